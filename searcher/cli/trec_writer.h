// Writes a run in the format of TREC, as trec_eval reads it: "qid Q0 docid rank score fundstelle".
#pragma once

#include <string_view>

#include "fundstelle/hit.h"
#include "searcher/cli/output.h"

namespace fundstelle {

/// Ranks count from 1. White space in ids is written as %20, %09, …, as the format is split there.
void write_trec(std::string_view query_id, const SearchResult& result, Output& output);

}  // namespace fundstelle
