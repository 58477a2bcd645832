// Character 4-grams that a query's words share with a title or a passage: nearness of words that no
// rule of the analysis connects (Finanzierung ~ finanziell, Antragsteller ~ Antragstellung).
//
//   grams(a)  = gram(best passage of a) + title_weight · gram(title of a)
//   gram(u)   = ramp · Σ_g n(g) · idf(g) · sat(g, u)     g: the 4-grams of the query's stems
//   ramp      = (words of the query - 1) / 2, at most 1: of a single word the grams tell no more
//               than its parts do
//
// Both ends of a stem count as characters. n(g) is how often the query has g; sat is BM25's over
// the unit's words, idf that of units of the same kind, both with the statistics of the gram_depth
// best articles alone: no index holds grams, and what most of them share does not tell them apart.
// After McNamee and Mayfield, "Character n-gram tokenization for European language text retrieval"
// (2004). Pure; any thread.
#pragma once

#include <bitset>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/word_sequences.h"
#include "searcher/resolved_query.h"

namespace fundstelle {

class QueryGrams {
 public:
  /// None if the query has a single word, or `options` give them no weight.
  QueryGrams(const ResolvedQuery& query, const RankingOptions& options);

  std::size_t size() const { return grams_.size(); }
  bool empty() const { return grams_.empty(); }
  double ramp() const { return ramp_; }
  /// How often the query has a gram.
  double times(std::size_t gram) const { return times_[gram]; }
  /// Calls visit(gram) for each gram of `stem` that the query has.
  template <typename Visit>
  void match(std::string_view stem, Visit&& visit) const {
    each_gram(stem, [&](std::uint32_t gram) {
      if (const int found = find(gram); found >= 0) visit(static_cast<std::size_t>(found));
    });
  }

 private:
  template <typename Visit>
  static void each_gram(std::string_view stem, Visit&& visit) {
    constexpr unsigned char kEnd = ' ';
    std::uint32_t gram = kEnd;
    std::size_t characters = 1;
    for (std::size_t i = 0; i <= stem.size(); ++i) {
      gram = gram << 8U | (i < stem.size() ? static_cast<unsigned char>(stem[i]) : kEnd);
      if (++characters >= 4 || i == stem.size()) visit(gram);
    }
  }
  static std::size_t slot(std::uint32_t gram) { return gram * 0x9E3779B1U >> 20U; }
  int find(std::uint32_t gram) const;

  std::vector<std::uint32_t> grams_;  // in order
  std::vector<double> times_;
  std::bitset<4096> filter_;  // by slot
  double ramp_ = 0;
};

/// How often a title or a passage has the query's grams.
struct GramCounts {
  std::vector<float> counts;  ///< empty if the unit is
  double words = 0;

  void start(const QueryGrams& grams) {
    counts.assign(grams.size(), 0);
    words = 0;
  }
};

struct ArticleGrams {
  GramCounts title;
  GramCounts passage;  ///< the best
};

/// Of `article`, whose best passage has the ordinal `passage`.
ArticleGrams count_grams(const WordSequences& article, std::size_t passage,
                         const QueryGrams& grams);

/// grams(a) of each article.
std::vector<double> gram_scores(std::span<const ArticleGrams> articles, const QueryGrams& grams,
                                const RankingOptions& options);

}  // namespace fundstelle
