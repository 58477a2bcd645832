// Counts a query's words in an article's stored sequences and scores its passages.
//
// Threads: one thread at a time; buffers are reused between articles.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fundstelle/hit.h"
#include "indexer/word_sequences.h"
#include "searcher/near_words.h"
#include "searcher/proximity.h"
#include "searcher/resolved_query.h"

namespace fundstelle {

/// A passage's score and its shares.
struct ScoredPassage {
  std::size_t ordinal = 0;
  double score = 0.0;
  bool holds_words = false;  ///< of the query, itself and not only by its title
  double exact = 0.0;  ///< idf mass of words that stand here or in the title as they were asked
  double near = 0.0;   ///< mass of the pairs that stand together, here or in the title
  ScoreParts parts;
};

/// An article's score, and its passages in order of score, then ordinal.
struct ScoredArticle {
  double score = 0.0;
  std::vector<ScoredPassage> passages;
};

/// Scores a passage of `counts`, title's copies included, whose article and title have these text
/// scores.
void score_passage(const UnitCounts& counts, double article, double title,
                   const QueryWeights& weights, const CollectionStatistics& statistics,
                   const RankingOptions& options, ScoredPassage& passage);

/// Puts the passages, now by ordinal, into their order and takes the article's score from them.
void sort_passages(ScoredArticle& scored);

class ArticleMatcher {
 public:
  /// `query` and `statistics` must outlive the matcher.
  ArticleMatcher(const ResolvedQuery& query, const CollectionStatistics& statistics,
                 const RankingOptions& options);

  /// False if the article is no hit: no word occurs, or a required one is missing, or an excluded
  /// one is present. Otherwise `scored` is filled.
  bool score(const WordSequences& article, ScoredArticle& scored);

 private:
  // What a word counts for.
  struct WordUse {
    std::uint32_t word = 0;
    float weight = 1.0F;
  };
  struct PartUse {
    std::uint32_t part = 0;
    float weight = 1.0F;
  };
  struct TermUses {
    std::vector<WordUse> words;
    std::vector<PartUse> parts;
    std::vector<PairUse> pairs;
  };
  struct FormUses {
    std::vector<WordUse> words;
    std::vector<PartUse> parts;
    std::vector<std::uint32_t> exact;  ///< words whose very form this is
    std::vector<PairUse> pairs;
    bool excluded = false;
  };

  const FormUses* uses_of(const Word& word);
  std::uint32_t match(const Word& word);
  static constexpr std::uint32_t kNoUse = 0;
  static constexpr std::uint32_t kUnmatched = 0xFFFFFFFFU;
  void count_unit(const WordSequences& article, std::size_t unit);
  void count_phrase_forms(const WordSequences& article, std::size_t unit);
  bool conditions_hold(const WordSequences& article);
  bool phrase_occurs(const WordSequences& article, const QueryPhrase& phrase) const;
  bool words_hold(std::size_t units) const;
  bool proximities_hold(const WordSequences& article) const;
  bool pattern_occurs(const WordSequences& article, const ProximityPattern& pattern,
                      bool title_only) const;
  UnitCounts counts(std::size_t unit) const;
  bool holds_words(std::size_t unit) const;
  double exact_mass(std::size_t unit) const;
  void add_row(std::size_t from, double times, std::size_t to);

  const ResolvedQuery& query_;
  const CollectionStatistics& statistics_;
  const RankingOptions& options_;
  std::unordered_map<std::string_view, TermUses> uses_;  // keys point into query_
  std::unordered_map<std::string_view, bool> excluded_;
  std::uint64_t lengths_seen_ = 0;  // filter: which lengths terms of the query have

  StoreTable<std::uint32_t> slots_{kUnmatched};  // per form: kNoUse, or 1 + index into matched_
  std::vector<FormUses> matched_;
  // A word as patterns see it, and the numbers of the stems in them, from 1.
  struct UnitToken {
    std::uint32_t number = 0;
    bool derived = false;
  };
  std::vector<ProximityPattern> patterns_;  // as ResolvedQuery::proximities
  std::unordered_map<std::string_view, std::uint32_t> stem_numbers_;
  std::vector<float> word_counts_;  // per unit, then the whole article
  std::vector<float> part_counts_;
  std::vector<char> exact_;  // per unit and word
  NearWords near_;
  std::vector<double> word_lengths_;
  std::vector<double> part_lengths_;
  bool has_phrase_forms_ = false;
};

/// Positions where `stems` follow one another in `words`, at successive positions.
std::size_t count_sequence(std::span<const Word* const> words,
                           const std::vector<std::string>& stems);

}  // namespace fundstelle
