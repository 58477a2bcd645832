// Builds and changes an index. The only writer of the directory.
//
// Threads: one IndexWriter is used by one thread at a time; it uses worker threads of its own. At
// most one IndexWriter exists for an index, across processes; a second one waits for the lock and
// then fails with index_locked. Readers are never blocked and keep their snapshot.
// Durability: nothing counts until commit() returns; commit is all-or-nothing, and a process killed
// at any moment leaves the last commit readable. The destructor discards what was not committed.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "fundstelle/article.h"
#include "fundstelle/article_reader.h"

namespace fundstelle {

/// Settings of a writer.
struct WriterOptions {
  unsigned threads = 0;                       ///< analysis threads; 0 means one per core
  std::size_t memory_bytes = 512u << 20;      ///< bound on buffered articles and postings
  std::chrono::milliseconds lock_wait{5000};  ///< how long to wait for another writer
};

/// What became of one article.
enum class AddOutcome { indexed, unchanged, replaced };

/// Running totals of a writer, and the summary of a run.
struct IndexSummary {
  std::uint64_t read = 0;       ///< articles read
  std::uint64_t indexed = 0;    ///< new ones
  std::uint64_t unchanged = 0;  ///< already there, equal
  std::uint64_t replaced = 0;   ///< already there, different
  std::uint64_t removed = 0;
  std::uint64_t bytes = 0;  ///< bytes of input read
  std::uint64_t bytes_total = 0;
  std::vector<ReadProblem> failed;  ///< the first `kMaxListedProblems`; `failures` counts all
  std::uint64_t failures = 0;
};

inline constexpr std::size_t kMaxListedProblems = 1000;

/// Adds, replaces and removes articles.
class IndexWriter {
 public:
  /// Opens the index at `directory`, or creates it (parent folders must exist).
  /// Throws Error: index_locked, index_incompatible, index_corrupt, io_error.
  explicit IndexWriter(const std::string& directory, const WriterOptions& options = {});
  ~IndexWriter();
  IndexWriter(IndexWriter&&) noexcept;
  IndexWriter& operator=(IndexWriter&&) noexcept;

  /// Adds `article`, or replaces the one with its id; an article without passages gets them cut
  /// from its blocks. Requires: id of 1 to 200 bytes, at least one passage of text afterwards,
  /// otherwise throws Error(invalid_argument).
  AddOutcome add(const Article& article);

  /// Reads, analyses and adds everything below `paths`, on all threads, committing now and then so
  /// that memory stays bounded; an interrupted run that builds an archive loses at most about half
  /// of it, any other one little. `on_progress` is called from
  /// the calling thread a few times a second. Ends with a commit. Returns the run's summary.
  IndexSummary add_files(const std::vector<std::string>& paths, const ReadOptions& options = {},
                         const std::function<void(const IndexSummary&)>& on_progress = {});

  /// Removes an article; false if there is none with this id.
  bool remove(const std::string& id);

  /// Makes everything since the last commit durable and visible to new readers.
  /// Throws Error(disk_full or io_error); the last commit then still stands.
  void commit();

  /// Commits, and merges the sealed segments that searching is fast with into one, without what was
  /// removed. Every commit seals what it added by itself, so this is never needed, only tidier; it
  /// also rebuilds segments that were damaged. Throws Error(disk_full or io_error).
  void seal();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace fundstelle
