// Standard output and standard error, checked: a closed pipe ends the command with success, any
// other failure of writing is an error, and every message on stderr is one line.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace fundstelle {

/// Thrown when whoever read our standard output went away (`fundstelle search … | head -1`).
struct ClosedPipe {};

/// Standard output.
class Output {
 public:
  /// Throws ClosedPipe, or Error(disk_full or io_error).
  void write(std::string_view text);

  template <typename... Args>
  void print(fmt::format_string<Args...> format, Args&&... args) {
    write(fmt::format(format, std::forward<Args>(args)...));
  }

  /// Hands everything to the system. Throws as write does.
  void flush();
};

/// Writes "fundstelle: MESSAGE" to stderr as one line.
void complain(std::string_view message);

}  // namespace fundstelle
