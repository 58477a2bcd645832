// Articles of a segment that wait for their exact score, and the threshold that is known meanwhile.
//
// An exact score is often wasted on what better articles push out later, so articles wait, and the
// most promising are scored first. Where a bound says what an article scores at least, too, the
// k-th best of these is a threshold before anything was scored. Threads: one thread.
#pragma once

#include <cstdint>
#include <vector>

#include "searcher/sealed_scorer.h"
#include "searcher/sealed_top.h"
#include "searcher/sealed_window.h"

namespace fundstelle {

/// An article that may enter.
struct SealedCandidate {
  PackedBound sum = 0;
  std::uint32_t article = 0;
  std::uint32_t bound = 0;
};

/// What a search did, for tests and benchmarks.
struct SealedCounters {
  std::uint64_t postings = 0;   ///< added up
  std::uint64_t opened = 0;     ///< articles with a bound
  std::uint64_t completed = 0;  ///< whose bound reached the threshold
  std::uint64_t scored = 0;     ///< exactly
  std::uint64_t possible = 0;   ///< no more articles than this can be hits
};

/// Buffers that live longer than a query.
struct WaitingBuffers {
  std::vector<SealedCandidate> candidates;
  std::vector<std::uint32_t> lower;  ///< a heap of the k greatest lower bounds
};

class SealedCandidates {
 public:
  /// All arguments must outlive the object; `verified` says that a candidate may be no hit.
  SealedCandidates(const SealedSegment& segment, SealedQuery& layout, SealedScorer& scorer,
                   SealedTop& top, WaitingBuffers& buffers, SealedCounters& counters,
                   bool verified);

  /// The least bound, in the bounds' units, that can still enter.
  std::uint32_t needed() const;
  /// Whether every candidate is a hit, and not below its bound less the gap.
  bool certain() const { return layout_.exact_passages() && !verified_; }
  /// A threshold before anything is read: the best of the lists' k-th best lower bounds. Requires:
  /// certain(), and all articles may be hits.
  void look_ahead(std::vector<SealedScan>& scans);
  /// Takes candidates whose bounds are complete.
  void admit(const std::vector<SealedCandidate>& found);
  /// Scores what waits if that is due when the articles before `end` are read.
  void complete_if_due(std::uint32_t end);
  void complete();

 private:
  using Iterator = std::vector<SealedCandidate>::const_iterator;
  void look_ahead(SealedScan& scan);
  void add_lower(std::uint32_t bound);
  void score_in_order(Iterator begin, Iterator end);
  void score(std::uint32_t article);

  const SealedSegment& segment_;
  SealedQuery& layout_;
  SealedScorer& scorer_;
  SealedTop& top_;
  std::vector<SealedCandidate>& candidates_;
  std::vector<std::uint32_t>& lower_;
  SealedCounters& counters_;
  const bool verified_;
  std::uint32_t checkpoint_ = 0;
  std::uint32_t ahead_ = 0;  // a threshold known beforehand
};

}  // namespace fundstelle
