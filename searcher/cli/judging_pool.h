// What a person is asked to judge: for each topic, the first articles of several configurations of
// the ranking, so that the grades do not favour the one that is in force ("pooling", Spärck Jones
// and van Rijsbergen 1975).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "fundstelle/searcher.h"
#include "searcher/cli/query_file.h"

namespace fundstelle {

/// An article to be judged for a topic.
struct PooledArticle {
  std::size_t topic = 0;  ///< which of the topics, from 0
  ArticleHit hit;         ///< with its best passage
};

/// The first `depth` articles of each configuration for each topic, each article once; topics in
/// their order, a topic's articles in an order that looks random and is always the same.
std::vector<PooledArticle> pool_articles(const Searcher& searcher,
                                         const std::vector<NumberedQuery>& topics,
                                         std::size_t depth);

}  // namespace fundstelle
