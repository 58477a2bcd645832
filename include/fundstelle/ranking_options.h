// The constants of the scoring formula; the formula itself is in searcher/ranking.
//
//   text(x)   = BM25_m(x) + part_weight · BM25_p(x)      x: a passage, an article, a title
//               the words of the title count title_copies times as words of every passage and of
//               the article, in frequencies and lengths
//   score(p)  = text(p) · (cover_floor + cover(p))^cover_exponent
//               + article_weight · text(article of p) + title_weight · text(title)
//   cover(p)  = share of the query's idf mass whose word occurs in p, whole or with all its parts
//
// m: stems of whole words. p: compound parts, a simple word standing as itself; the last part of a
// compound in the query counts head_weight times, since it says what the thing is. A word of the
// same family (verhandeln, Verhandlung) occurs family_weight times in place of a word or part. BM25
// is that of Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond"
// (2009), with idf = ln(1 + (N - df + 0.5) / (df + 0.5)) and statistics of its own for passages,
// articles, titles. An article ranks by its best passage. The best articles are then looked at a
// second time: exact forms, words that stand together (Krieg in der Ukraine, for the query
// Ukrainekrieg), shared letters and likeness to the first answers add to their scores, see
// searcher/reranking.h.
//
// Threads: plain values.
#pragma once

#include <cstddef>

namespace fundstelle {

struct RankingOptions {
  double k1 = 0.8;           ///< saturation of term frequency, > 0
  double b = 0.6;            ///< length normalisation, 0..1
  double part_weight = 1.0;  ///< what a compound part counts beside a whole word
  double head_weight = 1.1;  ///< what a compound's last part counts beside its modifiers, >= 0
  double family_weight = 0.4;  ///< what a word of the same family counts beside a word, 0..1
  double cover_floor = 0.02;
  double cover_exponent = 0.6;
  double article_weight = 1.0;
  double title_weight = 0.6;
  double title_copies = 2.0;        ///< how often a title counts as part of its passages, >= 0
  double exact_weight = 0.05;       ///< of words in the very form that was asked for, >= 0
  double near_weight = 0.6;         ///< of words and parts that stand together, >= 0
  double gram_weight = 0.6;         ///< of 4-grams that words share with the query's, >= 0
  std::size_t gram_depth = 50;      ///< best articles whose grams are looked at
  double feedback_weight = 1.2;     ///< of likeness to the first answers, >= 0; 0: no feedback
  double feedback_sharpness = 6.0;  ///< how steeply trust falls with the score, >= 0
  std::size_t feedback_articles = 3;
  std::size_t feedback_terms = 20;
  std::size_t rerank_depth = 200;  ///< best articles that are looked at twice; 0: none
  /// Articles that the plain way scores exactly; more is slower and closer to the exhaustive scan.
  std::size_t candidates = 400;
};

}  // namespace fundstelle
