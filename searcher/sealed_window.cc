#include "searcher/sealed_window.h"

#ifdef __SSE2__
#include <immintrin.h>
#endif

#include <algorithm>
#include <bit>
#include <cstring>

#include "indexer/simd_dispatch.h"

namespace fundstelle {
namespace {

using Lanes = std::int16_t __attribute__((vector_size(32)));
using Bits = std::uint64_t __attribute__((vector_size(32)));
constexpr std::uint32_t kGroup = 64;  // sums that are tested at once

// Bit i: sums[i] > limit, of 16 sums.
inline unsigned above(const std::uint16_t* sums, std::int16_t limit) {
#ifdef __SSE2__
  const __m128i least = _mm_set1_epi16(limit);
  const __m128i a = _mm_loadu_si128(reinterpret_cast<const __m128i*>(sums));
  const __m128i b = _mm_loadu_si128(reinterpret_cast<const __m128i*>(sums + 8));
  return static_cast<unsigned>(
      _mm_movemask_epi8(_mm_packs_epi16(_mm_cmpgt_epi16(a, least), _mm_cmpgt_epi16(b, least))));
#else
  unsigned bits = 0;
  for (unsigned i = 0; i < 16; ++i) bits |= (sums[i] > limit ? 1U : 0U) << i;
  return bits;
#endif
}

// Appends the positions of what is above to `out`, returns how many.
[[gnu::noinline]] std::uint32_t list_above(const std::uint16_t* sums, std::uint32_t at,
                                           std::int16_t limit, std::uint32_t* out) {
  std::uint32_t n = 0;
  for (std::uint32_t i = 0; i < kGroup; i += 16) {
    for (unsigned bits = above(sums + at + i, limit); bits != 0; bits &= bits - 1) {
      out[n++] = at + i + static_cast<std::uint32_t>(std::countr_zero(bits));
    }
  }
  return n;
}

}  // namespace

FUNDSTELLE_SIMD std::uint32_t pick(const std::uint16_t* sums, std::uint32_t count,
                                   std::uint16_t least, std::uint32_t* out) {
  const auto limit = static_cast<std::int16_t>(least - 1);
  const Lanes limits = Lanes{} + limit;
  std::uint32_t n = 0;
  for (std::uint32_t at = 0; at < count; at += kGroup) {
    Lanes v[4];
    std::memcpy(v, sums + at, sizeof(v));
    const Lanes any = (v[0] > limits) | (v[1] > limits) | (v[2] > limits) | (v[3] > limits);
    const Bits bits = reinterpret_cast<Bits>(any);
    if ((bits[0] | bits[1] | bits[2] | bits[3]) != 0) n += list_above(sums, at, limit, out + n);
  }
  return n;
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
