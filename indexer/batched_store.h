// Stores the articles of a run into an archive that was empty when it began: cut into batches,
// which any thread builds, and published together, by compacting their databases into one.
//
// Nothing counts before it is published. What is published grows with what has been before, so
// that an interrupted run loses at most about half, and each article is rewritten few times.
//
// Threads: one thread at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/article_batch.h"
#include "indexer/article_store.h"

namespace fundstelle {

class BatchedStore {
 public:
  /// Requires an empty `store`, which must outlive the object. A batch has about `batch_bytes`.
  BatchedStore(ArticleStore& store, const IndexPaths& paths, std::size_t batch_bytes);
  ~BatchedStore();
  BatchedStore(const BatchedStore&) = delete;
  BatchedStore& operator=(const BatchedStore&) = delete;

  const std::filesystem::path& folder() const { return folder_; }
  const std::string& archive() const { return archive_; }

  /// Takes the next article of the run.
  AddOutcome put(PreparedDocument prepared);

  /// A batch to be built, if one is full, or if there are articles and `rest` is asked for.
  enum class Wanted { full, rest };
  std::optional<ArticleBatch> take_batch(Wanted wanted);
  void add(BuiltBatch built);

  /// Whether what was built should be published before the run goes on.
  bool publish_now() const;
  /// What was built so far, up to the first batch that is missing. Throws Error.
  void publish();

 private:
  struct Known {
    std::uint32_t docid = 0;
    std::uint64_t content_hash = 0;
  };

  ArticleStore& store_;
  std::size_t batch_bytes_;
  std::filesystem::path folder_;
  std::string archive_;
  std::shared_ptr<const TextDictionary> dictionary_;  // trained on the first batch
  std::unordered_map<std::string, Known> known_;
  std::vector<std::uint32_t> replaced_;  // docids whose articles came again
  ArticleBatch current_;
  std::uint32_t last_docid_ = 0;
  std::uint32_t published_ = 0;     // last docid
  std::vector<BuiltBatch> built_;  // since then, in order
  std::uint64_t next_number_ = 0;  // that follows
  std::map<std::uint64_t, BuiltBatch> early_;  // beyond a batch that is missing
};

}  // namespace fundstelle
