// Decoding of UTF-8 and the classes of characters the tokeniser tells apart.
//
// Invalid bytes are never an error here: they decode to kInvalid with length 1 and act as
// separators, so that a damaged text is analysed as far as it can be read. Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace fundstelle {

/// What a character may do in a word.
enum class CharacterClass : std::uint8_t {
  separator,  ///< blanks, punctuation, symbols, invalid bytes
  letter,
  digit,
  mark,        ///< combining: continues a word
  ignorable,   ///< soft hyphen, zero-width joiners: inside a word as if absent
  hyphen,      ///< - ‐ ‑
  apostrophe,  ///< ' ’ ʼ
  full_stop,
  comma,
  numeral,  ///< superscript and subscript digits: continue a word (CO₂), never begin one
};

struct DecodedCharacter {
  char32_t code = 0;
  std::uint32_t length = 1;  ///< bytes
};

constexpr char32_t kInvalid = 0xFFFFFFFF;

/// The character at `position` beyond ASCII; see decode_utf8.
DecodedCharacter decode_wide_utf8(std::string_view text, std::size_t position);

/// Decodes the character at `position`; a NUL behind the end of `text`.
inline DecodedCharacter decode_utf8(std::string_view text, std::size_t position) {
  const auto lead = static_cast<unsigned char>(position < text.size() ? text[position] : '\0');
  return lead < 0x80 ? DecodedCharacter{lead, 1} : decode_wide_utf8(text, position);
}

/// Start of the character beyond ASCII that ends before `position` (> 0); see previous_utf8.
std::size_t previous_wide_utf8(std::string_view text, std::size_t position);

/// Start of the character that ends before `position` (> 0).
inline std::size_t previous_utf8(std::string_view text, std::size_t position) {
  const auto last = static_cast<unsigned char>(text[position - 1]);
  return last < 0x80 ? position - 1 : previous_wide_utf8(text, position);
}

void append_utf8(std::string& text, char32_t code);

CharacterClass character_class(char32_t code);

bool is_wide_upper(char32_t code);
bool is_wide_lower(char32_t code);
bool is_wide_blank(char32_t code);

inline bool is_upper(char32_t code) {
  return code < 0x80 ? code >= 'A' && code <= 'Z' : is_wide_upper(code);
}
inline bool is_lower(char32_t code) {
  return code < 0x80 ? code >= 'a' && code <= 'z' : is_wide_lower(code);
}
inline bool is_blank(char32_t code) {
  return code < 0x80 ? code == ' ' || (code >= 9 && code <= 13) : is_wide_blank(code);
}

/// The text in small letters, character by character; invalid bytes are dropped.
std::string lower_case(std::string_view text);

}  // namespace fundstelle
