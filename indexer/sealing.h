// Keeps the sealed segments of an index beside its database: which files there are, which of them
// answer, and how they are made and merged.
//
// The content of a docid never changes: a replaced article gets a new one. So a segment, which
// covers a range of docids, stays right whatever happens later; what was removed since is left out
// when searching, and what lies outside all ranges is the tail.
//
// Threads: a Sealer belongs to the writer; reading functions may be called from any thread.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "indexer/article_record.h"
#include "indexer/index_directory.h"
#include "indexer/sealed_segment.h"
#include "indexer/segment_builder.h"

namespace fundstelle {

/// Files named ranking-<n>, in order of n.
std::vector<std::filesystem::path> sealed_files(const IndexPaths& paths);

/// Of `segments`, those that belong to `database` and are not contained in another; by docids.
std::vector<std::shared_ptr<const SealedSegment>> choose_segments(
    std::vector<std::shared_ptr<const SealedSegment>> segments, const Xapian::Database& database);

/// A stretch of docids, both included.
struct DocidRange {
  std::uint32_t first = 1;
  std::uint32_t last = 0;
};

/// Ranges up to the last docid of `database` that no segment covers.
std::vector<DocidRange> uncovered(const std::vector<std::shared_ptr<const SealedSegment>>& segments,
                                  const Xapian::Database& database);

class Sealer {
 public:
  /// `memory_bytes` bounds what is gathered for one segment.
  Sealer(const IndexPaths& paths, std::size_t memory_bytes)
      : paths_(paths), memory_bytes_(memory_bytes) {}

  /// Takes the sequences of an article that is stored under `docid`, ascending, so that the next
  /// seal() need not analyse it again. Beyond the bound on memory they are dropped.
  void add(std::uint32_t docid, std::string_view id, const WordSequences& words);
  /// Forgets what was added since the last seal(): it was not committed.
  void discard();
  /// Of what was added.
  std::size_t bytes() const { return at_hand_.bytes(); }

  /// Takes a segment that was written elsewhere.
  void adopt(const std::filesystem::path& segment);

  /// Seals what `database` (as committed) holds outside of the segments, and merges in tiers.
  void seal(const Xapian::Database& database);

  /// Merges everything to one segment, without what was removed.
  void seal_to_one(const Xapian::Database& database);

 private:
  using Segments = std::vector<std::shared_ptr<const SealedSegment>>;
  Segments load(const Xapian::Database& database);
  void seal_range(const Xapian::Database& database, DocidRange range);
  bool seal_at_hand(const Xapian::Database& database, const DocidRange& range);
  void merge(const Xapian::Database& database, const Segments& segments);
  std::filesystem::path next_file() const;
  template <typename Write>
  void write_file(Write&& write);
  void remove_useless(const Xapian::Database& database);

  IndexPaths paths_;
  std::size_t memory_bytes_;
  SegmentBuilder at_hand_;
  DocidRange added_;  // docids of at_hand_; empty if last is 0
  bool dropped_ = false;
};

}  // namespace fundstelle
