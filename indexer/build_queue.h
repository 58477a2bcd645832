// What the threads of a build hand to each other: records to analyse, analysed articles in the
// order of the input, batches to build. Bounded by bytes at the reader alone, so that no other
// thread ever waits for room: whoever has nothing to do takes whatever there is.
//
// Threads: any number.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <variant>

#include "corpus/record_source.h"
#include "indexer/article_batch.h"

namespace fundstelle {

struct NumberedRecord {
  std::uint64_t number = 0;
  RawRecord record;
};

/// What became of a record.
using Outcome = std::variant<PreparedDocument, ReadProblem>;

class BuildQueue {
 public:
  /// Requires that what waits outside, to become full, is well below `max_bytes`.
  explicit BuildQueue(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  /// The reader's: waits for room. False once aborted. Numbers count up from 0.
  bool push_record(NumberedRecord item);
  void push_problem(std::uint64_t number, ReadProblem problem);
  void close_records();

  /// The workers': a batch, or else a record; nothing once both are closed, or aborted.
  using Work = std::variant<ArticleBatch, NumberedRecord>;
  std::optional<Work> take();
  void push_outcome(const NumberedRecord& item, Outcome outcome);
  void push_built(BuiltBatch built);

  /// The storing thread's: the next outcome or built batch, waiting for it. Outcomes come in the
  /// order of the numbers. Nothing once all records and all batches so far are done, or aborted.
  using Result = std::variant<Outcome, BuiltBatch>;
  std::optional<Result> next();
  /// Bytes that a result no longer takes. Batches keep theirs until they are built.
  void release(std::size_t bytes);
  void push_batch(ArticleBatch batch);
  void close_batches();

  void abort();

 private:
  std::mutex mutex_;
  std::condition_variable room_;
  std::condition_variable work_;
  std::condition_variable done_;
  std::deque<NumberedRecord> records_;
  std::deque<ArticleBatch> batches_;
  std::map<std::uint64_t, Outcome> outcomes_;  // by number
  std::deque<BuiltBatch> built_;
  std::uint64_t next_number_ = 0;  // that next() gives
  std::uint64_t end_number_ = 0;   // of the records so far
  std::size_t building_ = 0;       // batches that are not built yet
  bool records_closed_ = false;
  bool batches_closed_ = false;
  bool aborted_ = false;
  std::size_t bytes_ = 0;
  std::size_t max_bytes_;
};

/// Estimate of the memory an outcome takes.
std::size_t bytes_of(const Outcome& outcome);

}  // namespace fundstelle
