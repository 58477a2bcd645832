#include "searcher/sealed_window.h"

#include <algorithm>
#include <cstring>

#include "indexer/simd_dispatch.h"

namespace fundstelle {
namespace {

using Lanes = std::int16_t __attribute__((vector_size(32)));
using Words = std::uint64_t __attribute__((vector_size(32)));
constexpr std::uint32_t kGroup = 64;  // sums that are tested at once

}  // namespace

FUNDSTELLE_SIMD void pick(std::uint16_t* sums, std::uint32_t begin, std::uint32_t count,
                          std::uint16_t least, std::vector<SealedCandidate>& out) {
  const Lanes limit = Lanes{} + static_cast<std::int16_t>(least - 1);
  for (std::uint32_t at = 0; at < count; at += kGroup) {
    Lanes v[4];
    std::memcpy(v, sums + at, sizeof(v));
    const Lanes above = (v[0] > limit) | (v[1] > limit) | (v[2] > limit) | (v[3] > limit);
    Words bits;
    std::memcpy(&bits, &above, sizeof(bits));
    if ((bits[0] | bits[1] | bits[2] | bits[3]) != 0) {
      for (std::uint32_t i = at; i < at + kGroup; ++i) {
        if (sums[i] >= least) out.push_back({sums[i], begin + i, sums[i]});
      }
    }
    std::memset(sums + at, 0, sizeof(v));
  }
}

const std::uint8_t* SealedScan::whole_block(std::uint32_t begin, std::uint32_t end) {
  if (block == 0 && index == 0 && begin > 0) skip(begin);
  if (index > 0 || block + 1 >= cursor.blocks() || cursor.block_end(block) >= end) return nullptr;
  if (block > 0 ? cursor.block_end(block - 1) + 1 < begin : begin > 0) return nullptr;
  return cursor.full_block_codes(block);
}

// Moves to the first posting of the window.
void SealedScan::skip(std::uint32_t begin) {
  block = cursor.find_block_from(block, begin);
  index = 0;
  if (block >= cursor.blocks()) return;
  cursor.load(block);
  const std::uint32_t* articles = cursor.block_articles();
  index = static_cast<std::uint32_t>(std::lower_bound(articles, articles + cursor.count(), begin) -
                                     articles);
  if (index == cursor.count()) {
    ++block;
    index = 0;
  }
}

}  // namespace fundstelle
