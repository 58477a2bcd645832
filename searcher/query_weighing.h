// Gives a resolved query the weights its words, parts and pairs have in an archive.
//
// Pure; any thread.
#pragma once

#include "searcher/resolved_query.h"

namespace fundstelle {

/// Fills QueryWeights, the masses of pairs, and how many articles hold each form; drops names that
/// no article holds. Requires words with at least one form and one part each.
void weigh(ResolvedQuery& query, const TermStatistics& statistics, const RankingOptions& options);

}  // namespace fundstelle
