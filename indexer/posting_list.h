// One posting list of a sealed segment: articles in blocks of 128, each with two codes that bound
// its score, and the passages with their frequencies behind them.
//
// Threads: encoding is pure; a PostingCursor belongs to one thread.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/bit_packing.h"
#include "indexer/sealed_format.h"

namespace fundstelle {

/// Postings of one term and kind, articles ascending. The title is the one passage of its list.
struct GroupedPostings {
  std::vector<std::uint32_t> articles;
  std::vector<std::uint32_t> ends;      ///< of each article's passages
  std::vector<std::uint32_t> passages;  ///< ordinal in the article
  std::vector<std::uint32_t> frequencies;

  bool empty() const { return articles.empty(); }
  void clear();
  /// Requires ascending order of (article, passage).
  void add(std::uint32_t article, std::uint32_t passage, std::uint32_t frequency);
};

/// Which length classes the units of a segment have.
class LengthCoder {
 public:
  virtual ~LengthCoder() = default;
  virtual std::uint8_t passage_class(std::uint32_t article, std::uint32_t passage) const = 0;
  virtual std::uint8_t article_class(std::uint32_t article) const = 0;
  virtual std::uint8_t title_class(std::uint32_t article) const = 0;
};

/// Appends the list's bytes.
void encode_postings(const GroupedPostings& postings, bool title, const LengthCoder& lengths,
                     std::string& out);

/// Where a list lies.
struct PostingListRef {
  const std::uint8_t* bytes = nullptr;
  std::size_t size = 0;
  std::uint32_t articles = 0;
  bool title = false;
};

struct PassagePosting {
  std::uint32_t passage = 0;
  std::uint32_t frequency = 0;
};

/// Index of the first of `size` ascending values that is at least `value`, or of the last one.
/// Without branches, whose outcome nobody could guess.
inline std::uint32_t lower_bound(const std::uint32_t* values, std::uint32_t size,
                                 std::uint32_t value) {
  std::uint32_t at = 0;
  for (std::uint32_t length = size; length > 1;) {
    const std::uint32_t half = length / 2;
    at += half & (0U - static_cast<std::uint32_t>(values[at + half - 1] < value));
    length -= half;
  }
  return at;
}

/// Walks a list, block by block or to a given article.
class PostingCursor {
 public:
  static constexpr std::uint32_t kEnd = 0xFFFFFFFFU;
  static constexpr std::uint32_t kPadding = 8;  ///< so that vectors may read past the end

  PostingCursor() = default;
  explicit PostingCursor(const PostingListRef& list);

  std::uint32_t articles() const { return list_.articles; }
  std::size_t blocks() const { return blocks_; }

  /// Codes that occur; bit c of the 256. All codes of a list without a table are set.
  using CodeSet = std::array<std::uint64_t, 4>;
  CodeSet passage_codes() const { return code_set(0); }
  CodeSet article_codes() const { return code_set(1); }

  /// Decodes block `index` unless it is the current one.
  void load(std::size_t index);
  std::size_t block() const { return block_; }
  std::uint32_t count() const { return count_; }
  /// If the block is not full, kPadding times kEnd stand behind the last.
  const std::uint32_t* block_articles() const { return articles_.data(); }
  const std::uint8_t* block_passage_codes() const { return passage_codes_; }
  const std::uint8_t* block_article_codes() const { return article_codes_; }  ///< not for titles

  /// Passage codes of a full block, whichever block is loaded; null if `block` is not full.
  const std::uint8_t* full_block_codes(std::size_t block) const;
  std::uint32_t block_end(std::size_t block) const;  ///< its last article; of several blocks
  /// Asks for the articles and codes of a block that will be needed soon; of several blocks.
  void prefetch(std::size_t block) const;
  /// First block whose last article is at least `article`, or blocks().
  std::size_t find_block(std::uint32_t article) const;
  /// The same, for an article behind block `from` - 1.
  std::size_t find_block_from(std::size_t from, std::uint32_t article) const;
  /// Index in the current block of the first article that is at least `article`, or its last one.
  std::uint32_t lower_bound(std::uint32_t article) const {
    return fundstelle::lower_bound(articles_.data(), count_, article);
  }
  /// Loads the block; index in it of `article`, or -1.
  int find(std::uint32_t article);

  /// Calls visit(PassagePosting) for the passages of entry `index` of the current block.
  template <typename Visit>
  void passages(std::uint32_t index, Visit&& visit) const;

 private:
  CodeSet code_set(std::size_t which) const;
  std::uint32_t last_article(std::size_t block) const;
  std::size_t find_block_between(std::size_t low, std::size_t high, std::uint32_t article) const;
  std::size_t block_offset(std::size_t block) const;
  void load_partial(const std::uint8_t* at, std::uint32_t before);
  static std::uint32_t varint(const std::uint8_t*& at) {
    std::uint32_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
      const std::uint8_t byte = *at++;
      value |= static_cast<std::uint32_t>(byte & 0x7FU) << shift;
      if (byte < 0x80) return value;
    }
  }

  PostingListRef list_;
  std::size_t blocks_ = 0;
  const std::uint8_t* directory_ = nullptr;
  std::size_t block_ = static_cast<std::size_t>(-1);
  std::uint32_t count_ = 0;
  const std::uint8_t* passage_codes_ = nullptr;
  const std::uint8_t* article_codes_ = nullptr;
  const std::uint8_t* sub_offsets_ = nullptr;
  const std::uint8_t* payload_ = nullptr;
  alignas(16) std::array<std::uint32_t, kBlockSize + kPadding> articles_;
};

// A payload byte: bit 7 ends the article; bits 5–6 frequency - 1, 3: a varint (frequency - 4)
// follows; bits 0–4 passage less the one before, less one, 31: a varint of the rest follows.
namespace payload {
inline constexpr unsigned kLast = 0x80;
inline constexpr unsigned kLongFrequency = 3;
inline constexpr unsigned kLongGap = 31;
}  // namespace payload

template <typename Visit>
void PostingCursor::passages(std::uint32_t index, Visit&& visit) const {
  const std::uint8_t* at = payload_;
  if (const std::uint32_t sub = index / kSubBlock; sub > 0) {
    const std::uint8_t* o = sub_offsets_ + (sub - 1) * 4;
    at += o[0] | o[1] << 8U | o[2] << 16U | static_cast<std::uint32_t>(o[3]) << 24U;
  }
  for (std::uint32_t skip = index % kSubBlock; skip > 0;) {
    const unsigned head = *at++;
    if ((head >> 5U & 3U) == payload::kLongFrequency) varint(at);
    if ((head & 31U) == payload::kLongGap) varint(at);
    skip -= head >> 7U;
  }
  std::uint32_t passage = 0xFFFFFFFFU;
  for (unsigned head = 0; (head & payload::kLast) == 0;) {
    head = *at++;
    std::uint32_t frequency = (head >> 5U & 3U) + 1;
    if (frequency == payload::kLongFrequency + 1) frequency += varint(at);
    std::uint32_t gap = head & 31U;
    if (gap == payload::kLongGap) gap += varint(at);
    passage += gap + 1;
    visit(PassagePosting{passage, frequency});
  }
}

}  // namespace fundstelle
