// Writes results, articles and tokens as JSON, one object a line; docs/json-output.md is the
// grammar.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fundstelle/analyzer.h"
#include "fundstelle/article.h"
#include "fundstelle/evaluation.h"
#include "fundstelle/hit.h"
#include "fundstelle/searcher.h"

namespace fundstelle {

/// Version of the grammar: raised when a field changes its meaning or goes, not when one is added.
inline constexpr int kJsonVersion = 1;

/// How much of a result is written.
enum class JsonDetail { plain, explained };

/// `query_id` is written if it is not empty.
std::string to_json(const SearchResult& result, JsonDetail detail, std::string_view query_id = {});
std::string to_json(const Article& article);
std::string to_json(const IndexInfo& info);
/// `constants` are those of the formula that were set or varied.
std::string to_json(const Evaluation& evaluation, std::size_t cutoff,
                    const std::vector<std::pair<std::string, double>>& constants = {});
/// `texts` are those of the topics by id, as far as they are known.
std::string to_json(const Comparison& comparison, std::size_t cutoff,
                    const std::map<std::string, std::string>& texts = {});
std::string to_json(std::string_view text, const std::vector<Token>& tokens);
std::string to_json(std::string_view text, const std::vector<Correction>& corrections);

}  // namespace fundstelle
