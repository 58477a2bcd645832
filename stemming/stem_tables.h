// The exception tables over the stemmer: single forms, strong verbs, verb prefixes.
//
// Immutable after construction; any thread. All words are folded.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace fundstelle {

/// A form of a strong verb.
struct StrongForm {
  std::string infinitive;
  bool noun_like = false;   ///< capitalised it is mostly another word ("Stand")
  bool participle = false;  ///< with its ge-, if the verb has one
};

struct VerbPrefix {
  std::string text;
  bool separable = false;    ///< it may stand apart, and -ge- and -zu- go between
  bool inseparable = false;  ///< its participle has no ge-
};

class StemTables {
 public:
  StemTables();

  /// Stem and reason of a form that the exception table lists; nullptr otherwise.
  struct Exception {
    std::string stem;
    std::string_view reason;
  };
  const Exception* exception(std::string_view form) const;

  const StrongForm* strong_form(std::string_view form) const;
  /// "sprochen": a strong participle less its ge-, as behind an inseparable prefix.
  const StrongForm* bare_participle(std::string_view form) const;
  /// Whether `infinitive` is a simple strong verb.
  bool is_strong_infinitive(std::string_view infinitive) const {
    return strong_infinitives_.contains(std::string(infinitive));
  }

  /// Whether `infinitive` is a listed regular verb.
  bool is_weak_infinitive(std::string_view infinitive) const {
    return weak_infinitives_.contains(std::string(infinitive));
  }
  /// Whether `word` is a listed adjective in its base form.
  bool is_adjective(std::string_view word) const { return adjectives_.contains(std::string(word)); }

  /// Prefixes, longest first.
  const std::vector<VerbPrefix>& prefixes() const { return prefixes_; }

  /// Whether the table of separable verbs holds particle + base.
  bool is_separable_verb(std::string_view infinitive) const {
    return separable_verbs_.contains(std::string(infinitive));
  }
  /// Whether some listed verb has this base ("kuendigen").
  bool is_separable_base(std::string_view infinitive) const {
    return separable_bases_.contains(std::string(infinitive));
  }
  /// Particles that stand apart in some listed verb.
  bool is_particle(std::string_view word) const { return particles_.contains(std::string(word)); }

 private:
  void add_exceptions();
  static void add_words(std::string_view file, std::unordered_set<std::string>& words);
  void add_strong_verbs();
  void add_strong_row(const std::vector<std::string_view>& fields);

  std::unordered_map<std::string, Exception> exceptions_;
  std::unordered_map<std::string, StrongForm> strong_forms_;
  std::unordered_map<std::string, StrongForm> bare_participles_;
  std::unordered_set<std::string> strong_infinitives_;
  std::unordered_set<std::string> weak_infinitives_;
  std::unordered_set<std::string> adjectives_;
  std::vector<VerbPrefix> prefixes_;
  std::unordered_set<std::string> separable_verbs_;
  std::unordered_set<std::string> separable_bases_;
  std::unordered_set<std::string> particles_;
};

}  // namespace fundstelle
