// UTF-8 as the readers need it: checking, walking, collapsing white space, folding for comparison.
//
// Threads: pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "stemming/utf8.h"

namespace fundstelle {

/// Byte of the first sequence that is not valid UTF-8, or npos.
std::size_t find_invalid_utf8(std::string_view text);

/// `text` with every invalid sequence replaced by U+FFFD.
std::string replace_invalid_utf8(std::string_view text);

/// The character at `position` beyond ASCII; see next_code_point.
char32_t next_wide_code_point(std::string_view text, std::size_t& position);

/// The code point at `position`, which moves behind it. Invalid bytes give U+FFFD.
inline char32_t next_code_point(std::string_view text, std::size_t& position) {
  const auto first = static_cast<unsigned char>(text[position]);
  if (first >= 0x80) return next_wide_code_point(text, position);
  ++position;
  return first;
}

void append_code_point(std::string& to, char32_t code_point);

/// White space of any script, no-break spaces included.
bool is_space(char32_t code_point);

/// Letters and digits of any script.
bool is_word_character(char32_t code_point);

/// One line for display: white space collapsed to single blanks, invisible characters (soft hyphen,
/// zero-width space, byte order mark, controls) dropped, line-break hyphens joined
/// ("Oster-\nweiterung"), no blank at either end.
std::string collapse(std::string_view text);

/// `text` without any of the few `characters` at its ends.
inline std::string_view trim(std::string_view text, std::string_view characters = " ") {
  const auto is_any = [&](char c) {
    for (const char other : characters) {
      if (c == other) return true;
    }
    return false;
  };
  while (!text.empty() && is_any(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_any(text.back())) text.remove_suffix(1);
  return text;
}

/// Whether `text` begins with a capital.
inline bool starts_upper(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && is_upper(next_code_point(text, at));
}

/// Words in the sense of the passage rule: stretches without white space that hold a letter or
/// digit.
std::size_t count_words(std::string_view text);

/// Lower case, letters and digits only, single blanks between; each run of digits becomes "0".
/// Two lines that a reader takes for the same are equal under it.
std::string fold_line(std::string_view text);

/// Lower case, nothing else changed; the length in bytes may differ.
std::string lower(std::string_view text);

}  // namespace fundstelle
