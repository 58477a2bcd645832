// Reads, analyses and stores whole folders: one thread reads records, several parse and analyse
// them, the caller's thread puts the results into the order of the input. An archive that is
// empty is built of batches, which the analysing threads build, too; otherwise the caller's thread
// stores.
//
// Memory: what is under way and the database's buffers are bounded by WriterOptions::memory_bytes;
// when the buffers are full, what is complete is committed.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "fundstelle/index_writer.h"
#include "indexer/article_store.h"
#include "stemming/text_analyzer.h"

namespace fundstelle {

class BulkBuild {
 public:
  BulkBuild(ArticleStore& store, const IndexPaths& paths,
            std::shared_ptr<const GermanRules> rules, const WriterOptions& options);

  /// See IndexWriter::add_files. Throws Error; what was committed on the way stays.
  IndexSummary run(const std::vector<std::string>& inputs, const ReadOptions& options,
                   const std::function<void(const IndexSummary&)>& on_progress);

 private:
  ArticleStore& store_;
  IndexPaths paths_;
  std::shared_ptr<const GermanRules> rules_;
  WriterOptions options_;
};

}  // namespace fundstelle
