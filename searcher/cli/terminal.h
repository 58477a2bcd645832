// What the terminal can do: colours, width, and the locale that readline edits in.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace fundstelle {

enum class ColorChoice { automatic, always, never };

/// Escape sequences, or nothing where colour is off.
class Palette {
 public:
  Palette() = default;
  explicit Palette(bool colored) : colored_(colored) {}

  bool colored() const { return colored_; }
  std::string bold(std::string_view text) const { return wrap("1", text); }
  std::string dim(std::string_view text) const { return wrap("2", text); }
  std::string mark(std::string_view text) const { return wrap("1;31", text); }

 private:
  std::string wrap(std::string_view code, std::string_view text) const;

  bool colored_ = false;
};

/// Colours for standard output: `automatic` means on a terminal that knows them, unless NO_COLOR is
/// set to anything but the empty string (https://no-color.org). `always` and `never` win over it.
Palette choose_palette(ColorChoice choice);

/// Columns of the terminal on standard output; COLUMNS or 80 where there is none.
std::size_t terminal_width();

/// Whether standard error is a terminal, so that a progress line may be drawn and wiped.
bool progress_visible();

/// Whether a person sits at standard input and standard output.
bool interactive();

/// While it lives, the terminal on standard input hands over each key at once, not whole lines. In
/// the mode for lines, a Ctrl-D typed while an answer is written becomes a NUL once the next prompt
/// reads keys, and is lost. Echo and signals stay as they were. The old mode comes back at
/// the end, also when SIGTERM, SIGHUP or SIGQUIT ends the process. One at a time.
class KeyInput {
 public:
  KeyInput();
  ~KeyInput();
  KeyInput(const KeyInput&) = delete;
  KeyInput& operator=(const KeyInput&) = delete;
};

/// Takes the user's character classes if they are UTF-8, C.UTF-8 otherwise: every text here is
/// UTF-8.
void choose_locale();

}  // namespace fundstelle
