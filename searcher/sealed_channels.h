// A query laid over one sealed segment: the lists it reads, what each counts for, and the bound of
// the score that each posting's codes give.
//
// Why the bounds hold. A text score is a sum over the query's words and parts of idf times a
// saturated frequency. Saturation grows with the frequency and falls with the length, so a
// posting's codes (greatest frequency, shortest length of their class) bound it; it is concave and
// 0 at 0, so the saturation of a word's joined frequency is at most the sum over the lists it is
// joined of. The best passage of an article is at most the sum over the lists of each list's best
// passage, and the cover factor at most that of all words that the article holds. Sums are in units
// of `scale`, rounded up.
//
// Threads: one thread.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/sealed_segment.h"
#include "searcher/proximity.h"
#include "searcher/ranking.h"
#include "searcher/resolved_query.h"

namespace fundstelle {

/// The quantised bounds of an article, in one number: passages' text in the bits 0–23, article's
/// and title's text (weighted) in the bits 24–47; above them one bit for each word that occurs, and
/// one for each condition that is met.
using PackedBound = std::uint64_t;
inline constexpr unsigned kBoundBits = 24;
inline constexpr PackedBound kBoundMask = (1ULL << kBoundBits) - 1;
inline constexpr unsigned kFlagShift = 48;
inline constexpr std::size_t kWordFlags = 10;  ///< later words share the last flag
inline constexpr std::size_t kConditionFlags = 6;
inline constexpr unsigned kFactorBits = 16;
/// The sum of a flat query stays below 2^15, so that vectors compare it as a signed number.
inline constexpr std::uint32_t kMostFlat = (1U << 15U) - 1;
inline constexpr std::size_t kMostFlatLists = 1000;  ///< each is rounded up

/// One list and what it counts for.
struct SealedChannel {
  struct WordUse {
    std::uint32_t word = 0;
    float weight = 1.0F;
  };
  struct PartUse {
    std::uint32_t part = 0;
    float weight = 1.0F;
  };
  PostingCursor cursor;
  bool title = false;
  bool counted = true;     ///< false: of a form of several words, whose count only sequences give
  std::uint32_t term = 0;  ///< index into SealedQuery::terms
  std::vector<WordUse> words;
  std::vector<PartUse> parts;
  std::uint32_t flags = 0;                          ///< words and conditions
  std::array<std::uint32_t, 256> passage_bounds{};  ///< by code: what it adds to a passage's text
  std::array<std::uint32_t, 256> article_bounds{};  ///< to the article's and title's, weighted
  std::array<std::uint16_t, 256> flat_bounds{};     ///< passage_bounds of a flat query
  std::uint32_t most_passage = 0;                   ///< greatest of the codes that occur
  std::uint32_t most_article = 0;
  bool required = false;  ///< alone meets a condition
};

/// Words of a sequence that must follow each other.
struct SealedSequence {
  std::vector<std::uint32_t> codes;  ///< empty: some word is not in the segment
  std::string bytes;                 ///< as they stand in a sequence without derived tokens
  std::uint32_t word = 0;            ///< of a form of several words
  float weight = 0.0F;
};

/// A list whose articles are hits only if a certain word follows the list's.
struct SealedFollow {
  const std::uint8_t* successors = nullptr;  ///< a byte for each of its articles
  std::uint8_t hash = 0;                     ///< of the word
  std::size_t channel = 0;
};

class SealedQuery {
 public:
  /// All arguments must outlive the object.
  SealedQuery(const SealedSegment& segment, const ResolvedQuery& query,
              const CollectionStatistics& statistics, const RankingOptions& options);

  /// Whether the bounds hold for these constants: none of them may be negative.
  static bool supports(const RankingOptions& options);

  /// False if no article of the segment can be a hit.
  bool possible() const { return possible_; }
  double scale() const { return scale_; }  ///< score to units of the bounds
  /// Whether a bound is one sum over lists: nothing counts but the passages' text, nothing stands
  /// in titles, and each condition is one list.
  bool flat() const { return flat_; }
  /// Whether, besides, a posting is one passage, so that a sum of bounds less gap() is a lower
  /// bound.
  bool exact_passages() const { return exact_passages_; }
  std::uint32_t gap() const { return gap_; }
  std::uint32_t required_flags() const { return required_flags_; }
  /// Whether an article of these flags surely holds too few of the words.
  bool below_quorum(std::uint32_t flags) const {
    return query_.quorum > 1 &&
           static_cast<std::size_t>(std::popcount(flags & kWordMask)) + shared_flag_ <
               query_.quorum;
  }
  /// Cover factor if the words of these flags occur, times 2^16, rounded up.
  std::uint32_t factor(std::uint32_t flags) {
    const std::uint32_t known = factors_[flags & kWordMask];
    return known != 0 ? known : make_factor(flags & kWordMask);
  }
  const std::uint32_t* factors() const { return factors_.data(); }  ///< 0: not known yet
  static constexpr std::uint32_t kWordMask = (1U << kWordFlags) - 1;

  /// Whether a candidate may be no hit for what it holds or does not hold beyond its words.
  bool verified() const { return !phrases.empty() || !proximities.empty() || !excluded.empty(); }

  /// A condition: at least one of these channels must hold the article.
  struct Condition {
    std::vector<std::size_t> channels;
    std::uint64_t articles = 0;
  };

  /// Of a phrase, in a flat query: this condition's list leads best. None is common.
  const std::optional<SealedFollow>& follow() const { return follow_; }

  std::vector<SealedChannel> channels;
  std::vector<Condition> conditions;
  std::vector<SealedSequence> phrases;  ///< as ResolvedQuery::phrases
  std::vector<ProximityPattern> proximities;
  std::vector<SealedSequence> forms;  ///< forms of several words
  std::vector<PostingCursor> excluded;

 private:
  struct Bounds;
  struct TermUse {
    std::string term;
    std::vector<SealedChannel::WordUse> words;
    std::vector<SealedChannel::PartUse> parts;
    bool counted = true;
  };
  std::vector<TermUse> uses() const;
  const std::optional<SealedTerm>& find(std::string_view stem);
  void add_channels(const TermUse& use, std::uint32_t index);
  void add_channel(SealedChannel channel);
  void add_conditions();
  void add_condition(const std::vector<std::size_t>& channels);
  void add_quorum();
  template <typename Holds>
  std::vector<std::size_t> holders(Holds&& holds, bool title_only) const;
  std::vector<std::size_t> holders_of_word(std::uint32_t word) const;
  void add_sequences();
  SealedSequence sequence_of(const std::vector<std::string>& stems);
  void set_bounds();
  void set_kind();
  void choose_follow();
  std::uint32_t make_factor(std::uint32_t flags);

  const SealedSegment& segment_;
  const ResolvedQuery& query_;
  const CollectionStatistics& statistics_;
  const RankingOptions& options_;
  std::vector<TermUse> terms_;
  std::vector<std::pair<std::string_view, std::optional<SealedTerm>>>
      known_terms_;  // keys are those of the query
  double scale_ = 1.0;
  bool possible_ = true;
  bool flat_ = false;
  bool exact_passages_ = false;
  std::optional<SealedFollow> follow_;
  std::uint32_t gap_ = 0;
  std::uint32_t required_flags_ = 0;
  std::size_t shared_flag_ = 0;  // words that have no flag of their own
  std::array<std::uint32_t, 1U << kWordFlags> factors_{};
};

}  // namespace fundstelle
