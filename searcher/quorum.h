// The articles that hold at least so many of a query's words, for the plain way.
#pragma once

#include <xapian.h>

#include <vector>

namespace fundstelle {

/// Restricts `query` to documents that match at least `least` of `words`. Reads all their postings.
Xapian::Query with_quorum(const Xapian::Query& query, const Xapian::Database& database,
                          const std::vector<Xapian::Query>& words, std::size_t least);

}  // namespace fundstelle
