// The lists of a query in one segment: which of them open articles (MaxScore), which are joined
// with what was found, and what those that were not looked at yet can still give.
//
// Threads: one thread.
#pragma once

#include <cstdint>
#include <vector>

#include "searcher/sealed_window.h"

namespace fundstelle {

/// What lists that were not looked at yet could still give.
struct SealedRest {
  std::uint32_t passage = 0;
  std::uint32_t article = 0;
  std::uint32_t flags = 0;
};

class SealedLists {
 public:
  /// `layout` must outlive the object; `flat` as SealedQuery::flat().
  SealedLists(SealedQuery& layout, bool flat);

  /// Begins a window: which lists lead if a bound below `least` cannot enter.
  void choose(std::uint32_t least);
  /// Others that are not much longer than the leading ones follow these: adding them up costs less
  /// than joining what would be found without them.
  void choose_followers();
  /// The weightiest of the others, whose share is no longer in rest(); null if none is left.
  SealedScan* take_other();
  /// The lists of joined() were looked at.
  void took_joined();

  std::vector<SealedScan>& scans() { return scans_; }
  const std::vector<SealedScan*>& leading() const { return leading_; }
  const std::vector<SealedScan*>& followers() const { return followers_; }
  const std::vector<SealedScan*>& others() const { return others_; }
  /// Of the conditions behind the first; if flat.
  const std::vector<SealedScan*>& joined() const { return joined_; }
  const SealedRest& rest() const { return rest_; }
  /// Of it, what the lists that are not joined() give to passages.
  std::uint32_t unjoined_rest() const;
  /// Whether the list of the rarest condition leads.
  bool condition_leads() const { return condition_ != nullptr; }
  /// No more articles than this can be hits.
  std::uint64_t possible() const;

 private:
  void add_joined();
  bool condition_holds(const SealedScan* scan) const;
  void looked_at(const SealedScan& scan);

  const SealedQuery& layout_;
  std::vector<SealedScan> scans_;
  std::vector<SealedScan*> by_most_;
  const SealedQuery::Condition* condition_ = nullptr;
  std::vector<SealedScan*> leading_;
  std::vector<SealedScan*> followers_;
  std::vector<SealedScan*> others_;  // the weightiest last
  std::vector<SealedScan*> joined_;
  SealedRest rest_;
};

}  // namespace fundstelle
