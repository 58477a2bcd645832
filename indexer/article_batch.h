// A stretch of articles of a run, and what one thread makes of it by itself: a database, a sealed
// segment and counts of word forms. Small databases take terms faster than a large one, and
// compacting puts any number of them together.
//
// Threads: build_batch() may run on several threads at once, for different batches.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "indexer/document_builder.h"
#include "indexer/sealing.h"
#include "indexer/text_dictionary.h"
#include "indexer/vocabulary_builder.h"

namespace fundstelle {

struct ArticleBatch {
  std::uint64_t number = 0;  ///< in the order of docids, which ascend
  std::vector<std::pair<std::uint32_t, PreparedDocument>> articles;
  std::size_t bytes = 0;  ///< estimate of the memory in use
  std::shared_ptr<const TextDictionary> dictionary;  ///< of the archive; may be null
};

struct BuiltBatch {
  std::uint64_t number = 0;
  DocidRange docids;
  std::filesystem::path database;
  std::filesystem::path segment;
  VocabularyBuilder forms;
  std::size_t bytes = 0;  ///< of the batch it was built of
};

/// Builds both files in `folder`. `archive` is the archive's id. Throws Error, or what Xapian
/// throws.
BuiltBatch build_batch(ArticleBatch batch, const std::filesystem::path& folder,
                       const std::string& archive);

}  // namespace fundstelle
