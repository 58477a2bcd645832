// Further forms of a query's word among the archive's: the same name in another transliteration,
// and words of the same family.
//
// Threads: immutable. Lifetime: `vocabulary` and `families` must outlive it.
#pragma once

#include "indexer/vocabulary.h"
#include "searcher/resolved_query.h"
#include "stemming/word_families.h"

namespace fundstelle {

class VocabularyForms : public ArchiveForms {
 public:
  VocabularyForms(const Vocabulary& vocabulary, const WordFamilies& families)
      : vocabulary_(vocabulary), families_(families) {}

  /// At most kMaxNameVariants forms that share the word's name_key() but not its stem, where both
  /// are written as names are: with a capital nearly wherever the archive has them.
  std::vector<QueryForm> names(const Word& word) const override;

  /// At most kMaxFamily forms of other stems.
  std::vector<QueryForm> family(std::string_view stem) const override;

  std::optional<QueryForm> compound(std::string_view folded) const override;

  static constexpr std::size_t kMaxNameVariants = 8;
  static constexpr std::size_t kMaxFamily = 8;
  static constexpr double kNameWeight = 0.5;

 private:
  std::vector<std::size_t> found_with(std::string_view root) const;
  std::vector<QueryForm> forms_of(std::vector<std::size_t> found, FormKind kind,
                                  std::string_view own_stem, std::size_t most) const;

  const Vocabulary& vocabulary_;
  const WordFamilies& families_;
};

}  // namespace fundstelle
