#include "corpus/file_walker.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 6> kCompressions = {".gz",  ".bz2", ".xz",
                                                           ".zst", ".lz4", ".Z"};

}  // namespace

std::string strip_extension(const std::string& name) {
  const std::size_t slash = name.rfind('/');
  const std::size_t start = slash == std::string::npos ? 0 : slash + 1;
  std::string result = name;
  const auto strip = [&] {
    const std::size_t dot = result.rfind('.');
    if (dot == std::string::npos || dot <= start) return std::string();
    std::string extension = result.substr(dot);
    // "Treffen am 10. Januar" has no extension: one is short and without blanks.
    if (extension.size() < 2 || extension.size() > 8 ||
        !std::all_of(extension.begin() + 1, extension.end(),
                     [](unsigned char c) { return std::isalnum(c); })) {
      return std::string();
    }
    result.resize(dot);
    return extension;
  };
  const std::string outer = strip();
  if (std::find(kCompressions.begin(), kCompressions.end(), outer) != kCompressions.end()) strip();
  return result;
}

FileWalker::FileWalker(std::vector<std::string> paths,
                       std::function<void(const ReadProblem&)> on_problem)
    : on_problem_(std::move(on_problem)) {
  for (auto path = paths.rbegin(); path != paths.rend(); ++path) {
    const std::string name = *path == "-" ? "stdin" : fs::path(*path).filename().string();
    pending_.push_back({*path, strip_extension(name), true});
  }
}

std::optional<FoundFile> FileWalker::next() {
  while (!pending_.empty()) {
    const Entry entry = std::move(pending_.back());
    pending_.pop_back();
    if (auto file = visit(entry)) return file;
  }
  return std::nullopt;
}

std::optional<FoundFile> FileWalker::visit(const Entry& entry) {
  if (entry.path == "-") return FoundFile{entry.path, entry.id, 0};
  std::error_code error;
  const fs::file_status status =
      entry.given ? fs::status(entry.path, error) : fs::symlink_status(entry.path, error);
  switch (status.type()) {
    case fs::file_type::directory:
      open_folder(entry);
      return std::nullopt;
    case fs::file_type::regular: {
      const auto size = fs::file_size(entry.path, error);
      return FoundFile{entry.path, entry.id, error ? 0 : size};
    }
    case fs::file_type::symlink:
      on_problem_({entry.path, "",
                   "symbolic link, not followed; give the path it points to if it is wanted"});
      return std::nullopt;
    case fs::file_type::not_found:
      on_problem_(
          {entry.path, "", "there is no such file or folder; check the spelling of the path"});
      return std::nullopt;
    case fs::file_type::fifo:
    case fs::file_type::character:
      if (entry.given) return FoundFile{entry.path, entry.id, 0};
      [[fallthrough]];
    default:
      on_problem_({entry.path, "",
                   error ? "cannot be opened (" + error.message() + "); check its permissions"
                         : std::string("not a regular file; remove it from the folder")});
      return std::nullopt;
  }
}

void FileWalker::open_folder(const Entry& entry) {
  std::error_code error;
  std::vector<std::string> names;
  fs::directory_iterator iterator(entry.path, error);
  for (; !error && iterator != fs::directory_iterator(); iterator.increment(error)) {
    std::string name = iterator->path().filename().string();
    if (name.front() != '.') names.push_back(std::move(name));
  }
  if (error) {
    on_problem_({entry.path, "",
                 "folder cannot be listed (" + error.message() + "); check its permissions"});
  }
  std::sort(names.begin(), names.end());
  std::map<std::string, int> stems;
  for (const std::string& name : names) ++stems[strip_extension(name)];
  const std::string below = entry.given ? "" : entry.id + "/";
  for (auto name = names.rbegin(); name != names.rend(); ++name) {
    const std::string stem = strip_extension(*name);
    const std::string path = (fs::path(entry.path) / *name).string();
    // A folder keeps its whole name; so do files that differ in their extension only.
    const bool whole = stems[stem] > 1 || fs::is_directory(fs::symlink_status(path, error));
    pending_.push_back({path, below + (whole ? *name : stem), false});
  }
}

std::uint64_t total_bytes(const std::vector<std::string>& paths) {
  FileWalker walker(paths, [](const ReadProblem&) {});
  std::uint64_t total = 0;
  while (auto file = walker.next()) {
    std::error_code error;
    if (file->path == "-" || !fs::is_regular_file(file->path, error)) return 0;
    total += file->bytes;
  }
  return total;
}

}  // namespace fundstelle
