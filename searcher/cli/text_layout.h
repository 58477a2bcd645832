// Fits marked text into columns: how wide characters are, where lines break, and which part of a
// long passage is shown so that its marks are seen.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "fundstelle/hit.h"

namespace fundstelle {

/// A stretch of a line, all of it marked or none.
struct Span {
  std::string text;
  bool marked = false;
};

/// A line of spans that fits the width asked for.
using Line = std::vector<Span>;

/// How text is fitted.
struct Fit {
  std::size_t width = 80;      ///< columns of a line
  std::size_t max_lines = 0;   ///< 0 for all; otherwise the text is cut around its marks
  bool bracket_marks = false;  ///< reserve two columns a mark for "[" and "]"
};

/// Lines of `text`; breaks at white space, and inside a word only if it is wider than a line.
/// `marks` are disjoint and in order, in bytes of `text`.
std::vector<Line> fit_lines(std::string_view text, const std::vector<Mark>& marks, const Fit& fit);

}  // namespace fundstelle
