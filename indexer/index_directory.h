// The directory of an index: what lies where, its manifest, its lock, and how failures of Xapian
// and of the file system become Errors that name the index and the remedy.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "fundstelle/error.h"

namespace fundstelle {

inline constexpr int kIndexFormatVersion = 3;

inline constexpr const char* kFirstArticles = "articles";

/// Where the parts of an index lie. The database's folder is named by the manifest.
struct IndexPaths {
  explicit IndexPaths(const std::string& directory) : root(directory) {}
  std::filesystem::path root;
  std::filesystem::path manifest() const { return root / "fundstelle.json"; }
  /// Batches of a run that are not published yet.
  std::filesystem::path batches() const { return root / "batches"; }
  std::filesystem::path vocabulary() const { return root / "vocabulary"; }
  std::filesystem::path leftovers() const { return root / "leftovers"; }
  std::filesystem::path lock() const { return root / "lock"; }
};

/// fundstelle.json: what made the index, checked first when it is opened.
struct Manifest {
  int format = kIndexFormatVersion;
  std::string fingerprint;  ///< of the analyser
  std::string created_by;   ///< version of the library
  std::string articles = kFirstArticles;  ///< folder of the database, which compacting changes
};

/// Throws Error: index_missing, index_corrupt (unreadable manifest).
Manifest read_manifest(const IndexPaths& paths);

/// The database's folder: what the manifest names, or where a new index has it.
/// Throws Error(index_corrupt).
std::filesystem::path articles_folder(const IndexPaths& paths);

/// Changes whenever the manifest is written.
std::int64_t manifest_stamp(const IndexPaths& paths);

/// Removes folders of articles and batches that a killed run left. Requires the writer's lock.
void remove_stray_articles(const IndexPaths& paths);

/// Writes aside and renames. Throws Error(io_error or disk_full).
void write_manifest(const IndexPaths& paths, const Manifest& manifest);

/// Throws Error(index_incompatible) unless this library with `fingerprint` can use the index.
void require_compatible(const IndexPaths& paths, const Manifest& manifest,
                        const std::string& fingerprint);

/// The lock of the one writer; held until destruction, freed by the system if the process dies.
class WriterLock {
 public:
  /// Throws Error(index_locked) if another writer holds it for longer than `wait`.
  WriterLock(const IndexPaths& paths, std::chrono::milliseconds wait);
  ~WriterLock();
  WriterLock(WriterLock&& other) noexcept;
  WriterLock& operator=(WriterLock&&) = delete;

 private:
  int descriptor_ = -1;
};

/// Throws the Error that fits the exception in flight: Xapian's, the file system's, or an Error
/// itself. To be called in a catch block only.
[[noreturn]] void rethrow_as_error(const IndexPaths& paths);

/// Runs `action`, turning foreign exceptions into Errors.
template <typename Action>
auto with_errors(const IndexPaths& paths, Action&& action) -> decltype(action()) {
  try {
    return action();
  } catch (...) {
    rethrow_as_error(paths);
  }
}

}  // namespace fundstelle
