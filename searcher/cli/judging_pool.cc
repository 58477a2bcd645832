#include "searcher/cli/judging_pool.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string_view>

#include "searcher/cli/ranking_constants.h"
#include "searcher/cli/topic_runs.h"

namespace fundstelle {
namespace {

/// The configurations, each without one ingredient of the formula: what only that one keeps from
/// the top is found by the other.
const std::vector<std::vector<std::string>>& configurations() {
  static const std::vector<std::vector<std::string>> all{
      {},
      {"part_weight=0"},
      {"title_weight=0", "title_copies=0"},
      {"article_weight=0"},
  };
  return all;
}

/// FNV-1a, 64 bits: the order must not change with the standard library or the pool's size.
std::uint64_t shuffled_place(std::string_view topic, std::string_view article) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  const auto add = [&hash](std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  };
  add(topic);
  add("\n");
  add(article);
  // The last letters reach the high bits only after some more mixing (MurmurHash3's finaliser).
  hash = (hash ^ (hash >> 33U)) * 0xFF51AFD7ED558CCDU;
  return hash ^ (hash >> 33U);
}

std::vector<ArticleHit> pool_of(const Searcher& searcher, const NumberedQuery& topic,
                                std::size_t depth) {
  std::map<std::pair<std::uint64_t, std::string>, ArticleHit> pool;
  for (const std::vector<std::string>& constants : configurations()) {
    SearchOptions options = judged_search(depth, set_constants(constants).options);
    options.passages = 1;
    for (ArticleHit& hit : searcher.search(topic.text, options).hits) {
      std::pair place(shuffled_place(topic.id, hit.id), hit.id);
      pool.try_emplace(std::move(place), std::move(hit));
    }
  }
  std::vector<ArticleHit> articles;
  for (auto& [place, hit] : pool) articles.push_back(std::move(hit));
  return articles;
}

}  // namespace

std::vector<PooledArticle> pool_articles(const Searcher& searcher,
                                         const std::vector<NumberedQuery>& topics,
                                         std::size_t depth) {
  std::vector<std::vector<ArticleHit>> pools(topics.size());
  on_all_cores(topics.size(),
               [&](std::size_t i) { pools[i] = pool_of(searcher, topics[i], depth); });
  std::vector<PooledArticle> all;
  for (std::size_t i = 0; i < topics.size(); ++i) {
    for (ArticleHit& hit : pools[i]) all.push_back({i, std::move(hit)});
  }
  return all;
}

}  // namespace fundstelle
