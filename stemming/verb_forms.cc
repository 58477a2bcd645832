#include "stemming/verb_forms.h"

#include <algorithm>
#include <array>

namespace fundstelle {
namespace {

/// Endings of regular verbs; shorter ones first, so that leistet is not taken for a form of
/// "leisen".
constexpr std::array<std::string_view, 14> kEndings = {
    "e", "t", "en", "te", "et", "st", "est", "ete", "tet", "ten", "test", "eten", "etet", "etest"};
constexpr std::array<std::string_view, 5> kAdjectival = {"en", "em", "er", "es", "e"};

/// Prefixes behind which a participle has no ge-, and which no particle is.
constexpr std::array<std::string_view, 5> kInseparable = {"ver", "zer", "ent", "be", "er"};
/// Endings of adjectives, compared ones too, behind a participle.
constexpr std::array<std::string_view, 11> kParticipial = {"",   "e",  "en",   "em",   "er", "es",
                                                           "st", "et", "eren", "este", "est"};

std::string_view without(std::string_view word, std::size_t ending) {
  return word.substr(0, word.size() - ending);
}

std::string_view without_adjectival(std::string_view word, std::string_view before) {
  for (const std::string_view ending : kAdjectival) {
    if (word.ends_with(ending) && without(word, ending.size()).ends_with(before)) {
      return without(word, ending.size());
    }
  }
  return word;
}

}  // namespace

bool VerbForms::is_verb(std::string_view infinitive) const {
  if (tables_.is_weak_infinitive(infinitive)) return true;
  LexiconEntry entry;
  // Nominalised infinitives and plurals (Zahlen) raise the share of capitals.
  return lexicon_.find(infinitive, entry) && entry.log_count() >= 6 && entry.capital_share() <= 13;
}

/// The infinitive of the verb with this bare stem ("sag", "handel"), if the lexicon confirms it:
/// adjectives in -en have no forms in -t.
std::string VerbForms::verb_of(std::string_view stem) const {
  if (stem.size() < 3) return {};
  const std::string bare(stem);
  const bool liquid = stem.ends_with("el") || stem.ends_with("er");
  for (const std::string_view ending : {"n", "en"}) {
    if (ending == "n" && !liquid) continue;
    std::string infinitive = bare + std::string(ending);
    if (tables_.is_weak_infinitive(infinitive)) return infinitive;
    if (!is_verb(infinitive)) continue;
    if (lexicon_.contains(bare + "t") || lexicon_.contains(bare + "te") ||
        lexicon_.contains(bare + "et") || lexicon_.contains(bare + "ete") ||
        lexicon_.contains(bare + "ten") || lexicon_.contains("ge" + bare + "t") ||
        tables_.is_strong_infinitive(infinitive)) {
      return infinitive;
    }
  }
  return {};
}

std::string VerbForms::regular(std::string_view form, Place place) const {
  LexiconEntry entry;
  // Behind a prefix the whole decides (aufrollen, Rollen), and whoever asks has seen it.
  const bool noun = place == Place::alone && lexicon_.find(form, entry) && entry.is_word() &&
                    entry.capital_share() >= 8;
  for (const std::string_view ending : kEndings) {
    if (!form.ends_with(ending) || form.size() < ending.size() + 3) continue;
    // Reisen is the plural of Reise before it is a verb.
    if (ending.front() == 'e' && ending.size() <= 2 && ending != "et" && noun) continue;
    if (std::string verb = verb_of(without(form, ending.size())); !verb.empty()) return verb;
  }
  // handeln, fordern; sammle, fordre.
  if (form.ends_with("ern") || form.ends_with("eln")) return verb_of(without(form, 1));
  if (form.ends_with("le") && form.size() >= 5)
    return verb_of(std::string(without(form, 2)) + "el");
  if (form.ends_with("re") && form.size() >= 5)
    return verb_of(std::string(without(form, 2)) + "er");
  return {};
}

/// Forms of verbs whose participle has no ge-: "verkeilt", "verkeiltes".
std::string VerbForms::regular_or_participle(std::string_view form, Place place) const {
  if (std::string verb = regular(form, place); !verb.empty()) return verb;
  const std::string_view bare = without_adjectival(form, "t");
  return bare.size() < form.size() ? regular(bare, place) : std::string();
}

/// "verspottet", "verkeiltes", unknown to the lexicon. Where the bare stem might end in t of its
/// own (entfalt-e, verkeil-te), the lexicon is asked for the noun or adjective behind it.
std::string VerbForms::weak_by_shape(std::string_view prefix, std::string_view rest) const {
  static constexpr std::array<std::string_view, 8> kTails = {"est", "en", "er", "es",
                                                             "em",  "et", "e",  ""};
  for (const std::string_view tail : kTails) {
    if (!rest.ends_with(tail) || rest.size() < tail.size() + 3) continue;
    std::string_view body = without(rest, tail.size());
    if (!body.ends_with("t")) continue;
    const std::string front(prefix);
    if (body.ends_with("tet") || body.ends_with("det"))
      return front + std::string(without(body, 2)) + "en";
    body = without(body, 1);
    if (body.size() < 3 || body.find_first_of("aeiouy") == std::string_view::npos) return {};
    const std::string root(body);
    const bool known =
        lexicon_.contains(root) || lexicon_.contains(root + "en") || lexicon_.contains(root + "e");
    const bool own_t = body.ends_with("t") || body.ends_with("ch") || body.ends_with("f") ||
                       body.ends_with("s") || lexicon_.contains(root + "t") ||
                       lexicon_.contains(root + "te") || tail == "en";
    return known || !own_t ? front + root + "en" : std::string();
  }
  return {};
}

std::string VerbForms::by_shape(std::string_view folded) const {
  // Verbs in -ieren have no other forms, and no other words have these.
  for (std::size_t at = folded.rfind("ier"); at != std::string_view::npos && at >= 2;) {
    const std::string_view ending = folded.substr(at + 3);
    const bool past = ending.starts_with("t") && std::find(kParticipial.begin(), kParticipial.end(),
                                                           ending.substr(1)) != kParticipial.end();
    if (past || ending == "en" || ending == "st")
      return std::string(folded.substr(0, at + 3)) + "en";
    break;
  }
  // Present participles.
  for (const std::string_view ending : {"", "e", "en", "em", "er", "es"}) {
    if (!folded.ends_with(ending)) continue;
    const std::string_view body = without(folded, ending.size());
    if (body.size() >= 7 &&
        (body.ends_with("end") || body.ends_with("ernd") || body.ends_with("elnd"))) {
      return std::string(without(body, 1));
    }
  }
  LexiconEntry entry;
  if (lexicon_.find(folded, entry) && entry.is_word() && entry.capital_share() >= 8) return {};
  for (const std::string_view prefix : kInseparable) {
    if (folded.starts_with(prefix) && folded.size() >= prefix.size() + 4)
      return weak_by_shape(prefix, folded.substr(prefix.size()));
  }
  return {};
}

/// "gesagt", "gesagten": sagen.
std::string VerbForms::regular_participle(std::string_view form) const {
  if (!form.starts_with("ge")) return {};
  const std::string_view body = without_adjectival(form.substr(2), "t");
  if (!body.ends_with("t")) return {};
  if (body.ends_with("et")) {
    if (std::string verb = verb_of(without(body, 2)); !verb.empty()) return verb;
  }
  return verb_of(without(body, 1));
}

/// Stand, Band, Schnitt: whether the form is often a noun. The written case does not decide, since
/// queries are often written small.
bool VerbForms::is_noun(std::string_view form) const {
  LexiconEntry entry;
  return lexicon_.find(form, entry) && entry.is_word() && entry.capital_share() >= 5;
}

bool VerbForms::is_prefixed_infinitive(std::string_view folded) const {
  return folded.ends_with("n") &&
         std::any_of(tables_.prefixes().begin(), tables_.prefixes().end(),
                     [&](const VerbPrefix& prefix) {
                       return folded.starts_with(prefix.text) &&
                              tables_.is_strong_infinitive(folded.substr(prefix.text.size()));
                     });
}

std::optional<VerbForm> VerbForms::find_strong(std::string_view folded) const {
  const StrongForm* const form = tables_.strong_form(folded);
  if (form == nullptr || (form->noun_like && is_noun(folded))) return std::nullopt;
  return VerbForm{form->infinitive, "strong verb", false};
}

std::optional<VerbForm> VerbForms::behind_separable(const VerbPrefix& prefix, std::string_view rest,
                                                    int depth) const {
  const auto with = [&](const std::string& infinitive, const char* reason) {
    return VerbForm{prefix.text + infinitive, reason, true};
  };
  if (std::string verb = regular_participle(rest); !verb.empty()) return with(verb, "participle");
  if (rest.starts_with("zu") && rest.size() >= 5 && rest.ends_with("n")) {
    const std::string infinitive(rest.substr(2));
    const std::size_t ending = infinitive.ends_with("en") ? 2 : 1;
    if (tables_.is_strong_infinitive(infinitive) ||
        verb_of(without(infinitive, ending)) == infinitive) {
      return with(infinitive, "infinitive with zu");
    }
  }
  if (depth < 1) {
    if (auto inner = find_prefixed(rest, depth + 1)) return with(inner->infinitive, inner->reason);
  }
  std::string verb = regular(rest, Place::behind_prefix);
  if (!verb.empty() && rest.size() >= 5) {
    return with(verb, "verb");
  }
  return std::nullopt;
}

std::optional<VerbForm> VerbForms::behind_prefix(const VerbPrefix& prefix, std::string_view rest,
                                                 int depth) const {
  if (const StrongForm* form = tables_.strong_form(rest)) {
    // Whoever asks has seen that the whole is no noun: "durchschwamm", unlike "Schwamm".
    const bool infinitive = tables_.is_strong_infinitive(rest);
    const bool noun = form->noun_like && is_noun(std::string(prefix.text) + std::string(rest));
    if (!infinitive && !noun && (prefix.separable || !form->participle)) {
      return VerbForm{prefix.text + form->infinitive, "strong verb", prefix.separable};
    }
  }
  if (prefix.inseparable) {
    if (const StrongForm* form = tables_.bare_participle(rest)) {
      std::string infinitive = prefix.text + form->infinitive;
      if (lexicon_.contains(infinitive))
        return VerbForm{std::move(infinitive), "strong verb", false};
    }
  }
  if (prefix.separable) {
    if (auto form = behind_separable(prefix, rest, depth)) return form;
  }
  if (prefix.inseparable && rest.size() >= 5) {
    if (std::string verb = regular_or_participle(rest, Place::behind_prefix); !verb.empty())
      return VerbForm{prefix.text + verb, "verb", false};
  }
  return std::nullopt;
}

std::optional<VerbForm> VerbForms::find_prefixed(std::string_view folded, int depth) const {
  for (const VerbPrefix& prefix : tables_.prefixes()) {
    if (!folded.starts_with(prefix.text) || folded.size() < prefix.text.size() + 3) continue;
    if (auto form = behind_prefix(prefix, folded.substr(prefix.text.size()), depth)) return form;
  }
  return std::nullopt;
}

/// "gebend", "auszuteilendes": the infinitive before -d, if it is a verb's.
std::optional<VerbForm> VerbForms::present_participle(std::string_view folded) const {
  const std::string_view body = without_adjectival(folded, "nd");
  const bool shaped = body.ends_with("end") || body.ends_with("ernd") || body.ends_with("elnd");
  if (!shaped || body.size() < 5) return std::nullopt;
  const std::string_view infinitive = without(body, 1);
  const std::size_t ending = infinitive.ends_with("en") ? 2 : 1;
  if (tables_.is_strong_infinitive(infinitive) ||
      verb_of(without(infinitive, ending)) == infinitive) {
    return VerbForm{std::string(infinitive), "present participle", false};
  }
  return find_prefixed(infinitive, 0);
}

/// "geachtetsten", "spannendere": a participle compared.
std::optional<VerbForm> VerbForms::compared_participle(std::string_view folded) const {
  for (const std::string_view ending : kAdjectival) {
    if (!folded.ends_with(ending)) continue;
    const std::string_view body = without(folded, ending.size());
    for (const std::string_view sign : {"er", "st", "est"}) {
      if (!body.ends_with(sign) || body.size() < sign.size() + 6) continue;
      const std::string_view base = without(body, sign.size());
      if (!base.ends_with("t") && !base.ends_with("en") && !base.ends_with("nd")) continue;
      if (auto form = find(base)) return form;
    }
  }
  return std::nullopt;
}

std::optional<VerbForm> VerbForms::find(std::string_view folded) const {
  if (auto form = find_strong(folded)) return form;
  if (auto form = present_participle(folded)) return form;
  if (auto form = compared_participle(folded)) return form;
  // A verb that begins with ge- of its own: gebraucht, gewährt.
  const bool own_ge =
      folded.starts_with("ge") && folded.ends_with("t") && !verb_of(without(folded, 1)).empty();
  if (!own_ge) {
    if (std::string verb = regular_participle(folded); !verb.empty())
      return VerbForm{verb, "participle", false};
  }
  for (const std::string_view prefix : kInseparable) {
    if (!folded.starts_with(prefix) || folded.size() < prefix.size() + 4) continue;
    if (std::string verb = regular_or_participle(folded, Place::alone); !verb.empty())
      return VerbForm{verb, "verb", false};
  }
  if (folded.size() >= 5) {
    if (auto form = find_prefixed(folded, 0)) return form;
  }
  if (std::string verb = regular(folded, Place::alone); !verb.empty())
    return VerbForm{verb, "verb", false};
  return std::nullopt;
}

std::string VerbForms::stem(std::string_view infinitive) const {
  if (const StemTables::Exception* exception = tables_.exception(infinitive))
    return exception->stem;
  for (const VerbPrefix& prefix : tables_.prefixes()) {
    if (!infinitive.starts_with(prefix.text) || infinitive.size() < prefix.text.size() + 4)
      continue;
    const std::string_view base = infinitive.substr(prefix.text.size());
    if (tables_.is_strong_infinitive(base) || is_verb(base)) return prefix.text + stem(base);
  }
  // handeln and wandern keep their n: Handel and Wanderer are other words.
  if (!infinitive.ends_with("en") || infinitive.size() < 5) return std::string(infinitive);
  const std::string_view bare = without(infinitive, 2);
  LexiconEntry entry;
  const bool noun =
      lexicon_.find(bare, entry) && entry.log_count() >= 14 && entry.capital_share() >= 12;
  return std::string(noun ? infinitive : bare);
}

}  // namespace fundstelle
