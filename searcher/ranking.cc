#include "searcher/ranking.h"

#include <algorithm>
#include <cmath>

namespace fundstelle {

double saturation(double frequency, double length, double average, const RankingOptions& o) {
  const double relative = average > 0 ? length / average : 1.0;
  return frequency / (frequency + o.k1 * (1.0 - o.b + o.b * relative));
}

double inverse_document_frequency(double units, double document_frequency) {
  const double df = std::min(document_frequency, units);
  return std::log(1.0 + (units - df + 0.5) / (df + 0.5));
}

UnitStatistics scored_statistics(const CollectionStatistics& statistics, Level level,
                                 const RankingOptions& options) {
  UnitStatistics unit = statistics.at(level);
  const UnitStatistics& title = statistics.at(Level::title);
  const double articles = statistics.at(Level::article).units;
  if (level == Level::title || articles <= 0) return unit;
  const double copies = options.title_copies * title.units / articles;
  unit.average_words += copies * title.average_words;
  unit.average_parts += copies * title.average_parts;
  return unit;
}

double text_score(const QueryWeights& query, Level level, const UnitCounts& counts,
                  const CollectionStatistics& statistics, const RankingOptions& options) {
  const UnitStatistics unit = scored_statistics(statistics, level, options);
  const auto l = static_cast<std::size_t>(level);
  double words = 0;
  for (std::size_t i = 0; i < query.words.size(); ++i) {
    if (counts.words[i] <= 0) continue;
    words += query.words[i].boost * query.words[i].idf[l] *
             saturation(counts.words[i], counts.word_length, unit.average_words, options);
  }
  double parts = 0;
  for (std::size_t i = 0; i < query.parts.size(); ++i) {
    if (counts.parts[i] <= 0) continue;
    parts += query.parts[i].boost * query.parts[i].idf[l] *
             saturation(counts.parts[i], counts.part_length, unit.average_parts, options);
  }
  return words + options.part_weight * parts;
}

double cover(const QueryWeights& query, const UnitCounts& passage) {
  constexpr auto l = static_cast<std::size_t>(Level::passage);
  double mass = 0;
  double covered = 0;
  for (std::size_t i = 0; i < query.words.size(); ++i) {
    const WordWeight& word = query.words[i];
    const double share = word.boost * word.idf[l];
    mass += share;
    const auto parts = passage.parts.subspan(word.first_part, word.part_count);
    const bool whole = passage.words[i] > 0;
    if (whole || std::all_of(parts.begin(), parts.end(), [](float f) { return f > 0; })) {
      covered += share;
    }
  }
  return mass > 0 ? covered / mass : 0.0;
}

double passage_score(double passage_text, double cover, double article_text, double title_text,
                     const RankingOptions& options) {
  return passage_text * std::pow(options.cover_floor + cover, options.cover_exponent) +
         options.article_weight * article_text + options.title_weight * title_text;
}

}  // namespace fundstelle
