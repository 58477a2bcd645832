#include "indexer/learned_leftovers.h"

#include <fstream>
#include <iterator>
#include <utility>

namespace fundstelle {
namespace fs = std::filesystem;

const BoilerplateModel& LearnedLeftovers::model() {
  if (!model_) {
    std::ifstream file(paths_.leftovers(), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)),
                            std::istreambuf_iterator<char>());
    model_ = BoilerplateModel::deserialize(bytes);
    if (!model_) model_.emplace();
    news_ = false;
    changed_ = false;
  }
  return *model_;
}

void LearnedLeftovers::observe(const RecurringLines& lines) {
  if (lines.keys.empty()) return;
  model();
  news_ = model_->observe(lines) || news_;
  changed_ = true;
}

bool LearnedLeftovers::take_news() { return std::exchange(news_, false); }

void LearnedLeftovers::save() {
  if (!changed_) return;
  const fs::path aside = paths_.root / "leftovers.new";
  {
    std::ofstream file(aside, std::ios::binary | std::ios::trunc);
    file << model_->serialize();
    file.flush();
    if (!file) throw Error(ErrorCode::io_error, "cannot write '" + aside.string() + "'");
  }
  fs::rename(aside, paths_.leftovers());
  changed_ = false;
}

PublishedModels::PublishedModels(const BoilerplateModel& at_start) {
  models_.emplace(0, std::make_shared<const BoilerplateModel>(at_start));
}

void PublishedModels::advance(const BoilerplateModel& model) {
  const std::lock_guard lock(mutex_);
  if (++observed_ != next_) return;
  models_.emplace(observed_, std::make_shared<const BoilerplateModel>(model));
  // Threads are at articles behind this one, so they use this model or the one before.
  while (models_.size() > 2) models_.erase(models_.begin());
  next_ *= 2;
  published_.notify_all();
}

std::shared_ptr<const BoilerplateModel> PublishedModels::for_article(std::uint64_t number) {
  std::uint64_t needed = 0;
  for (std::uint64_t b = kFirst; b + kAhead <= number; b *= 2) needed = b;
  std::unique_lock lock(mutex_);
  published_.wait(lock, [&] { return aborted_ || models_.count(needed) > 0; });
  return aborted_ ? nullptr : models_.at(needed);
}

void PublishedModels::abort() {
  const std::lock_guard lock(mutex_);
  aborted_ = true;
  published_.notify_all();
}

}  // namespace fundstelle
