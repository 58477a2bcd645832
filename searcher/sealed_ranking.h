// What a search knows of the articles that the sealed engine found: the scores of all their
// passages, and their terms for the second look, from sealed segments alone.
//
// Threads: one thread. Lifetime: segments must outlive the object. Errors: Error(index_corrupt).
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "searcher/reranking.h"
#include "searcher/sealed_scorer.h"

namespace fundstelle {

class SealedRanking : public ArticleTerms {
 public:
  /// All arguments must outlive the object.
  SealedRanking(const ResolvedQuery& query, const CollectionStatistics& statistics,
                const RankingOptions& options)
      : query_(query), statistics_(statistics), options_(options) {}

  /// Requires that the article is a hit of the query.
  RankedArticle rank(const SealedSegment& segment, std::uint32_t article);

  ArticleGrams grams(const RankedArticle& article, const QueryGrams& query) override;
  void each_term(const RankedArticle& article, const Visit& visit) override;
  std::vector<double> likeness(std::span<const RankedArticle> articles,
                               std::span<const WeightedTerm> terms) override;

 private:
  // The query in one segment.
  struct Part {
    Part(const SealedSegment& segment, const SealedRanking& ranking);
    SealedQuery layout;
    SealedScorer scorer;
    /// By a token's code the grams that its stem shares with the query.
    std::unordered_map<std::uint32_t, std::vector<std::uint16_t>> grams;
  };
  Part& part(const SealedSegment& segment);
  using Ordinals = std::vector<std::pair<std::uint32_t, std::size_t>>;  // article, place
  void add_likeness(const SealedSegment& segment, const Ordinals& articles,
                    std::span<const WeightedTerm> terms, std::vector<double>& sums) const;
  void add_frequencies(const SealedSegment& segment, const SealedTerm& term, ListKind kind,
                       const Ordinals& articles, std::vector<double>& frequencies) const;
  float saturated(const SealedSegment& segment, std::uint32_t article, double frequency) const;

  const ResolvedQuery& query_;
  const CollectionStatistics& statistics_;
  const RankingOptions& options_;
  std::map<const SealedSegment*, std::unique_ptr<Part>> parts_;
  std::vector<SealedToken> tokens_;  // of the article whose grams are counted
  std::vector<std::uint32_t> unit_ends_;
};

}  // namespace fundstelle
