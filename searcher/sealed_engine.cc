#include "searcher/sealed_engine.h"

#include <algorithm>
#include <array>
#include <type_traits>

#include "searcher/sealed_conjunction.h"
#include "searcher/sealed_lists.h"

namespace fundstelle {
namespace {

// Articles of a window with accumulators. The first windows are smaller, so that there is a
// threshold before most is read.
constexpr std::uint32_t kWindow = 1U << 15U;
constexpr std::uint32_t kFirstWindow = 1U << 10U;
// A posting that is looked up costs about as much as this many that are added up; measured.
constexpr std::uint64_t kLookupCost = 12;
// All sums of a window are tested if it has at most so many articles a posting, four times as many
// where what is found must be in order; measured.
constexpr double kDense = 8;
// Windows of a phrase whose candidates mostly hold it, so that a threshold is soon known; measured.
constexpr std::uint32_t kFollowedWindow = 1U << 17U;

// One segment, one query.
template <typename Sums>
class SegmentSearch {
  using Sum = typename Sums::Sum;
  static constexpr bool kFlat = std::is_same_v<Sums, FlatSums>;

 public:
  SegmentSearch(const SealedSegment& segment, SealedQuery& layout, SealedScorer& scorer,
                const ArticleSet& allowed, SealedTop& top, SealedWorkspace& workspace,
                SealedCounters& counters)
      : segment_(segment),
        layout_(layout),
        allowed_(allowed),
        sums_(sums_of(workspace)),
        opened_(workspace.opened),
        found_(workspace.found),
        counters_(counters),
        lists_(layout, kFlat),
        waiting_(segment, layout, scorer, top, workspace.waiting, counters, layout.verified()),
        conjunction_(layout, lists_, waiting_, allowed, workspace, counters),
        size_(top.full() ? kWindow : kFirstWindow) {
    if (sums_.size() < kWindow) sums_.resize(kWindow);
    opened_.resize(kWindow + 1);  // written before it is known to be new
  }

  void run() {
    counters_.possible += std::min<std::uint64_t>(lists_.possible(), segment_.articles());
    const bool all_may = !lists_.condition_leads() && allowed_.empty();
    if (all_may && waiting_.certain()) waiting_.look_ahead(lists_.scans());
    for (begin_ = 0; begin_ < segment_.articles(); begin_ = end_) {
      lists_.choose(waiting_.needed());
      if (lists_.leading().empty()) break;
      choose_end();
      found_.clear();
      if (kFlat && lists_.condition_leads()) {
        conjunction_.run(begin_, end_);
      } else {
        lists_.leading().size() == 1 ? gather(*lists_.leading().front()) : accumulate();
      }
      counters_.opened += found_.size();
      join_others();
      for (SealedCandidate& c : found_) c.bound = bound_of(c.sum);
      waiting_.admit(found_);
      waiting_.complete_if_due(end_);
    }
    waiting_.complete();
  }

 private:
  static std::vector<Sum>& sums_of(SealedWorkspace& workspace) {
    if constexpr (kFlat) {
      return workspace.flat;
    } else {
      return workspace.full;
    }
  }

  void choose_end() {
    const bool accumulators = lists_.leading().size() > 1;
    const std::uint32_t widest = layout_.follow() ? kFollowedWindow : segment_.articles();
    size_ = std::min(size_, accumulators ? kWindow : widest);
    end_ = begin_ + std::min(size_, segment_.articles() - begin_);
    if (!accumulators) {
      end_ = lists_.leading().front()->whole_blocks_end(end_, segment_.articles());
    }
    size_ = std::min(2 * size_, segment_.articles());
  }

  std::uint32_t bound_of(PackedBound sum) {
    if constexpr (kFlat) return static_cast<std::uint32_t>(sum) + lists_.rest().passage;
    const auto flags = static_cast<std::uint32_t>(sum >> kFlagShift);
    const std::uint64_t factor = layout_.factor(flags | lists_.rest().flags);
    const std::uint64_t passage = (sum & kBoundMask) + lists_.rest().passage;
    const std::uint64_t article = (sum >> kBoundBits & kBoundMask) + lists_.rest().article;
    return static_cast<std::uint32_t>((passage * factor >> kFactorBits) + article + 1);
  }

  bool may_enter(PackedBound sum, std::uint32_t least) {
    if constexpr (!kFlat) {
      const std::uint32_t required = layout_.required_flags() & ~lists_.rest().flags;
      const auto flags = static_cast<std::uint32_t>(sum >> kFlagShift);
      if ((flags & required) != required) return false;
      if (layout_.below_quorum(flags | lists_.rest().flags)) return false;
    }
    return bound_of(sum) >= least;
  }

  bool allowed(std::uint32_t article) const {
    return allowed_.empty() || (allowed_[article / 64] >> (article % 64) & 1U) != 0;
  }

  // One list leads: what it holds needs no accumulators.
  void gather(SealedScan& scan) {
    const std::uint32_t least = waiting_.needed();
    if constexpr (kFlat) gather_whole_blocks(scan, least);
    scan.each_block(begin_, end_,
                    [&](const PostingCursor& c, std::uint32_t from, std::uint32_t to) {
                      const typename Sums::Values values(*scan.channel, c);
                      for (std::uint32_t i = from; i < to; ++i) {
                        const PackedBound sum = values.add(0, i);
                        if (may_enter(sum, least))
                          found_.push_back({sum, c.block_articles()[i], 0});
                      }
                      counters_.postings += to - from;
                    });
    drop_forbidden();
  }

  // Articles are decoded only where a code can reach the threshold.
  void gather_whole_blocks(SealedScan& scan, std::uint32_t least) {
    const std::uint16_t* table = scan.channel->flat_bounds.data();
    std::array<std::uint8_t, kBlockSize> kept;
    const std::uint32_t needed_here =
        least > lists_.rest().passage ? least - lists_.rest().passage : 0;
    while (const std::uint8_t* codes = scan.whole_block(begin_, end_)) {
      filter_.set(table, needed_here);
      const std::size_t n = filter_.pick(codes, kept.data());
      if (n > 0) scan.cursor.load(scan.block);
      const std::size_t before = found_.size();
      found_.resize(before + n);
      for (std::size_t i = 0; i < n; ++i) {
        found_[before + i] = {table[codes[kept[i]]], scan.cursor.block_articles()[kept[i]], 0};
      }
      counters_.postings += kBlockSize;
      scan.next_block();
    }
  }

  double postings_here(const SealedScan& scan) const {
    return static_cast<double>(scan.cursor.articles()) * (end_ - begin_) / segment_.articles();
  }

  template <AddMode mode>
  std::uint32_t add_up(SealedScan& scan, std::uint32_t opened) {
    scan.each_block(
        begin_, end_, [&](const PostingCursor& c, std::uint32_t from, std::uint32_t to) {
          const typename Sums::Values values(*scan.channel, c);
          opened = add_postings<Sums, mode>(c.block_articles(), from, to, values,
                                            sums_.data() - begin_, opened_.data(), opened);
          counters_.postings += to - from;
        });
    return opened;
  }

  void accumulate() {
    const std::uint32_t least = waiting_.needed();
    double postings = 0;
    for (const SealedScan* scan : lists_.leading()) postings += postings_here(*scan);
    lists_.choose_followers();
    if constexpr (kFlat) {
      if (postings * kDense > end_ - begin_) {
        for (SealedScan* scan : lists_.leading()) add_up<AddMode::all>(*scan, 0);
        for (SealedScan* scan : lists_.followers()) add_up<AddMode::all>(*scan, 0);
        const std::uint32_t needed_here =
            least > lists_.rest().passage ? least - lists_.rest().passage : 1;
        const std::uint32_t n = needed_here > kMostFlat
                                    ? 0
                                    : pick(sums_.data(), end_ - begin_,
                                           static_cast<std::uint16_t>(needed_here), opened_.data());
        found_.resize(n);
        for (std::uint32_t i = 0; i < n; ++i) {
          found_[i] = {sums_[opened_[i]], begin_ + opened_[i], 0};
        }
        std::fill_n(sums_.begin(), end_ - begin_, Sum{0});
        drop_forbidden();
        return;
      }
    }
    std::uint32_t opened = 0;
    for (SealedScan* scan : lists_.leading()) opened = add_up<AddMode::open>(*scan, opened);
    for (SealedScan* scan : lists_.followers()) add_up<AddMode::follow>(*scan, 0);
    Sum* const sums = sums_.data() - begin_;
    for (std::uint32_t i = 0; i < opened; ++i) {
      const std::uint32_t article = opened_[i];
      const PackedBound sum = sums[article];
      sums[article] = 0;
      if (may_enter(sum, least)) found_.push_back({sum, article, 0});
    }
    drop_forbidden();
    if (lists_.others().empty()) return;
    std::sort(found_.begin(), found_.end(), [](const SealedCandidate& a, const SealedCandidate& b) {
      return a.article < b.article;
    });
  }

  void drop_forbidden() {
    if (allowed_.empty()) return;
    std::erase_if(found_, [this](const SealedCandidate& c) { return !allowed(c.article); });
  }

  // Adds to what was found what the other lists give, the weightiest first.
  void join_others() {
    while (!found_.empty()) {
      SealedScan* const other = lists_.take_other();
      if (other == nullptr) return;
      SealedScan& scan = *other;
      if (postings_here(scan) < static_cast<double>(found_.size() * kLookupCost)) {
        follow(scan);
      } else {
        look_up(scan);
      }
    }
  }

  void follow(SealedScan& scan) {
    if (end_ - begin_ > sums_.size()) sums_.resize(end_ - begin_);
    Sum* const sums = sums_.data() - begin_;
    for (const SealedCandidate& c : found_) sums[c.article] = static_cast<Sum>(c.sum);
    add_up<AddMode::follow>(scan, 0);
    const std::uint32_t least = waiting_.needed();
    const bool required = kFlat && scan.channel->required;
    std::erase_if(found_, [&](SealedCandidate& c) {
      const PackedBound before = c.sum;
      c.sum = sums[c.article];
      sums[c.article] = 0;
      return (required && c.sum == before) || !may_enter(c.sum, least);
    });
  }

  void look_up(SealedScan& scan) {
    const std::uint32_t least = waiting_.needed();
    const bool required = kFlat && scan.channel->required;
    std::erase_if(found_, [&](SealedCandidate& c) {
      const int at = scan.cursor.find(c.article);
      if (at >= 0) {
        const typename Sums::Values values(*scan.channel, scan.cursor);
        c.sum = values.add(static_cast<Sum>(c.sum), static_cast<std::uint32_t>(at));
      } else if (required) {
        return true;
      }
      return !may_enter(c.sum, least);
    });
    counters_.postings += found_.size();
  }

  const SealedSegment& segment_;
  SealedQuery& layout_;
  const ArticleSet& allowed_;
  std::vector<Sum>& sums_;
  std::vector<std::uint32_t>& opened_;
  std::vector<SealedCandidate>& found_;
  SealedCounters& counters_;
  SealedLists lists_;
  SealedCandidates waiting_;
  SealedConjunction conjunction_;
  CodeFilter filter_;        // of the one list that leads
  std::uint32_t begin_ = 0;  // the window
  std::uint32_t end_ = 0;
  std::uint32_t size_;
};

}  // namespace

void SealedWorkspace::clear() {
  std::fill(full.begin(), full.end(), 0);
  std::fill(flat.begin(), flat.end(), 0);
}

SealedEngine::SealedEngine(const ResolvedQuery& query, const CollectionStatistics& statistics,
                           const RankingOptions& options, std::size_t k, SealedWorkspace& workspace)
    : query_(query), statistics_(statistics), options_(options), top_(k), workspace_(workspace) {}

void SealedEngine::search(const SealedSegment& segment, const ArticleSet& allowed) {
  SealedQuery layout(segment, query_, statistics_, options_);
  if (!layout.possible()) return;
  SealedScorer scorer(segment, layout, query_, statistics_, options_);
  const auto run = [&](auto search) { search.run(); };
  if (layout.flat()) {
    run(SegmentSearch<FlatSums>(segment, layout, scorer, allowed, top_, workspace_, counters_));
  } else {
    run(SegmentSearch<FullSums>(segment, layout, scorer, allowed, top_, workspace_, counters_));
  }
}

}  // namespace fundstelle
