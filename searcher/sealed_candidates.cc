#include "searcher/sealed_candidates.h"

#include <algorithm>
#include <array>
#include <functional>

namespace fundstelle {
namespace {

// Candidates without a lower bound wait until so many articles more are read, or so many wait.
constexpr std::uint32_t kCheckpointGrowth = 8;
constexpr std::size_t kMostWaiting = 4096;
// The same where nearly all are known to hold the phrase: a threshold is soon worth more.
constexpr std::size_t kMostFollowed = 64;
constexpr std::size_t kFirstBatch = 8;
constexpr std::size_t kPrefetch = 8;
// Blocks that are looked at for a first threshold, and the steps in which it is told.
constexpr std::size_t kAhead = 16;
constexpr std::uint32_t kFlatStep = (kMostFlat + 1) / 256;

}  // namespace

SealedCandidates::SealedCandidates(const SealedSegment& segment, SealedQuery& layout,
                                   SealedScorer& scorer, SealedTop& top, WaitingBuffers& buffers,
                                   SealedCounters& counters, bool verified)
    : segment_(segment),
      layout_(layout),
      scorer_(scorer),
      top_(top),
      candidates_(buffers.candidates),
      lower_(buffers.lower),
      counters_(counters),
      verified_(verified) {
  candidates_.clear();
  lower_.clear();
}

std::uint32_t SealedCandidates::needed() const {
  const std::uint32_t known = lower_.size() == top_.k() ? std::max(ahead_, lower_.front()) : ahead_;
  if (!top_.full()) return known;
  const double exact = top_.threshold() * layout_.scale() * (1.0 - 1e-9);
  return std::max(known, static_cast<std::uint32_t>(exact));
}

void SealedCandidates::look_ahead(std::vector<SealedScan>& scans) {
  for (SealedScan& scan : scans) {
    if (scan.most > ahead_ + layout_.gap()) look_ahead(scan);
  }
}

void SealedCandidates::look_ahead(SealedScan& scan) {
  const std::uint16_t* table = scan.channel->flat_bounds.data();
  std::array<std::uint16_t, 256> histogram{};
  const auto count = [&](const std::uint8_t* codes, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) ++histogram[table[codes[i]] / kFlatStep];
  };
  if (scan.cursor.blocks() < kAhead) {
    const std::size_t last = scan.cursor.blocks() - 1;
    scan.cursor.load(last);
    count(scan.cursor.block_passage_codes(), scan.cursor.count());
  }
  for (std::size_t b = 0; b < std::min(scan.cursor.blocks(), kAhead); ++b) {
    const std::uint8_t* codes = scan.cursor.full_block_codes(b);
    if (codes != nullptr && b != scan.cursor.block()) count(codes, kBlockSize);
  }
  std::size_t sum = 0;
  for (std::uint32_t step = 256; step-- > 0;) {
    sum += histogram[step];
    if (sum < top_.k()) continue;
    const std::uint32_t bound = step * kFlatStep;
    ahead_ = std::max(ahead_, bound > layout_.gap() ? bound - layout_.gap() : 0);
    return;
  }
}

void SealedCandidates::add_lower(std::uint32_t bound) {
  if (bound <= layout_.gap()) return;
  const std::uint32_t lower = bound - layout_.gap();
  if (lower_.size() == top_.k()) {
    if (lower <= lower_.front()) return;
    std::pop_heap(lower_.begin(), lower_.end(), std::greater<>());
    lower_.pop_back();
  }
  lower_.push_back(lower);
  std::push_heap(lower_.begin(), lower_.end(), std::greater<>());
}

void SealedCandidates::admit(const std::vector<SealedCandidate>& found) {
  candidates_.insert(candidates_.end(), found.begin(), found.end());
  counters_.completed += found.size();
  if (!certain()) return;
  for (const SealedCandidate& c : found) add_lower(c.bound);
}

void SealedCandidates::complete_if_due(std::uint32_t end) {
  const bool many = candidates_.size() >= (layout_.follow() ? kMostFollowed : kMostWaiting);
  if (layout_.exact_passages()) {
    if (verified_ && many) complete();
    return;
  }
  if (top_.full() && end < checkpoint_ && !many) return;
  checkpoint_ = std::max(checkpoint_, kCheckpointGrowth * end);
  complete();
}

// Scores candidates in batches, the most promising first, each in the order of the lists.
void SealedCandidates::complete() {
  auto begin = candidates_.begin();
  std::size_t batch = std::max(kFirstBatch, top_.k());
  while (begin != candidates_.end()) {
    const std::uint32_t least = needed();
    const auto end = std::partition(begin, candidates_.end(),
                                    [least](const SealedCandidate& c) { return c.bound >= least; });
    if (begin == end) break;
    auto last = end;
    if (static_cast<std::size_t>(end - begin) > batch) {
      last = begin + static_cast<std::ptrdiff_t>(batch);
      std::nth_element(begin, last, end, [](const SealedCandidate& a, const SealedCandidate& b) {
        return a.bound > b.bound;
      });
    }
    candidates_.erase(end, candidates_.end());
    std::sort(begin, last, [](const SealedCandidate& a, const SealedCandidate& b) {
      return a.article < b.article;
    });
    score_in_order(begin, last);
    begin = last;
    batch *= 2;
  }
  candidates_.clear();
}

// What an article's score reads is scattered: it is asked for a few articles ahead.
void SealedCandidates::score_in_order(Iterator begin, Iterator end) {
  const auto n = static_cast<std::size_t>(end - begin);
  for (std::size_t i = 0; i < n + 2 * kPrefetch; ++i) {
    if (i < n) scorer_.prefetch_places(begin[i].article);
    if (i >= kPrefetch && i - kPrefetch < n) scorer_.prefetch(begin[i - kPrefetch].article);
    if (i >= 2 * kPrefetch) score(begin[i - 2 * kPrefetch].article);
  }
}

void SealedCandidates::score(std::uint32_t article) {
  ++counters_.scored;
  const auto score = scorer_.score(article, top_.full() ? top_.threshold() : 0.0);
  if (!score) return;
  if (top_.full() && score->score < top_.threshold()) return;
  top_.offer({score->score, &segment_, article, score->passage});
}

}  // namespace fundstelle
