#include "searcher/sealed_window.h"

#ifdef __SSE2__
#include <immintrin.h>
#endif

#include <algorithm>
#include <bit>
#include <cstring>

#include "stemming/simd_dispatch.h"

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

#ifdef __SSE2__
const bool kHasAvx2 = __builtin_cpu_supports("avx2") != 0;

// Membership of bytes in a set, by halves (Mula and Lemire, "Faster Base64 encoding and decoding
// using AVX2 instructions", 2018, use the same shuffles): bit i of the result, codes[i] is in it.
__attribute__((target("avx2"))) unsigned members(const std::uint8_t* codes, __m256i first_row,
                                                 __m256i second_row) {
  const __m256i halves = _mm256_set1_epi8(15);
  const __m256i bits = _mm256_set1_epi64x(static_cast<long long>(0x8040201008040201ULL));
  const __m256i code = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(codes));
  const __m256i low = _mm256_and_si256(code, halves);
  const __m256i high = _mm256_and_si256(_mm256_srli_epi16(code, 4), halves);
  const __m256i row = _mm256_blendv_epi8(_mm256_shuffle_epi8(first_row, low),
                                         _mm256_shuffle_epi8(second_row, low), code);
  const __m256i bit = _mm256_shuffle_epi8(bits, high);
  return static_cast<unsigned>(
      _mm256_movemask_epi8(_mm256_cmpeq_epi8(_mm256_and_si256(row, bit), bit)));
}

__attribute__((target("avx2"))) std::uint32_t pick_members(
    const std::uint8_t* codes, const std::array<std::array<std::uint8_t, 16>, 2>& rows,
    std::uint8_t* out) {
  const auto row = [&rows](std::size_t i) __attribute__((target("avx2"), always_inline)) {
    return _mm256_broadcastsi128_si256(
        _mm_loadu_si128(reinterpret_cast<const __m128i*>(rows[i].data())));
  };
  const __m256i first = row(0);
  const __m256i second = row(1);
  std::uint32_t n = 0;
  for (std::uint32_t at = 0; at < kBlockSize; at += 32) {
    for (unsigned set = members(codes + at, first, second); set != 0; set &= set - 1) {
      out[n++] = static_cast<std::uint8_t>(at + static_cast<unsigned>(std::countr_zero(set)));
    }
  }
  return n;
}
#endif

}  // namespace

void CodeFilter::set(const std::uint16_t* bounds, std::uint32_t least) {
  if (least == least_) return;
  least_ = least;
  high_halves_ = {};
  for (unsigned code = 0; code < 256; ++code) {
    can_[code] = bounds[code] >= least ? 1 : 0;
    auto& row = high_halves_[code / 128];
    row[code % 16] = static_cast<std::uint8_t>(row[code % 16] | can_[code] << (code / 16 % 8));
  }
}

std::uint32_t CodeFilter::pick(const std::uint8_t* codes, std::uint8_t* out) const {
#ifdef __SSE2__
  if (kHasAvx2) return pick_members(codes, high_halves_, out);
#endif
  return pick_plainly(codes, out);
}

std::uint32_t CodeFilter::pick_plainly(const std::uint8_t* codes, std::uint8_t* out) const {
  std::uint32_t n = 0;
  for (std::uint32_t i = 0; i < kBlockSize; ++i) {
    out[n] = static_cast<std::uint8_t>(i);
    n += can_[codes[i]];
  }
  return n;
}

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

std::uint32_t SealedScan::whole_blocks_end(std::uint32_t end, std::uint32_t all) const {
  if (exhausted || cursor.blocks() < 2 || end >= all) return all;
  const std::size_t last = cursor.find_block_from(block, end - 1);
  return last + 1 < cursor.blocks() ? cursor.block_end(last) + 1 : all;
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
