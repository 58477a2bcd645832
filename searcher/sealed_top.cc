#include "searcher/sealed_top.h"

#include <algorithm>

namespace fundstelle {

bool ranks_before(const SealedHit& a, const SealedHit& b) {
  if (a.score != b.score) return a.score > b.score;
  if (a.segment == b.segment) return a.segment->id_rank(a.article) < b.segment->id_rank(b.article);
  return a.id() < b.id();
}

void SealedTop::offer(const SealedHit& hit) {
  if (hits_.size() == k_) {
    if (!ranks_before(hit, hits_.front())) return;
    std::pop_heap(hits_.begin(), hits_.end(), ranks_before);
    hits_.pop_back();
  }
  hits_.push_back(hit);
  std::push_heap(hits_.begin(), hits_.end(), ranks_before);
}

std::vector<SealedHit> SealedTop::take() {
  std::sort(hits_.begin(), hits_.end(), ranks_before);
  return std::move(hits_);
}

}  // namespace fundstelle
