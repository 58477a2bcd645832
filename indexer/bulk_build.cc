#include "indexer/bulk_build.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <variant>

#include "corpus/article_parser.h"
#include "corpus/record_source.h"
#include "indexer/batched_store.h"
#include "indexer/build_queue.h"

namespace fundstelle {
namespace {

constexpr auto kProgressInterval = std::chrono::milliseconds(200);
// Xapian's tables, caches and the process itself need room beside what is counted.
constexpr std::size_t kQueueShare = 4;
constexpr std::size_t kBatchShare = 24;
constexpr std::size_t kBufferShare = 3;

// The threads of one run and what they share.
class Pipeline {
 public:
  Pipeline(const std::vector<std::string>& paths, const ReadOptions& options,
           std::shared_ptr<const GermanRules> rules, const WriterOptions& writer,
           PublishedModels& models, const BatchedStore* batched)
      : options_(options),
        rules_(std::move(rules)),
        models_(models),
        batched_(batched),
        queue_(writer.memory_bytes / kQueueShare) {
    unsigned threads = writer.threads;
    if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
    threads_.emplace_back([this, paths] { guarded([&] { read(paths); }); });
    for (unsigned i = 0; i < threads; ++i) {
      threads_.emplace_back([this] { guarded([&] { work(); }); });
    }
  }

  ~Pipeline() {
    models_.abort();
    queue_.abort();
    for (std::thread& thread : threads_) thread.join();
  }

  BuildQueue& queue() { return queue_; }

  /// See BuildQueue::next(); throws what went wrong on another thread.
  std::optional<BuildQueue::Result> next() {
    auto result = queue_.next();
    const std::lock_guard lock(failure_mutex_);
    if (failure_) std::rethrow_exception(failure_);
    return result;
  }

  std::uint64_t bytes_read() const { return bytes_read_; }
  std::uint64_t bytes_total() const { return bytes_total_; }

 private:
  template <typename Body>
  void guarded(Body&& body) {
    try {
      body();
    } catch (...) {
      {
        const std::lock_guard lock(failure_mutex_);
        if (!failure_) failure_ = std::current_exception();
      }
      models_.abort();
      queue_.abort();
    }
  }

  void read(const std::vector<std::string>& paths) {
    std::uint64_t number = 0;
    RecordSource source(paths, options_, [&](const ReadProblem& problem) {
      queue_.push_problem(number++, problem);
    });
    while (std::optional<RawRecord> record = source.next()) {
      if (!queue_.push_record({number++, std::move(*record)})) return;
      const ReadProgress progress = source.progress();
      bytes_read_ = progress.bytes_read;
      bytes_total_ = progress.bytes_total;
    }
    bytes_read_ = source.progress().bytes_read;
    queue_.close_records();
  }

  void work() {
    ArticleParser parser(options_);
    DocumentBuilder builder(rules_);
    while (std::optional<BuildQueue::Work> work = queue_.take()) {
      if (auto* batch = std::get_if<ArticleBatch>(&*work)) {
        queue_.push_built(build_batch(std::move(*batch), batched_->folder(), batched_->archive()));
        continue;
      }
      const auto& item = std::get<NumberedRecord>(*work);
      const auto model = models_.for_article(item.number);
      if (!model) break;
      queue_.push_outcome(item, prepare(parser, builder, *model, item.record));
    }
  }

  static Outcome prepare(ArticleParser& parser, DocumentBuilder& builder,
                         const BoilerplateModel& leftovers, const RawRecord& record) {
    auto parsed = parser.parse(record);
    if (auto* problem = std::get_if<ReadProblem>(&parsed)) return std::move(*problem);
    try {
      return builder.build(std::get<Article>(parsed), &leftovers);
    } catch (const Error& e) {
      if (e.code() != ErrorCode::invalid_argument) throw;
      return ReadProblem{record.path, record.place, e.what()};
    }
  }

  ReadOptions options_;
  std::shared_ptr<const GermanRules> rules_;
  PublishedModels& models_;
  const BatchedStore* batched_;
  BuildQueue queue_;
  std::vector<std::thread> threads_;
  std::atomic<std::uint64_t> bytes_read_{0};
  std::atomic<std::uint64_t> bytes_total_{0};
  std::mutex failure_mutex_;
  std::exception_ptr failure_;
};

void count(IndexSummary& summary, AddOutcome outcome) {
  ++summary.read;
  if (outcome == AddOutcome::indexed) ++summary.indexed;
  if (outcome == AddOutcome::unchanged) ++summary.unchanged;
  if (outcome == AddOutcome::replaced) ++summary.replaced;
}

void count(IndexSummary& summary, ReadProblem problem) {
  ++summary.failures;
  if (summary.failed.size() < kMaxListedProblems) summary.failed.push_back(std::move(problem));
}

}  // namespace

BulkBuild::BulkBuild(ArticleStore& store, const IndexPaths& paths,
                     std::shared_ptr<const GermanRules> rules, const WriterOptions& options)
    : store_(store), paths_(paths), rules_(std::move(rules)), options_(options) {}

// Stores what the threads of a run make, in its order.
class Storing {
 public:
  Storing(ArticleStore& store, BatchedStore* batched, Pipeline& pipeline, std::size_t memory_bytes)
      : store_(store), batched_(batched), pipeline_(pipeline), memory_bytes_(memory_bytes) {}

  void take(Outcome outcome, IndexSummary& summary) {
    const std::size_t bytes = bytes_of(outcome);
    if (auto* problem = std::get_if<ReadProblem>(&outcome)) {
      count(summary, std::move(*problem));
    } else if (batched_ != nullptr) {
      const AddOutcome added = batched_->put(std::get<PreparedDocument>(std::move(outcome)));
      count(summary, added);
      if (added != AddOutcome::unchanged) return build(BatchedStore::Wanted::full);
    } else {
      count(summary, store_.put(std::get<PreparedDocument>(outcome)));
      if (store_.buffered_bytes() > memory_bytes_ / kBufferShare) store_.checkpoint();
    }
    pipeline_.queue().release(bytes);
  }

  void take(BuiltBatch built) {
    batched_->add(std::move(built));
    --building_;
    if (batched_->publish_now()) batched_->publish();
  }

  /// The rest of a run, all of whose outcomes were taken; false if nothing is left to be built.
  bool build_rest() {
    build(BatchedStore::Wanted::rest);
    return building_ > 0;
  }

 private:
  void build(BatchedStore::Wanted wanted) {
    if (batched_ == nullptr) return;
    if (auto batch = batched_->take_batch(wanted)) {
      ++building_;
      pipeline_.queue().push_batch(std::move(*batch));
    }
  }

  ArticleStore& store_;
  BatchedStore* batched_;
  Pipeline& pipeline_;
  std::size_t memory_bytes_;
  std::size_t building_ = 0;
};

IndexSummary BulkBuild::run(const std::vector<std::string>& inputs, const ReadOptions& options,
                            const std::function<void(const IndexSummary&)>& on_progress) {
  IndexSummary summary;
  auto last_report = std::chrono::steady_clock::now();
  PublishedModels models(store_.leftovers());
  std::optional<BatchedStore> batched;
  if (store_.empty()) batched.emplace(store_, paths_, options_.memory_bytes / kBatchShare);
  Pipeline pipeline(inputs, options, rules_, options_, models, batched ? &*batched : nullptr);
  Storing storing(store_, batched ? &*batched : nullptr, pipeline, options_.memory_bytes);
  do {
    while (std::optional<BuildQueue::Result> result = pipeline.next()) {
      if (auto* built = std::get_if<BuiltBatch>(&*result)) {
        storing.take(std::move(*built));
        continue;
      }
      storing.take(std::get<Outcome>(std::move(*result)), summary);
      models.advance(store_.leftovers());
      const auto now = std::chrono::steady_clock::now();
      if (on_progress && now - last_report >= kProgressInterval) {
        summary.bytes = pipeline.bytes_read();
        summary.bytes_total = pipeline.bytes_total();
        on_progress(summary);
        last_report = now;
      }
    }
  } while (storing.build_rest());
  pipeline.queue().close_batches();
  if (batched) batched->publish();
  DocumentBuilder builder(rules_);
  store_.clean_again(builder);
  store_.commit();
  store_.compact_if_it_pays();
  summary.bytes = pipeline.bytes_read();
  summary.bytes_total = pipeline.bytes_total();
  if (on_progress) on_progress(summary);
  return summary;
}

}  // namespace fundstelle
