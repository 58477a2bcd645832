// Reads a whole index and reports every contradiction: structure, records, terms.
#pragma once

#include <memory>
#include <vector>

#include "fundstelle/searcher.h"
#include "searcher/snapshot.h"

namespace fundstelle {

/// Checks the database's structure with Xapian's own check, then analyses every stored article anew
/// and compares its sequences, postings and lengths with what is indexed.
std::vector<CheckProblem> check_index(const IndexPaths& paths, Snapshot& snapshot,
                                      std::shared_ptr<const GermanRules> rules);

}  // namespace fundstelle
