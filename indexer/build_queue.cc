#include "indexer/build_queue.h"

namespace fundstelle {
namespace {

constexpr std::size_t kItemBytes = 256;

std::size_t bytes_of_record(const NumberedRecord& item) {
  return item.record.bytes.size() + kItemBytes;
}

}  // namespace

std::size_t bytes_of(const Outcome& outcome) {
  const auto* prepared = std::get_if<PreparedDocument>(&outcome);
  return prepared == nullptr ? kItemBytes : prepared->bytes;
}

bool BuildQueue::push_record(NumberedRecord item) {
  std::unique_lock lock(mutex_);
  room_.wait(lock, [&] { return aborted_ || bytes_ < max_bytes_; });
  if (aborted_) return false;
  bytes_ += bytes_of_record(item);
  end_number_ = item.number + 1;
  records_.push_back(std::move(item));
  work_.notify_one();
  return true;
}

void BuildQueue::push_problem(std::uint64_t number, ReadProblem problem) {
  const std::lock_guard lock(mutex_);
  bytes_ += kItemBytes;
  end_number_ = number + 1;
  outcomes_.emplace(number, std::move(problem));
  done_.notify_one();
}

void BuildQueue::close_records() {
  const std::lock_guard lock(mutex_);
  records_closed_ = true;
  work_.notify_all();
  done_.notify_all();
}

std::optional<BuildQueue::Work> BuildQueue::take() {
  std::unique_lock lock(mutex_);
  work_.wait(lock, [&] {
    return aborted_ || !batches_.empty() || !records_.empty() ||
           (records_closed_ && batches_closed_);
  });
  if (aborted_) return std::nullopt;
  if (!batches_.empty()) {
    std::optional<Work> work(std::move(batches_.front()));
    batches_.pop_front();
    return work;
  }
  if (records_.empty()) return std::nullopt;
  std::optional<Work> work(std::move(records_.front()));
  records_.pop_front();
  return work;
}

void BuildQueue::push_outcome(const NumberedRecord& item, Outcome outcome) {
  const std::lock_guard lock(mutex_);
  bytes_ += bytes_of(outcome);
  bytes_ -= bytes_of_record(item);
  outcomes_.emplace(item.number, std::move(outcome));
  done_.notify_one();
  room_.notify_one();
}

void BuildQueue::push_built(BuiltBatch built) {
  const std::lock_guard lock(mutex_);
  bytes_ -= built.bytes;
  --building_;
  built_.push_back(std::move(built));
  done_.notify_one();
  room_.notify_one();
}

std::optional<BuildQueue::Result> BuildQueue::next() {
  std::unique_lock lock(mutex_);
  const auto ready = [&] {
    return !outcomes_.empty() && outcomes_.begin()->first == next_number_;
  };
  done_.wait(lock, [&] {
    const bool all = records_closed_ && next_number_ == end_number_ && building_ == 0;
    return aborted_ || !built_.empty() || ready() || all;
  });
  if (aborted_) return std::nullopt;
  if (!built_.empty()) {
    std::optional<Result> result(std::move(built_.front()));
    built_.pop_front();
    return result;
  }
  if (!ready()) return std::nullopt;
  std::optional<Result> result(std::move(outcomes_.begin()->second));
  outcomes_.erase(outcomes_.begin());
  ++next_number_;
  return result;
}

void BuildQueue::release(std::size_t bytes) {
  const std::lock_guard lock(mutex_);
  bytes_ -= bytes;
  room_.notify_one();
}

void BuildQueue::push_batch(ArticleBatch batch) {
  const std::lock_guard lock(mutex_);
  ++building_;
  batches_.push_back(std::move(batch));
  work_.notify_one();
}

void BuildQueue::close_batches() {
  const std::lock_guard lock(mutex_);
  batches_closed_ = true;
  work_.notify_all();
}

void BuildQueue::abort() {
  const std::lock_guard lock(mutex_);
  aborted_ = true;
  room_.notify_all();
  work_.notify_all();
  done_.notify_all();
}

}  // namespace fundstelle
