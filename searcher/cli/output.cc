#include "searcher/cli/output.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "fundstelle/error.h"
#include "searcher/cli/characters.h"

namespace fundstelle {
namespace {

[[noreturn]] void fail_writing(int reason) {
  if (reason == EPIPE) throw ClosedPipe{};
  const auto code = reason == ENOSPC ? ErrorCode::disk_full : ErrorCode::io_error;
  throw Error(code, fmt::format("cannot write the answer to standard output: {}; the index is "
                                "unharmed",
                                std::strerror(reason)));
}

}  // namespace

void Output::write(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) fail_writing(errno);
}

void Output::flush() {
  if (std::fflush(stdout) != 0) fail_writing(errno);
}

void complain(std::string_view message) {
  const std::string line = "fundstelle: " + printable(message) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace fundstelle
