// Walks files and folders in a fixed order, holding one folder's names at a time.
//
// Threads: one thread at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "fundstelle/article_reader.h"

namespace fundstelle {

/// A file to read.
struct FoundFile {
  std::string path;
  std::string id;  ///< path below the given folder without extension; with it if two would clash
  std::uint64_t bytes = 0;
};

/// Paths as given, folders by byte order of names. Symbolic links and special files inside folders
/// are reported and skipped, names beginning with a dot are skipped.
class FileWalker {
 public:
  FileWalker(std::vector<std::string> paths, std::function<void(const ReadProblem&)> on_problem);

  std::optional<FoundFile> next();

 private:
  struct Entry {
    std::string path;
    std::string id;
    bool given = false;  ///< named by the user: links are followed, streams are read
  };

  std::optional<FoundFile> visit(const Entry& entry);
  void open_folder(const Entry& entry);

  std::function<void(const ReadProblem&)> on_problem_;
  std::vector<Entry> pending_;  ///< a stack, next on top
};

/// Bytes of all files below `paths`; 0 if one of them has no known size.
std::uint64_t total_bytes(const std::vector<std::string>& paths);

/// `name` without its extension, and without a second one for compressed files ("a.jsonl.gz").
std::string strip_extension(const std::string& name);

}  // namespace fundstelle
