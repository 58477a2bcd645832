// The second look at a query's best articles, with what only their stored sequences tell.
//
//   score'(p)   = score(p) + exact_weight · exact(p) + near_weight · near(p)
//                 + gram_weight · grams(article of p)
//   score''(p)  = score'(p) + feedback_weight · best · relative(article of p)
//   exact(p)    = idf mass of the query's words that stand in p, or in the title, in the very
//                 form that was asked for
//   near(p)     = idf mass of the query's pairs that stand together in p, or in the title, over the
//                 root of their number (searcher/near_words.h)
//   grams(a)    = see word_grams.h; 0 beyond the gram_depth best articles
//   relative(a) = e(a) / greatest e of the feedback articles, at most 1; 1 for the first article
//   e(a)        = Σ_t w(t) · sat(t, a)            t: the feedback_terms heaviest terms
//   w(t)        = idf(t) · Σ_d ω(d) · sat(t, d)   d: the feedback_articles best articles
//   ω(d)        ∝ (score(d) / best)^feedback_sharpness
//
// sat is the saturated frequency of BM25 in the field of parts, over whole articles with their
// title's copies; scores and the order of articles are those of score', best is the first
// article's. The feedback is Rocchio's ("Relevance feedback in information retrieval", 1971) with
// the first answers taken for relevant, trusted by a steep power of their scores. It changes
// nothing about which article is first: the rest are arranged by their likeness to it and its
// peers, and none is more like it than it is itself.
//
// All additions are at least 0, so the articles below rerank_depth stay below, and the order of the
// first articles does not depend on how many were asked for. Pure; any thread.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "searcher/article_matcher.h"
#include "searcher/word_grams.h"

namespace fundstelle {

/// An article's terms in the field of parts, by hash in order, with their saturated frequencies.
using TermProfile = std::vector<std::pair<std::uint64_t, float>>;

class SealedSegment;

/// An article of the ranking, before anything is read that is only shown.
struct RankedArticle {
  std::string id;
  Xapian::docid docid = 0;
  ScoredArticle scored;
  TermProfile terms;                       ///< the plain way's; empty without feedback
  ArticleGrams grams;                      ///< the plain way's; empty without grams
  const SealedSegment* segment = nullptr;  ///< the sealed way's
  std::uint32_t place = 0;                 ///< in the segment
};

struct WeightedTerm {
  std::string term;
  double weight = 0;
};

/// What the second look reads of ranked articles: their terms in the field of parts, with their
/// saturated frequencies, and the grams of their words.
class ArticleTerms {
 public:
  using Visit = std::function<void(std::string_view term, double frequency)>;
  virtual ~ArticleTerms() = default;
  /// Of the title and the passage that is best by now.
  virtual ArticleGrams grams(const RankedArticle& article, const QueryGrams& query) = 0;
  virtual void each_term(const RankedArticle& article, const Visit& visit) = 0;
  /// Of each article the sum over `terms` of weight times frequency.
  virtual std::vector<double> likeness(std::span<const RankedArticle> articles,
                                       std::span<const WeightedTerm> terms) = 0;
};

/// From the articles' profiles and from their sequences, which `read` gives, valid until its next
/// call.
class ProfileTerms : public ArticleTerms {
 public:
  using Read = std::function<const WordSequences&(const RankedArticle&)>;
  explicit ProfileTerms(Read read) : read_(std::move(read)) {}
  ArticleGrams grams(const RankedArticle& article, const QueryGrams&) override {
    return article.grams;
  }
  void each_term(const RankedArticle& article, const Visit& visit) override;
  std::vector<double> likeness(std::span<const RankedArticle> articles,
                               std::span<const WeightedTerm> terms) override;

 private:
  Read read_;
};

/// Better first: by score, then by id.
bool ranks_above(const RankedArticle& a, const RankedArticle& b);

TermProfile term_profile(const WordSequences& article, const CollectionStatistics& statistics,
                         const RankingOptions& options);

/// Whether a search looks twice.
bool reranks(const RankingOptions& options);

/// Adds to the scores of the best articles and sorts their passages anew.
void rerank(std::vector<RankedArticle>& ranked, const QueryGrams& grams,
            const TermStatistics& statistics, const RankingOptions& options, ArticleTerms& terms);

}  // namespace fundstelle
