// The sealed segments as one search sees them: those that fit its snapshot of the database, which
// of their articles still exist, and the tail, sealed in memory.
//
// Threads: a SegmentCache may be used from any number of threads; a SealedArchive belongs to one.
#pragma once

#include <sys/types.h>
#include <xapian.h>

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "indexer/analysed_article.h"
#include "indexer/index_directory.h"
#include "searcher/candidates.h"
#include "searcher/sealed_engine.h"

namespace fundstelle {

/// Opens each file once for all snapshots of a searcher.
class SegmentCache {
 public:
  struct Entry {
    std::shared_ptr<const SealedSegment> segment;  ///< null: damaged
    std::string note;                              ///< what is wrong with it
  };
  /// Files that are there now.
  std::vector<Entry> load(const IndexPaths& paths);
  /// Damage that only showed while searching.
  void condemn(const SealedSegment& segment, const std::string& note);

 private:
  struct Identity {
    std::string path;
    ino_t inode = 0;
    off_t size = 0;
    std::int64_t modified = 0;
    auto operator<=>(const Identity&) const = default;
  };
  std::mutex mutex_;
  std::map<Identity, Entry> entries_;
};

class SealedArchive {
 public:
  /// Without a cache there are no segments, and it never answers.
  explicit SealedArchive(std::shared_ptr<SegmentCache> cache) : cache_(std::move(cache)) {}

  /// Adapts to the database's revision and the directory's files; cheap if neither changed.
  void refresh(const IndexPaths& paths, const Xapian::Database& database,
               StoredSequences& sequences);

  /// Whether all articles of the snapshot can be answered for.
  bool complete() const { return complete_; }
  /// Anything out of order.
  const std::vector<std::string>& notes() const { return notes_; }
  std::size_t segments() const { return parts_.size(); }

  /// The exact best `limit` articles in order; nothing if the plain way must answer. The total is
  /// exact up to RankingOptions::candidates.
  std::optional<Candidates> propose(const Xapian::Database& database, const ResolvedQuery& query,
                                    const CollectionStatistics& statistics,
                                    const RankingOptions& options, std::size_t limit);

  /// The segment that holds a proposed document, and its place there.
  std::pair<const SealedSegment*, std::uint32_t> find(Xapian::docid docid) const;

  /// After Error(index_corrupt) while an answer was made of segments: from now on the plain way
  /// answers.
  void condemn_damaged();

  /// Statistics of a term from the segments' dictionaries; nothing if articles were removed since.
  std::optional<TermFrequencies> frequencies(const std::string& term) const;

 private:
  struct Part {
    std::shared_ptr<const SealedSegment> segment;
    ArticleSet alive;  ///< empty: all
  };
  void adopt(const Xapian::Database& database, StoredSequences& sequences);
  std::vector<std::uint32_t> find_tail(const Xapian::Database& database, bool& intact);
  void add_tail(const Xapian::Database& database, StoredSequences& sequences,
                const std::vector<std::uint32_t>& docids);
  const std::vector<ArticleSet>& allowed(const Xapian::Database& database,
                                         const ResolvedQuery& query);

  std::shared_ptr<SegmentCache> cache_;
  std::vector<Part> parts_;
  bool complete_ = false;
  bool intact_ = false;  ///< no article of the segments was removed
  std::vector<std::string> notes_;
  std::optional<std::pair<std::uint64_t, std::int64_t>> seen_;  // revision, directory's time
  SealedWorkspace workspace_;
  std::string filter_;  // what allowed_ is for
  std::vector<ArticleSet> allowed_;
};

}  // namespace fundstelle
