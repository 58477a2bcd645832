#include "stemming/stemmer.h"

#include <libstemmer.h>

#include <algorithm>
#include <array>

#include "stemming/adjective_forms.h"
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
    : snowball_(sb_stemmer_new("german", "UTF_8")),
      nouns_(lexicon),
      tables_(tables),
      verbs_(lexicon, tables) {}

std::string Stemmer::run(std::string_view word) {
  const std::string input(word);
  const sb_symbol* const stem =
      sb_stemmer_stem(snowball_.get(), reinterpret_cast<const sb_symbol*>(input.data()),
                      static_cast<int>(input.size()));
  if (stem == nullptr) return input;
  return {reinterpret_cast<const char*>(stem),
          static_cast<std::size_t>(sb_stemmer_length(snowball_.get()))};
}

std::string Stemmer::snowball(std::string_view folded) {
  return run(restore_umlauts(strip_accents(folded)));
}

/// libstemmer's cut, as far as it is inflection.
std::string Stemmer::inflection(std::string_view word, bool noun) {
  std::string stem = run(word);
  if (!word.starts_with(stem)) return stem;
  if (noun) {
    for (const std::string_view ending : kAdjectivalOnly) {
      if (word.size() == stem.size() + ending.size() && word.ends_with(ending))
        return std::string(word);
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

/// The base form of a noun that libstemmer cuts too far: Dienste → dienst, where it makes dien.
std::string Stemmer::noun_base(std::string_view word, std::string_view stem) const {
  for (const std::string_view ending : {"es", "s", "n", "en", "e"}) {
    if (!word.ends_with(ending) || word.size() <= stem.size() + ending.size()) continue;
    const std::string_view base = word.substr(0, word.size() - ending.size());
    if (nouns_.is_noun(base)) return std::string(base);
  }
  // Nachbarn, Knien: libstemmer leaves the n behind r and l, and that of short words.
  const std::string_view base = word.substr(0, word.size() - 1);
  const bool left =
      word == stem && (word.ends_with("rn") || word.ends_with("ln") || word.ends_with("en"));
  if (left && nouns_.is_common_noun(base, word)) return std::string(base);
  return {};
}

Stem Stemmer::stem(std::string_view folded) {
  const std::string word = strip_accents(folded);
  return stem_as(word, nouns_.is_noun(word), 0);
}

Stem Stemmer::head_stem(std::string_view folded) {
  const std::string word = strip_accents(folded);
  // Kreide|weiß is not of wissen, eis|freiem not of a noun.
  if (!nouns_.is_noun(word)) {
    if (std::string base = listed_adjective(word, tables_); !base.empty())
      return {std::move(base), "adjective"};
  }
  return stem_as(word, nouns_.is_noun(word) || nouns_.inflects_noun(word), 0);
}

std::string Stemmer::compound_adjective(std::string_view folded, std::size_t head) const {
  const std::string word = strip_accents(folded);
  if (word.size() != folded.size() || nouns_.is_noun(word.substr(head))) return {};
  std::string base = adjective_base(word);
  return base.size() > head + 2 ? base : std::string();
}

Stem Stemmer::stem_as(const std::string& word, bool noun, int depth) {
  if (!noun || tables_.is_strong_infinitive(word)) {
    if (auto form = verbs_.find_strong(word)) return {verbs_.stem(form->infinitive), form->reason};
  }
  if (const StemTables::Exception* exception = tables_.exception(word)) {
    return {exception->stem, "exception: " + std::string(exception->reason)};
  }
  if (!noun) {
    if (std::string base = listed_adjective(word, tables_); !base.empty())
      return {std::move(base), "adjective"};
  }
  if (!noun && word.size() >= 4) {
    // Begehrenswert is no form of a verb in be-.
    if (std::string base = adjective_base(word); base.ends_with("wert"))
      return {std::move(base), "adjective"};
    if (auto form = verbs_.find(word)) return {verbs_.stem(form->infinitive), form->reason};
    std::string infinitive = depth < 2 ? verbs_.by_shape(word) : std::string();
    if (!infinitive.empty() && infinitive != word) {
      return {stem_as(infinitive, false, depth + 1).text, "verb by its shape"};
    }
    if (!infinitive.empty()) return {verbs_.stem(word), "verb by its shape"};
    if (std::string base = adjective_base(word); !base.empty())
      return {std::move(base), "adjective"};
  }
  if (noun && verbs_.is_prefixed_infinitive(word)) return {verbs_.stem(word), "nominalised verb"};
  return noun_stem(word, noun, 0);
}

/// Nouns, adjectives and words the lexicon lacks. A base form found is stemmed in its turn.
Stem Stemmer::noun_stem(const std::string& word, bool noun, int depth) {
  if (word.size() < 4) return {word.size() < 3 ? word : inflection(word, false), "Snowball"};
  const auto again = [&](const std::string& base, const char* reason) -> Stem {
    if (const StemTables::Exception* exception = tables_.exception(base))
      return {exception->stem, reason};
    if (depth >= 2) return {inflection(base, true), reason};
    return {noun_stem(base, nouns_.is_noun(base), depth + 1).text, reason};
  };
  if (std::string base = nouns_.feminine_base(word); !base.empty()) return again(base, "feminine");
  if (std::string base = nouns_.foreign_singular(word); !base.empty())
    return {base, "foreign plural"};
  if (std::string base = nouns_.umlaut_base(word); !base.empty())
    return again(base, "umlaut plural");
  if (!noun) {
    if (std::string base = nouns_.comparison_base(word); !base.empty()) return {base, "comparison"};
  }
  if (std::string base = nouns_.agent(word); !base.empty()) return {base, "noun in -er"};
  if (std::string base = nouns_.without_genitive(word); !base.empty()) {
    return again(base, "genitive or plural -s");
  }
  std::string stem = inflection(word, noun);
  if (std::string base = noun_base(word, stem); !base.empty()) return again(base, "Snowball");
  return {std::move(stem), "Snowball"};
}

}  // namespace fundstelle
