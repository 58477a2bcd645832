// The archive's word forms as searches see them: the file that is there now, opened once.
//
// Threads: may be used from any number of threads.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <tuple>

#include "indexer/index_directory.h"
#include "indexer/vocabulary.h"

namespace fundstelle {

class VocabularyCache {
 public:
  struct State {
    std::shared_ptr<const Vocabulary> vocabulary;  ///< null: missing, damaged, or another archive's
    std::string note;                              ///< then why
  };
  /// `archive` is the database's UUID. Cheap if the file did not change.
  State load(const IndexPaths& paths, const std::string& archive);

 private:
  std::mutex mutex_;
  std::tuple<ino_t, off_t, std::int64_t> identity_;
  State state_;
};

}  // namespace fundstelle
