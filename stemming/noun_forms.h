// Base forms of nouns and adjectives where the ending alone does not tell: the lexicon decides.
//
// Each function returns an empty string if its rule does not apply. Immutable; any thread.
#pragma once

#include <string>
#include <string_view>

#include "stemming/lexicon.h"

namespace fundstelle {

class NounForms {
 public:
  explicit NounForms(const Lexicon& lexicon) : lexicon_(lexicon) {}

  /// Written with a capital nearly always.
  bool is_noun(std::string_view folded) const;

  /// Whether an ending less leaves a noun: Höhlen, Streiten.
  bool inflects_noun(std::string_view folded) const;

  /// A noun not much rarer than `form`: Nachbar beside Nachbarn, but not Bayer beside Bayern.
  bool is_common_noun(std::string_view folded, std::string_view form) const;

  /// Präsidentinnen → praesident, Ärztin → arzt, Kundin → kunde.
  std::string feminine_base(std::string_view word) const;

  /// Zentren → zentrum, Viren → virus, Firmen → firma: the stem of the singular.
  std::string foreign_singular(std::string_view word) const;

  /// Häuser → haus, Mütter → mutter. Bären stay: there is a Bär.
  std::string umlaut_base(std::string_view word) const;

  /// größer, größten → gross, wichtigsten → wichtig.
  std::string comparison_base(std::string_view word) const;

  /// Lehrern → lehrer, since there is a Lehrerin: -er is no plural there.
  std::string agent(std::string_view word) const;

  /// Lawrows → lawrow, Autos → auto: an -s that libstemmer leaves.
  std::string without_genitive(std::string_view word) const;

 private:
  std::uint32_t count(std::string_view word) const;
  bool is_adjective(std::string_view word) const;

  const Lexicon& lexicon_;
};

}  // namespace fundstelle
