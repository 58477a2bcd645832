#include "stemming/sentence_splitter.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string>

#ifdef __SSE2__
#include <immintrin.h>
#endif

#include "stemming/sentence_tables.h"
#include "stemming/utf8.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMaxAbbreviatedWord = 24;  ///< bytes
constexpr std::size_t kMaxAbbreviation = 4 * (kMaxAbbreviatedWord + 2);

bool is_word_code(char32_t code) {
  if (code < 0x80) {
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
           (code >= '0' && code <= '9');
  }
  const CharacterClass kind = character_class(code);
  return kind == CharacterClass::letter || kind == CharacterClass::digit ||
         kind == CharacterClass::mark || kind == CharacterClass::ignorable;
}

bool is_closer(char32_t code) {
  switch (code) {
    case '"':
    case '\'':
    case ')':
    case ']':
    case '}':
    case 0x201C:
    case 0x201D:
    case 0x2018:
    case 0x2019:
    case 0xAB:
    case 0xBB:
    case 0x2039:
    case 0x203A:
      return true;
    default:
      return false;
  }
}

bool is_opener_sign(char32_t code) {
  return is_closer(code) || code == '(' || code == '[' || code == 0x201E || code == 0x201A;
}

bool is_roman(std::string_view word) {
  return word.size() >= 2 && word.find_first_not_of("IVXLC") == std::string_view::npos;
}

bool is_digits(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Bytes that end a sentence or begin "…".
constexpr std::array<bool, 256> kMayEnd = [] {
  std::array<bool, 256> bytes{};
  for (const unsigned byte : {0x2Eu, 0x21u, 0x3Fu, 0xE2u}) bytes[byte] = true;
  return bytes;
}();

/// The first byte of `text` from `i` on that may end a sentence, or one before the last block.
std::size_t skip_plain(std::string_view text, std::size_t i) {
#ifdef __SSE2__
  const __m128i stop = _mm_set1_epi8('.');
  const __m128i shout = _mm_set1_epi8('!');
  const __m128i ask = _mm_set1_epi8('?');
  const __m128i wide = _mm_set1_epi8('\xE2');
  for (; i + 16 <= text.size(); i += 16) {
    const __m128i part = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + i));
    const __m128i found =
        _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(part, stop), _mm_cmpeq_epi8(part, shout)),
                     _mm_or_si128(_mm_cmpeq_epi8(part, ask), _mm_cmpeq_epi8(part, wide)));
    const auto bits = static_cast<unsigned>(_mm_movemask_epi8(found));
    if (bits != 0) return i + static_cast<std::size_t>(std::countr_zero(bits));
  }
#endif
  return i;
}

/// What stands behind a possible end of a sentence.
struct Continuation {
  std::size_t begin = 0;  ///< first byte after white space
  std::string_view word;  ///< the first word, behind opening signs
  bool blank = false;     ///< white space lies between
  bool opening = false;   ///< an opening quotation mark or bracket stands before the word
  bool bracket = false;
  bool low_quote = false;  ///< „ or ‚, which can only open
  bool lower = false;      ///< the word is written small
  bool digit = false;
  bool punctuation = false;  ///< a comma, colon, semicolon or full stop follows at once
};

class Scanner {
 public:
  Scanner(std::string_view text, const SentenceTables& tables) : text_(text), tables_(tables) {}

  std::vector<ByteRange> run() {
    std::vector<ByteRange> sentences;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text_.size();) {
      const std::size_t sign = next_terminator(i);
      if (sign >= text_.size()) break;
      i = sign;
      const std::size_t end = end_of_signs(i);
      if (const Continuation next = continuation(end); ends_sentence(sign, next)) {
        add(sentences, begin, end);
        begin = end;
      }
      i = end;
    }
    add(sentences, begin, text_.size());
    return sentences;
  }

 private:
  std::size_t next_terminator(std::size_t i) const {
    for (; i < text_.size(); ++i) {
      i = skip_plain(text_, i);
      if (i == text_.size()) break;
      const char c = text_[i];
      if (!kMayEnd[static_cast<unsigned char>(c)]) continue;
      if (c == '.' || c == '!' || c == '?') return i;
      if (c == '\xE2' && text_.substr(i).starts_with("\xE2\x80\xA6")) return i;
    }
    return i;
  }

  void add(std::vector<ByteRange>& sentences, std::size_t begin, std::size_t end) const {
    while (begin < end) {
      const DecodedCharacter c = decode_utf8(text_, begin);
      if (!is_blank(c.code)) break;
      begin += c.length;
    }
    while (end > begin) {
      const std::size_t last = previous_utf8(text_, end);
      if (!is_blank(decode_utf8(text_, last).code)) break;
      end = last;
    }
    if (begin < end) sentences.push_back({begin, end});
  }

  /// Behind "?!", "..." and the closing quotation marks and brackets that follow.
  std::size_t end_of_signs(std::size_t i) {
    signs_ = {};
    signs_.begin = i;
    while (i < text_.size()) {
      const DecodedCharacter c = decode_utf8(text_, i);
      if (c.code == '.')
        ++signs_.stops;
      else if (c.code == '!' || c.code == '?')
        signs_.loud = true;
      else if (c.code == 0x2026)
        signs_.stops = 3;
      else
        break;
      i += c.length;
    }
    signs_.end = i;
    while (i < text_.size()) {
      const DecodedCharacter c = decode_utf8(text_, i);
      if (!is_closer(c.code)) break;
      i += c.length;
    }
    return i;
  }

  Continuation continuation(std::size_t end) const {
    Continuation next;
    std::size_t i = end;
    while (i < text_.size()) {
      const DecodedCharacter c = decode_utf8(text_, i);
      if (!is_blank(c.code)) break;
      next.blank = true;
      i += c.length;
    }
    next.begin = i;
    while (i < text_.size()) {
      const DecodedCharacter c = decode_utf8(text_, i);
      if (is_opener_sign(c.code)) {
        next.opening = true;
        next.bracket |= c.code == '(' || c.code == '[';
        next.low_quote |= c.code == 0x201E || c.code == 0x201A;
      } else if (!is_blank(c.code) && c.code != 0x2013 && c.code != 0x2014 && c.code != '-') {
        break;
      }
      i += c.length;
    }
    std::size_t stop = i;
    bool inner_capital = false;
    while (stop < text_.size()) {
      const DecodedCharacter c = decode_utf8(text_, stop);
      if (!is_word_code(c.code) && !(c.code == '-' && stop > i)) break;
      inner_capital |= stop > i && is_upper(c.code);
      stop += c.length;
    }
    next.word = text_.substr(i, stop - i);
    if (next.word.empty()) {
      next.punctuation = i == next.begin && i < text_.size() &&
                         std::string_view(",;:.!?/").find(text_[i]) != std::string_view::npos;
      return next;
    }
    const DecodedCharacter first = decode_utf8(text_, i);
    // iPhone and eBay may begin a sentence.
    next.lower = is_lower(first.code) &&
                 !(inner_capital && is_upper(decode_utf8(text_, i + first.length).code));
    next.digit = character_class(first.code) == CharacterClass::digit;
    return next;
  }

  bool ends_sentence(std::size_t sign, const Continuation& next) const {
    if (next.begin >= text_.size()) return true;
    if (next.punctuation || next.lower) return false;
    if (!next.blank) return ends_without_blank(sign, next);
    if (signs_.stops >= 2 && !signs_.loud) return !is_bracketed();
    if (signs_.loud) return true;
    return ends_at_full_stop(sign, next);
  }

  bool is_bracketed() const {
    return signs_.begin > 0 && (text_[signs_.begin - 1] == '[' || text_[signs_.begin - 1] == '(');
  }

  /// Web text often lacks the blank ("gesagt.Danach"); names (Soloviev.Live) and addresses stay
  /// whole.
  bool ends_without_blank(std::size_t sign, const Continuation& next) const {
    if (sign < 2 || next.word.empty() || next.digit || text_[next.begin] == '-') return false;
    const std::size_t last = previous_utf8(text_, sign);
    if (last == 0 || !is_word_code(decode_utf8(text_, last).code)) return false;
    if (is_upper(decode_utf8(text_, last).code)) return false;
    if (!is_word_code(decode_utf8(text_, previous_utf8(text_, last)).code)) return false;
    if (next.low_quote) return true;
    if (next.opening && !next.low_quote && signs_.end == next.begin) return false;
    const DecodedCharacter first = decode_utf8(next.word, 0);
    return is_upper(first.code) && tables_.is_opener(next.word);
  }

  /// The run of letters, digits and inner signs that ends before `end`.
  std::string_view word_before(std::size_t end) const {
    std::size_t begin = end;
    while (begin > 0 && end - begin < 80) {
      const std::size_t previous = previous_utf8(text_, begin);
      const char32_t code = decode_utf8(text_, previous).code;
      if (!is_word_code(code) && code != '.' && code != '-' && code != '&' && code != ',') break;
      begin = previous;
    }
    return text_.substr(begin, end - begin);
  }

  std::size_t skip_blanks_back(std::size_t end) const {
    while (end > 0) {
      const std::size_t previous = previous_utf8(text_, end);
      if (!is_blank(decode_utf8(text_, previous).code)) break;
      end = previous;
    }
    return end;
  }

  /// What `text` abbreviates; "Gem. § 35": a small abbreviation may begin a sentence.
  AbbreviationKind abbreviation_kind(std::string_view text) const {
    const AbbreviationKind found = tables_.abbreviation(text);
    if (found != AbbreviationKind::none || text.size() <= 3) return found;
    if (text[0] < 'A' || text[0] > 'Z' || text.size() > kMaxAbbreviation) return found;
    std::array<char, kMaxAbbreviation> small;
    text.copy(small.data(), text.size());
    small[0] = static_cast<char>(text[0] - 'A' + 'a');
    const bool never =
        tables_.abbreviation({small.data(), text.size()}) == AbbreviationKind::never_ends;
    return never ? AbbreviationKind::never_ends : found;
  }

  /// The longest abbreviation of up to four written words that ends with the full stop at `sign`.
  AbbreviationKind abbreviation(std::size_t sign, std::string_view last) const {
    if (last.empty() || last.size() > kMaxAbbreviatedWord) return AbbreviationKind::none;
    std::size_t begin = static_cast<std::size_t>(last.data() - text_.data());
    const std::string_view written = text_.substr(begin, sign + 1 - begin);
    AbbreviationKind kind = abbreviation_kind(written);
    const std::size_t hyphen = written.rfind('-');
    if (kind == AbbreviationKind::none && hyphen != std::string_view::npos)
      kind = tables_.abbreviation(written.substr(hyphen + 1));
    std::string joined;
    for (int words = 1; words < 4; ++words) {
      const std::size_t end = skip_blanks_back(begin);
      if (end == begin || end == 0 || text_[end - 1] != '.') break;
      const std::string_view word = word_before(end);
      if (word.size() > kMaxAbbreviatedWord) break;
      if (joined.empty()) joined = written;
      joined.insert(0, " ").insert(0, word);
      const AbbreviationKind found = abbreviation_kind(joined);
      if (found != AbbreviationKind::none) kind = found;
      begin = static_cast<std::size_t>(word.data() - text_.data());
    }
    return kind;
  }

  bool ends_at_full_stop(std::size_t sign, const Continuation& next) const {
    const std::string_view before = word_before(sign);
    if (before.empty()) return true;
    const std::string_view bare =
        before.substr(std::min(before.size(), before.find_last_of(".,-&") + 1));
    switch (abbreviation(sign, before)) {
      case AbbreviationKind::never_ends:
        return false;
      case AbbreviationKind::may_end:
        return is_opener(next);
      case AbbreviationKind::none:
        break;
    }
    if (is_digits(before)) return ends_at_number(before, next);
    if (is_roman(before)) return is_opener(next);
    if (bare.size() == 1 || (bare.size() == 2 && static_cast<unsigned char>(bare[0]) >= 0x80)) {
      // Initials, dotted abbreviations; a number with decimals ends in a digit and is no initial.
      if (!is_digits(bare)) return before.find(',') == std::string_view::npos && is_opener(next);
    }
    return true;
  }

  bool is_opener(const Continuation& next) const {
    return !next.digit && !next.bracket && !next.word.empty() && tables_.is_opener(next.word);
  }

  bool ends_at_number(std::string_view number, const Continuation& next) const {
    if (number.size() > 3) return true;
    // "5. 6." is a date.
    if (next.digit) return number.size() > 2 || (number.size() == 2 && number > "31");
    if (is_opener(next)) return true;
    if (next.bracket) return false;
    if (tables_.follows_ordinal(next.word)) return false;
    const std::size_t begin = static_cast<std::size_t>(number.data() - text_.data());
    const std::size_t end = skip_blanks_back(begin);
    if (end > 0 && text_[end - 1] == '.') return false;
    return !tables_.precedes_ordinal(word_before(end));
  }

  struct Signs {
    std::size_t begin = 0;
    std::size_t end = 0;
    int stops = 0;
    bool loud = false;
  };

  std::string_view text_;
  const SentenceTables& tables_;
  Signs signs_;
};

}  // namespace

struct SentenceSplitter::Impl {
  const SentenceTables& tables = SentenceTables::shipped();
};

SentenceSplitter::SentenceSplitter() : impl_(std::make_unique<Impl>()) {}
SentenceSplitter::~SentenceSplitter() = default;
SentenceSplitter::SentenceSplitter(SentenceSplitter&&) noexcept = default;
SentenceSplitter& SentenceSplitter::operator=(SentenceSplitter&&) noexcept = default;

std::vector<ByteRange> SentenceSplitter::split(std::string_view paragraph) const {
  return Scanner(paragraph, impl_->tables).run();
}

}  // namespace fundstelle
