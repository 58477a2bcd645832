#include "searcher/cli/text_layout.h"

#include <algorithm>
#include <bit>
#include <cstdint>

#include "searcher/cli/characters.h"

namespace fundstelle {
namespace {

constexpr std::string_view kEllipsis = "…";
/// Words shown before the first mark when a passage is cut in the middle of a sentence.
constexpr std::size_t kLeadIn = 4;

/// A word, or a piece of one that is wider than a line.
struct Word {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t width = 0;
  bool joined = false;  ///< no space before it
};

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::vector<Word> split_words(std::string_view text, const std::vector<Mark>& marks,
                              const Fit& fit) {
  std::vector<Word> words;
  auto mark = marks.begin();
  for (std::size_t at = 0; at < text.size();) {
    if (is_space(text[at])) {
      ++at;
      continue;
    }
    Word word{at, at, 0, false};
    while (at < text.size() && !is_space(text[at])) {
      const Character c = decode(text, at);
      std::size_t width = columns(c.code);
      if (fit.bracket_marks) {
        while (mark != marks.end() && mark->range.end <= at) ++mark;
        const bool inside = mark != marks.end() && mark->range.begin <= at;
        if (inside && mark->range.begin == at) ++width;
        if (inside && mark->range.end <= at + c.bytes) ++width;
      }
      if (word.width + width > fit.width && word.width > 0) {
        word.end = at;
        words.push_back(word);
        word = {at, at, 0, true};
      }
      word.width += width;
      at += c.bytes;
    }
    word.end = at;
    words.push_back(word);
  }
  return words;
}

/// The stretch of words to show, [first, last).
struct Window {
  std::size_t first = 0;
  std::size_t last = 0;
};

std::size_t window_end(const std::vector<Word>& words, std::size_t first, const Fit& fit) {
  std::size_t lines = 1;
  std::size_t column = first > 0 ? 2 : 0;
  std::size_t at = first;
  for (; at < words.size(); ++at) {
    const std::size_t gap = at == first || words[at].joined ? 0 : 1;
    if (column + gap + words[at].width > fit.width) {
      if (lines == fit.max_lines) break;
      ++lines;
      column = words[at].width;
    } else {
      column += gap + words[at].width;
    }
  }
  return at;
}

struct WindowValue {
  int words = 0;  ///< different words of the query
  std::size_t marks = 0;
  bool operator>(const WindowValue& other) const {
    return words != other.words ? words > other.words : marks > other.marks;
  }
};

WindowValue value_of(ByteRange range, const std::vector<Mark>& marks) {
  WindowValue value;
  std::uint64_t seen = 0;
  for (const Mark& mark : marks) {
    if (mark.range.begin < range.begin || mark.range.end > range.end) continue;
    seen |= std::uint64_t{1} << (mark.word % 64);
    ++value.marks;
  }
  value.words = std::popcount(seen);
  return value;
}

bool ends_sentence(std::string_view word) {
  return word.ends_with('.') || word.ends_with('!') || word.ends_with('?') || word.ends_with("“") ||
         word.ends_with(".\"");
}

/// Where a window may begin, the most readable first: the start, sentences, then before marks.
std::vector<std::size_t> window_starts(std::string_view text, const std::vector<Word>& words,
                                       const std::vector<Mark>& marks) {
  std::vector<std::size_t> starts{0};
  for (std::size_t i = 1; i < words.size(); ++i) {
    const Word& before = words[i - 1];
    if (ends_sentence(text.substr(before.begin, before.end - before.begin))) starts.push_back(i);
  }
  for (const Mark& mark : marks) {
    const auto word = std::ranges::upper_bound(words, mark.range.begin, {}, &Word::begin);
    const auto index = static_cast<std::size_t>(word - words.begin());
    starts.push_back(index > kLeadIn + 1 ? index - 1 - kLeadIn : 0);
  }
  return starts;
}

Window choose_window(std::string_view text, const std::vector<Word>& words,
                     const std::vector<Mark>& marks, const Fit& fit) {
  if (fit.max_lines == 0) return {0, words.size()};
  Window best{0, window_end(words, 0, fit)};
  if (best.last == words.size()) return best;
  WindowValue best_value{-1, 0};
  for (const std::size_t first : window_starts(text, words, marks)) {
    const std::size_t last = window_end(words, first, fit);
    if (last == first) continue;
    const WindowValue value = value_of({words[first].begin, words[last - 1].end}, marks);
    if (value > best_value) {
      best_value = value;
      best = {first, last};
    }
  }
  return best;
}

/// Appends text[range] to `line`, split where marks begin and end.
void append(Line& line, std::string_view text, ByteRange range, const std::vector<Mark>& marks) {
  const auto add = [&](std::size_t begin, std::size_t end, bool marked) {
    if (begin >= end) return;
    const std::string piece = printable(text.substr(begin, end - begin));
    if (!line.empty() && line.back().marked == marked && !marked) {
      line.back().text += piece;
    } else {
      line.push_back({piece, marked});
    }
  };
  std::size_t at = range.begin;
  for (const Mark& mark : marks) {
    const std::size_t begin = std::max(mark.range.begin, range.begin);
    const std::size_t end = std::min(mark.range.end, range.end);
    if (begin >= end) continue;
    add(at, begin, false);
    add(begin, end, true);
    at = end;
  }
  add(at, range.end, false);
}

}  // namespace

std::vector<Line> fit_lines(std::string_view text, const std::vector<Mark>& marks, const Fit& fit) {
  Fit inner = fit;
  // A cut line ends with a space and an ellipsis.
  if (fit.max_lines > 0 && fit.width > 2) inner.width -= 2;
  const std::vector<Word> words = split_words(text, marks, inner);
  const Window window = choose_window(text, words, marks, inner);
  std::vector<Line> lines;
  std::size_t column = window.first > 0 ? 2 : 0;
  std::size_t begin = window.first;
  const auto close = [&](std::size_t end) {
    Line line;
    if (begin == window.first && begin > 0) line.push_back({std::string(kEllipsis) + " ", false});
    append(line, text, {words[begin].begin, words[end - 1].end}, marks);
    if (end == window.last && end < words.size()) {
      line.push_back({" " + std::string(kEllipsis), false});
    }
    lines.push_back(std::move(line));
    begin = end;
  };
  for (std::size_t i = window.first; i < window.last; ++i) {
    const std::size_t gap = i == begin || words[i].joined ? 0 : 1;
    if (i > begin && column + gap + words[i].width > inner.width) {
      close(i);
      column = words[i].width;
    } else {
      column += gap + words[i].width;
    }
  }
  if (begin < window.last) close(window.last);
  return lines;
}

}  // namespace fundstelle
