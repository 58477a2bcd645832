// Reduces a folded word form to its stem: libstemmer's German algorithm between two safety layers.
//
// Before it come tables and rules for what it joins or parts wrongly: listed exceptions, verb
// forms, feminine forms, umlaut and foreign plurals, genitives of names. Behind it, what it cut
// beyond inflection is put back (Organ and organisch stay apart). Umlauts stay in the stem, spelled
// ae, oe, ue, unless a rule knows the base form: schon and schön stay apart, Häuser and Haus do
// not.
//
// Threads: a Stemmer belongs to one thread (libstemmer's state).
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "stemming/noun_forms.h"
#include "stemming/stem_tables.h"
#include "stemming/verb_forms.h"

struct sb_stemmer;

namespace fundstelle {

struct Stem {
  std::string text;
  std::string reason;  ///< for inspection
};

class Stemmer {
 public:
  Stemmer(const Lexicon& lexicon, const StemTables& tables);

  /// Stem of a simple folded word.
  Stem stem(std::string_view folded);

  /// Stem of a compound's last part, which is a noun where it may be one: Räuber|höhlen.
  Stem head_stem(std::string_view folded);

  /// Base of a compound that ends in a suffix of adjectives (mangel|haftes), its last part
  /// beginning at `head`; empty for others.
  std::string compound_adjective(std::string_view folded, std::size_t head) const;

  /// What libstemmer alone makes of it, as a yardstick.
  std::string snowball(std::string_view folded);

  const VerbForms& verbs() const { return verbs_; }

 private:
  struct Delete {
    void operator()(sb_stemmer* stemmer) const;
  };

  std::string run(std::string_view word);
  std::string inflection(std::string_view word, bool noun);
  std::string noun_base(std::string_view word, std::string_view stem) const;
  Stem stem_as(const std::string& word, bool noun, int depth);
  Stem noun_stem(const std::string& word, bool noun, int depth);

  std::unique_ptr<sb_stemmer, Delete> snowball_;
  NounForms nouns_;
  const StemTables& tables_;
  VerbForms verbs_;
};

}  // namespace fundstelle
