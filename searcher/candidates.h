// The plain way's first half: Xapian proposes the articles that are scored exactly.
//
// Xapian ranks articles by its BM25 over the query's stems and parts, in passages and titles; the
// passages themselves are scored afterwards, by ArticleMatcher.
#pragma once

#include <xapian.h>

#include "searcher/resolved_query.h"

namespace fundstelle {

/// Articles that may answer, best first by Xapian's estimate.
struct Candidates {
  std::vector<Xapian::docid> documents;
  std::uint64_t total = 0;   ///< articles that match, or an estimate
  bool all = false;          ///< `documents` holds every article that can match
  bool exact_total = false;  ///< `total` is no estimate
};

/// At most `limit` candidates that satisfy the query's filters and required words.
Candidates propose(const Xapian::Database& database, const ResolvedQuery& query,
                   const RankingOptions& options, std::size_t limit);

/// Documents that pass the query's filters of source and date, ascending. Requires a filter.
std::vector<Xapian::docid> filtered_documents(const Xapian::Database& database,
                                              const ResolvedQuery& query);

}  // namespace fundstelle
