// Characters of foreign text: decoding, columns on a terminal, and what must not get there.
//
// The command reads queries, files and articles that nobody checked: malformed UTF-8 is replaced,
// and control characters, escape sequences among them, never reach the terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace fundstelle {

/// One character of a text; a malformed sequence counts as U+FFFD.
struct Character {
  char32_t code = 0;
  std::size_t bytes = 1;
  bool valid = false;
};

/// The character at byte `at`. Requires: at < text.size().
Character decode(std::string_view text, std::size_t at);

/// Columns that a character takes on a terminal.
std::size_t columns(char32_t code);

/// Columns that `text` takes on a terminal.
std::size_t display_width(std::string_view text);

/// `text` with every character that could steer a terminal replaced by a space.
std::string printable(std::string_view text);

/// `text` with malformed UTF-8 replaced by U+FFFD.
std::string valid_utf8(std::string_view text);

/// `text` on `width` columns: cut with "…" or filled with spaces.
std::string pad(std::string_view text, std::size_t width);

}  // namespace fundstelle
