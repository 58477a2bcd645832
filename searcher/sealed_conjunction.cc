#include "searcher/sealed_conjunction.h"

#include <algorithm>

#include "indexer/successors.h"

namespace fundstelle {
namespace {

// Where more than one posting in so many may be followed by the phrase's next word, whole blocks
// are joined; measured.
constexpr std::size_t kDense = 3;
// Blocks of which a few postings are read are asked for so many postings ahead.
constexpr std::size_t kPrefetch = 8;

}  // namespace

void SealedConjunction::run(std::uint32_t begin, std::uint32_t end) {
  least_ = waiting_.needed();
  all_rest_ = lists_.rest().passage;
  unjoined_rest_ = lists_.unjoined_rest();
  SealedScan& lead = *lists_.leading().front();
  if (layout_.follow()) {
    join_followed(lead, *layout_.follow(), begin, end);
  } else {
    join_blocks(lead, begin, end);
  }
  lists_.took_joined();
}

void SealedConjunction::join_blocks(SealedScan& lead, std::uint32_t begin, std::uint32_t end) {
  lead.each_block(begin, end, [&](const PostingCursor& c, std::uint32_t from, std::uint32_t to) {
    take_batch(lead, c, from, to);
    join_batch();
    counters_.postings += to - from;
  });
}

void SealedConjunction::join_followed(SealedScan& lead, const SealedFollow& follow,
                                      std::uint32_t begin, std::uint32_t end) {
  const PostingCursor& cursor = lead.cursor;
  const std::size_t next =
      std::min(cursor.find_block_from(lead.block, end - 1) + 1, cursor.blocks());
  const std::size_t first = lead.block * kBlockSize;
  const std::size_t count = std::min<std::size_t>(next * kBlockSize, cursor.articles()) - first;
  if (positions_.size() < count) positions_.resize(count);
  const std::size_t n =
      pick_followed(follow.successors + first, count, follow.hash, positions_.data());
  if (n * kDense > count) {
    join_blocks(lead, begin, end);
    return;
  }
  lead.block = next;
  for (std::size_t i = 0; i < n; ++i) {
    if (i + kPrefetch < n) cursor.prefetch((first + positions_[i + kPrefetch]) / kBlockSize);
    if (!take_followed(lead, first + positions_[i])) continue;
    if (batch_.size == kBlockSize) join_batch();
  }
  join_batch();
  counters_.postings += n;
}

// Adds a posting to the batch unless it cannot enter.
bool SealedConjunction::take_followed(SealedScan& lead, std::size_t posting) {
  const std::uint16_t* table = lead.channel->flat_bounds.data();
  const std::size_t at = posting % kBlockSize;
  const std::uint8_t* codes = lead.cursor.full_block_codes(posting / kBlockSize);
  if (codes != nullptr && table[codes[at]] + all_rest_ < least_) return false;
  lead.cursor.load(posting / kBlockSize);
  const std::uint32_t article = lead.cursor.block_articles()[at];
  if (!allowed(article)) return false;
  batch_.articles[batch_.size] = article;
  batch_.sums[batch_.size++] = table[lead.cursor.block_passage_codes()[at]];
  return true;
}

void SealedConjunction::take_batch(const SealedScan& lead, const PostingCursor& c,
                                   std::uint32_t from, std::uint32_t to) {
  const std::uint16_t* table = lead.channel->flat_bounds.data();
  const std::uint8_t* codes = c.block_passage_codes();
  std::uint32_t n = 0;
  for (std::uint32_t i = from; i < to; ++i) {
    batch_.articles[n] = c.block_articles()[i];
    batch_.sums[n] = table[codes[i]];
    n += batch_.sums[n] + all_rest_ >= least_ ? 1 : 0;
  }
  batch_.size = n;
  if (allowed_.empty()) return;
  batch_.size = 0;
  for (std::uint32_t i = 0; i < n; ++i) {
    if (!allowed(batch_.articles[i])) continue;
    batch_.articles[batch_.size] = batch_.articles[i];
    batch_.sums[batch_.size++] = batch_.sums[i];
  }
}

// Adds what is in all lists and can still enter to what was found.
void SealedConjunction::join_batch() {
  batch_.pad();
  for (SealedScan* scan : lists_.joined()) {
    if (batch_.size == 0) return;
    counters_.postings += batch_.size;
    batch_.join(*scan);
  }
  std::size_t n = found_.size();
  found_.resize(n + batch_.size);
  for (std::uint32_t i = 0; i < batch_.size; ++i) {
    found_[n] = {batch_.sums[i], batch_.articles[i], 0};
    n += batch_.sums[i] + unjoined_rest_ >= least_ ? 1 : 0;
  }
  found_.resize(n);
  batch_.size = 0;
}

}  // namespace fundstelle
