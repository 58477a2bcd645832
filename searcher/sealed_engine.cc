#include "searcher/sealed_engine.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <type_traits>

namespace fundstelle {
namespace {

// Articles of a window with accumulators. The first windows are smaller, so that there is a
// threshold before most is read.
constexpr std::uint32_t kWindow = 1U << 15U;
constexpr std::uint32_t kFirstWindow = 1U << 10U;
// Candidates without a lower bound wait until so many articles more are read, or so many wait: an
// early exact score is often wasted on what better articles push out later.
constexpr std::uint32_t kCheckpointGrowth = 8;
constexpr std::size_t kMostWaiting = 4096;
constexpr std::size_t kFirstBatch = 8;
// A posting that is looked up costs about as much as this many that are added up; measured.
constexpr std::uint64_t kLookupCost = 12;
// All sums of a window are tested if it has at most so many articles a posting, four times as many
// where what is found must be in order; measured.
constexpr double kDense = 8;

// A list of at most so many times the leading ones' postings is added up with them; measured.
constexpr double kFollowed = 4;
// Blocks that are looked at for a first threshold, and the steps in which it is told.
constexpr std::size_t kAhead = 16;
constexpr std::uint32_t kFlatStep = (kMostFlat + 1) / 256;

// One segment, one query.
template <typename Sums>
class SegmentSearch {
  using Sum = typename Sums::Sum;
  static constexpr bool kFlat = std::is_same_v<Sums, FlatSums>;

 public:
  SegmentSearch(const SealedSegment& segment, SealedQuery& layout, SealedScorer& scorer,
                const ResolvedQuery& query, const ArticleSet& allowed, SealedTop& top,
                SealedWorkspace& workspace, SealedCounters& counters)
      : segment_(segment),
        layout_(layout),
        scorer_(scorer),
        allowed_(allowed),
        top_(top),
        sums_(sums_of(workspace)),
        opened_(workspace.opened),
        found_(workspace.found),
        candidates_(workspace.candidates),
        lower_(workspace.lower),
        counters_(counters),
        verified_later_(!query.phrases.empty() || !layout.excluded.empty()) {}

  void run() {
    sums_.resize(kWindow);
    opened_.resize(kWindow + 1);  // written before it is known to be new
    candidates_.clear();
    lower_.clear();
    order_channels();
    count_possible();
    look_ahead();
    std::uint32_t size = top_.full() ? kWindow : kFirstWindow;
    for (begin_ = 0; begin_ < segment_.articles(); begin_ = end_) {
      choose_lists();
      if (leading_.empty()) break;
      const std::uint32_t most = leading_.size() > 1 ? kWindow : segment_.articles();
      size = std::min(size, most);
      end_ = begin_ + std::min(size, segment_.articles() - begin_);
      size = std::min(2 * size, segment_.articles());
      found_.clear();
      leading_.size() == 1 ? gather(*leading_.front()) : accumulate();
      counters_.opened += found_.size();
      join_others();
      admit();
      if (must_complete()) complete();
    }
    complete();
  }

 private:
  static std::vector<Sum>& sums_of(SealedWorkspace& workspace) {
    if constexpr (kFlat) {
      return workspace.flat;
    } else {
      return workspace.full;
    }
  }

  void order_channels() {
    const std::uint64_t factor = kFlat ? 0 : layout_.factor(~0U);
    scans_.reserve(layout_.channels.size());
    for (SealedChannel& c : layout_.channels) {
      SealedScan& scan = scans_.emplace_back();
      scan.channel = &c;
      scan.most =
          kFlat ? c.most_passage : (c.most_passage * factor >> kFactorBits) + 1 + c.most_article;
      scan.cursor = c.cursor;
    }
    lead_condition_ = layout_.conditions.empty() ? nullptr : &layout_.conditions.front();
    for (SealedScan& scan : scans_) by_most_.push_back(&scan);
    std::sort(by_most_.begin(), by_most_.end(),
              [](const SealedScan* a, const SealedScan* b) { return a->most < b->most; });
  }

  void count_possible() {
    std::uint64_t sum = 0;
    for (const SealedScan& scan : scans_) sum += scan.cursor.articles();
    if (lead_condition_ != nullptr) sum = std::min(sum, lead_condition_->articles);
    counters_.possible += std::min<std::uint64_t>(sum, segment_.articles());
  }

  // The least bound, in the bounds' units, that can still enter.
  std::uint32_t needed() const {
    const std::uint32_t known =
        lower_.size() == top_.k() ? std::max(ahead_, lower_.front()) : ahead_;
    if (!top_.full()) return known;
    const double exact = top_.threshold() * layout_.scale() * (1.0 - 1e-9);
    return std::max(known, static_cast<std::uint32_t>(exact));
  }

  // Which lists open articles, and which are joined: the weightiest last.
  void choose_lists() {
    leading_.clear();
    others_.clear();
    const std::uint32_t least = needed();
    std::uint64_t sum = 0;
    for (SealedScan* scan : by_most_) {
      bool leads = false;
      if (lead_condition_ != nullptr) {
        const auto& lead = lead_condition_->channels;
        const auto channel = static_cast<std::size_t>(scan - scans_.data());
        leads = std::find(lead.begin(), lead.end(), channel) != lead.end();
      } else {
        sum += scan->most;
        leads = sum >= least;
      }
      (leads ? leading_ : others_).push_back(scan);
    }
    rest_ = {};
    for (const SealedScan* scan : others_) {
      rest_.passage += scan->channel->most_passage;
      rest_.article += scan->channel->most_article;
      rest_.flags |= scan->channel->flags;
    }
  }

  std::uint32_t bound_of(PackedBound sum) {
    if constexpr (kFlat) return static_cast<std::uint32_t>(sum) + rest_.passage;
    const auto flags = static_cast<std::uint32_t>(sum >> kFlagShift);
    const std::uint64_t factor = layout_.factor(flags | rest_.flags);
    const std::uint64_t passage = (sum & kBoundMask) + rest_.passage;
    const std::uint64_t article = (sum >> kBoundBits & kBoundMask) + rest_.article;
    return static_cast<std::uint32_t>((passage * factor >> kFactorBits) + article + 1);
  }

  bool may_enter(PackedBound sum, std::uint32_t least) {
    if constexpr (!kFlat) {
      const std::uint32_t required = layout_.required_flags() & ~rest_.flags;
      const auto flags = static_cast<std::uint32_t>(sum >> kFlagShift);
      if ((flags & required) != required) return false;
    }
    return bound_of(sum) >= least;
  }

  bool allowed(std::uint32_t article) const {
    return allowed_.empty() || (allowed_[article / 64] >> (article % 64) & 1U) != 0;
  }

  // One list leads: what it holds needs no accumulators.
  void gather(SealedScan& scan) {
    const std::uint32_t least = needed();
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
    while (const std::uint8_t* codes = scan.whole_block(begin_, end_)) {
      std::size_t n = 0;
      for (std::size_t i = 0; i < kBlockSize; ++i) {
        kept[n] = static_cast<std::uint8_t>(i);
        n += table[codes[i]] + rest_.passage >= least ? 1 : 0;
      }
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

  // A threshold before anything is read: the best of the lists' k-th best lower bounds.
  void look_ahead() {
    if (!certain() || lead_condition_ != nullptr || !allowed_.empty()) return;
    for (SealedScan& scan : scans_) {
      if (scan.most > ahead_ + layout_.gap()) look_ahead(scan);
    }
  }

  void look_ahead(SealedScan& scan) {
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

  // Whether every candidate is a hit, and not below its bound less the gap.
  bool certain() const { return layout_.exact_passages() && !verified_later_; }

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

  // Lists that are not much longer than the leading ones are added up with them: that costs less
  // than joining what would be found without them.
  void choose_followers(double postings) {
    followers_.clear();
    std::erase_if(others_, [&](SealedScan* scan) {
      if (postings_here(*scan) > kFollowed * postings) return false;
      followers_.push_back(scan);
      rest_.passage -= scan->channel->most_passage;
      rest_.article -= scan->channel->most_article;
      return true;
    });
    rest_.flags = 0;
    for (const SealedScan* scan : others_) rest_.flags |= scan->channel->flags;
  }

  void accumulate() {
    const std::uint32_t least = needed();
    double postings = 0;
    for (const SealedScan* scan : leading_) postings += postings_here(*scan);
    choose_followers(postings);
    if constexpr (kFlat) {
      if (postings * kDense > end_ - begin_) {
        for (SealedScan* scan : leading_) add_up<AddMode::all>(*scan, 0);
        for (SealedScan* scan : followers_) add_up<AddMode::all>(*scan, 0);
        const std::uint32_t needed_here = least > rest_.passage ? least - rest_.passage : 1;
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
    for (SealedScan* scan : leading_) opened = add_up<AddMode::open>(*scan, opened);
    for (SealedScan* scan : followers_) add_up<AddMode::follow>(*scan, 0);
    Sum* const sums = sums_.data() - begin_;
    for (std::uint32_t i = 0; i < opened; ++i) {
      const std::uint32_t article = opened_[i];
      const PackedBound sum = sums[article];
      sums[article] = 0;
      if (may_enter(sum, least)) found_.push_back({sum, article, 0});
    }
    drop_forbidden();
    if (others_.empty()) return;
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
    for (auto at = others_.rbegin(); at != others_.rend() && !found_.empty(); ++at) {
      SealedScan& scan = **at;
      const SealedChannel& channel = *scan.channel;
      rest_.passage -= channel.most_passage;
      rest_.article -= channel.most_article;
      rest_.flags = 0;
      for (auto next = at + 1; next != others_.rend(); ++next) {
        rest_.flags |= (*next)->channel->flags;
      }
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
    const std::uint32_t least = needed();
    const bool required = kFlat && scan.channel->required;
    std::erase_if(found_, [&](SealedCandidate& c) {
      const PackedBound before = c.sum;
      c.sum = sums[c.article];
      sums[c.article] = 0;
      return (required && c.sum == before) || !may_enter(c.sum, least);
    });
  }

  void look_up(SealedScan& scan) {
    const std::uint32_t least = needed();
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

  // What was found waits for its exact score.
  void admit() {
    rest_ = {};
    const bool certain = this->certain();
    for (SealedCandidate& c : found_) {
      c.bound = bound_of(c.sum);
      candidates_.push_back(c);
      if (!certain || c.bound <= layout_.gap()) continue;
      const std::uint32_t lower = c.bound - layout_.gap();
      if (lower_.size() == top_.k()) {
        if (lower <= lower_.front()) continue;
        std::pop_heap(lower_.begin(), lower_.end(), std::greater<>());
        lower_.pop_back();
      }
      lower_.push_back(lower);
      std::push_heap(lower_.begin(), lower_.end(), std::greater<>());
    }
    counters_.completed += found_.size();
  }

  bool must_complete() {
    if (layout_.exact_passages() && (!verified_later_ || candidates_.size() < kMostWaiting)) {
      return false;
    }
    const bool wait = top_.full() && end_ < checkpoint_ && candidates_.size() < kMostWaiting;
    if (!wait) checkpoint_ = std::max(checkpoint_, kCheckpointGrowth * end_);
    return !wait;
  }

  // Scores candidates in batches, the most promising first, each in the order of the lists.
  void complete() {
    auto begin = candidates_.begin();
    std::size_t batch = std::max(kFirstBatch, top_.k());
    while (begin != candidates_.end()) {
      const std::uint32_t least = needed();
      const auto end = std::partition(
          begin, candidates_.end(), [least](const SealedCandidate& c) { return c.bound >= least; });
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
      for (; begin != last; ++begin) score(begin->article);
      batch *= 2;
    }
    candidates_.clear();
  }

  void score(std::uint32_t article) {
    ++counters_.scored;
    const auto score = scorer_.score(article, top_.full() ? top_.threshold() : 0.0);
    if (!score) return;
    if (top_.full() && score->score < top_.threshold()) return;
    top_.offer({score->score, &segment_, article, score->passage});
  }

  const SealedSegment& segment_;
  SealedQuery& layout_;
  SealedScorer& scorer_;
  const ArticleSet& allowed_;
  SealedTop& top_;
  std::vector<Sum>& sums_;
  std::vector<std::uint32_t>& opened_;
  std::vector<SealedCandidate>& found_;
  std::vector<SealedCandidate>& candidates_;
  std::vector<std::uint32_t>& lower_;
  SealedCounters& counters_;
  const bool verified_later_;  // candidates may turn out to be no hits

  std::vector<SealedScan> scans_;
  std::vector<SealedScan*> by_most_;
  const SealedQuery::Condition* lead_condition_ = nullptr;
  std::vector<SealedScan*> leading_;
  std::vector<SealedScan*> followers_;
  std::vector<SealedScan*> others_;
  SealedRest rest_;
  std::uint32_t begin_ = 0;  // the window
  std::uint32_t end_ = 0;
  std::uint32_t checkpoint_ = 0;
  std::uint32_t ahead_ = 0;  // a threshold known beforehand
};

}  // namespace

void SealedWorkspace::clear() {
  std::fill(full.begin(), full.end(), 0);
  std::fill(flat.begin(), flat.end(), 0);
}

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

SealedEngine::SealedEngine(const ResolvedQuery& query, const CollectionStatistics& statistics,
                           const RankingOptions& options, std::size_t k, SealedWorkspace& workspace)
    : query_(query), statistics_(statistics), options_(options), top_(k), workspace_(workspace) {}

void SealedEngine::search(const SealedSegment& segment, const ArticleSet& allowed) {
  SealedQuery layout(segment, query_, statistics_, options_);
  if (!layout.possible()) return;
  SealedScorer scorer(segment, layout, query_, statistics_, options_);
  const auto run = [&](auto search) { search.run(); };
  if (layout.flat()) {
    run(SegmentSearch<FlatSums>(segment, layout, scorer, query_, allowed, top_, workspace_,
                                counters_));
  } else {
    run(SegmentSearch<FullSums>(segment, layout, scorer, query_, allowed, top_, workspace_,
                                counters_));
  }
}

}  // namespace fundstelle
