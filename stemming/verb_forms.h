// Finds the verb behind a form: strong and regular, with prefixes, -ge- and -zu-.
//
//   spricht, sprach, gesprochen → sprech      angekündigt, anzukündigen, ankündigte → ankuendig
//
// A regular form counts only if the lexicon knows the verb, so that nouns and adjectives with like
// endings stay what they are. Immutable; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "stemming/lexicon.h"
#include "stemming/stem_tables.h"

namespace fundstelle {

struct VerbForm {
  std::string infinitive;
  const char* reason = "";
  bool prefixed = false;  ///< a separable prefix stands before -ge-, -zu- or a strong form
};

class VerbForms {
 public:
  VerbForms(const Lexicon& lexicon, const StemTables& tables)
      : lexicon_(lexicon), tables_(tables) {}

  std::optional<VerbForm> find(std::string_view folded) const;

  /// The infinitive that a form has by its shape alone, whether or not the lexicon knows the verb:
  /// "anleitend", "pasteurisierte", "verkeiltes". Empty if the shape is no verb's.
  std::string by_shape(std::string_view folded) const;

  /// Forms of the simple strong verbs alone.
  std::optional<VerbForm> find_strong(std::string_view folded) const;

  /// "Versprechen", "vorgehen": a prefix before the infinitive of a strong verb.
  bool is_prefixed_infinitive(std::string_view folded) const;

  /// Whether the lexicon knows `infinitive` as a verb.
  bool is_verb(std::string_view infinitive) const;

  /// The infinitive without -en; the whole of it where that would be a noun (laufen, Lauf).
  std::string stem(std::string_view infinitive) const;

 private:
  std::optional<VerbForm> find_prefixed(std::string_view folded, int depth) const;
  std::optional<VerbForm> behind_prefix(const VerbPrefix& prefix, std::string_view rest,
                                        int depth) const;
  std::string weak_by_shape(std::string_view prefix, std::string_view rest) const;
  enum class Place { alone, behind_prefix };
  std::string regular_or_participle(std::string_view form, Place place) const;
  std::optional<VerbForm> behind_separable(const VerbPrefix& prefix, std::string_view rest,
                                           int depth) const;
  std::optional<VerbForm> present_participle(std::string_view folded) const;
  std::optional<VerbForm> compared_participle(std::string_view folded) const;
  bool is_noun(std::string_view form) const;
  std::string regular(std::string_view form, Place place) const;
  std::string regular_participle(std::string_view form) const;
  std::string verb_of(std::string_view stem) const;

  const Lexicon& lexicon_;
  const StemTables& tables_;
};

}  // namespace fundstelle
