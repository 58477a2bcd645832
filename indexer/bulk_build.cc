#include "indexer/bulk_build.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <map>
#include <thread>
#include <variant>

#include "corpus/article_parser.h"
#include "corpus/record_source.h"
#include "indexer/bounded_queue.h"

namespace fundstelle {
namespace {

constexpr auto kProgressInterval = std::chrono::milliseconds(200);
// Xapian's tables, caches and the process itself need room beside what is counted.
constexpr std::size_t kQueueShare = 16;
constexpr std::size_t kBufferShare = 3;

struct NumberedRecord {
  std::uint64_t number = 0;
  RawRecord record;
};

struct Outcome {
  std::uint64_t number = 0;
  std::variant<PreparedDocument, ReadProblem> result;
};

std::size_t weight(const Outcome& outcome) {
  const auto* prepared = std::get_if<PreparedDocument>(&outcome.result);
  return prepared == nullptr ? 256 : prepared->bytes;
}

// The threads of one run and what they share.
class Pipeline {
 public:
  Pipeline(const std::vector<std::string>& paths, const ReadOptions& options,
           std::shared_ptr<const GermanRules> rules, const WriterOptions& writer,
           PublishedModels& models)
      : options_(options),
        rules_(std::move(rules)),
        models_(models),
        records_(writer.memory_bytes / kQueueShare),
        outcomes_(writer.memory_bytes / kQueueShare) {
    unsigned threads = writer.threads;
    if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
    working_ = threads;
    threads_.emplace_back([this, paths] { guarded([&] { read(paths); }); });
    for (unsigned i = 0; i < threads; ++i) {
      threads_.emplace_back([this] { guarded([&] { work(); }); });
    }
  }

  ~Pipeline() {
    models_.abort();
    records_.abort();
    outcomes_.abort();
    for (std::thread& thread : threads_) thread.join();
  }

  /// The next result in the order of the input; nothing at the end.
  std::optional<Outcome> next() {
    while (true) {
      const auto ready = waiting_.find(next_number_);
      if (ready != waiting_.end()) {
        Outcome outcome = std::move(ready->second);
        waiting_.erase(ready);
        ++next_number_;
        return outcome;
      }
      std::optional<Outcome> outcome = outcomes_.pop();
      if (!outcome) {
        if (failure_) std::rethrow_exception(failure_);
        return std::nullopt;
      }
      const std::uint64_t number = outcome->number;
      waiting_.emplace(number, std::move(*outcome));
    }
  }

  std::uint64_t bytes_read() const { return bytes_read_; }
  std::uint64_t bytes_total() const { return bytes_total_; }

 private:
  template <typename Body>
  void guarded(Body&& body) {
    try {
      body();
    } catch (...) {
      const std::lock_guard lock(failure_mutex_);
      if (!failure_) failure_ = std::current_exception();
      models_.abort();
      records_.abort();
      outcomes_.abort();
    }
  }

  void read(const std::vector<std::string>& paths) {
    std::uint64_t number = 0;
    RecordSource source(paths, options_, [&](const ReadProblem& problem) {
      outcomes_.push({number++, problem}, 256);
    });
    while (std::optional<RawRecord> record = source.next()) {
      const std::size_t bytes = record->bytes.size() + 256;
      if (!records_.push({number++, std::move(*record)}, bytes)) return;
      const ReadProgress progress = source.progress();
      bytes_read_ = progress.bytes_read;
      bytes_total_ = progress.bytes_total;
    }
    bytes_read_ = source.progress().bytes_read;
    records_.close();
  }

  void work() {
    ArticleParser parser(options_);
    DocumentBuilder builder(rules_);
    while (std::optional<NumberedRecord> item = records_.pop()) {
      const auto model = models_.for_article(item->number);
      if (!model) break;
      Outcome outcome{item->number, prepare(parser, builder, *model, item->record)};
      const std::size_t bytes = weight(outcome);
      if (!outcomes_.push(std::move(outcome), bytes)) break;
    }
    if (--working_ == 0) outcomes_.close();
  }

  static std::variant<PreparedDocument, ReadProblem> prepare(ArticleParser& parser,
                                                             DocumentBuilder& builder,
                                                             const BoilerplateModel& leftovers,
                                                             const RawRecord& record) {
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
  BoundedQueue<NumberedRecord> records_;
  BoundedQueue<Outcome> outcomes_;
  std::vector<std::thread> threads_;
  std::atomic<unsigned> working_{0};
  std::atomic<std::uint64_t> bytes_read_{0};
  std::atomic<std::uint64_t> bytes_total_{0};
  std::mutex failure_mutex_;
  std::exception_ptr failure_;
  std::map<std::uint64_t, Outcome> waiting_;  // finished ahead of their turn
  std::uint64_t next_number_ = 0;
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

BulkBuild::BulkBuild(ArticleStore& store, std::shared_ptr<const GermanRules> rules,
                     const WriterOptions& options)
    : store_(store), rules_(std::move(rules)), options_(options) {}

IndexSummary BulkBuild::run(const std::vector<std::string>& paths, const ReadOptions& options,
                            const std::function<void(const IndexSummary&)>& on_progress) {
  IndexSummary summary;
  auto last_report = std::chrono::steady_clock::now();
  PublishedModels models(store_.leftovers());
  Pipeline pipeline(paths, options, rules_, options_, models);
  while (std::optional<Outcome> outcome = pipeline.next()) {
    if (auto* problem = std::get_if<ReadProblem>(&outcome->result)) {
      count(summary, std::move(*problem));
    } else {
      count(summary, store_.put(std::get<PreparedDocument>(outcome->result)));
      if (store_.buffered_bytes() > options_.memory_bytes / kBufferShare) store_.checkpoint();
    }
    models.advance(store_.leftovers());
    const auto now = std::chrono::steady_clock::now();
    if (on_progress && now - last_report >= kProgressInterval) {
      summary.bytes = pipeline.bytes_read();
      summary.bytes_total = pipeline.bytes_total();
      on_progress(summary);
      last_report = now;
    }
  }
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
