#include "stemming/noun_forms.h"

#include <algorithm>
#include <array>

namespace fundstelle {
namespace {

std::string_view without(std::string_view word, std::size_t ending) {
  return word.substr(0, word.size() - ending);
}

/// The last umlaut taken back: haeus → haus; empty if there is none.
std::string plain_vowel(std::string_view word) {
  for (std::size_t i = word.size(); i-- > 1;) {
    if (word[i] != 'e') continue;
    const char c = word[i - 1];
    if (c != 'a' && c != 'o' && c != 'u') continue;
    // "ue" behind a vowel or q is none (neu, Quelle); "aeu" is the umlaut of "au".
    const char before = i >= 2 ? word[i - 2] : ' ';
    if (c == 'u' && std::string_view("aeouq").find(before) != std::string_view::npos) continue;
    return std::string(word.substr(0, i)) + std::string(word.substr(i + 1));
  }
  return {};
}

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view e) { return word.ends_with(e); });
}

constexpr std::array<std::string_view, 5> kPluralEndings = {"ern", "er", "en", "e", "n"};

}  // namespace

std::uint32_t NounForms::count(std::string_view word) const {
  LexiconEntry entry;
  return lexicon_.find(word, entry) ? entry.log_count() : 0;
}

bool NounForms::is_noun(std::string_view folded) const {
  LexiconEntry entry;
  return lexicon_.find(folded, entry) && entry.is_word() && entry.capital_share() >= 12;
}

bool NounForms::is_common_noun(std::string_view folded, std::string_view form) const {
  return is_noun(folded) && count(folded) + 8 >= count(form);
}

bool NounForms::is_adjective(std::string_view word) const {
  LexiconEntry entry;
  if (!lexicon_.find(word, entry) || entry.log_count() < 6) return false;
  if (entry.capital_share() <= 7) return true;
  // Klein and Jung are names too; their inflected forms are not.
  const std::string inflected = std::string(word) + "en";
  return lexicon_.find(inflected, entry) && entry.log_count() >= 6 && entry.capital_share() <= 4;
}

std::string NounForms::feminine_base(std::string_view word) const {
  std::string_view base = word;
  if (base.ends_with("innen"))
    base = without(base, 5);
  else if (base.ends_with("in"))
    base = without(base, 2);
  else
    return {};
  if (base.size() < 3) return {};
  // Person nouns by their suffix; -er, -ist, -ent are safe for words the lexicon lacks.
  const bool person =
      ends_with_any(base, {"er",   "ist",  "ent",   "ant", "eur", "tor",  "sor",  "ling", "aer",
                           "and",  "path", "graf",  "graph", "nom", "urg", "naut", "krat", "soph",
                           "gog"}) ||
      (word.ends_with("innen") && base.size() >= 5 && !ends_with_any(base, {"s", "w", "g", "r"}));
  const bool sure = word.ends_with("innen") || lexicon_.contains(std::string(base) + "innen");
  if (const std::string plain = plain_vowel(base); !plain.empty() && (sure || person)) {
    // Gender forms (Ärzt*innen) put bare stems among the counts, so the commoner base is the right
    // one.
    if (is_noun(plain) && count(plain) > count(base)) return plain;
    if (is_noun(plain + "e") && count(plain + "e") > count(base)) return plain + "e";
  }
  if (person && base.size() >= 5) return std::string(base);
  if (const std::string weak = std::string(base) + "e";
      base.ends_with("log") || (is_noun(weak) && sure))
    return weak;
  if (is_noun(base) && (sure || base.size() >= 5)) return std::string(base);
  return {};
}

std::string NounForms::foreign_singular(std::string_view word) const {
  if (word.ends_with("um") || word.ends_with("ums")) {
    const std::string_view base = word.ends_with("s") ? without(word, 1) : word;
    return is_noun(base) && base.size() >= 5 ? std::string(base) : std::string();
  }
  if (word.size() < 6) return {};
  if (word.ends_with("en") && !is_noun(without(word, 1)) && !is_noun(without(word, 2))) {
    const std::string stem(without(word, 2));
    for (const std::string_view ending : {"um", "us", "a", "on", "o", "is"}) {
      std::string singular = stem + std::string(ending);
      if (is_noun(singular) && count(singular) >= 6 &&
          count(singular) + (ending == "a" ? 8 : 16) >= count(word)) {
        return singular;
      }
    }
  }
  if (word.ends_with("a")) {
    for (const std::string_view ending : {"um", "on"}) {
      std::string singular = std::string(without(word, 1)) + std::string(ending);
      if (is_noun(singular) && count(singular) >= 6) return singular;
    }
  }
  return {};
}

std::string NounForms::umlaut_base(std::string_view word) const {
  if (word.find('e') == std::string_view::npos || word.size() < 4) return {};
  LexiconEntry entry;
  // A form written small is a verb's or an adjective's: schönen, drücken.
  if (lexicon_.find(word, entry) && entry.is_word() && entry.capital_share() < 8) return {};
  for (const std::string_view ending : kPluralEndings) {
    if (!word.ends_with(ending) || word.size() < ending.size() + 3) continue;
    const std::string_view stem = without(word, ending.size());
    const std::string base = plain_vowel(stem);
    // Bären have their Bär; rare stems among the counts are cut-off words (Ärzt*innen).
    if (base.empty() || (is_noun(stem) && count(stem) + 12 >= count(base))) continue;
    // Fähren has its Fähre, Schülern its Schüler.
    if (ending != "e" && is_noun(std::string(stem) + "e")) continue;
    if (ending == "ern" && is_noun(std::string(stem) + "er")) continue;
    // A singular is seldom much rarer than its plural; a name is (Söder).
    if (is_noun(base) && count(base) >= 6 && count(base) + 10 >= count(word)) return base;
  }
  // Väter, Gärten, Vögel: no ending but the umlaut.
  std::string_view bare = word;
  if (ends_with_any(bare, {"ern", "eln"})) bare = without(bare, 1);
  if (ends_with_any(bare, {"er", "el", "en"})) {
    const std::string base = plain_vowel(without(bare, 2));
    if (base.empty()) return {};
    const std::string singular = base + std::string(bare.substr(bare.size() - 2));
    if (lexicon_.contains(std::string(bare) + "s") || lexicon_.contains(std::string(bare) + "in"))
      return {};
    LexiconEntry known;
    const bool noun =
        lexicon_.find(singular, known) && known.is_word() && known.capital_share() >= 9;
    if (noun && count(singular) + 6 >= count(bare)) return singular;
  }
  return {};
}

bool NounForms::inflects_noun(std::string_view folded) const {
  static constexpr std::array<std::string_view, 5> kForms = {"n", "en", "e", "s", "es"};
  return std::any_of(kForms.begin(), kForms.end(), [&](std::string_view ending) {
    return folded.ends_with(ending) && folded.size() >= ending.size() + 3 &&
           is_noun(without(folded, ending.size()));
  });
}

std::string NounForms::comparison_base(std::string_view word) const {
  static constexpr std::array<std::string_view, 16> kEndings = {
      "eren", "erem", "erer",  "eres",  "sten",  "stem", "ster", "stes",
      "ere",  "ste",  "esten", "ester", "estes", "este", "er",   "st"};
  for (const std::string_view ending : kEndings) {
    if (!word.ends_with(ending) || word.size() < ending.size() + 3) continue;
    const std::string_view stem = without(word, ending.size());
    if (const std::string plain = plain_vowel(stem);
        !plain.empty() && is_adjective(plain) && count(stem) < count(plain)) {
      return plain;
    }
    if (ending.size() >= 3 && ending != "ster" && is_adjective(stem) &&
        is_adjective(std::string(stem) + "en")) {
      return std::string(stem);
    }
  }
  return {};
}

std::string NounForms::agent(std::string_view word) const {
  std::string_view base = word;
  if (base.ends_with("ers") || base.ends_with("ern")) base = without(base, 1);
  if (!base.ends_with("er") || base.size() < 5) return {};
  const std::string noun(base);
  LexiconEntry entry;
  if (lexicon_.find(noun, entry) && entry.is_word() && entry.capital_share() < 8) return {};
  const std::string bare(without(base, 2));
  const bool singular = lexicon_.contains(noun + "s") || lexicon_.contains(noun + "in") ||
                        lexicon_.contains(noun + "innen");
  // Steuer is no plural of a Steu; but Abgeordneter is an adjective's form.
  const bool simple = is_noun(noun) && !is_noun(bare) && !lexicon_.contains(bare + "em") &&
                      plain_vowel(bare).empty();
  return singular || simple ? noun : std::string();
}

std::string NounForms::without_genitive(std::string_view word) const {
  if (!word.ends_with("s") || word.size() < 4 || word.ends_with("ss")) return {};
  const std::string_view base = without(word, 1);
  const char last = base.back();
  const bool vowel = std::string_view("aeiouy").find(last) != std::string_view::npos;
  if (vowel && last != 'e') {
    if (is_noun(base) && count(base) + 2 >= count(word)) return std::string(base);
    const bool open = last == 'a' || last == 'o' || last == 'y' || base.ends_with("ski");
    return open && count(word) == 0 ? std::string(base) : std::string();
  }
  // libstemmer's list of letters before -s lacks these.
  return std::string_view("cjpqvw").find(last) != std::string_view::npos ? std::string(base)
                                                                         : std::string();
}

}  // namespace fundstelle
