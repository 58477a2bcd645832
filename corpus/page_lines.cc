#include <algorithm>

#include "corpus/page.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMinWrapWidth = 40;
constexpr std::size_t kMaxWrapWidth = 110;

struct RawLine {
  std::size_t begin;
  std::size_t end;
  std::size_t width;  ///< characters
  bool after_blank;
};

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::vector<RawLine> raw_lines(std::string_view text) {
  std::vector<RawLine> lines;
  bool after_blank = true;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = text.find_first_of("\n\r", begin);
    if (end == std::string_view::npos) end = text.size();
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
      lines.push_back({first, last, count_characters(text.substr(first, last - first)), after_blank});
      after_blank = false;
    }
    begin = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  return lines;
}

// A text set to a fixed width: in the groups of lines without a blank between them, nearly every
// line but the last is about as wide as the widest, and none is wider than a type-setter's line.
bool is_wrapped(const std::vector<RawLine>& lines) {
  std::size_t widest = 0;
  for (const RawLine& line : lines) widest = std::max(widest, line.width);
  if (widest < kMinWrapWidth || widest > kMaxWrapWidth) return false;
  std::size_t inner = 0;
  std::size_t full = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i + 1].after_blank) continue;
    ++inner;
    full += lines[i].width + 20 >= widest;
  }
  return inner >= 3 && full * 5 >= inner * 4;
}

// A word that the line break divided: "Oster-" and "weiterung".
bool ends_in_divided_word(std::string_view line, std::string_view next) {
  if (line.size() < 3 || line.back() != '-' || line[line.size() - 2] == ' ') return false;
  std::size_t position = 0;
  return is_lower(next_code_point(next, position));
}

}  // namespace

std::vector<PageLine> split_lines(std::string_view text) {
  const std::vector<RawLine> lines = raw_lines(text);
  const bool wrapped = is_wrapped(lines);
  std::vector<PageLine> result;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool after_blank = lines[i].after_blank;
    const std::size_t begin = lines[i].begin;
    while (i + 1 < lines.size() && !lines[i + 1].after_blank) {
      const std::string_view line = text.substr(lines[i].begin, lines[i].end - lines[i].begin);
      const std::string_view next = text.substr(lines[i + 1].begin);
      if (!wrapped && !ends_in_divided_word(line, next)) break;
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
