// A 64-bit checksum at memory speed, for the chunks of sealed files.
//
// Four independent lanes of multiply and rotate, as in Collet's xxHash (BSD licence; own code, own
// constants: the value is not XXH64's). Each lane step is a bijection of the word it takes in, so a
// change inside one word is always seen. Not for adversaries. Pure; any thread.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace fundstelle {

inline std::uint64_t block_checksum(const void* bytes, std::size_t size) {
  constexpr std::uint64_t kOdd1 = 0x9E3779B97F4A7C15ULL;  // 2^64 / golden ratio
  constexpr std::uint64_t kOdd2 = 0xC2B2AE3D27D4EB4FULL;
  const auto* at = static_cast<const unsigned char*>(bytes);
  const auto mix = [](std::uint64_t lane, std::uint64_t word) {
    return std::rotl(lane + word * kOdd2, 31) * kOdd1;
  };
  std::uint64_t lanes[4] = {kOdd1, kOdd2, ~kOdd1, ~kOdd2};
  std::size_t left = size;
  for (; left >= 32; left -= 32, at += 32) {
    std::uint64_t words[4];
    std::memcpy(words, at, sizeof(words));
    for (int i = 0; i < 4; ++i) lanes[i] = mix(lanes[i], words[i]);
  }
  std::uint64_t hash = size * kOdd1;
  for (const std::uint64_t lane : lanes) hash = mix(hash, lane);
  while (left > 0) {
    std::uint64_t word = 0;
    const std::size_t n = left < 8 ? left : 8;
    std::memcpy(&word, at, n);
    hash = mix(hash, word);
    left -= n;
    at += n;
  }
  hash ^= hash >> 32U;
  hash *= kOdd2;
  return hash ^ (hash >> 29U);
}

}  // namespace fundstelle
