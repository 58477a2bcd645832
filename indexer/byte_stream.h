// Varints and strings in a byte buffer, for the stored records.
//
// Varints are LEB128: seven bits a byte, the lowest first. A reader never runs past its end: what
// is short or too long throws Error(index_corrupt), so a damaged record cannot be misread silently.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "fundstelle/error.h"

namespace fundstelle {

class ByteWriter {
 public:
  void varint(std::uint64_t value) {
    while (value >= 0x80) {
      bytes_ += static_cast<char>(value | 0x80U);
      value >>= 7U;
    }
    bytes_ += static_cast<char>(value);
  }
  void raw(std::string_view text) { bytes_ += text; }
  void string(std::string_view text) {
    varint(text.size());
    raw(text);
  }
  const std::string& bytes() const { return bytes_; }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes)
      : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  std::uint64_t varint() {
    if (at_ < end_ && static_cast<signed char>(*at_) >= 0) {
      return static_cast<unsigned char>(*at_++);
    }
    return long_varint();
  }
  std::uint32_t varint32() { return static_cast<std::uint32_t>(varint()); }
  std::string_view raw(std::size_t size) {
    if (size > remaining()) fail();
    const std::string_view text(at_, size);
    at_ += size;
    return text;
  }
  std::string_view string() { return raw(varint()); }
  /// A count of things that each take at least one byte.
  std::size_t count() {
    const std::uint64_t value = varint();
    if (value > remaining()) fail();
    return value;
  }
  std::size_t remaining() const { return static_cast<std::size_t>(end_ - at_); }

 private:
  std::uint64_t long_varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (at_ == end_) fail();
      const auto byte = static_cast<unsigned char>(*at_++);
      value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if (byte < 0x80) return value;
    }
    fail();
  }
  [[noreturn]] static void fail() {
    throw Error(ErrorCode::index_corrupt,
                "a stored record of the index is damaged; rebuild the index from its sources");
  }

  const char* at_;
  const char* end_;
};

}  // namespace fundstelle
