// What the archive has taught about leftovers, kept in the index's directory (file `leftovers`).
//
// The file is not part of a commit: it is written aside and renamed after each one. A run killed in
// between has forgotten what its last articles taught, nothing else.
//
// Threads: a LearnedLeftovers belongs to one thread; PublishedModels may be used from any number.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include "corpus/boilerplate_model.h"
#include "indexer/index_directory.h"

namespace fundstelle {

class LearnedLeftovers {
 public:
  explicit LearnedLeftovers(const IndexPaths& paths) : paths_(paths) {}

  /// What was learned so far; empty if there is no file, or a damaged one.
  const BoilerplateModel& model();

  void observe(const RecurringLines& lines);

  /// Whether a line became known since the last call.
  bool take_news();

  /// Throws Error(io_error or disk_full).
  void save();

  /// Back to what was saved.
  void discard() { model_.reset(); }

 private:
  IndexPaths paths_;
  std::optional<BoilerplateModel> model_;
  bool news_ = false;
  bool changed_ = false;
};

/// Hands a run's models to the threads that clean: an article of the run is cleaned with what a
/// fixed number of articles before it taught, however many threads there are. The numbers double,
/// so that models are copied seldom.
class PublishedModels {
 public:
  static constexpr std::uint64_t kFirst = 256;
  static constexpr std::uint64_t kAhead = 256;  ///< articles that threads may be ahead

  explicit PublishedModels(const BoilerplateModel& at_start);

  /// To be called for each article of the run in order, after the model observed it.
  void advance(const BoilerplateModel& model);

  /// The model for the article of this number; waits for it. Nothing after abort().
  std::shared_ptr<const BoilerplateModel> for_article(std::uint64_t number);

  void abort();

 private:
  std::mutex mutex_;
  std::condition_variable published_;
  std::map<std::uint64_t, std::shared_ptr<const BoilerplateModel>> models_;  // by articles observed
  std::uint64_t observed_ = 0;
  std::uint64_t next_ = kFirst;
  bool aborted_ = false;
};

}  // namespace fundstelle
