// The scoring formula, in this one place; include/fundstelle/ranking_options.h states it.
//
// Both ways of searching and the exhaustive oracle of the tests count words in their own manner and
// score through these functions. Pure; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "fundstelle/ranking_options.h"

namespace fundstelle {

/// The kinds of unit that have statistics of their own.
enum class Level : std::uint8_t { passage, article, title };
inline constexpr std::size_t kLevels = 3;

/// Of all units of one level.
struct UnitStatistics {
  double units = 0;
  double average_words = 0;  ///< length in the field of words
  double average_parts = 0;  ///< length in the field of parts
};

struct CollectionStatistics {
  std::array<UnitStatistics, kLevels> levels;
  const UnitStatistics& at(Level level) const { return levels[static_cast<std::size_t>(level)]; }
  UnitStatistics& at(Level level) { return levels[static_cast<std::size_t>(level)]; }
};

/// Weight of something counted, per level.
using LevelIdf = std::array<double, kLevels>;

/// A part of the query's words, in the field of parts.
struct PartWeight {
  double boost = 1.0;
  LevelIdf idf{};
};

/// A word of the query with all its forms, in the field of words.
struct WordWeight {
  double boost = 1.0;
  LevelIdf idf{};
  std::size_t first_part = 0;  ///< its parts among QueryWeights::parts
  std::size_t part_count = 0;
};

struct QueryWeights {
  std::vector<WordWeight> words;
  std::vector<PartWeight> parts;
};

/// How often the words and parts of a query occur in a unit, and how long the unit is.
struct UnitCounts {
  std::span<const float> words;  ///< joined frequency of each word's forms
  std::span<const float> parts;
  double word_length = 0;
  double part_length = 0;
};

/// ln(1 + (N - df + 0.5) / (df + 0.5)), Robertson and Zaragoza (2009) with Lucene's 1 +.
double inverse_document_frequency(double units, double document_frequency);

/// BM25's saturated frequency; the constant factor (k1 + 1) changes no order and is left out.
double saturation(double frequency, double length, double average, const RankingOptions& options);

/// BM25_m + part_weight · BM25_p of one unit.
double text_score(const QueryWeights& query, Level level, const UnitCounts& counts,
                  const CollectionStatistics& statistics, const RankingOptions& options);

/// Statistics of the texts as they are scored: with the title's copies in them.
UnitStatistics scored_statistics(const CollectionStatistics& statistics, Level level,
                                 const RankingOptions& options);

/// Share of the query's idf mass whose word occurs, whole or with all its parts; 0..1.
double cover(const QueryWeights& query, const UnitCounts& passage);

/// score(p) of its shares: the passage's text score and cover, the article's and the title's text
/// scores, both unweighted.
double passage_score(double passage_text, double cover, double article_text, double title_text,
                     const RankingOptions& options);

}  // namespace fundstelle
