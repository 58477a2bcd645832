#include "stemming/tokenizer.h"

#include <algorithm>
#include <array>

#include "stemming/utf8.h"

namespace fundstelle {
namespace {

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

bool begins_word(CharacterClass c) {
  return c == CharacterClass::letter || c == CharacterClass::digit;
}

bool continues_word(CharacterClass c) {
  return begins_word(c) || c == CharacterClass::mark || c == CharacterClass::ignorable ||
         c == CharacterClass::numeral;
}

CharacterClass class_at(std::string_view text, std::size_t position) {
  if (position >= text.size()) return CharacterClass::separator;
  return character_class(decode_utf8(text, position).code);
}

/// Scans one word; the position after it is `end`.
class WordScanner {
 public:
  WordScanner(std::string_view text, std::size_t begin) : text_(text), begin_(begin), end_(begin) {}

  std::size_t scan() {
    while (true) {
      scan_run();
      if (!scan_joint()) break;
    }
    drop_ignorables();
    if (is_number_group_start()) scan_spaced_groups();
    return end_;
  }

 private:
  /// Letters, digits and what continues them.
  void scan_run() {
    while (end_ < text_.size()) {
      const auto byte = static_cast<unsigned char>(text_[end_]);
      if (byte < 0x80) {
        if (!begins_word(character_class(byte))) return;
        ++end_;
        continue;
      }
      const DecodedCharacter character = decode_utf8(text_, end_);
      if (!continues_word(character_class(character.code))) return;
      end_ += character.length;
    }
  }

  /// A sign between two runs that does not end the word; true if a further run follows.
  bool scan_joint() {
    if (end_ >= text_.size()) return false;
    const DecodedCharacter sign = decode_utf8(text_, end_);
    const std::size_t next = end_ + sign.length;
    switch (character_class(sign.code)) {
      case CharacterClass::hyphen:
        return scan_hyphen(next);
      case CharacterClass::apostrophe:
        if (!begins_word(class_at(text_, next))) return false;
        end_ = next;
        return true;
      case CharacterClass::full_stop:
        return scan_full_stop(next);
      case CharacterClass::comma:
        if (!is_digit_before() || next >= text_.size() || !is_ascii_digit(text_[next]))
          return false;
        end_ = next;
        return true;
      default:
        return scan_gender_sign(next);
    }
  }

  bool is_digit_before() const { return end_ > begin_ && is_ascii_digit(text_[end_ - 1]); }

  bool scan_hyphen(std::size_t next) {
    if (begins_word(class_at(text_, next))) {
      end_ = next;
      return true;
    }
    return scan_line_break(next);
  }

  /// "Waffen-\nruhe" is one word, "Kriegs-\nund" is not.
  bool scan_line_break(std::size_t next) {
    std::size_t position = next;
    bool line_break = false;
    while (position < text_.size() && position < next + 64 &&
           is_blank(static_cast<unsigned char>(text_[position]))) {
      if (text_[position] == '\n') {
        if (line_break) return false;
        line_break = true;
      }
      ++position;
    }
    if (!line_break || class_at(text_, position) != CharacterClass::letter) return false;
    if (class_at(text_, end_ - 1) == CharacterClass::digit) return false;
    std::size_t word_end = position;
    while (word_end < text_.size() && begins_word(class_at(text_, word_end))) {
      word_end += decode_utf8(text_, word_end).length;
    }
    if (is_coordination(text_.substr(position, word_end - position))) return false;
    end_ = position;
    return true;
  }

  bool scan_full_stop(std::size_t next) {
    if (next < text_.size() && is_digit_before() && is_ascii_digit(text_[next])) {
      end_ = next;
      return true;
    }
    // Single letters with full stops: U.S.A., z.B.; the last full stop belongs to the word.
    if (!is_single_letter_before()) return false;
    if (class_at(text_, next) == CharacterClass::letter) {
      const std::size_t after = next + decode_utf8(text_, next).length;
      if (after < text_.size() && text_[after] == '.') {
        end_ = next;
        dotted_ = true;
        return true;
      }
    }
    if (dotted_) end_ = next;
    return false;
  }

  bool is_single_letter_before() const {
    const std::size_t letter = previous_utf8(text_, end_);
    if (letter < begin_ || class_at(text_, letter) != CharacterClass::letter) return false;
    return letter == begin_ || (dotted_ && text_[letter - 1] == '.');
  }

  /// Bürger*innen, Bürger:innen, Bürger_innen, Bürger/innen, Bürger/-innen.
  bool scan_gender_sign(std::size_t next) {
    const char sign = text_[end_];
    if (sign != '*' && sign != ':' && sign != '_' && sign != '/') return false;
    std::size_t ending = next;
    if (sign == '/' && ending < text_.size() && text_[ending] == '-') ++ending;
    const std::string_view rest = text_.substr(ending);
    std::size_t length = 0;
    if (rest.starts_with("innen"))
      length = 5;
    else if (rest.starts_with("in"))
      length = 2;
    if (length == 0 || end_ - begin_ < 3) return false;
    const CharacterClass after = class_at(text_, ending + length);
    if (continues_word(after)) return false;
    if (!begins_word(class_at(text_, previous_utf8(text_, end_)))) return false;
    end_ = ending;
    return true;
  }

  void drop_ignorables() {
    while (end_ > begin_) {
      const std::size_t last = previous_utf8(text_, end_);
      if (class_at(text_, last) != CharacterClass::ignorable) return;
      end_ = last;
    }
  }

  bool is_number_group_start() const {
    const std::size_t length = end_ - begin_;
    return length >= 1 && length <= 3 && text_[begin_] != '0' &&
           std::all_of(text_.begin() + static_cast<std::ptrdiff_t>(begin_),
                       text_.begin() + static_cast<std::ptrdiff_t>(end_), is_ascii_digit);
  }

  /// "150 000": groups of three digits, each after one blank (plain, no-break, thin).
  void scan_spaced_groups() {
    while (end_ < text_.size()) {
      const DecodedCharacter blank = decode_utf8(text_, end_);
      if (blank.code != ' ' && blank.code != 0xA0 && blank.code != 0x2009 && blank.code != 0x202F)
        return;
      const std::size_t group = end_ + blank.length;
      if (group + 3 > text_.size()) return;
      if (!std::all_of(text_.begin() + static_cast<std::ptrdiff_t>(group),
                       text_.begin() + static_cast<std::ptrdiff_t>(group) + 3, is_ascii_digit)) {
        return;
      }
      const std::size_t after = group + 3;
      if (continues_word(class_at(text_, after))) return;
      // "12 000.5" and "1 500.000" are no groups of thousands.
      if (after + 1 < text_.size() && text_[after] == '.' && is_ascii_digit(text_[after + 1]))
        return;
      end_ = after;
    }
  }

  std::string_view text_;
  std::size_t begin_;
  std::size_t end_;
  bool dotted_ = false;
};

bool is_hyphen_before(std::string_view text, std::size_t begin) {
  if (begin == 0) return false;
  const std::size_t sign = previous_utf8(text, begin);
  if (class_at(text, sign) != CharacterClass::hyphen) return false;
  if (sign == 0) return true;
  const DecodedCharacter before = decode_utf8(text, previous_utf8(text, sign));
  return is_blank(before.code) || before.code == '(' || before.code == '/';
}

}  // namespace

bool is_coordination(std::string_view word) {
  static constexpr std::array<std::string_view, 10> kWords = {
      "und", "oder", "bis", "sowie", "bzw", "beziehungsweise", "als", "wie", "noch", "statt"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

void find_words(std::string_view text, std::vector<SurfaceWord>& words) {
  words.clear();
  std::size_t position = 0;
  while (position < text.size()) {
    const DecodedCharacter character = decode_utf8(text, position);
    if (!begins_word(character_class(character.code))) {
      position += character.length;
      continue;
    }
    SurfaceWord word;
    word.begin = static_cast<std::uint32_t>(position);
    position = WordScanner(text, position).scan();
    word.end = static_cast<std::uint32_t>(position);
    word.hyphen_before = is_hyphen_before(text, word.begin);
    word.hyphen_behind = class_at(text, position) == CharacterClass::hyphen;
    words.push_back(word);
  }
}

}  // namespace fundstelle
