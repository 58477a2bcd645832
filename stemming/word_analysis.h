// What becomes of one written word, without its neighbours: folded form, stem, parts.
//
// Threads: a WordAnalysis belongs to one thread (the stemmer's state, reused buffers).
#pragma once

#include <string_view>
#include <vector>

#include "stemming/compound_splitter.h"
#include "stemming/folding.h"
#include "stemming/german_rules.h"
#include "stemming/stemmer.h"
#include "stemming/text_analyzer.h"

namespace fundstelle {

class WordAnalysis {
 public:
  explicit WordAnalysis(const GermanRules& rules);

  /// `surface` is one word as the tokeniser cuts it.
  Word analyze(std::string_view surface);

 private:
  Word analyze_number(std::string_view surface);
  void split_pieces();
  void split_piece(std::uint32_t begin, std::uint32_t end);
  bool is_prefixed_verb(std::string_view piece) const;
  void set_parts(Word& word);
  void set_stem(Word& word);

  const GermanRules& rules_;
  Stemmer stemmer_;
  FoldedWord folded_;
  std::vector<CompoundPart> parts_;
};

}  // namespace fundstelle
