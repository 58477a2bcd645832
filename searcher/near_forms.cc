#include "searcher/near_forms.h"

#include <algorithm>
#include <bit>

#include "stemming/simd_dispatch.h"

namespace fundstelle {
namespace {

FUNDSTELLE_SIMD
std::size_t filter(const std::uint64_t* signatures, std::size_t count, std::uint64_t wanted,
                   int bits, std::uint32_t* passed) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < count; ++i) {
    passed[n] = static_cast<std::uint32_t>(i);
    n += std::popcount(signatures[i] ^ wanted) <= bits ? 1 : 0;
  }
  return n;
}

}  // namespace

EditDistance::EditDistance(std::string_view word) : size_(word.size()) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    places_[static_cast<unsigned char>(word[i])] |= 1ULL << i;
  }
}

std::size_t EditDistance::to(std::string_view other) const {
  std::uint64_t vertical_up = ~0ULL;
  std::uint64_t vertical_down = 0;
  std::uint64_t diagonal = 0;
  std::uint64_t last_match = 0;
  const std::uint64_t end = 1ULL << (size_ - 1);
  std::size_t distance = size_;
  for (const char c : other) {
    const std::uint64_t match = places_[static_cast<unsigned char>(c)];
    const std::uint64_t swapped = ((~diagonal & match) << 1U) & last_match;
    diagonal =
        (((match & vertical_up) + vertical_up) ^ vertical_up) | match | vertical_down | swapped;
    std::uint64_t across_up = vertical_down | ~(diagonal | vertical_up);
    std::uint64_t across_down = diagonal & vertical_up;
    if ((across_up & end) != 0) ++distance;
    if ((across_down & end) != 0) --distance;
    across_up = (across_up << 1U) | 1U;
    across_down <<= 1U;
    vertical_up = across_down | ~(diagonal | across_up);
    vertical_down = across_up & diagonal;
    last_match = match;
  }
  return distance;
}

std::vector<std::size_t> near_forms(const Vocabulary& vocabulary, std::string_view folded,
                                    std::size_t edits) {
  std::vector<std::size_t> near;
  if (folded.empty() || folded.size() > 64) return near;
  constexpr std::size_t kBlock = 4096;
  std::array<std::uint32_t, kBlock> passed;
  const EditDistance distance(folded);
  const std::uint64_t wanted = letter_signature(folded);
  const auto signatures = vocabulary.signatures();
  for (std::size_t from = 0; from < signatures.size(); from += kBlock) {
    const std::size_t count = std::min(kBlock, signatures.size() - from);
    const std::size_t left =
        filter(signatures.data() + from, count, wanted, static_cast<int>(2 * edits), passed.data());
    for (std::size_t i = 0; i < left; ++i) {
      const std::size_t form = from + passed[i];
      const std::string_view other = vocabulary.folded(form);
      if (other.size() > folded.size() + edits || other.size() + edits < folded.size()) continue;
      if (distance.to(other) <= edits) near.push_back(form);
    }
  }
  return near;
}

}  // namespace fundstelle
