#include "stemming/utf8.h"

#include <unicode/uchar.h>

#include <array>

namespace fundstelle {
namespace {

constexpr char32_t kTableSize = 0x250;  // ASCII, Latin-1 and Latin Extended A and B

CharacterClass class_from_icu(char32_t code) {
  switch (code) {
    case '-':
    case 0x2010:
    case 0x2011:
      return CharacterClass::hyphen;
    case '\'':
    case 0x2019:
    case 0x02BC:
      return CharacterClass::apostrophe;
    case '.':
      return CharacterClass::full_stop;
    case ',':
      return CharacterClass::comma;
    case 0x00AD:
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0x2060:
    case 0xFEFF:
      return CharacterClass::ignorable;
    case 0x00AA:
    case 0x00BA:
      return CharacterClass::numeral;  // ª º
    default:
      break;
  }
  switch (u_charType(static_cast<UChar32>(code))) {
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
      return CharacterClass::letter;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
      return CharacterClass::mark;
    case U_DECIMAL_DIGIT_NUMBER:
      return CharacterClass::digit;
    case U_OTHER_NUMBER:
      // ² ³ ¹ and the blocks of superscripts and subscripts; no fractions.
      return (code >= 0x2070 && code <= 0x2089) || (code >= 0xB2 && code <= 0xB9)
                 ? CharacterClass::numeral
                 : CharacterClass::separator;
    default:
      return CharacterClass::separator;
  }
}

struct ClassTable {
  std::array<CharacterClass, kTableSize> classes;
  ClassTable() {
    for (char32_t code = 0; code < kTableSize; ++code) classes[code] = class_from_icu(code);
  }
};

bool is_continuation(unsigned char byte) { return (byte & 0xC0U) == 0x80U; }

}  // namespace

DecodedCharacter decode_wide_utf8(std::string_view text, std::size_t position) {
  const auto byte = [&](std::size_t offset) -> unsigned char {
    return position + offset < text.size() ? static_cast<unsigned char>(text[position + offset])
                                           : 0;
  };
  const unsigned char lead = byte(0);
  if (lead < 0xC2) return {kInvalid, 1};
  if (lead < 0xE0) {
    if (!is_continuation(byte(1))) return {kInvalid, 1};
    return {static_cast<char32_t>((lead & 0x1FU) << 6U | (byte(1) & 0x3FU)), 2};
  }
  if (lead < 0xF0) {
    if (!is_continuation(byte(1)) || !is_continuation(byte(2))) return {kInvalid, 1};
    const char32_t code = (lead & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
    if (code < 0x800 || (code >= 0xD800 && code < 0xE000)) return {kInvalid, 1};
    return {code, 3};
  }
  if (lead < 0xF5) {
    if (!is_continuation(byte(1)) || !is_continuation(byte(2)) || !is_continuation(byte(3))) {
      return {kInvalid, 1};
    }
    const char32_t code = (lead & 0x07U) << 18U | (byte(1) & 0x3FU) << 12U |
                          (byte(2) & 0x3FU) << 6U | (byte(3) & 0x3FU);
    if (code < 0x10000 || code > 0x10FFFF) return {kInvalid, 1};
    return {code, 4};
  }
  return {kInvalid, 1};
}

std::size_t previous_wide_utf8(std::string_view text, std::size_t position) {
  std::size_t start = position - 1;
  for (int i = 0; i < 3 && start > 0 && is_continuation(static_cast<unsigned char>(text[start]));
       ++i) {
    --start;
  }
  return start + decode_utf8(text, start).length == position ? start : position - 1;
}

void append_utf8(std::string& text, char32_t code) {
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0U | code >> 6U);
    text += static_cast<char>(0x80U | (code & 0x3FU));
  } else if (code < 0x10000) {
    text += static_cast<char>(0xE0U | code >> 12U);
    text += static_cast<char>(0x80U | (code >> 6U & 0x3FU));
    text += static_cast<char>(0x80U | (code & 0x3FU));
  } else {
    text += static_cast<char>(0xF0U | code >> 18U);
    text += static_cast<char>(0x80U | (code >> 12U & 0x3FU));
    text += static_cast<char>(0x80U | (code >> 6U & 0x3FU));
    text += static_cast<char>(0x80U | (code & 0x3FU));
  }
}

CharacterClass character_class(char32_t code) {
  static const ClassTable table;
  if (code < kTableSize) return table.classes[code];
  if (code == kInvalid) return CharacterClass::separator;
  return class_from_icu(code);
}

bool is_wide_upper(char32_t code) {
  return code != kInvalid && u_isupper(static_cast<UChar32>(code)) != 0;
}

bool is_wide_lower(char32_t code) {
  return code != kInvalid && u_islower(static_cast<UChar32>(code)) != 0;
}

bool is_wide_blank(char32_t code) {
  return code != kInvalid && u_isUWhiteSpace(static_cast<UChar32>(code)) != 0;
}

std::string lower_case(std::string_view text) {
  std::string lower;
  lower.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const DecodedCharacter c = decode_utf8(text, i);
    i += c.length;
    if (c.code < 0x80) {
      lower += static_cast<char>(c.code >= 'A' && c.code <= 'Z' ? c.code - 'A' + 'a' : c.code);
    } else if (c.code != kInvalid) {
      append_utf8(lower, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c.code))));
    }
  }
  return lower;
}

}  // namespace fundstelle
