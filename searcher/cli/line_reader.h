// Reads what a person types, line by line: edited and remembered on a terminal, plain from a pipe.
#pragma once

#include <optional>
#include <string>

#include "searcher/cli/terminal.h"

namespace fundstelle {

/// The history lives in $XDG_STATE_HOME/fundstelle/history, by default below ~/.local/state.
class LineReader {
 public:
  LineReader();

  /// The next line, or nothing at the end (Ctrl-D).
  std::optional<std::string> next(const char* prompt);

 private:
  void remember(const std::string& line);

  bool edited_;
  std::optional<KeyInput> keys_;
  std::string history_;  ///< empty if lines cannot be kept
};

}  // namespace fundstelle
