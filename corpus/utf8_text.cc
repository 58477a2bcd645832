#include "corpus/utf8_text.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <immintrin.h>
#endif

namespace fundstelle {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kSoftHyphen = 0xAD;

bool is_ascii_block(const char* bytes) {
  std::uint64_t word;
  std::memcpy(&word, bytes, sizeof word);
  return (word & 0x8080808080808080U) == 0;
}

/// Eight ASCII bytes in small letters: adding 0x3F sets the high bit from 'A' on, 0x25 behind 'Z'.
std::uint64_t lower_ascii_block(const char* bytes) {
  std::uint64_t block;
  std::memcpy(&block, bytes, sizeof block);
  const std::uint64_t from_a = block + 0x3F3F3F3F3F3F3F3FU;
  const std::uint64_t behind_z = block + 0x2525252525252525U;
  return block | ((from_a & ~behind_z & 0x8080808080808080U) >> 2);
}

// Drawn as nothing, and only in the way of comparing and searching.
bool is_invisible(char32_t c) {
  if (c < 0x20) return true;
  if (c < 0x7F) return false;
  return c == 0x7F || (c >= 0x80 && c < 0xA0 && c != 0x85) || c == kSoftHyphen || c == 0x200B ||
         c == 0x200E || c == 0x200F || c == 0x2060 || c == 0xFEFF || c == 0xFFFC ||
         (c >= 0x202A && c <= 0x202E);
}

/// What collapse() makes of a byte that begins a character.
enum class ByteRole : std::uint8_t { look, plain, blank, latin, punctuation };

constexpr std::array<ByteRole, 256> kByteRoles = [] {
  std::array<ByteRole, 256> roles{};
  for (std::size_t c = 0x21; c < 0x7F; ++c) roles[c] = ByteRole::plain;
  roles[' '] = ByteRole::blank;
  roles[0xC3] = ByteRole::latin;        // À to ÿ
  roles[0xE2] = ByteRole::punctuation;  // perhaps a dash or quotation mark
  return roles;
}();

/// Where printable ASCII with single blanks in it ends, as far as whole blocks of bytes tell.
/// Requires that no blank stands before `begin`.
std::size_t ascii_end(std::string_view text, std::size_t begin) {
#ifdef __SSE2__
  unsigned blank_before = 0;
  for (; begin + 16 <= text.size(); begin += 16) {
    const __m128i part = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + begin));
    const auto bits = [](__m128i bytes) { return static_cast<unsigned>(_mm_movemask_epi8(bytes)); };
    const unsigned blank = bits(_mm_cmpeq_epi8(part, _mm_set1_epi8(' ')));
    const unsigned plain = bits(_mm_and_si128(_mm_cmpgt_epi8(part, _mm_set1_epi8(' ')),
                                              _mm_cmplt_epi8(part, _mm_set1_epi8(0x7F))));
    const unsigned good = plain | (blank & ~(blank << 1 | blank_before));
    if (good != 0xFFFF) return begin + static_cast<std::size_t>(std::countr_one(good));
    blank_before = blank >> 15;
  }
#endif
  return begin;
}

/// Bytes from `begin` on that collapse() copies as they are, single blanks between them included.
/// Requires that no blank stands before `begin`.
std::size_t plain_run(std::string_view text, std::size_t begin) {
  std::size_t end = begin;  // of what is settled: never behind a blank
  for (std::size_t i = begin; i < text.size();) {
    if (i == end) {
      i = ascii_end(text, i);
      end = i > begin && text[i - 1] == ' ' ? i - 1 : i;
      if (i == text.size()) break;
    }
    const ByteRole role = kByteRoles[static_cast<unsigned char>(text[i])];
    if (role == ByteRole::plain) {
      ++i;
    } else if (role == ByteRole::latin && i + 1 < text.size() && (text[i + 1] & 0xC0) == 0x80) {
      i += 2;
    } else if (role == ByteRole::punctuation && i + 2 < text.size() && text[i + 1] == '\x80' &&
               ((text[i + 2] & 0xF0) == 0x90 || text[i + 2] == '\xA6')) {
      i += 3;  // U+2010 to U+201F, and …
    } else if (role == ByteRole::blank && i == end && i > begin) {
      ++i;
      continue;
    } else {
      break;
    }
    end = i;
  }
  return end - begin;
}

/// What fold_line() makes of ASCII: a small letter, "0", a blank, or nothing.
constexpr std::array<char, 128> kFolded = [] {
  std::array<char, 128> folded{};
  for (std::size_t c = 0x20; c < 0x7F; ++c) folded[c] = ' ';
  for (char c = 'a'; c <= 'z'; ++c) {
    folded[static_cast<std::size_t>(c)] = folded[static_cast<std::size_t>(c - 0x20)] = c;
  }
  for (std::size_t c = '0'; c <= '9'; ++c) folded[c] = '0';
  return folded;
}();

void append_folded(std::string& to, std::size_t& size, char32_t c) {
  if (c >= 0xC0 && c < 0x100) {
    if (c < 0xDF) c += 0x20;
  } else {
    c = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
  }
  std::string bytes;
  append_code_point(bytes, c);
  for (const char byte : bytes) to[size++] = byte;
}

bool ends_in_hyphenated_word(std::string_view text) {
  if (text.size() < 2 || text.back() != '-') return false;
  const auto before = static_cast<unsigned char>(text[text.size() - 2]);
  return before >= 0x80 || is_word_character(before);
}

// "Ein-\nund Ausfuhr": the hyphen stands for a word's other half.
bool starts_with_conjunction(std::string_view text) {
  for (const std::string_view word : {"und", "oder", "bis", "sowie", "bzw", "als"}) {
    if (!text.starts_with(word)) continue;
    const char next = text.size() > word.size() ? text[word.size()] : ' ';
    if (next == ' ' || next == '\n' || next == '.') return true;
  }
  return false;
}

}  // namespace

std::size_t find_invalid_utf8(std::string_view text) {
  const char* bytes = text.data();
  const auto size = static_cast<std::int64_t>(text.size());
  std::int64_t i = 0;
  while (i < size) {
    while (i + 8 <= size && is_ascii_block(bytes + i)) i += 8;
    if (i >= size) break;
    const std::int64_t start = i;
    UChar32 c;
    U8_NEXT(bytes, i, size, c);
    if (c < 0) return static_cast<std::size_t>(start);
  }
  return std::string_view::npos;
}

std::string replace_invalid_utf8(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) append_code_point(result, next_code_point(text, i));
  return result;
}

char32_t next_wide_code_point(std::string_view text, std::size_t& position) {
  auto i = static_cast<std::int64_t>(position);
  UChar32 c;
  U8_NEXT(text.data(), i, static_cast<std::int64_t>(text.size()), c);
  position = static_cast<std::size_t>(i);
  return c < 0 ? kReplacement : static_cast<char32_t>(c);
}

void append_code_point(std::string& to, char32_t code_point) {
  if (code_point < 0x80) {
    to.push_back(static_cast<char>(code_point));
    return;
  }
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point < 0xE000)) {
    code_point = kReplacement;
  }
  append_utf8(to, code_point);
}

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return c == 0x85 || c == 0xA0 || c == 0x202F || c == 0x3000 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x1680;
}

bool is_word_character(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  if (c >= 0xC0 && c < 0x100) return c != 0xD7 && c != 0xF7;
  return u_isalnum(static_cast<UChar32>(c));
}

std::string collapse(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  bool space = false;
  bool line_break = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    const char32_t c = next_code_point(text, i);
    if (is_space(c)) {
      space = true;
      line_break |= c == '\n';
      continue;
    }
    if (is_invisible(c)) continue;
    if (space && !result.empty()) {
      // A hyphen at the end of a line between small letters was set by the type-setter, not the
      // writer; before a capital it may be either ("Nato-\nOsterweiterung") and stays, unspaced.
      const bool after_hyphen = line_break && ends_in_hyphenated_word(result);
      const bool suspended = starts_with_conjunction(text.substr(start));
      if (after_hyphen && is_lower(c) && !suspended) {
        result.pop_back();
      } else if (!after_hyphen || !is_upper(c)) {
        result.push_back(' ');
      }
    }
    space = line_break = false;
    result.append(text.substr(start, i - start));
    const std::size_t run = plain_run(text, i);
    result.append(text.substr(i, run));
    i += run;
  }
  return result;
}

std::string fold_line(std::string_view text) {
  // No character grows by more than half when it is brought to lower case (U+023A does).
  std::string result(text.size() + text.size() / 2 + 4, '\0');
  std::size_t size = 0;
  char last = ' ';  // a blank is held back at the start and behind another one
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      // Without branches: the lengths of words cannot be foreseen.
      const char folded = kFolded[byte];
      const bool repeats = folded == last && (folded == ' ' || folded == '0');
      const bool kept = folded != '\0' && !repeats;
      result[size] = folded;
      size += kept;
      last = kept ? folded : last;
      ++i;
      continue;
    }
    const char32_t c = next_wide_code_point(text, i);
    if (is_invisible(c)) continue;
    if (is_word_character(c)) {
      append_folded(result, size, c);
      last = '\0';
    } else if (last != ' ') {
      result[size++] = last = ' ';
    }
  }
  if (size > 0 && result[size - 1] == ' ') --size;
  result.resize(size);
  return result;
}

std::string lower(std::string_view text) {
  std::string result;
  result.resize(text.size());
  std::size_t out = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (i + 8 <= text.size() && is_ascii_block(text.data() + i)) {
      const std::uint64_t small = lower_ascii_block(text.data() + i);
      std::memcpy(result.data() + out, &small, sizeof small);
      i += 8;
      out += 8;
      continue;
    }
    if (i + 8 <= text.size()) {  // all of the block, and none of it counts from its first wide byte
      const std::uint64_t small = lower_ascii_block(text.data() + i);
      std::memcpy(result.data() + out, &small, sizeof small);
      while (static_cast<unsigned char>(text[i]) < 0x80) ++i, ++out;
    }
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      result[out++] = static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
      ++i;
      continue;
    }
    if (byte == 0xC3 && i + 1 < text.size() && (text[i + 1] & 0xC0) == 0x80) {  // À to ÿ
      const auto next = static_cast<unsigned char>(text[i + 1]);
      result[out++] = static_cast<char>(byte);
      result[out++] = static_cast<char>(next <= 0x9E && next != 0x97 ? next + 0x20 : next);
      i += 2;
      continue;
    }
    std::string wide;
    append_code_point(wide, static_cast<char32_t>(
                                u_tolower(static_cast<UChar32>(next_wide_code_point(text, i)))));
    if (result.size() - out < wide.size() + (text.size() - i))
      result.resize(out + wide.size() + (text.size() - i));
    for (const char c : wide) result[out++] = c;
  }
  result.resize(out);
  return result;
}

}  // namespace fundstelle
