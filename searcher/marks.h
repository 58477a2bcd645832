// Which bytes of a text match a query: whole words, or just the part of a compound.
#pragma once

#include <string_view>
#include <vector>

#include "fundstelle/hit.h"
#include "searcher/resolved_query.h"
#include "stemming/text_analyzer.h"

namespace fundstelle {

/// Marks of `text`, disjoint and in order. The marked bytes, analysed, give a term of the query.
std::vector<Mark> find_marks(std::string_view text, const ResolvedQuery& query,
                             TextAnalyzer& analyzer);

}  // namespace fundstelle
