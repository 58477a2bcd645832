// The sealed way: the exact best articles of a query, from sealed segments.
//
// Articles are walked in windows that fit the cache. In a window, the lists that can still lift an
// article into the top k (MaxScore: Turtle and Flood, "Query evaluation: strategies and
// optimizations", 1995) add up quantised bounds; whatever can reach the threshold is joined with
// the other lists, the weightiest first. What still reaches it waits, and at last is scored
// exactly, the most promising first. Where an article is one passage, the k-th best lower bound is
// a threshold before anything was scored. With conditions, the list of the rarest one leads.
//
// Threads: one engine, one thread. Lifetime: hits point into the segments.
#pragma once

#include <cstdint>
#include <vector>

#include "searcher/sealed_candidates.h"

namespace fundstelle {

/// Buffers that live longer than a query.
struct SealedWorkspace {
  std::vector<PackedBound> full;    ///< per article of the window; all zero between windows
  std::vector<std::uint16_t> flat;  ///< the same, for flat queries
  std::vector<std::uint32_t> opened;
  std::vector<SealedCandidate> found;  ///< in the window
  WaitingBuffers waiting;
  void clear();  ///< after an error
};

/// Which articles of a segment may be hits; bit a of word a / 64. Empty: all.
using ArticleSet = std::vector<std::uint64_t>;

class SealedEngine {
 public:
  /// Arguments must outlive the engine.
  SealedEngine(const ResolvedQuery& query, const CollectionStatistics& statistics,
               const RankingOptions& options, std::size_t k, SealedWorkspace& workspace);

  /// Adds the articles of a segment to the answer.
  void search(const SealedSegment& segment, const ArticleSet& allowed = {});
  std::vector<SealedHit> take() { return top_.take(); }
  const SealedCounters& counters() const { return counters_; }

 private:
  const ResolvedQuery& query_;
  const CollectionStatistics& statistics_;
  const RankingOptions& options_;
  SealedTop top_;
  SealedWorkspace& workspace_;
  SealedCounters counters_;
};

}  // namespace fundstelle
