#include "searcher/sealed_join.h"

#ifdef __SSE2__
#include <immintrin.h>
#endif

#include <algorithm>
#include <bit>

namespace fundstelle {
namespace {

// From so many articles in a block on, merging costs less than looking each up; measured.
constexpr std::uint32_t kMergeFrom = 16;

#ifdef __SSE2__
#define FUNDSTELLE_AVX2 __attribute__((target("avx2")))
const bool kHasAvx2 = __builtin_cpu_supports("avx2") != 0;

FUNDSTELLE_AVX2 inline __m256i eight(const std::uint32_t* from) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
}

FUNDSTELLE_AVX2 inline unsigned lanes_of(__m256i mask) {
  return static_cast<unsigned>(_mm256_movemask_ps(_mm256_castsi256_ps(mask)));
}

// Lanes of `a` that are equal to any of the same half of `b`.
FUNDSTELLE_AVX2 inline __m256i in_half(__m256i a, __m256i b) {
  const __m256i first = _mm256_or_si256(_mm256_cmpeq_epi32(a, b),
                                        _mm256_cmpeq_epi32(a, _mm256_shuffle_epi32(b, 0x39)));
  const __m256i second = _mm256_or_si256(_mm256_cmpeq_epi32(a, _mm256_shuffle_epi32(b, 0x4E)),
                                         _mm256_cmpeq_epi32(a, _mm256_shuffle_epi32(b, 0x93)));
  return _mm256_or_si256(first, second);
}

// Eight by eight. No branch depends on the data until all steps that found something are noted.
FUNDSTELLE_AVX2 std::uint32_t intersect_avx2(const std::uint32_t* a, std::uint32_t a_size,
                                             const std::uint32_t* b, std::uint32_t b_size,
                                             std::uint16_t* out) {
  struct Step {
    std::uint32_t i, j, lanes;
  };
  std::array<Step, 2 * 256 / 8 + 1> steps;
  std::uint32_t i = 0;
  std::uint32_t j = 0;
  std::uint32_t count = 0;
  while (i < a_size && j < b_size) {
    const __m256i of_a = eight(a + i);
    const __m256i of_b = eight(b + j);
    const __m256i swapped = _mm256_permute2x128_si256(of_b, of_b, 1);
    const unsigned lanes = lanes_of(_mm256_or_si256(in_half(of_a, of_b), in_half(of_a, swapped)));
    steps[count] = {i, j, lanes};
    count += lanes != 0 ? 1 : 0;
    const std::uint32_t a_last = a[i + 7];
    const std::uint32_t b_last = b[j + 7];
    i += 8U & (0U - static_cast<unsigned>(a_last <= b_last));
    j += 8U & (0U - static_cast<unsigned>(b_last <= a_last));
  }
  std::uint32_t n = 0;
  for (std::uint32_t s = 0; s < count; ++s) {
    for (unsigned lanes = steps[s].lanes; lanes != 0; lanes &= lanes - 1) {
      const std::uint32_t in_a = steps[s].i + static_cast<unsigned>(std::countr_zero(lanes));
      const __m256i equal =
          _mm256_cmpeq_epi32(_mm256_set1_epi32(static_cast<int>(a[in_a])), eight(b + steps[s].j));
      const std::uint32_t in_b =
          steps[s].j + static_cast<unsigned>(std::countr_zero(lanes_of(equal)));
      out[n++] = static_cast<std::uint16_t>(in_a | in_b << 8U);
    }
  }
  return n;
}
#endif

}  // namespace

std::uint32_t intersect_plainly(const std::uint32_t* a, std::uint32_t a_size,
                                const std::uint32_t* b, std::uint32_t b_size, std::uint16_t* out) {
  std::uint32_t i = 0;
  std::uint32_t j = 0;
  std::uint32_t n = 0;
  while (i < a_size && j < b_size) {
    const std::uint32_t x = a[i];
    const std::uint32_t y = b[j];
    out[n] = static_cast<std::uint16_t>(i | j << 8U);
    n += x == y ? 1 : 0;
    i += x <= y ? 1 : 0;
    j += y <= x ? 1 : 0;
  }
  return n;
}

std::uint32_t intersect(const std::uint32_t* a, std::uint32_t a_size, const std::uint32_t* b,
                        std::uint32_t b_size, std::uint16_t* out) {
#ifdef __SSE2__
  if (kHasAvx2) return intersect_avx2(a, a_size, b, b_size, out);
#endif
  return intersect_plainly(a, a_size, b, b_size, out);
}

void JoinBatch::pad() { std::fill_n(articles.data() + size, kPadding, kEnd); }

void JoinBatch::join(SealedScan& scan) {
  PostingCursor& cursor = scan.cursor;
  const std::uint16_t* bounds = scan.channel->flat_bounds.data();
  std::array<std::uint16_t, kBlockSize> common;
  std::uint32_t kept = 0;
  std::size_t next = size > 0 ? cursor.find_block_from(scan.block, articles[0]) : 0;
  for (std::uint32_t i = 0; i < size && next < cursor.blocks();) {
    scan.block = next;
    cursor.load(next);
    const std::uint32_t last = cursor.block_articles()[cursor.count() - 1];
    std::uint32_t here = lower_bound(articles.data() + i, size - i, last);
    here += articles[i + here] <= last ? 1 : 0;
    if (i + here < size) {
      next = cursor.find_block_from(next + 1, articles[i + here]);
      if (next < cursor.blocks()) cursor.prefetch(next);
    }
    std::uint32_t n = 0;
    if (here >= kMergeFrom) {
      n = intersect(articles.data() + i, here, cursor.block_articles(), cursor.count(),
                    common.data());
    } else {
      for (std::uint32_t c = 0; c < here; ++c) {
        const std::uint32_t at = cursor.lower_bound(articles[i + c]);
        common[n] = static_cast<std::uint16_t>(c | at << 8U);
        n += cursor.block_articles()[at] == articles[i + c] ? 1 : 0;
      }
    }
    const std::uint8_t* codes = cursor.block_passage_codes();
    for (std::uint32_t c = 0; c < n; ++c) {
      const std::uint32_t from = i + (common[c] & 0xFFU);
      articles[kept] = articles[from];
      sums[kept++] = static_cast<std::uint16_t>(sums[from] + bounds[codes[common[c] >> 8U]]);
    }
    i += here;
  }
  size = kept;
  pad();
}

}  // namespace fundstelle
