// Writes a run in the format of TREC, as trec_eval reads it: "qid Q0 docid rank score fundstelle".
#pragma once

#include <string>
#include <string_view>

#include "fundstelle/hit.h"
#include "searcher/cli/output.h"

namespace fundstelle {

/// An id as runs and judgements hold it: white space, where their lines are split, as %20, %09, ….
std::string trec_name(std::string_view id);

/// Ranks count from 1.
void write_trec(std::string_view query_id, const SearchResult& result, Output& output);

}  // namespace fundstelle
