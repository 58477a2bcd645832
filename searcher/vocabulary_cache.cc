#include "searcher/vocabulary_cache.h"

#include <sys/stat.h>

namespace fundstelle {
namespace {

constexpr const char* kConsequence =
    "; searches offer no corrections and join no spellings of names until the next indexing run or "
    "'fundstelle seal' makes it anew";

}  // namespace

VocabularyCache::State VocabularyCache::load(const IndexPaths& paths, const std::string& archive) {
  struct stat status {};
  if (stat(paths.vocabulary().c_str(), &status) != 0) {
    return {nullptr, std::string("the file 'vocabulary' is missing") + kConsequence};
  }
  const std::tuple identity{
      status.st_ino, status.st_size,
      std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec};
  const std::lock_guard lock(mutex_);
  if (identity == identity_) return state_;
  state_ = {};
  try {
    state_.vocabulary = Vocabulary::open(paths.vocabulary());
    if (state_.vocabulary->archive() !=
        archive.substr(0, state_.vocabulary->header().archive.size())) {
      state_ = {nullptr,
                std::string("the file 'vocabulary' belongs to another archive") + kConsequence};
    }
  } catch (const Error& e) {
    state_.note = std::string(e.what()) + kConsequence;
  }
  identity_ = identity;
  return state_;
}

}  // namespace fundstelle
