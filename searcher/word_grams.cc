#include "searcher/word_grams.h"

#include <algorithm>
#include <map>

#include "searcher/ranking.h"

namespace fundstelle {
namespace {

void count_unit(const WordSequences& article, std::size_t unit, const QueryGrams& grams,
                GramCounts& counts) {
  counts.start(grams);
  for (const Word* word : article.unit(unit)) {
    if (word->derived) continue;
    counts.words += 1;
    grams.match(word->stem, [&](std::size_t g) { counts.counts[g] += 1; });
  }
}

// Adds the units' scores; all are of one kind.
void add_scores(std::span<const ArticleGrams> articles, GramCounts ArticleGrams::*unit,
                double weight, const QueryGrams& grams, const RankingOptions& options,
                std::vector<double>& scores) {
  std::vector<double> holders(grams.size());
  double units = 0;
  double words = 0;
  for (const ArticleGrams& article : articles) {
    const GramCounts& own = article.*unit;
    if (own.words <= 0) continue;
    units += 1;
    words += own.words;
    for (std::size_t g = 0; g < holders.size(); ++g) holders[g] += own.counts[g] > 0 ? 1 : 0;
  }
  std::vector<double> weights(grams.size());
  for (std::size_t g = 0; g < weights.size(); ++g) {
    weights[g] = weight * grams.times(g) * inverse_document_frequency(units, holders[g]);
  }
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const GramCounts& own = articles[i].*unit;
    if (own.words <= 0) continue;
    for (std::size_t g = 0; g < weights.size(); ++g) {
      if (own.counts[g] <= 0) continue;
      scores[i] += weights[g] * saturation(own.counts[g], own.words, words / units, options);
    }
  }
}

}  // namespace

QueryGrams::QueryGrams(const ResolvedQuery& query, const RankingOptions& options) {
  if (options.gram_weight <= 0 || options.gram_depth == 0 || query.words.size() < 2) return;
  ramp_ = std::min(1.0, static_cast<double>(query.words.size() - 1) / 2);
  std::map<std::uint32_t, double> times;
  for (const QueryWord& word : query.words) {
    for (const std::string& stem : word.forms.front().stems) {
      each_gram(stem, [&](std::uint32_t gram) { times[gram] += 1; });
    }
  }
  for (const auto& [gram, count] : times) {
    grams_.push_back(gram);
    times_.push_back(count);
    filter_.set(slot(gram));
  }
}

int QueryGrams::find(std::uint32_t gram) const {
  if (!filter_.test(slot(gram))) return -1;
  const auto found = std::lower_bound(grams_.begin(), grams_.end(), gram);
  return found != grams_.end() && *found == gram ? static_cast<int>(found - grams_.begin()) : -1;
}

ArticleGrams count_grams(const WordSequences& article, std::size_t passage,
                         const QueryGrams& grams) {
  ArticleGrams out;
  count_unit(article, 0, grams, out.title);
  count_unit(article, passage + 1, grams, out.passage);
  return out;
}

std::vector<double> gram_scores(std::span<const ArticleGrams> articles, const QueryGrams& grams,
                                const RankingOptions& options) {
  std::vector<double> scores(articles.size());
  add_scores(articles, &ArticleGrams::passage, grams.ramp(), grams, options, scores);
  add_scores(articles, &ArticleGrams::title, grams.ramp() * options.title_weight, grams, options,
             scores);
  return scores;
}

}  // namespace fundstelle
