#include "searcher/cli/characters.h"

#include <wchar.h>

#include <algorithm>

namespace fundstelle {
namespace {

/// Controls (C0, C1), line separators and the directional overrides that disguise text.
bool steers_terminal(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029 ||
         (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

}  // namespace

// By the table of well-formed sequences (Unicode 15, table 3-7).
Character decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  const unsigned first = byte(0);
  if (first < 0x80) return {first, 1, true};
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4) return {0xFFFD, 1, false};
  unsigned low = 0x80;
  unsigned high = 0xBF;
  if (first == 0xE0) low = 0xA0;
  if (first == 0xED) high = 0x9F;
  if (first == 0xF0) low = 0x90;
  if (first == 0xF4) high = 0x8F;
  char32_t code = first & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if (byte(i) < low || byte(i) > high) return {0xFFFD, i, false};
    code = (code << 6) | (byte(i) & 0x3FU);
    low = 0x80;
    high = 0xBF;
  }
  return {code, length, true};
}

std::size_t columns(char32_t code) {
  if (code == 0xAD)
    return 0;  // a soft hyphen is printed by no terminal we know as a column of text
  const int width = ::wcwidth(static_cast<wchar_t>(code));
  return width > 0 ? static_cast<std::size_t>(width) : 0;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character c = decode(text, at);
    width += columns(c.code);
    at += c.bytes;
  }
  return width;
}

std::string printable(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character c = decode(text, at);
    if (!c.valid) {
      clean += "\xEF\xBF\xBD";
    } else if (steers_terminal(c.code)) {
      clean += ' ';
    } else {
      clean.append(text.substr(at, c.bytes));
    }
    at += c.bytes;
  }
  return clean;
}

std::string valid_utf8(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character c = decode(text, at);
    clean.append(c.valid ? text.substr(at, c.bytes) : std::string_view("\xEF\xBF\xBD"));
    at += c.bytes;
  }
  return clean;
}

std::string pad(std::string_view text, std::size_t width) {
  std::string clean = printable(text);
  std::size_t taken = display_width(clean);
  if (taken <= width) return clean + std::string(width - taken, ' ');
  std::string cut;
  taken = 0;
  for (std::size_t at = 0; at < clean.size();) {
    const Character c = decode(clean, at);
    if (taken + columns(c.code) + 1 > width) break;
    taken += columns(c.code);
    cut.append(clean, at, c.bytes);
    at += c.bytes;
  }
  cut += "…";
  return cut + std::string(width - std::min(width, taken + 1), ' ');
}

}  // namespace fundstelle
