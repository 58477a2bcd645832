// Articles that stand in several lists: of a flat query, where each condition is one list.
//
// The list of the rarest condition leads; of each of its blocks, JoinBatch keeps what the others
// hold. A phrase may be led by a longer list, if that tells which words follow: then most of its
// articles are not even decoded. Threads: one thread.
#pragma once

#include <cstdint>

#include "searcher/sealed_engine.h"
#include "searcher/sealed_join.h"
#include "searcher/sealed_lists.h"

namespace fundstelle {

class SealedConjunction {
 public:
  /// All arguments must outlive the object; lists.condition_leads() in a flat query.
  SealedConjunction(const SealedQuery& layout, SealedLists& lists, const SealedCandidates& waiting,
                    const ArticleSet& allowed, SealedWorkspace& workspace, SealedCounters& counters)
      : layout_(layout),
        lists_(lists),
        waiting_(waiting),
        allowed_(allowed),
        positions_(workspace.opened),
        found_(workspace.found),
        counters_(counters) {}

  /// Appends the articles of a window that can still enter to the workspace's `found`. The window
  /// ends with a block of the leading list.
  void run(std::uint32_t begin, std::uint32_t end);

 private:
  void join_blocks(SealedScan& lead, std::uint32_t begin, std::uint32_t end);
  void join_followed(SealedScan& lead, const SealedFollow& follow, std::uint32_t begin,
                     std::uint32_t end);
  bool take_followed(SealedScan& lead, std::size_t posting);
  void take_batch(const SealedScan& lead, const PostingCursor& c, std::uint32_t from,
                  std::uint32_t to);
  void join_batch();
  bool allowed(std::uint32_t article) const {
    return allowed_.empty() || (allowed_[article / 64] >> (article % 64) & 1U) != 0;
  }

  const SealedQuery& layout_;
  SealedLists& lists_;
  const SealedCandidates& waiting_;
  const ArticleSet& allowed_;
  std::vector<std::uint32_t>& positions_;
  std::vector<SealedCandidate>& found_;
  SealedCounters& counters_;
  JoinBatch batch_;
  std::uint32_t least_ = 0;     // bound that can still enter
  std::uint32_t all_rest_ = 0;  // what the other lists can give, and those that are not joined
  std::uint32_t unjoined_rest_ = 0;
};

}  // namespace fundstelle
