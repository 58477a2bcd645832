#include "stemming/folding.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "stemming/utf8.h"

namespace fundstelle {
namespace {

const icu::Normalizer2& casefold_normalizer() {
  static const icu::Normalizer2* const instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFKCCasefoldInstance(status);
  }();
  return *instance;
}

const icu::Normalizer2& decomposer() {
  static const icu::Normalizer2* const instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFDInstance(status);
  }();
  return *instance;
}

class WordFolder {
 public:
  WordFolder(std::string_view word, FoldedWord& folded) : word_(word), folded_(folded) {}

  void run() {
    folded_.text.clear();
    folded_.source.clear();
    folded_.starts.clear();
    folded_.breaks.clear();
    while (position_ < word_.size()) step();
    folded_.source.push_back(static_cast<std::uint32_t>(word_.size()));
    folded_.starts.push_back(true);
  }

 private:
  void put(char c, std::size_t source, bool start) {
    folded_.text += c;
    folded_.source.push_back(static_cast<std::uint32_t>(source));
    folded_.starts.push_back(start);
  }

  void put_break(std::size_t end, char sign) {
    folded_.breaks.push_back({static_cast<std::uint32_t>(folded_.text.size()),
                              static_cast<std::uint32_t>(position_),
                              static_cast<std::uint32_t>(end), sign});
    position_ = end;
  }

  bool mark_follows(std::size_t position) const {
    if (position >= word_.size() || static_cast<unsigned char>(word_[position]) < 0x80)
      return false;
    return character_class(decode_utf8(word_, position).code) == CharacterClass::mark;
  }

  void step() {
    const char c = word_[position_];
    if (static_cast<unsigned char>(c) < 0x80) {
      step_ascii(c);
      return;
    }
    const DecodedCharacter character = decode_utf8(word_, position_);
    const std::size_t next = position_ + character.length;
    switch (character_class(character.code)) {
      case CharacterClass::ignorable:
        // A line-break hint of the writer; zero-width characters hint at nothing.
        if (character.code == 0xAD)
          put_break(next, '~');
        else
          position_ = next;
        return;
      case CharacterClass::hyphen:
        put_break(next, '-');
        return;
      case CharacterClass::apostrophe:
        put_break(next, '\'');
        return;
      case CharacterClass::separator:
        put_break(next, ' ');
        return;
      default:
        break;
    }
    if (!mark_follows(next) && put_umlaut(character.code)) {
      position_ = next;
      return;
    }
    put_normalized();
  }

  void step_ascii(char c) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      if (mark_follows(position_ + 1)) {
        put_normalized();
      } else {
        put(c, position_, true);
        ++position_;
      }
      return;
    }
    if (c == '-') {
      std::size_t end = position_ + 1;
      while (end < word_.size() && is_blank(static_cast<unsigned char>(word_[end]))) ++end;
      // The tokeniser keeps blanks after a hyphen only where a line broke there. Before a small
      // letter the hyphen is the line's, not the word's.
      const bool line_break = end > position_ + 1;
      const bool hint = line_break && end < word_.size() && is_lower(decode_utf8(word_, end).code);
      put_break(end, hint ? '~' : '-');
      return;
    }
    const bool gender = c == '*' || c == ':' || c == '_' || c == '/';
    std::size_t end = position_ + 1;
    if (c == '/' && end < word_.size() && word_[end] == '-') ++end;
    put_break(end, gender ? '*' : is_blank(static_cast<unsigned char>(c)) ? ' ' : c);
  }

  bool put_umlaut(char32_t code) {
    char first = 0;
    char second = 'e';
    switch (code) {
      case 0xC4:
      case 0xE4:
        first = 'a';
        break;
      case 0xD6:
      case 0xF6:
        first = 'o';
        break;
      case 0xDC:
      case 0xFC:
        first = 'u';
        break;
      case 0xDF:
      case 0x1E9E:
        first = second = 's';
        break;
      default:
        return false;
    }
    put(first, position_, true);
    put(second, position_, false);
    return true;
  }

  /// A run of other characters (an ASCII letter only with marks): normalised as a whole, since
  /// composition may join any of them.
  void put_normalized() {
    const std::size_t begin = position_;
    position_ += decode_utf8(word_, position_).length;
    while (position_ < word_.size() && static_cast<unsigned char>(word_[position_]) >= 0x80) {
      const DecodedCharacter character = decode_utf8(word_, position_);
      const CharacterClass kind = character_class(character.code);
      if (kind != CharacterClass::mark && kind != CharacterClass::letter) break;
      if (kind == CharacterClass::letter && is_plain_umlaut(character.code)) break;
      position_ += character.length;
    }
    std::string normalized;
    icu::StringByteSink<std::string> sink(&normalized);
    UErrorCode status = U_ZERO_ERROR;
    casefold_normalizer().normalizeUTF8(
        0, icu::StringPiece(word_.data() + begin, static_cast<std::int32_t>(position_ - begin)),
        sink, nullptr, status);
    bool first = true;
    for (std::size_t i = 0; i < normalized.size();) {
      const DecodedCharacter character = decode_utf8(normalized, i);
      const std::size_t at = folded_.text.size();
      if (put_expanded(character.code, begin)) {
        if (!first) folded_.starts[at] = false;
      } else {
        for (std::size_t k = 0; k < character.length; ++k)
          put(normalized[i + k], begin, first && k == 0);
      }
      first = false;
      i += character.length;
    }
  }

  bool put_expanded(char32_t code, std::size_t begin) {
    const std::size_t saved = position_;
    position_ = begin;
    const bool done = put_umlaut(code);
    position_ = saved;
    return done;
  }

  static bool is_plain_umlaut(char32_t code) {
    switch (code) {
      case 0xC4:
      case 0xE4:
      case 0xD6:
      case 0xF6:
      case 0xDC:
      case 0xFC:
      case 0xDF:
      case 0x1E9E:
        return true;
      default:
        return false;
    }
  }

  std::string_view word_;
  FoldedWord& folded_;
  std::size_t position_ = 0;
};

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

/// Letters around a pair of vowels that are spoken apart. Each pattern stands for the words that
/// hold it;
/// '|' marks where the two vowels meet. Collected from the written forms of the shipped counts.
constexpr std::array<std::string_view, 1> kHiatus = {"isra|el"};

}  // namespace

void fold_word(std::string_view word, FoldedWord& folded) { WordFolder(word, folded).run(); }

/// Words of plain German letters, as nearly all in the data files are; false for others.
static bool fold_plain(std::string_view word, std::string& folded) {
  folded.reserve(word.size() + 2);
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      folded += c;
    } else if (c >= 'A' && c <= 'Z') {
      folded += static_cast<char>(c - 'A' + 'a');
    } else if (c == '\xC3' && i + 1 < word.size()) {
      switch (word[++i]) {
        case '\x84':
        case '\xA4':
          folded += "ae";
          break;
        case '\x96':
        case '\xB6':
          folded += "oe";
          break;
        case '\x9C':
        case '\xBC':
          folded += "ue";
          break;
        case '\x9F':
          folded += "ss";
          break;
        default:
          return false;
      }
      // A combining mark may follow.
      if (i + 1 < word.size() && static_cast<unsigned char>(word[i + 1]) == 0xCC) return false;
    } else {
      return false;
    }
  }
  return true;
}

std::string fold(std::string_view word) {
  if (std::string plain; fold_plain(word, plain)) return plain;
  FoldedWord folded;
  fold_word(word, folded);
  return std::move(folded.text);
}

std::string strip_accents(std::string_view folded) {
  if (std::all_of(folded.begin(), folded.end(),
                  [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    return std::string(folded);
  }
  std::string decomposed;
  icu::StringByteSink<std::string> sink(&decomposed);
  UErrorCode status = U_ZERO_ERROR;
  decomposer().normalizeUTF8(
      0, icu::StringPiece(folded.data(), static_cast<std::int32_t>(folded.size())), sink, nullptr,
      status);
  std::string plain;
  for (std::size_t i = 0; i < decomposed.size();) {
    const DecodedCharacter character = decode_utf8(decomposed, i);
    switch (character.code) {
      case 0xE6:
        plain += "ae";
        break;  // æ
      case 0xF8:
        plain += "oe";
        break;  // ø
      case 0x153:
        plain += "oe";
        break;  // œ
      case 0x142:
        plain += 'l';
        break;  // ł
      case 0x111:
        plain += 'd';
        break;  // đ
      case 0xF0:
        plain += 'd';
        break;  // ð
      case 0xFE:
        plain += "th";
        break;  // þ
      case 0x131:
        plain += 'i';
        break;  // ı
      default:
        // Only Latin marks: in other scripts a mark may tell letters apart (й, ё).
        if (character.code < 0x300 || character.code > 0x36F) {
          plain.append(decomposed, i, character.length);
        } else if (!plain.empty() && static_cast<unsigned char>(plain.back()) >= 0x80) {
          plain.append(decomposed, i, character.length);
        }
    }
    i += character.length;
  }
  return plain;
}

std::string restore_umlauts(std::string_view folded) {
  std::string word;
  word.reserve(folded.size());
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const char c = folded[i];
    const bool pair =
        (c == 'a' || c == 'o' || c == 'u') && i + 1 < folded.size() && folded[i + 1] == 'e';
    const char before = i > 0 ? folded[i - 1] : ' ';
    if (pair && !is_vowel(before) && before != 'q') {
      word += c == 'a' ? "ä" : c == 'o' ? "ö" : "ü";
      ++i;
    } else {
      word += c;
    }
  }
  return word;
}

}  // namespace fundstelle
