// Articles that stand in several lists: a batch of them, ascending, is joined with one list after
// another, block by block.
//
// A block that many articles of the batch fall into is merged with it, eight by eight of both sides
// at once (after Lemire, Boytsov and Kurz, "SIMD compression and the intersection of sorted
// integers", 2016); in other blocks each article is looked up. Threads: one thread.
#pragma once

#include <array>
#include <cstdint>

#include "searcher/sealed_window.h"

namespace fundstelle {

/// Articles with the sums of their bounds, of one kind of list: 16 bits.
struct JoinBatch {
  static constexpr std::uint32_t kPadding = 8;        ///< articles that may be read past the end
  static constexpr std::uint32_t kEnd = 0xFFFFFFFEU;  ///< stands there; in no list
  std::array<std::uint32_t, kBlockSize + kPadding> articles;
  std::array<std::uint16_t, kBlockSize> sums;
  std::uint32_t size = 0;

  /// Ends the articles; needed before join().
  void pad();
  /// Keeps what the list holds, too, and adds its bounds.
  void join(SealedScan& scan);
};

/// Where the common values of two ascending arrays stand: pairs of positions, that in `b` times
/// 256. Requires: at most 256 values; behind each array 8 readable values, none of which is in the
/// other, all greater than its last. Returns how many.
std::uint32_t intersect(const std::uint32_t* a, std::uint32_t a_size, const std::uint32_t* b,
                        std::uint32_t b_size, std::uint16_t* out);
/// The same without vectors.
std::uint32_t intersect_plainly(const std::uint32_t* a, std::uint32_t a_size,
                                const std::uint32_t* b, std::uint32_t b_size, std::uint16_t* out);

}  // namespace fundstelle
