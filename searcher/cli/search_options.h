// What `search` and `shell` share: the options of a search, and opening the index with them.
#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <string>
#include <vector>

#include "fundstelle/searcher.h"

namespace fundstelle {

/// Options of a search as they were typed.
struct SearchSettings {
  std::string index;
  std::size_t limit = 10;
  std::size_t passages = 3;
  Duplicates duplicates = Duplicates::fold;
  std::string quorum = "0";  ///< a number of words or a share, "60%"
  std::string synonyms;
  bool shipped_synonyms = true;
  RankingWay way = RankingWay::fastest;
  std::vector<std::string> constants;  ///< of the formula, "NAME=VALUE"
  bool explain = false;
  bool whole_passages = false;
};

/// Declares the options of `settings`, which must outlive `command`.
void add_search_options(CLI::App& command, SearchSettings& settings);

/// Declares what changes the ranking itself: --synonyms, --no-synonyms, --set and
/// --plain.
void add_ranking_options(CLI::App& command, SearchSettings& settings);

/// Declares --index as the folder of an existing index.
void add_index_option(CLI::App& command, std::string& directory);

/// The index, with the further synonyms asked for. Throws Error.
Searcher open_searcher(const SearchSettings& settings);

/// Throws Error(invalid_argument) for a malformed --set.
SearchOptions search_options(const SearchSettings& settings);

/// Leaves the articles of an answer alone, as --passages 0 asks.
void drop_passages(SearchResult& result);

/// Says on stderr what was wrong with a query.
void complain_of(const Query& query);

}  // namespace fundstelle
