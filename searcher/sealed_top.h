// The best articles of an answer so far.
//
// Threads: one thread. Lifetime: hits point into the segments.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/sealed_segment.h"

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

}  // namespace fundstelle
