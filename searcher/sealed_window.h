// The inner loops of the sealed way: adding up the bounds of postings in the accumulators of a
// window of articles, and picking what reaches a threshold.
//
// Two kinds of sum. FlatSums: 16 bits, where a score is one sum over lists. FullSums: passages' and
// article's shares apart, and which words occur (PackedBound). Threads: one thread.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "searcher/sealed_channels.h"

namespace fundstelle {

struct FlatSums {
  using Sum = std::uint16_t;
  class Values {
   public:
    Values(const SealedChannel& channel, const PostingCursor& cursor)
        : codes_(cursor.block_passage_codes()), table_(channel.flat_bounds.data()) {}
    Sum add(Sum old, std::uint32_t i) const { return static_cast<Sum>(old + table_[codes_[i]]); }

   private:
    const std::uint8_t* codes_;
    const std::uint16_t* table_;
  };
};

struct FullSums {
  using Sum = PackedBound;
  class Values {
   public:
    Values(const SealedChannel& channel, const PostingCursor& cursor)
        : codes_(cursor.block_passage_codes()),
          article_codes_(channel.title ? codes_ : cursor.block_article_codes()),
          table_(channel.passage_bounds.data()),
          article_table_(channel.article_bounds.data()),
          flags_(PackedBound{channel.flags} << kFlagShift) {}
    Sum add(Sum old, std::uint32_t i) const {
      return (old | flags_) + table_[codes_[i]] +
             (PackedBound{article_table_[article_codes_[i]]} << kBoundBits);
    }

   private:
    const std::uint8_t* codes_;
    const std::uint8_t* article_codes_;
    const std::uint32_t* table_;
    const std::uint32_t* article_table_;
    PackedBound flags_;
  };
};

/// How postings meet the accumulators.
enum class AddMode : std::uint8_t {
  open,    ///< articles that were at 0 are noted in `opened`
  follow,  ///< articles at 0 stay there
  all,     ///< no notes are taken; pick() finds them
};

/// A walk through a list, window by window.
struct SealedScan {
  SealedChannel* channel = nullptr;
  std::uint64_t most = 0;  ///< what one posting can add
  std::size_t block = 0;   ///< where the walk stands
  std::uint32_t index = 0;
  bool exhausted = false;
  PostingCursor cursor;  ///< its own: the channel's serves exact scores

  /// Calls visit(cursor, from, to) for the postings of [begin, end), block by block.
  template <typename Visit>
  void each_block(std::uint32_t begin, std::uint32_t end, Visit&& visit);

  /// Codes of the next block if it is full and stands between `begin` and `end`, else null. The
  /// walk moves on by next_block().
  const std::uint8_t* whole_block(std::uint32_t begin, std::uint32_t end);
  void next_block() { ++block; }
  /// `end` or, so that no block is cut, the end of the block it falls into; `all`, the number of
  /// articles, if that is the last one.
  std::uint32_t whole_blocks_end(std::uint32_t end, std::uint32_t all) const;

 private:
  void skip(std::uint32_t begin);
};

// Kept out of line: inlined into a larger function, the loops lose their registers (measured: 7
// instead of 3 ns a posting). `sums` is that of article 0; returns how many are open.
template <typename Sums, AddMode mode>
[[gnu::noinline]] std::uint32_t add_postings(const std::uint32_t* articles, std::uint32_t from,
                                             std::uint32_t to, const typename Sums::Values values,
                                             typename Sums::Sum* sums, std::uint32_t* opened,
                                             std::uint32_t n) {
  for (std::uint32_t i = from; i < to; ++i) {
    const std::uint32_t article = articles[i];
    const auto old = sums[article];
    if constexpr (mode == AddMode::follow) {
      sums[article] = old == 0 ? 0 : values.add(old, i);
    } else {
      if constexpr (mode == AddMode::open) {
        opened[n] = article;
        n += old == 0 ? 1 : 0;
      }
      sums[article] = values.add(old, i);
    }
  }
  return n;
}

/// Positions below `count` whose sum is at least `least`, which must not be 0, ascending; returns
/// how many. Reads up to the next multiple of 64.
std::uint32_t pick(const std::uint16_t* sums, std::uint32_t count, std::uint16_t least,
                   std::uint32_t* out);

/// Which of the 256 codes of a posting can reach a threshold.
class CodeFilter {
 public:
  /// A code can if its bound is at least `least`; cheap if that was the last threshold, too.
  void set(const std::uint16_t* bounds, std::uint32_t least);
  /// Positions of the kBlockSize codes that can, ascending; returns how many.
  std::uint32_t pick(const std::uint8_t* codes, std::uint8_t* out) const;
  /// The same without vectors.
  std::uint32_t pick_plainly(const std::uint8_t* codes, std::uint8_t* out) const;

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;
  std::uint32_t least_ = kNone;
  std::array<std::uint8_t, 256> can_;
  // By the low half of a code, one bit for each high half: 0 to 7 in the first row, 8 to 15 in the
  // second.
  std::array<std::array<std::uint8_t, 16>, 2> high_halves_;
};

template <typename Visit>
void SealedScan::each_block(std::uint32_t begin, std::uint32_t end, Visit&& visit) {
  if (exhausted) return;
  if (block == 0 && index == 0 && begin > 0) skip(begin);
  while (block < cursor.blocks()) {
    cursor.load(block);
    if (block + 1 < cursor.blocks()) cursor.prefetch(block + 1);
    if (index < cursor.count() && cursor.block_articles()[index] < begin) skip(begin);
    if (block >= cursor.blocks()) break;
    const std::uint32_t* articles = cursor.block_articles();
    std::uint32_t to = cursor.count();
    const bool whole = articles[to - 1] < end;
    while (!whole && to > index && articles[to - 1] >= end) --to;
    visit(cursor, index, to);
    index = to;
    if (!whole) return;
    ++block;
    index = 0;
  }
  exhausted = true;
}

}  // namespace fundstelle
