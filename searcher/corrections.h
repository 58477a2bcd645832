// Ranks the archive's words as corrections of a word.
//
// Near forms are weighed by spelling_distance() and, as a prior, by how many articles hold them
// (Kernighan, Church and Gale 1990: likely slip times frequent word). Where no whole form is near,
// the word is taken for a compound of which one part is misspelt, or for two words written as one.
//
// Threads: a Corrector belongs to one thread. Lifetime: what it is given must outlive it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fundstelle/hit.h"
#include "indexer/vocabulary.h"
#include "stemming/text_analyzer.h"

namespace fundstelle {

/// A correction and what it is made of.
struct RankedCorrection {
  Correction correction;
  std::vector<std::size_t> forms;  ///< of the vocabulary: one; two for a compound or two words
  bool spaced = false;             ///< two words
};

class Corrector {
 public:
  Corrector(const Vocabulary& vocabulary, TextAnalyzer& analyzer)
      : vocabulary_(vocabulary), analyzer_(analyzer) {}

  /// The best `limit` corrections of `word`; never the word itself.
  std::vector<RankedCorrection> rank(std::string_view word, std::size_t limit);

 private:
  struct Typed {
    std::string plain;  // small letters, no signs
    std::string folded;
    std::string stem;
    bool spaced = false;  // several words, to be tried as one
  };
  struct Near {
    std::size_t form = 0;
    double distance = 0;
  };
  Typed read(std::string_view word);
  std::vector<Near> near(const Typed& typed, std::size_t edits, double limit) const;
  void add_whole(const Typed& typed, std::vector<RankedCorrection>& out) const;
  void add_compounds(const Typed& typed, std::vector<RankedCorrection>& out) const;
  void add_two_words(const Typed& typed, std::vector<RankedCorrection>& out) const;
  double rarity(double articles) const;
  double score(double distance, double articles) const;

  const Vocabulary& vocabulary_;
  TextAnalyzer& analyzer_;
};

/// Small letters without hyphens and other signs inside the word: what spelling_distance()
/// compares.
std::string plain_spelling(std::string_view word);

}  // namespace fundstelle
