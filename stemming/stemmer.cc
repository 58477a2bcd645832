#include "stemming/stemmer.h"

#include <libstemmer.h>

#include <algorithm>
#include <array>

#include "stemming/folding.h"
#include "stemming/noun_forms.h"

namespace fundstelle {
namespace {

/// What libstemmer's third step cuts: derivation, which makes another word.
constexpr std::array<std::string_view, 8> kDerivation = {"heit", "keit", "lich", "isch",
                                                         "ung",  "end",  "ig",   "ik"};
constexpr std::array<std::string_view, 3> kAdjectivalOnly = {"em", "est", "st"};

}  // namespace

void Stemmer::Delete::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

Stemmer::Stemmer(const Lexicon& lexicon, const StemTables& tables)
    : snowball_(sb_stemmer_new("german", "UTF_8")), nouns_(lexicon), tables_(tables), verbs_(lexicon, tables) {}

std::string Stemmer::run(std::string_view word) {
  const std::string input(word);
  const sb_symbol* const stem = sb_stemmer_stem(
      snowball_.get(), reinterpret_cast<const sb_symbol*>(input.data()), static_cast<int>(input.size()));
  if (stem == nullptr) return input;
  return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(snowball_.get()))};
}

std::string Stemmer::snowball(std::string_view folded) { return run(restore_umlauts(strip_accents(folded))); }

/// libstemmer's cut, as far as it is inflection.
std::string Stemmer::inflection(std::string_view word, bool noun) {
  std::string stem = run(word);
  if (!word.starts_with(stem)) return stem;
  if (noun) {
    for (const std::string_view ending : kAdjectivalOnly) {
      if (word.size() == stem.size() + ending.size() && word.ends_with(ending)) return std::string(word);
    }
  }
  for (bool grown = true; grown;) {
    grown = false;
    for (const std::string_view suffix : kDerivation) {
      if (!word.substr(stem.size()).starts_with(suffix)) continue;
      stem += suffix;
      grown = true;
      break;
    }
  }
  return stem;
}

Stem Stemmer::stem(std::string_view folded, bool capital) {
  const std::string word = strip_accents(folded);
  if (const StemTables::Exception* exception = tables_.exception(word)) {
    return {exception->stem, "exception: " + std::string(exception->reason)};
  }
  if (word.size() < 4) return {word.size() < 3 ? word : inflection(word, false), "Snowball"};
  const bool noun = nouns_.is_noun(word);
  if (!noun) {
    if (auto form = verbs_.find(word, capital)) return {std::move(form->stem), form->reason};
  }
  std::string base = word;
  std::string reason = "Snowball";
  if (std::string found = nouns_.feminine_base(word); !found.empty()) {
    base = std::move(found);
    reason = "feminine";
    if (const StemTables::Exception* exception = tables_.exception(base)) return {exception->stem, reason};
  }
  if (std::string found = nouns_.foreign_singular(base); !found.empty()) return {found, "foreign plural"};
  if (std::string found = nouns_.umlaut_base(base); !found.empty()) {
    if (const StemTables::Exception* exception = tables_.exception(found)) return {exception->stem, "umlaut plural"};
    return {inflection(found, true), "umlaut plural"};
  }
  if (!noun) {
    if (std::string found = nouns_.comparison_base(base); !found.empty()) return {found, "comparison"};
  }
  if (std::string found = nouns_.agent(base); !found.empty()) return {found, reason == "Snowball" ? "noun in -er" : reason};
  if (std::string found = nouns_.without_genitive(base); !found.empty()) {
    return {inflection(found, true), "genitive or plural -s"};
  }
  return {inflection(base, noun), reason};
}

}  // namespace fundstelle
