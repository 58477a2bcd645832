// The one hash of bytes in the project: FNV-1a, 64 bit (Fowler, Noll, Vo). Not against intent.
#pragma once

#include <cstdint>
#include <string_view>

namespace fundstelle {

inline constexpr std::uint64_t kFnvStart = 0xcbf29ce484222325ULL;

/// Continues from `hash`, so that a text may be hashed piece by piece.
constexpr std::uint64_t fnv1a(std::string_view bytes, std::uint64_t hash = kFnvStart) {
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return hash;
}

}  // namespace fundstelle
