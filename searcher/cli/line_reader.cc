#include "searcher/cli/line_reader.h"

// readline.h needs FILE declared before it.
#include <readline/history.h>
#include <readline/readline.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>

#include "searcher/cli/output.h"

namespace fundstelle {
namespace {

constexpr int kKeptLines = 2000;

/// The XDG base directory specification: an unset, empty or relative value means the default.
std::filesystem::path state_home() {
  const char* state = std::getenv("XDG_STATE_HOME");
  if (state != nullptr && *state == '/') return state;
  const char* home = std::getenv("HOME");
  if (home == nullptr || *home == '\0') return {};
  return std::filesystem::path(home) / ".local" / "state";
}

std::string history_file() {
  const std::filesystem::path home = state_home();
  if (home.empty()) return {};
  const std::filesystem::path folder = home / "fundstelle";
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  if (!failure) return folder / "history";
  complain("the history is not kept: cannot make " + folder.string() + ": " + failure.message());
  return {};
}

void load_history(const std::string& file) {
  using_history();
  stifle_history(kKeptLines);
  if (std::filesystem::exists(file)) {
    read_history(file.c_str());
  } else {
    write_history(file.c_str());  // append_history needs a file
  }
  history_truncate_file(file.c_str(), kKeptLines);
}

volatile std::sig_atomic_t interrupted = 0;

extern "C" void note_interrupt(int) { interrupted = 1; }

/// A fresh prompt after Ctrl-C instead of the end of the shell.
int drop_line_if_interrupted() {
  if (interrupted == 0) return 0;
  interrupted = 0;
  rl_replace_line("", 0);
  rl_crlf();
  rl_on_new_line();
  rl_redisplay();
  return 0;
}

/// Readline calls its hook for signals only for those that come while it waits for a key; this
/// looks for one that came before.
int read_key(FILE* stream) {
  rl_check_signals();
  drop_line_if_interrupted();
  return rl_getc(stream);
}

}  // namespace

LineReader::LineReader() : edited_(interactive()) {
  if (!edited_) return;
  keys_.emplace();
  rl_readline_name = "fundstelle";
  // The Tab key would offer names of files, which no query is.
  rl_bind_key('\t', rl_insert);
  std::signal(SIGINT, note_interrupt);
  rl_signal_event_hook = drop_line_if_interrupted;
  rl_getc_function = read_key;
  history_ = history_file();
  if (!history_.empty()) load_history(history_);
}

std::optional<std::string> LineReader::next(const char* prompt) {
  if (!edited_) {
    std::string line;
    if (!std::getline(std::cin, line)) return std::nullopt;
    return line;
  }
  const std::unique_ptr<char, decltype(&std::free)> typed(readline(prompt), &std::free);
  if (!typed) {
    std::fputc('\n', stdout);
    return std::nullopt;
  }
  std::string line(typed.get());
  remember(line);
  return line;
}

void LineReader::remember(const std::string& line) {
  if (line.find_first_not_of(" \t") == std::string::npos) return;
  const HIST_ENTRY* last =
      history_length > 0 ? history_get(history_base + history_length - 1) : nullptr;
  if (last != nullptr && line == last->line) return;
  add_history(line.c_str());
  // Kept at once, so that neither a crash nor a second shell loses it.
  if (!history_.empty()) append_history(1, history_.c_str());
}

}  // namespace fundstelle
