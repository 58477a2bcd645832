// Reads, analyses and stores whole folders: one thread reads records, several parse and analyse
// them, the caller's thread stores the results in the order of the input.
//
// Memory: queues and the database's buffers are bounded by WriterOptions::memory_bytes; when the
// buffers are full, what is complete is committed.
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
  BulkBuild(ArticleStore& store, std::shared_ptr<const GermanRules> rules,
            const WriterOptions& options);

  /// See IndexWriter::add_files. Throws Error; what was committed on the way stays.
  IndexSummary run(const std::vector<std::string>& paths, const ReadOptions& options,
                   const std::function<void(const IndexSummary&)>& on_progress);

 private:
  ArticleStore& store_;
  std::shared_ptr<const GermanRules> rules_;
  WriterOptions options_;
};

}  // namespace fundstelle
