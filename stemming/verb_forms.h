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
  std::string stem;          ///< the infinitive's
  const char* reason = "";
  bool prefixed = false;     ///< a separable prefix stands before -ge-, -zu- or a strong form
};

class VerbForms {
 public:
  VerbForms(const Lexicon& lexicon, const StemTables& tables) : lexicon_(lexicon), tables_(tables) {}

  /// `capital` tells whether the word is written with one: "Stand" is no form of stehen.
  std::optional<VerbForm> find(std::string_view folded, bool capital) const;

  /// Whether the lexicon knows `infinitive` as a verb.
  bool is_verb(std::string_view infinitive) const;

 private:
  std::optional<VerbForm> find_simple(std::string_view folded, bool capital) const;
  std::optional<VerbForm> find_prefixed(std::string_view folded, bool capital, int depth) const;
  std::optional<VerbForm> behind_prefix(const VerbPrefix& prefix, std::string_view rest,
                                        bool capital, int depth) const;
  std::string regular_stem(std::string_view form) const;
  std::string regular_participle(std::string_view form) const;
  std::string verb_of(std::string_view stem) const;

  const Lexicon& lexicon_;
  const StemTables& tables_;
};

}  // namespace fundstelle
