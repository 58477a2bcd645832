// Exact scores of single articles of a sealed segment, through searcher/ranking.
//
// Threads: one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/article_matcher.h"
#include "searcher/near_words.h"
#include "searcher/sealed_channels.h"
#include "searcher/sealed_conditions.h"

namespace fundstelle {

/// An article's best passage.
struct SealedScore {
  double score = 0.0;
  std::uint32_t passage = 0;
};

class SealedScorer {
 public:
  /// All arguments must outlive the scorer; `layout` is that of `segment` and `query`.
  SealedScorer(const SealedSegment& segment, SealedQuery& layout, const ResolvedQuery& query,
               const CollectionStatistics& statistics, const RankingOptions& options);

  /// Asks for what tells where the article's data lie, then for these; before scoring it.
  void prefetch_places(std::uint32_t article) const {
    segment_.prefetch_places(article, reads_sequences());
  }
  void prefetch(std::uint32_t article) const { segment_.prefetch(article, reads_sequences()); }
  /// Nothing if the article is no hit; what scores less than `least` may be nothing, too.
  std::optional<SealedScore> score(std::uint32_t article, double least);

  /// All passages of an article that is a hit, as ArticleMatcher gives them.
  void score_passages(std::uint32_t article, ScoredArticle& scored);

 private:
  double only_passage(std::uint32_t article);
  void count(std::uint32_t article);
  void count_forms(std::uint32_t article);
  void read_sequence(std::uint32_t article);
  bool words_hold() const;
  bool reads_sequences() const { return !layout_.phrases.empty() || !layout_.proximities.empty(); }
  UnitCounts counts(std::size_t row, double words, double parts) const;
  SealedScore best_passage(std::uint32_t article, double article_text, double title_text,
                           double least);
  double best_rest(double article_text, double title_text) const;
  double article_text(std::uint32_t article);
  void find_exact_forms();
  void find_pairs();
  void count_exact(std::uint32_t article);
  double exact_mass(std::size_t passage) const;
  bool holds_words(std::size_t row) const;
  void add_title(std::size_t row);

  const SealedSegment& segment_;
  SealedQuery& layout_;
  const ResolvedQuery& query_;
  const CollectionStatistics& statistics_;
  const RankingOptions& options_;
  SealedConditions conditions_;

  // Rows: the title, the article, then its passages.
  std::vector<float> words_;
  std::vector<float> parts_;
  std::vector<std::uint32_t> touched_;  ///< passages that hold something
  std::vector<std::uint8_t> is_touched_;
  double full_factor_ = 1.0;  ///< greatest cover factor
  bool has_title_ = false;    ///< the title holds something
  bool sequence_read_ = false;
  std::vector<SealedToken> tokens_;
  std::vector<std::uint32_t> unit_ends_;

  // Forms that are spelled as a word of the query is.
  struct ExactForm {
    std::uint32_t code = 0;
    std::uint32_t variant = 0;
    std::size_t word = 0;
  };
  std::vector<ExactForm> exact_forms_;
  std::uint64_t exact_codes_ = 0;  ///< filter: bit code % 64
  bool exact_known_ = false;
  std::vector<char> exact_;  ///< per unit and word: it stands there as it was asked for

  std::vector<std::pair<std::uint32_t, PairUse>> pair_codes_;
  NearWords near_;
};

}  // namespace fundstelle
