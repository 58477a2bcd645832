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
#include <functional>
#include <string_view>
#include <vector>

#include "searcher/sealed_channels.h"
#include "searcher/sealed_scorer.h"
#include "searcher/sealed_window.h"

namespace fundstelle {

/// An article of the answer, with its best passage.
struct SealedHit {
  double score = 0.0;
  const SealedSegment* segment = nullptr;
  std::uint32_t article = 0;  ///< of the segment
  std::uint32_t passage = 0;
  std::uint32_t docid() const { return segment->docid(article); }
  std::string_view id() const { return segment->id(article); }
};

/// Better first: by score, then by id.
bool ranks_before(const SealedHit& a, const SealedHit& b);

/// The best k so far.
class SealedTop {
 public:
  explicit SealedTop(std::size_t k) : k_(k) {}
  std::size_t k() const { return k_; }
  bool full() const { return hits_.size() == k_; }
  /// No article that scores less can enter; 0 while there is room.
  double threshold() const { return full() ? hits_.front().score : 0.0; }
  void offer(const SealedHit& hit);
  std::vector<SealedHit> take();

 private:
  std::size_t k_;
  std::vector<SealedHit> hits_;  // a heap, the worst in front
};

/// Buffers that live longer than a query.
struct SealedWorkspace {
  std::vector<PackedBound> full;    ///< per article of the window; all zero between windows
  std::vector<std::uint16_t> flat;  ///< the same, for flat queries
  std::vector<std::uint32_t> opened;
  std::vector<SealedCandidate> found;       ///< in the window
  std::vector<SealedCandidate> candidates;  ///< waiting for their exact score
  std::vector<std::uint32_t> lower;         ///< a heap of the k greatest lower bounds
  void clear();                             ///< after an error
};

/// Which articles of a segment may be hits; bit a of word a / 64. Empty: all.
using ArticleSet = std::vector<std::uint64_t>;

/// What a search did, for tests and benchmarks.
struct SealedCounters {
  std::uint64_t postings = 0;   ///< added up
  std::uint64_t opened = 0;     ///< articles with a bound
  std::uint64_t completed = 0;  ///< whose bound reached the threshold
  std::uint64_t scored = 0;     ///< exactly
  std::uint64_t possible = 0;   ///< no more articles than this can be hits
};

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
