#include "searcher/sealed_lists.h"

#include <algorithm>

namespace fundstelle {
namespace {

// A list of at most so many times the leading ones' postings is added up with them; measured.
constexpr std::uint64_t kFollowed = 4;

}  // namespace

SealedLists::SealedLists(SealedQuery& layout, bool flat) : layout_(layout) {
  const std::uint64_t factor = flat ? 0 : layout.factor(~0U);
  scans_.reserve(layout.channels.size());
  for (SealedChannel& c : layout.channels) {
    SealedScan& scan = scans_.emplace_back();
    scan.channel = &c;
    scan.most =
        flat ? c.most_passage : (c.most_passage * factor >> kFactorBits) + 1 + c.most_article;
    scan.cursor = c.cursor;
    by_most_.push_back(&scan);
  }
  std::sort(by_most_.begin(), by_most_.end(),
            [](const SealedScan* a, const SealedScan* b) { return a->most < b->most; });
  const bool lone = flat && scans_.size() == 1;  // it needs no condition
  if (layout.conditions.empty() || lone) return;
  condition_ = &layout.conditions.front();
  if (flat) add_joined();
}

void SealedLists::add_joined() {
  for (const SealedQuery::Condition& condition : layout_.conditions) {
    SealedScan* const scan = &scans_[condition.channels.front()];
    const bool known =
        condition_holds(scan) || std::find(joined_.begin(), joined_.end(), scan) != joined_.end();
    if (!known) joined_.push_back(scan);
  }
}

bool SealedLists::condition_holds(const SealedScan* scan) const {
  const auto channel = static_cast<std::size_t>(scan - scans_.data());
  const auto& channels = condition_->channels;
  return std::find(channels.begin(), channels.end(), channel) != channels.end();
}

std::uint64_t SealedLists::possible() const {
  if (condition_ != nullptr) {
    const auto rarest =
        std::min_element(layout_.conditions.begin(), layout_.conditions.end(),
                         [](const auto& a, const auto& b) { return a.articles < b.articles; });
    return rarest->articles;
  }
  std::uint64_t sum = 0;
  for (const SealedScan& scan : scans_) sum += scan.cursor.articles();
  return sum;
}

void SealedLists::choose(std::uint32_t least) {
  leading_.clear();
  followers_.clear();
  others_.clear();
  rest_ = {};
  std::uint64_t sum = 0;
  for (SealedScan* scan : by_most_) {
    sum += scan->most;
    if (condition_ != nullptr ? condition_holds(scan) : sum >= least) {
      leading_.push_back(scan);
      continue;
    }
    others_.push_back(scan);
    rest_.passage += scan->channel->most_passage;
    rest_.article += scan->channel->most_article;
    rest_.flags |= scan->channel->flags;
  }
}

std::uint32_t SealedLists::unjoined_rest() const {
  std::uint32_t rest = rest_.passage;
  for (const SealedScan* scan : joined_) rest -= scan->channel->most_passage;
  return rest;
}

// Before the scan is taken out of others_.
void SealedLists::looked_at(const SealedScan& scan) {
  rest_.passage -= scan.channel->most_passage;
  rest_.article -= scan.channel->most_article;
  rest_.flags = 0;
  for (const SealedScan* other : others_) {
    if (other != &scan) rest_.flags |= other->channel->flags;
  }
}

void SealedLists::choose_followers() {
  std::uint64_t postings = 0;
  for (const SealedScan* scan : leading_) postings += scan->cursor.articles();
  for (std::size_t i = 0; i < others_.size();) {
    SealedScan* const scan = others_[i];
    if (scan->cursor.articles() > kFollowed * postings) {
      ++i;
      continue;
    }
    looked_at(*scan);
    followers_.push_back(scan);
    others_.erase(others_.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

SealedScan* SealedLists::take_other() {
  if (others_.empty()) return nullptr;
  SealedScan* const scan = others_.back();
  looked_at(*scan);
  others_.pop_back();
  return scan;
}

void SealedLists::took_joined() {
  for (const SealedScan* scan : joined_) {
    looked_at(*scan);
    std::erase(others_, scan);
  }
}

}  // namespace fundstelle
