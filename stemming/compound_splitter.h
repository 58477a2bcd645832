// Cuts a compound into its parts: the cheapest path through the lattice of known words.
//
// The lexicon says how probable a form is as a first part (with its linking element: Friedens-,
// Schul-, Kinder-) and as a last part; the path's probability stands against that of a simple word
// of the same length. Words that the lexicon knows as simple are never cut. The model is Koehn and
// Knight's (2003) lattice with probabilities of parts, learned over compound types, in the place of
// word counts.
//
// Immutable; any thread. Time: linear in the word's length for words of bounded depth in the trie.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "stemming/lexicon.h"

namespace fundstelle {

/// A part of a compound, in bytes of the folded word; a linking element belongs to the part before
/// it.
struct CompoundPart {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  float score = 0.0F;  ///< natural logarithm of its probability in its place
};

class CompoundSplitter {
 public:
  explicit CompoundSplitter(Lexicon lexicon) : lexicon_(lexicon) {}

  /// Parts of the folded word, two or more, covering all of it; none if it is no compound.
  /// `starts[i]` tells whether a written character starts at byte i; it has one entry more than
  /// bytes.
  void split(std::string_view folded, const std::vector<bool>& starts,
             std::vector<CompoundPart>& parts) const;

  /// Whether the lexicon holds `folded` or the form it inflects.
  bool is_known(std::string_view folded) const;

  /// Cost of `folded` as a last part, with the endings of inflection; 0 if it cannot be one.
  std::uint32_t last_cost(std::string_view folded) const;

  /// Whether the lexicon knows `folded`, or the form it inflects, as a word never to be cut.
  bool is_whole(std::string_view folded) const;

 private:
  void split_off_known(std::string_view folded, const std::vector<bool>& starts,
                       std::vector<CompoundPart>& parts) const;

  Lexicon lexicon_;
};

}  // namespace fundstelle
