#include "searcher/cli/input.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "fundstelle/error.h"

namespace fundstelle {
namespace {

[[noreturn]] void fail_reading(const std::string& path, int reason) {
  const auto code = reason == ENOENT ? ErrorCode::not_found : ErrorCode::io_error;
  throw Error(code, "cannot read " + path + ": " + std::strerror(reason));
}

void with_stream(const std::string& path, const std::function<void(std::istream&)>& use) {
  if (path == "-") {
    use(std::cin);
    if (std::cin.bad()) fail_reading("standard input", EIO);
    return;
  }
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) fail_reading(path, EISDIR);
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) fail_reading(path, errno != 0 ? errno : EIO);
  use(file);
  if (file.bad()) fail_reading(path, EIO);
}

}  // namespace

std::string read_file(const std::string& path) {
  std::string content;
  with_stream(path, [&](std::istream& stream) {
    content.assign(std::istreambuf_iterator<char>(stream), {});
  });
  return content;
}

void read_lines(const std::string& path, const std::function<void(const std::string&)>& on_line,
                char end) {
  with_stream(path, [&](std::istream& stream) {
    for (std::string line; std::getline(stream, line, end);) on_line(line);
  });
}

}  // namespace fundstelle
