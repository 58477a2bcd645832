// Finds the forms of a vocabulary that lie a few edits from a word.
//
// One pass over the forms' letter signatures leaves about one in a thousand; a bit-parallel
// edit distance (Hyyrö 2003, with adjacent transpositions) those that are near. A pass over 500,000
// forms reads 4 MB, which needs no further index and so costs nothing when the vocabulary grows.
//
// Threads: immutable; pure functions.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/vocabulary.h"

namespace fundstelle {

/// Optimal string alignment distance to one word: insertions, deletions, substitutions of bytes and
/// swaps of neighbours, each 1.
class EditDistance {
 public:
  /// Requires 1 to 64 bytes.
  explicit EditDistance(std::string_view word);
  std::size_t to(std::string_view other) const;

 private:
  std::array<std::uint64_t, 256> places_{};
  std::size_t size_;
};

/// Forms at most `edits` from `folded`, itself included, in their order. None if it is longer than
/// 64 bytes.
std::vector<std::size_t> near_forms(const Vocabulary& vocabulary, std::string_view folded,
                                    std::size_t edits);

}  // namespace fundstelle
