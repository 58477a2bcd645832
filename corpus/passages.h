// Cuts an article's blocks into passages: whole sentences, 40 to 120 words as a rule, never across
// a sub-heading; a short paragraph joins its neighbour.
#pragma once

#include <vector>

#include "fundstelle/article.h"
#include "stemming/sentence_splitter.h"

namespace fundstelle {

/// Passages of `blocks` in order: teaser, paragraphs and quotes. Deterministic, linear.
std::vector<Passage> cut_passages(const std::vector<Block>& blocks,
                                  const SentenceSplitter& splitter);

/// Cuts the passages of an article that has none. One that is nothing but a title (records of
/// proceedings, tickers) gets its title as its one passage, so that it can be found.
void ensure_passages(Article& article, const SentenceSplitter& splitter);

}  // namespace fundstelle
