// Cuts a compound into its parts: the best path through the lattice of known words.
//
// Immutable; any thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "stemming/lexicon.h"

namespace fundstelle {

/// A part of a compound, in bytes of the folded word; a linking element belongs to the part before it.
struct CompoundPart {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  float score = 0.0F;
};

class CompoundSplitter {
 public:
  explicit CompoundSplitter(Lexicon lexicon) : lexicon_(lexicon) {}

  /// Parts of the folded word, two or more, covering all of it; none if it is no compound.
  /// `starts` tells where written characters start (one more than bytes).
  void split(std::string_view folded, const std::vector<bool>& starts,
             std::vector<CompoundPart>& parts) const;

 private:
  Lexicon lexicon_;
};

}  // namespace fundstelle
