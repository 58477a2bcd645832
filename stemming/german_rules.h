// The shipped rules and tables, parsed once and shared by all threads.
//
// Immutable after construction; any thread.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_set>

#include "stemming/compound_splitter.h"
#include "stemming/lexicon.h"
#include "stemming/stem_tables.h"
#include "stemming/synonyms.h"
#include "stemming/text_analyzer.h"
#include "stemming/word_families.h"

namespace fundstelle {

class GermanRules {
 public:
  explicit GermanRules(const AnalyzerOptions& options);

  const Lexicon& lexicon() const { return lexicon_; }
  const CompoundSplitter& splitter() const { return splitter_; }
  const StemTables& stem_tables() const { return stem_tables_; }
  /// Read at the first call, since only queries need them.
  const Synonyms& synonyms() const;
  /// Read at the first call, likewise.
  const WordFamilies& families() const;
  bool is_stop_word(std::string_view folded) const {
    return stop_words_.contains(std::string(folded));
  }

 private:
  Lexicon lexicon_;
  CompoundSplitter splitter_;
  StemTables stem_tables_;
  std::unordered_set<std::string> stop_words_;
  bool shipped_synonyms_;
  mutable std::once_flag synonyms_read_;
  mutable Synonyms synonyms_;
  mutable std::once_flag families_read_;
  mutable std::unique_ptr<const WordFamilies> families_;
};

}  // namespace fundstelle
