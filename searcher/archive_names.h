// Name variants from the archive's word forms: the same name in another transliteration.
//
// Threads: immutable. Lifetime: `vocabulary` must outlive it.
#pragma once

#include "indexer/vocabulary.h"
#include "searcher/resolved_query.h"

namespace fundstelle {

class ArchiveNames : public NameVariants {
 public:
  explicit ArchiveNames(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  /// At most kMaxNameVariants forms that share the word's name_key() but not its stem, where both
  /// are written as names are: with a capital nearly wherever the archive has them.
  std::vector<QueryForm> of(const Word& word) const override;

  static constexpr std::size_t kMaxNameVariants = 8;
  static constexpr double kWeight = 0.5;

 private:
  const Vocabulary& vocabulary_;
};

}  // namespace fundstelle
