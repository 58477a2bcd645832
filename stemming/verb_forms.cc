#include "stemming/verb_forms.h"

#include <algorithm>
#include <array>

namespace fundstelle {
namespace {

/// Endings of regular verbs that libstemmer leaves; longer ones first.
constexpr std::array<std::string_view, 11> kEndings = {"etest", "etet", "eten", "test", "tet", "ete",
                                                       "ten",   "est",  "te",   "et",   "st"};
constexpr std::array<std::string_view, 5> kAdjectival = {"en", "em", "er", "es", "e"};

std::string_view without(std::string_view word, std::size_t ending) {
  return word.substr(0, word.size() - ending);
}

bool ends_liquid(std::string_view stem) { return stem.ends_with("el") || stem.ends_with("er"); }

}  // namespace

bool VerbForms::is_verb(std::string_view infinitive) const {
  LexiconEntry entry;
  // Nominalised infinitives raise the share of capitals; adjectives in -en have no forms in -t.
  return lexicon_.find(infinitive, entry) && entry.log_count() >= 6 && entry.capital_share() <= 9;
}

/// The stem of the verb with this bare stem ("sag", "handel"), if the lexicon confirms it.
std::string VerbForms::verb_of(std::string_view stem) const {
  if (stem.size() < 3) return {};
  const std::string bare(stem);
  const std::string infinitive = bare + (ends_liquid(stem) ? "n" : "en");
  if (!is_verb(infinitive)) return {};
  const bool confirmed = lexicon_.contains(bare + "t") || lexicon_.contains(bare + "te") ||
                         lexicon_.contains(bare + "et") || lexicon_.contains(bare + "ete") ||
                         lexicon_.contains("ge" + bare + "t") || tables_.is_strong_infinitive(infinitive);
  return confirmed ? StemTables::infinitive_stem(infinitive) : std::string();
}

std::string VerbForms::regular_stem(std::string_view form) const {
  for (const std::string_view ending : kEndings) {
    if (!form.ends_with(ending) || form.size() < ending.size() + 3) continue;
    if (std::string stem = verb_of(without(form, ending.size())); !stem.empty()) return stem;
  }
  if (form.ends_with("t")) return verb_of(without(form, 1));
  // fordere, fordern: libstemmer would cut "er" too.
  if (form.ends_with("ere") || form.ends_with("ele")) return verb_of(without(form, 1));
  if (form.ends_with("ern") || form.ends_with("eln")) return verb_of(without(form, 1));
  return {};
}

/// "gesagt", "gesagten": the stem of "sagen".
std::string VerbForms::regular_participle(std::string_view form) const {
  if (!form.starts_with("ge")) return {};
  std::string_view body = form.substr(2);
  for (const std::string_view ending : kAdjectival) {
    if (body.ends_with(ending) && without(body, ending.size()).ends_with("t")) {
      body = without(body, ending.size());
      break;
    }
  }
  if (!body.ends_with("t")) return {};
  if (body.ends_with("et")) {
    if (std::string stem = verb_of(without(body, 2)); !stem.empty()) return stem;
  }
  return verb_of(without(body, 1));
}

std::optional<VerbForm> VerbForms::find_simple(std::string_view folded, bool capital) const {
  if (const StrongForm* form = tables_.strong_form(folded)) {
    if (!(form->noun_like && capital)) return VerbForm{form->stem, "strong verb", false};
    return std::nullopt;
  }
  if (std::string stem = regular_stem(folded); !stem.empty()) return VerbForm{stem, "verb", false};
  if (std::string stem = regular_participle(folded); !stem.empty()) {
    return VerbForm{stem, "participle", false};
  }
  return std::nullopt;
}

std::optional<VerbForm> VerbForms::behind_prefix(const VerbPrefix& prefix, std::string_view rest,
                                                 bool capital, int depth) const {
  const auto with = [&](const std::string& stem, const char* reason) {
    return VerbForm{prefix.text + stem, reason, prefix.separable};
  };
  if (const StrongForm* form = tables_.strong_form(rest)) {
    const bool infinitive = tables_.is_strong_infinitive(rest);
    if (!infinitive && !(form->noun_like && capital) && (prefix.separable || !form->participle)) {
      return with(form->stem, "strong verb");
    }
  }
  if (prefix.inseparable) {
    if (const StrongForm* form = tables_.bare_participle(rest)) {
      const std::string infinitive = prefix.text + form->stem + "en";
      if (lexicon_.contains(infinitive) || lexicon_.contains(prefix.text + std::string(rest))) {
        return with(form->stem, "strong verb");
      }
    }
  }
  if (!prefix.separable) return std::nullopt;
  if (std::string stem = regular_participle(rest); !stem.empty()) return with(stem, "participle");
  if (rest.starts_with("zu") && rest.size() >= 5 && rest.ends_with("n")) {
    const std::string_view infinitive = rest.substr(2);
    if (is_verb(infinitive) || tables_.is_strong_infinitive(infinitive)) {
      return with(StemTables::infinitive_stem(infinitive), "infinitive with zu");
    }
  }
  if (depth < 1) {
    if (std::optional<VerbForm> inner = find_prefixed(rest, capital, depth + 1)) {
      return with(inner->stem, inner->reason);
    }
  }
  if (std::string stem = regular_stem(rest); !stem.empty() && !rest.starts_with("ge")) {
    const std::string infinitive = prefix.text + stem + (stem.ends_with("n") ? "" : "en");
    if (tables_.is_separable_verb(infinitive)) return with(stem, "verb");
  }
  return std::nullopt;
}

std::optional<VerbForm> VerbForms::find_prefixed(std::string_view folded, bool capital, int depth) const {
  for (const VerbPrefix& prefix : tables_.prefixes()) {
    if (!folded.starts_with(prefix.text) || folded.size() < prefix.text.size() + 3) continue;
    if (auto form = behind_prefix(prefix, folded.substr(prefix.text.size()), capital, depth)) return form;
  }
  return std::nullopt;
}

std::optional<VerbForm> VerbForms::find(std::string_view folded, bool capital) const {
  if (auto form = find_simple(folded, capital)) return form;
  if (folded.size() < 5) return std::nullopt;
  return find_prefixed(folded, capital, 0);
}

}  // namespace fundstelle
