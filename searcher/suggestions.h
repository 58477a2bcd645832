// "Did you mean": corrected queries, offered shyly.
//
// Only words the archive does not have are corrected, only into words it has. Words of the shipped
// lexicon are right as they are; compounds of known parts, of the lexicon or the archive, get no
// more than their umlauts back. What may be a name is not turned into a common word unless the slip
// is a small one, or the word so frequent here that a slip is the likelier story.
//
// Threads: pure. Lifetime: the vocabulary and analyser are used during the call only.
#pragma once

#include <vector>

#include "fundstelle/hit.h"
#include "indexer/vocabulary.h"
#include "searcher/resolved_query.h"
#include "stemming/text_analyzer.h"

namespace fundstelle {

/// At most three corrected queries, best first.
std::vector<Suggestion> suggest_queries(const ResolvedQuery& resolved, const Query& query,
                                        const TermStatistics& statistics,
                                        const Vocabulary& vocabulary, TextAnalyzer& analyzer);

}  // namespace fundstelle
