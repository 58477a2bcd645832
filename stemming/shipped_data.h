// The embedded data files, by name, and the lines of such files.
//
// Pure; any thread.
#pragma once

#include <string_view>
#include <vector>

namespace fundstelle {

struct ShippedFile {
  std::string_view name;
  std::string_view content;
};

/// All embedded files of this storey, for the fingerprint.
const std::vector<ShippedFile>& shipped_files();

/// Content of one file; empty if there is none of this name.
std::string_view shipped_file(std::string_view name);

/// Calls `use(line)` for each line that is neither empty nor a comment ('#').
template <typename Use>
void for_each_line(std::string_view content, Use use) {
  while (!content.empty()) {
    const std::size_t end = content.find('\n');
    std::string_view line = content.substr(0, end);
    content.remove_prefix(end == std::string_view::npos ? content.size() : end + 1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (!line.empty() && line.front() != '#') use(line);
  }
}

/// Fields of a line between `separator`s.
std::vector<std::string_view> split_fields(std::string_view line, char separator);

}  // namespace fundstelle
