#include "searcher/sealed_engine.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace fundstelle {
namespace {

// Articles of a window; their bounds are 256 KiB. The first windows are smaller, so that there is a
// threshold before most is read.
constexpr std::uint32_t kWindow = 1U << 15U;
constexpr std::uint32_t kFirstWindow = 1U << 10U;
// Candidates wait in a pool until so many articles more are read, or so many wait: an early exact
// score is often wasted on what better articles push out later.
constexpr std::uint32_t kCheckpointGrowth = 8;
constexpr std::size_t kMostWaiting = 4096;
constexpr std::size_t kFirstBatch = 8;
// A posting that is looked up costs about as much as this many that are added up; measured.
constexpr std::uint64_t kLookupCost = 12;

using Candidate = SealedCandidate;

// Postings of one block, as they lie in memory.
struct BlockView {
  const std::uint32_t* articles;
  const std::uint8_t* codes;
  const std::uint8_t* article_codes;
  std::uint32_t from;
  std::uint32_t to;
};

// The window's accumulators. `opened` grows where `opens`, otherwise what is not open stays closed.
struct Window {
  PackedBound* bounds;
  std::uint32_t* opened;
  std::uint32_t count;
  std::uint32_t begin;
};

// Value gives the packed bound of posting i. Kept out of line: inlined into a larger function, the
// loops lose their registers (measured: 7 instead of 3 ns a posting).
template <bool opens, typename Value>
[[gnu::noinline]] std::uint32_t add_postings(const BlockView& block, const Window& window,
                                             PackedBound flags, const Value value_of) {
  PackedBound* const bounds = window.bounds - window.begin;
  std::uint32_t* const opened = window.opened;
  const std::uint32_t* const articles = block.articles;
  const std::uint32_t to = block.to;
  std::uint32_t n = window.count;
  for (std::uint32_t i = block.from; i < to; ++i) {
    const std::uint32_t article = articles[i];
    const PackedBound old = bounds[article];
    if constexpr (opens) {
      opened[n] = article;
      n += old == 0 ? 1 : 0;
      bounds[article] = (old | flags) + value_of(i);
    } else {
      bounds[article] = old == 0 ? 0 : (old | flags) + value_of(i);
    }
  }
  return n;
}

// What lists that are not added up could still give.
struct Rest {
  std::uint32_t passage = 0;
  std::uint32_t article = 0;
  std::uint32_t flags = 0;
};

// One segment, one query.
class SegmentSearch {
 public:
  SegmentSearch(const SealedSegment& segment, const ResolvedQuery& query,
                const CollectionStatistics& statistics, const RankingOptions& options,
                const ArticleSet& allowed, SealedTop& top, SealedWorkspace& workspace,
                SealedCounters& counters)
      : segment_(segment),
        layout_(segment, query, statistics, options),
        scorer_(segment, layout_, query, statistics, options),
        allowed_(allowed),
        top_(top),
        workspace_(workspace),
        candidates_(workspace.candidates),
        counters_(counters) {}

  void run() {
    if (!layout_.possible()) return;
    workspace_.bounds.resize(kWindow);
    candidates_.clear();
    workspace_.opened.resize(kWindow + 1);  // written before it is known to be new
    order_channels();
    count_possible();
    std::uint32_t size = top_.full() ? kWindow : kFirstWindow;
    for (begin_ = 0; begin_ < segment_.articles(); begin_ = end_) {
      end_ = std::min(begin_ + size, segment_.articles());
      size = std::min(2 * size, kWindow);
      choose_lists();
      if (leading_.empty()) break;
      opened_ = 0;
      for (Scan* scan : leading_) add_up<true>(*scan);
      choose_following();
      for (Scan* scan : following_) add_up<false>(*scan);
      counters_.opened += opened_;
      if (!looked_up_.empty()) complete_waiting();  // their bounds do not count on these lists
      collect();
      if (must_complete()) complete();
    }
    complete_waiting();
  }

 private:
  struct Scan {
    SealedChannel* channel = nullptr;
    std::uint64_t most = 0;  // what one posting can add
    std::size_t block = 0;   // where the walk stands
    std::uint32_t index = 0;
    bool exhausted = false;
    PostingCursor cursor;  // its own: the channel's serves look-ups
  };

  void order_channels() {
    const std::uint64_t factor = layout_.factor(~0U);
    for (SealedChannel& c : layout_.channels) {
      Scan scan;
      scan.channel = &c;
      scan.most = (c.most_passage * factor >> kFactorBits) + 1 + c.most_article;
      scan.cursor = c.cursor;
      scans_.push_back(scan);
    }
    lead_condition_ = layout_.conditions.empty() ? nullptr : &layout_.conditions.front();
    by_most_.resize(scans_.size());
    for (std::size_t i = 0; i < scans_.size(); ++i) by_most_[i] = i;
    std::sort(by_most_.begin(), by_most_.end(),
              [this](std::size_t a, std::size_t b) { return scans_[a].most < scans_[b].most; });
  }

  void count_possible() {
    std::uint64_t sum = 0;
    for (const Scan& scan : scans_) sum += scan.cursor.articles();
    if (lead_condition_ != nullptr) sum = std::min(sum, lead_condition_->articles);
    counters_.possible += std::min<std::uint64_t>(sum, segment_.articles());
  }

  // The least bound, in the bounds' units, that can still enter.
  std::uint32_t needed() const {
    if (!top_.full()) return 0;
    return static_cast<std::uint32_t>(top_.threshold() * layout_.scale() * (1.0 - 1e-9));
  }

  // Which lists open articles, which only add to them, and which are looked up.
  void choose_lists() {
    leading_.clear();
    following_.clear();
    looked_up_.clear();
    rest_ = {};
    if (lead_condition_ != nullptr) {
      choose_by_condition();
    } else {
      choose_by_bound();
    }
  }

  // A list is added up where that costs less than looking up what was opened.
  void choose_following() {
    const double share = static_cast<double>(end_ - begin_) / segment_.articles();
    std::erase_if(looked_up_, [&](Scan* scan) {
      const bool follows =
          scan->cursor.articles() * share < static_cast<double>(opened_) * kLookupCost;
      if (follows) following_.push_back(scan);
      return follows;
    });
    std::sort(looked_up_.begin(), looked_up_.end(),
              [](const Scan* a, const Scan* b) { return a->most > b->most; });
    for (const Scan* scan : looked_up_) {
      const SealedChannel& c = *scan->channel;
      rest_.passage += c.most_passage;
      rest_.article += c.most_article;
      rest_.flags |= c.flags;
    }
  }

  void choose_by_bound() {
    const std::uint32_t least = needed();
    std::uint64_t sum = 0;
    for (const std::size_t i : by_most_) {
      sum += scans_[i].most;
      (sum < least ? looked_up_ : leading_).push_back(&scans_[i]);
    }
  }

  void choose_by_condition() {
    for (std::size_t i = 0; i < scans_.size(); ++i) {
      const auto& lead = lead_condition_->channels;
      if (std::find(lead.begin(), lead.end(), i) != lead.end()) {
        leading_.push_back(&scans_[i]);
      } else {
        looked_up_.push_back(&scans_[i]);
      }
    }
  }

  template <bool opens>
  void add_up(Scan& scan) {
    if (scan.exhausted) return;
    if (scan.block == 0 && scan.index == 0 && begin_ > 0) skip(scan);
    PostingCursor& cursor = scan.cursor;
    while (scan.block < cursor.blocks()) {
      cursor.load(scan.block);
      if (scan.index < cursor.count() && cursor.block_articles()[scan.index] < begin_) skip(scan);
      if (scan.block >= cursor.blocks()) break;
      const std::uint32_t* articles = cursor.block_articles();
      const std::uint32_t* first = articles + scan.index;
      const std::uint32_t* last = articles + cursor.count();
      const bool whole = last[-1] < end_;
      if (!whole) last = std::lower_bound(first, last, end_);
      add_block<opens>(*scan.channel, cursor, scan.index,
                       static_cast<std::uint32_t>(last - articles));
      counters_.postings += static_cast<std::uint64_t>(last - first);
      scan.index = static_cast<std::uint32_t>(last - articles);
      if (!whole) return;
      ++scan.block;
      scan.index = 0;
    }
    scan.exhausted = true;
  }

  // Moves to the first posting of the window.
  void skip(Scan& scan) {
    scan.block = scan.cursor.find_block(begin_);
    scan.index = 0;
    if (scan.block >= scan.cursor.blocks()) return;
    scan.cursor.load(scan.block);
    const std::uint32_t* articles = scan.cursor.block_articles();
    scan.index = static_cast<std::uint32_t>(
        std::lower_bound(articles, articles + scan.cursor.count(), begin_) - articles);
    if (scan.index == scan.cursor.count()) {
      ++scan.block;
      scan.index = 0;
    }
  }

  template <bool opens>
  void add_block(const SealedChannel& channel, const PostingCursor& cursor, std::uint32_t from,
                 std::uint32_t to) {
    const Window window{workspace_.bounds.data(), workspace_.opened.data(), opened_, begin_};
    const BlockView block{cursor.block_articles(), cursor.block_passage_codes(),
                          cursor.block_article_codes(), from, to};
    const PackedBound flags = PackedBound{channel.flags} << kFlagShift;
    const std::uint8_t* codes = block.codes;
    const std::uint32_t* table = channel.passage_bounds.data();
    if (channel.most_article == 0) {
      opened_ = add_postings<opens>(block, window, flags, [codes, table](std::uint32_t i) {
        return PackedBound{table[codes[i]]};
      });
    } else {
      const std::uint8_t* article_codes = channel.title ? codes : block.article_codes;
      const std::uint32_t* article_table = channel.article_bounds.data();
      opened_ = add_postings<opens>(
          block, window, flags, [codes, table, article_codes, article_table](std::uint32_t i) {
            return table[codes[i]] + (PackedBound{article_table[article_codes[i]]} << kBoundBits);
          });
    }
  }

  bool must_complete() {
    const bool wait = top_.full() && looked_up_.empty() && end_ < checkpoint_ &&
                      candidates_.size() < kMostWaiting;
    if (!wait) checkpoint_ = std::max(checkpoint_, kCheckpointGrowth * end_);
    return !wait;
  }

  void complete_waiting() {
    if (candidates_.empty()) return;
    const std::vector<Scan*> looked_up = std::exchange(looked_up_, {});
    complete();
    looked_up_ = looked_up;
  }

  // Turns the window's bounds into candidates, and clears them.
  [[gnu::noinline]] void collect() {
    const std::size_t waiting = candidates_.size();
    PackedBound* const bounds = workspace_.bounds.data() - begin_;
    const std::uint32_t* const opened = workspace_.opened.data();
    const std::uint32_t* const factors = layout_.factors();
    const std::uint32_t least = needed();
    const Rest rest = rest_;
    const std::uint32_t required = layout_.required_flags() & ~rest.flags;
    const std::uint32_t count = opened_;
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint32_t a = opened[i];
      const PackedBound packed = bounds[a];
      bounds[a] = 0;
      const auto flags = static_cast<std::uint32_t>(packed >> kFlagShift);
      std::uint64_t factor = factors[(flags | rest.flags) & SealedQuery::kWordMask];
      if (factor == 0) factor = layout_.factor(flags | rest.flags);
      const std::uint64_t passage = (packed & kBoundMask) + rest.passage;
      const std::uint64_t article = (packed >> kBoundBits & kBoundMask) + rest.article;
      const auto bound =
          static_cast<std::uint32_t>((passage * factor >> kFactorBits) + article + 1);
      if (bound < least || (flags & required) != required) continue;
      if (!allowed_.empty() && (allowed_[a / 64] >> (a % 64) & 1U) == 0) continue;
      candidates_.push_back({bound, a, flags});
    }
    counters_.completed += candidates_.size() - waiting;
  }

  // Scores candidates in batches, the most promising first, each in the order of the lists.
  void complete() {
    auto begin = candidates_.begin();
    std::size_t batch = std::max(kFirstBatch, top_.k());
    while (begin != candidates_.end()) {
      const std::uint32_t least = needed();
      const auto end = std::partition(begin, candidates_.end(),
                                      [least](const Candidate& c) { return c.bound >= least; });
      if (begin == end) break;
      auto last = end;
      if (static_cast<std::size_t>(end - begin) > batch) {
        last = begin + static_cast<std::ptrdiff_t>(batch);
        std::nth_element(begin, last, end,
                         [](const Candidate& a, const Candidate& b) { return a.bound > b.bound; });
      }
      candidates_.erase(end, candidates_.end());
      std::sort(begin, last,
                [](const Candidate& a, const Candidate& b) { return a.article < b.article; });
      for (; begin != last; ++begin) score(*begin);
      batch *= 2;
    }
    candidates_.clear();
  }

  void score(const Candidate& candidate) {
    if (!looked_up_.empty() && !still_possible(candidate)) return;
    ++counters_.scored;
    const auto score = scorer_.score(candidate.article, top_.full() ? top_.threshold() : 0.0);
    if (!score) return;
    if (top_.full() && score->score < top_.threshold()) return;
    top_.offer({score->score, &segment_, candidate.article, score->passage});
  }

  // Replaces what the lists that were not added up could give by what they give.
  bool still_possible(const Candidate& candidate) {
    const auto least = static_cast<std::int64_t>(needed());
    std::int64_t bound = candidate.bound;
    const std::uint64_t factor = layout_.factor(candidate.flags | rest_.flags);
    for (Scan* scan : looked_up_) {
      if (bound < least) return false;
      SealedChannel& c = *scan->channel;
      const int found = c.cursor.find(candidate.article);
      std::uint64_t passage = 0;
      std::uint64_t article = 0;
      if (found >= 0) {
        passage = c.passage_bounds[c.cursor.block_passage_codes()[found]];
        const std::uint8_t* article_codes =
            c.title ? c.cursor.block_passage_codes() : c.cursor.block_article_codes();
        article = c.article_bounds[article_codes[found]];
      }
      const std::uint64_t less = c.most_passage - passage;
      // Rounded down: the rest stays an upper bound.
      bound -= static_cast<std::int64_t>((less * factor >> kFactorBits) + c.most_article - article);
    }
    return bound >= least;
  }

  const SealedSegment& segment_;
  SealedQuery layout_;
  SealedScorer scorer_;
  const ArticleSet& allowed_;
  SealedTop& top_;
  SealedWorkspace& workspace_;
  std::vector<Candidate>& candidates_;
  SealedCounters& counters_;

  std::vector<Scan> scans_;
  std::vector<std::size_t> by_most_;
  const SealedQuery::Condition* lead_condition_ = nullptr;
  std::vector<Scan*> leading_;
  std::vector<Scan*> following_;
  std::vector<Scan*> looked_up_;
  Rest rest_;
  std::uint32_t begin_ = 0;  // the window
  std::uint32_t end_ = 0;
  std::uint32_t opened_ = 0;
  std::uint32_t checkpoint_ = 0;
};

}  // namespace

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
  SegmentSearch(segment, query_, statistics_, options_, allowed, top_, workspace_, counters_).run();
}

}  // namespace fundstelle
