// What becomes of one written word, without its neighbours: folded form, stem, parts.
//
// Threads: a WordAnalysis belongs to one thread (the stemmer's state, reused buffers).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stemming/compound_splitter.h"
#include "stemming/folding.h"
#include "stemming/german_rules.h"
#include "stemming/stemmer.h"
#include "stemming/text_analyzer.h"

namespace fundstelle {

/// A word with what its neighbours need to know of it.
struct AnalyzedWord : Word {
  std::string infinitive;     ///< of a verb that may stand apart from its particle; otherwise empty
  bool particle = false;      ///< may be the particle of a separable verb
  bool coordination = false;  ///< may follow a suspended hyphen
};

class WordAnalysis {
 public:
  explicit WordAnalysis(const GermanRules& rules);

  /// `surface` is one word as the tokeniser cuts it.
  AnalyzedWord analyze(std::string_view surface);

 private:
  AnalyzedWord analyze_number(std::string_view surface);
  void split_pieces();
  void split_piece(std::uint32_t begin, std::uint32_t end);
  bool is_verb_form(std::string_view piece, std::string_view last) const;
  bool is_adjective_form(std::string_view piece, std::size_t last) const;
  bool is_simple_verb(std::string_view piece, std::string_view last) const;
  void set_neighbourhood(AnalyzedWord& word, std::string_view surface);
  void set_parts(Word& word);
  void set_stem(Word& word);

  const GermanRules& rules_;
  Stemmer stemmer_;
  FoldedWord folded_;
  std::vector<CompoundPart> parts_;
};

}  // namespace fundstelle
