#include <algorithm>

#include "corpus/page.h"
#include "corpus/text_signs.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMinWrapWidth = 40;
constexpr std::size_t kMaxWrapWidth = 110;
constexpr std::size_t kMaxCharacterBytes = 4;

struct RawLine {
  std::size_t begin;
  std::size_t end;
  bool after_blank;
};

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

/// End of the line that begins at `begin`. Most texts have no carriage returns at all.
std::size_t line_end(std::string_view text, std::size_t begin, std::size_t& next_return) {
  const std::size_t feed = std::min(text.find('\n', begin), text.size());
  if (next_return < begin) next_return = std::min(text.find('\r', begin), text.size());
  return std::min(feed, next_return);
}

std::vector<RawLine> raw_lines(std::string_view text) {
  std::vector<RawLine> lines;
  std::size_t next_return = std::min(text.find('\r'), text.size());
  bool after_blank = true;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = line_end(text, begin, next_return);
    std::size_t first = begin;
    while (first < end) {
      std::size_t next = first;
      if (!is_space(next_code_point(text, next))) break;
      first = next;
    }
    std::size_t last = end;
    while (last > first) {
      std::size_t start = last - 1;
      while (start > first && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
      std::size_t next = start;
      if (!is_space(next_code_point(text, next))) break;
      last = start;
    }
    if (first == last) {
      after_blank = true;
    } else {
      lines.push_back({first, last, after_blank});
      after_blank = false;
    }
    begin = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  return lines;
}

/// A fixed-width text, for deciding which of its line breaks are paragraphs' ends.
class WrappedText {
 public:
  WrappedText(std::string_view text, const std::vector<RawLine>& lines)
      : text_(text), lines_(lines) {
    wrapped_ = measure() && looks_wrapped();
    if (wrapped_) find_headings();
  }

  bool is_wrapped() const { return wrapped_; }

  /// Whether the break behind line `i` was set by the type-setter. Requires is_wrapped().
  bool continues(std::size_t i) const {
    if (heading_[i] || heading_[i + 1]) return false;
    return !ends_sentence(line(i)) || widths_[i] * 10 >= widest_ * 7;
  }

 private:
  std::string_view line(std::size_t i) const {
    return text_.substr(lines_[i].begin, lines_[i].end - lines_[i].begin);
  }

  bool starts_small(std::size_t i) const {
    std::size_t at = 0;
    return is_lower(next_code_point(line(i), at));
  }

  /// False as soon as a line is too wide: most texts are not wrapped, and need no measuring.
  bool measure() {
    for (const RawLine& line : lines_) {
      if (line.end - line.begin > kMaxWrapWidth * kMaxCharacterBytes) return false;
    }
    widths_.reserve(lines_.size());
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      widths_.push_back(count_characters(line(i)));
      widest_ = std::max(widest_, widths_[i]);
      if (widest_ > kMaxWrapWidth) return false;
    }
    return widest_ >= kMinWrapWidth;
  }

  /// Where lines have no blanks between them, most must break off inside a sentence; else nearly
  /// all must be about as wide as the widest.
  bool looks_wrapped() const {
    std::size_t inner = 0;
    std::size_t full = 0;
    std::size_t broken = 0;
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
      if (lines_[i + 1].after_blank) continue;
      ++inner;
      full += widths_[i] + 20 >= widest_;
      broken += !ends_sentence(line(i)) && (starts_small(i + 1) || line(i).ends_with('-'));
    }
    return inner >= 3 && (full * 5 >= inner * 4 || broken * 2 >= inner);
  }

  void find_headings() {
    heading_.assign(lines_.size() + 1, false);
    for (std::size_t i = 0; i < lines_.size(); ++i) heading_[i] = is_heading(i);
  }

  /// A short line behind a sentence's end or another heading, before a new sentence.
  bool is_heading(std::size_t i) const {
    if (i + 1 >= lines_.size() || widths_[i] * 10 > widest_ * 7) return false;
    const std::string_view own = line(i);
    if (ends_sentence(own) || own.ends_with('-') || own.ends_with(',') || starts_small(i))
      return false;
    if (starts_small(i + 1) || count_words(own) > 9) return false;
    return i == 0 || lines_[i].after_blank || ends_sentence(line(i - 1)) || heading_[i - 1];
  }

  std::string_view text_;
  const std::vector<RawLine>& lines_;
  std::vector<std::size_t> widths_;  ///< characters of each line
  std::vector<bool> heading_;
  std::size_t widest_ = 0;
  bool wrapped_ = false;
};

// A word that the line break divided: "Oster-" and "weiterung".
bool ends_in_divided_word(std::string_view line, std::string_view next) {
  if (line.size() < 3 || line.back() != '-' || line[line.size() - 2] == ' ') return false;
  std::size_t position = 0;
  return is_lower(next_code_point(next, position));
}

}  // namespace

std::vector<PageLine> split_lines(std::string_view text) {
  const std::vector<RawLine> lines = raw_lines(text);
  const WrappedText wrapped(text, lines);
  std::vector<PageLine> result;
  result.reserve(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool after_blank = lines[i].after_blank;
    const std::size_t begin = lines[i].begin;
    while (i + 1 < lines.size() && !lines[i + 1].after_blank) {
      const std::string_view line = text.substr(lines[i].begin, lines[i].end - lines[i].begin);
      const std::string_view next = text.substr(lines[i + 1].begin);
      const bool joined =
          wrapped.is_wrapped() ? wrapped.continues(i) : ends_in_divided_word(line, next);
      if (!joined) break;
      ++i;
    }
    PageLine line;
    line.text = collapse(text.substr(begin, lines[i].end - begin));
    line.range = {begin, lines[i].end};
    line.after_blank = after_blank;
    if (!line.text.empty()) result.push_back(std::move(line));
  }
  return result;
}

}  // namespace fundstelle
