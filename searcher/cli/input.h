// Files and standard input that the command itself reads: queries, synonyms, lists of paths.
#pragma once

#include <functional>
#include <string>

namespace fundstelle {

/// The whole of `path` ("-" is standard input). Throws Error(not_found or io_error).
std::string read_file(const std::string& path);

/// Calls `on_line` for each line of `path` ("-" is standard input) without its `end`.
/// Throws Error(not_found or io_error).
void read_lines(const std::string& path, const std::function<void(const std::string&)>& on_line,
                char end = '\n');

}  // namespace fundstelle
