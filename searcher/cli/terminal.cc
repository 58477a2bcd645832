#include "searcher/cli/terminal.h"

#include <langinfo.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <clocale>
#include <csignal>
#include <cstdlib>

namespace fundstelle {
namespace {

constexpr std::size_t kDefaultWidth = 80;
constexpr std::size_t kNarrowest = 40;

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view{} : std::string_view{value};
}

termios mode_before;
bool mode_changed = false;

void restore_mode() {
  if (mode_changed) tcsetattr(STDIN_FILENO, TCSADRAIN, &mode_before);
  mode_changed = false;
}

extern "C" void restore_mode_and_die(int signal) {
  restore_mode();
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

}  // namespace

std::string Palette::wrap(std::string_view code, std::string_view text) const {
  if (!colored_ || text.empty()) return std::string(text);
  std::string styled = "\033[";
  styled.append(code).append("m").append(text).append("\033[0m");
  return styled;
}

Palette choose_palette(ColorChoice choice) {
  if (choice != ColorChoice::automatic) return Palette(choice == ColorChoice::always);
  return Palette(isatty(STDOUT_FILENO) == 1 && environment("NO_COLOR").empty() &&
                 environment("TERM") != "dumb");
}

std::size_t terminal_width() {
  winsize size{};
  std::size_t width = 0;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) width = size.ws_col;
  if (width == 0) width = std::strtoul(std::string(environment("COLUMNS")).c_str(), nullptr, 10);
  if (width == 0) width = kDefaultWidth;
  return width < kNarrowest ? kNarrowest : width;
}

bool progress_visible() { return isatty(STDERR_FILENO) == 1; }

bool interactive() { return isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1; }

KeyInput::KeyInput() {
  if (tcgetattr(STDIN_FILENO, &mode_before) != 0) return;
  termios mode = mode_before;
  mode.c_lflag &= ~static_cast<tcflag_t>(ICANON);
  mode.c_cc[VMIN] = 1;
  mode.c_cc[VTIME] = 0;
  mode_changed = tcsetattr(STDIN_FILENO, TCSADRAIN, &mode) == 0;
  for (const int signal : {SIGTERM, SIGHUP, SIGQUIT}) std::signal(signal, restore_mode_and_die);
}

KeyInput::~KeyInput() { restore_mode(); }

void choose_locale() {
  const char* chosen = std::setlocale(LC_CTYPE, "");
  if (chosen == nullptr || std::string_view(nl_langinfo(CODESET)) != "UTF-8") {
    std::setlocale(LC_CTYPE, "C.UTF-8");
  }
}

}  // namespace fundstelle
