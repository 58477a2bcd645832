// Ascending numbers in blocks of 128: gaps, bit-packed in four interleaved lanes.
//
// The layout (value i in lane i mod 4) is that of Lemire and Boytsov, "Decoding billions of
// integers per second through vectorization" (2015), so one vector instruction unpacks four gaps.
// Pure; any thread.
#pragma once

#include <cstddef>
#include <cstdint>

namespace fundstelle {

inline constexpr std::size_t kBlockSize = 128;

/// Bytes of a packed block whose gaps take `bits` bits.
constexpr std::size_t packed_bytes(unsigned bits) { return std::size_t{bits} * 16; }

/// Bits needed for the gaps of `values`, which follow `before`; a gap is the difference less one.
unsigned gap_bits(const std::uint32_t* values, std::uint32_t before);

/// Writes packed_bytes(bits) bytes. `before` of a list's first block is 2^32 - 1, that is, minus
/// one.
void pack_block(const std::uint32_t* values, std::uint32_t before, unsigned bits,
                std::uint8_t* out);

/// Reads what pack_block wrote. Requires bits <= 32.
void unpack_block(const std::uint8_t* in, unsigned bits, std::uint32_t before,
                  std::uint32_t* values);

}  // namespace fundstelle
