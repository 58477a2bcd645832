// Finds the synonyms of an analysed word.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "stemming/synonyms.h"
#include "stemming/text_analyzer.h"
#include "stemming/word_analysis.h"

namespace fundstelle {

/// Synonyms of `word` by its stem, then of its parts (in place of the part, the other parts beside
/// it). Each form once, with its greatest weight; heavier ones first.
std::vector<WordVariant> find_synonyms(const Synonyms& synonyms, WordAnalysis& analysis,
                                       const Word& word);

/// Synonyms of the longest member of several words that `stems` (at least one) begin with.
PhraseSynonyms find_phrase_synonyms(const Synonyms& synonyms, WordAnalysis& analysis,
                                    std::span<const std::string> stems);

}  // namespace fundstelle
