// The directory of an index: what lies where, its manifest, its lock, and how failures of Xapian
// and of the file system become Errors that name the index and the remedy.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>

#include "fundstelle/error.h"

namespace fundstelle {

inline constexpr int kIndexFormatVersion = 2;

/// Where the parts of an index lie.
struct IndexPaths {
  explicit IndexPaths(const std::string& directory) : root(directory) {}
  std::filesystem::path root;
  std::filesystem::path manifest() const { return root / "fundstelle.json"; }
  std::filesystem::path articles() const { return root / "articles"; }
  std::filesystem::path vocabulary() const { return root / "vocabulary"; }
  std::filesystem::path leftovers() const { return root / "leftovers"; }
  std::filesystem::path lock() const { return root / "lock"; }
};

/// fundstelle.json: what made the index, checked first when it is opened.
struct Manifest {
  int format = kIndexFormatVersion;
  std::string fingerprint;  ///< of the analyser
  std::string created_by;   ///< version of the library
};

/// Throws Error: index_missing, index_corrupt (unreadable manifest).
Manifest read_manifest(const IndexPaths& paths);

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
