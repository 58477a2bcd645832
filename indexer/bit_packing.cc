#include "indexer/bit_packing.h"

#include <array>
#include <bit>
#include <cstring>
#include <utility>

#include "stemming/simd_dispatch.h"

namespace fundstelle {
namespace {

constexpr unsigned kLanes = 4;
constexpr unsigned kRows = kBlockSize / kLanes;

using Row = std::uint32_t __attribute__((vector_size(16)));

template <unsigned bits>
[[gnu::always_inline]] inline Row unpack_row(const std::uint8_t* in, unsigned row) {
  if constexpr (bits == 0) {
    return Row{};
  } else {
    const unsigned at = row * bits;
    const unsigned shift = at % 32;
    Row value;
    std::memcpy(&value, in + at / 32 * sizeof(Row), sizeof(Row));
    value >>= shift;
    if (shift + bits > 32) {
      Row next;
      std::memcpy(&next, in + (at / 32 + 1) * sizeof(Row), sizeof(Row));
      value |= next << (32 - shift);
    }
    if constexpr (bits < 32) value &= (1U << bits) - 1;
    return value;
  }
}

template <unsigned bits>
FUNDSTELLE_SIMD void unpack(const std::uint8_t* in, std::uint32_t before, std::uint32_t* values) {
  Row carry = Row{} + before;
  const Row zero{};
#pragma GCC unroll 32
  for (unsigned row = 0; row < kRows; ++row) {
    Row value = unpack_row<bits>(in, row) + 1;
    value += __builtin_shuffle(zero, value, Row{0, 4, 5, 6});
    value += __builtin_shuffle(zero, value, Row{0, 1, 4, 5});
    value += carry;
    std::memcpy(values + row * kLanes, &value, sizeof(value));
    carry = __builtin_shuffle(value, Row{3, 3, 3, 3});
  }
}

using Unpack = void (*)(const std::uint8_t*, std::uint32_t, std::uint32_t*);

template <unsigned... bits>
constexpr std::array<Unpack, sizeof...(bits)> unpack_table(
    std::integer_sequence<unsigned, bits...>) {
  return {[](const std::uint8_t* in, std::uint32_t before, std::uint32_t* values) {
    unpack<bits>(in, before, values);
  }...};
}

constexpr auto kUnpack = unpack_table(std::make_integer_sequence<unsigned, 33>());

}  // namespace

unsigned gap_bits(const std::uint32_t* values, std::uint32_t before) {
  std::uint32_t all = 0;
  for (std::size_t i = 0; i < kBlockSize; ++i) {
    all |= values[i] - before - 1;
    before = values[i];
  }
  return static_cast<unsigned>(std::bit_width(all));
}

void pack_block(const std::uint32_t* values, std::uint32_t before, unsigned bits,
                std::uint8_t* out) {
  std::array<std::uint32_t, kBlockSize + kLanes> words{};
  for (std::size_t i = 0; i < kBlockSize; ++i) {
    const std::uint64_t gap = values[i] - before - 1;
    before = values[i];
    const std::size_t lane = i % kLanes;
    const std::size_t at = i / kLanes * bits;
    const std::uint64_t shifted = gap << (at % 32);
    words[at / 32 * kLanes + lane] |= static_cast<std::uint32_t>(shifted);
    if (at % 32 + bits > 32) {
      words[(at / 32 + 1) * kLanes + lane] |= static_cast<std::uint32_t>(shifted >> 32U);
    }
  }
  if (bits > 0) std::memcpy(out, words.data(), packed_bytes(bits));  // out may be null then
}

void unpack_block(const std::uint8_t* in, unsigned bits, std::uint32_t before,
                  std::uint32_t* values) {
  kUnpack[bits](in, before, values);
}

}  // namespace fundstelle
