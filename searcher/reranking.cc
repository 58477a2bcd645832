#include "searcher/reranking.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>

namespace fundstelle {
namespace {

std::uint64_t hash_of(std::string_view term) { return std::hash<std::string_view>{}(term); }

float frequency_of(const TermProfile& profile, std::uint64_t term) {
  const auto found =
      std::lower_bound(profile.begin(), profile.end(), term,
                       [](const auto& entry, std::uint64_t hash) { return entry.first < hash; });
  return found == profile.end() || found->first != term ? 0.0F : found->second;
}

// What the first answers say the query is about.
class FeedbackModel {
 public:
  FeedbackModel(std::span<const RankedArticle> articles, const TermStatistics& statistics,
                const RankingOptions& options, ArticleTerms& terms) {
    double trust_sum = 0;
    for (const RankedArticle& article : articles) trust_sum += trust(article, articles, options);
    for (const RankedArticle& article : articles) {
      const double share = trust(article, articles, options) / trust_sum;
      terms.each_term(article, [&](std::string_view term, double frequency) {
        weights_[std::string(term)] += share * frequency;
      });
    }
    choose_terms(statistics, options.feedback_terms);
  }

  /// The heaviest first.
  std::span<const WeightedTerm> terms() const { return terms_; }

 private:
  static double trust(const RankedArticle& article, std::span<const RankedArticle> articles,
                      const RankingOptions& options) {
    return std::pow(article.scored.score / articles.front().scored.score,
                    options.feedback_sharpness);
  }

  static bool heavier(const WeightedTerm& a, const WeightedTerm& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.term < b.term;
  }

  // Statistics are looked up only for what can be among the heaviest: no idf is above that of a
  // term of no article.
  void choose_terms(const TermStatistics& statistics, std::size_t count) {
    constexpr auto level = static_cast<std::size_t>(Level::article);
    const double articles = statistics.collection().at(Level::article).units;
    const double most = inverse_document_frequency(articles, 0);
    std::vector<WeightedTerm> candidates;
    candidates.reserve(weights_.size());
    for (const auto& [term, weight] : weights_) candidates.push_back({term, weight});
    std::sort(candidates.begin(), candidates.end(), heavier);
    for (const auto& [term, weight] : candidates) {
      if (terms_.size() == count && (count == 0 || weight * most < terms_.back().weight)) break;
      const double frequency = statistics.frequencies(term).parts[level];
      WeightedTerm found{term, weight * inverse_document_frequency(articles, frequency)};
      terms_.insert(std::upper_bound(terms_.begin(), terms_.end(), found, heavier), found);
      if (terms_.size() > count) terms_.pop_back();
    }
  }

  std::unordered_map<std::string, double> weights_;
  std::vector<WeightedTerm> terms_;
};

// What the words tell whose forms or letters are near to the query's.
void add_word_forms(RankedArticle& article, double grams, const RankingOptions& options) {
  std::vector<ScoredPassage>& passages = article.scored.passages;
  for (ScoredPassage& passage : passages) {
    passage.parts.exact = options.exact_weight * passage.exact;
    passage.parts.near = options.near_weight * passage.near;
    passage.parts.grams = options.gram_weight * grams;
    passage.score += passage.parts.exact + passage.parts.near + passage.parts.grams;
  }
  std::stable_sort(passages.begin(), passages.end(),
                   [](const ScoredPassage& a, const ScoredPassage& b) {
                     return a.score != b.score ? a.score > b.score : a.ordinal < b.ordinal;
                   });
  article.scored.score = passages.front().score;
}

void look_at_word_forms(std::span<RankedArticle> best, const QueryGrams& grams,
                        const RankingOptions& options, ArticleTerms& terms) {
  std::vector<double> scores(best.size());
  if (!grams.empty()) {
    std::vector<ArticleGrams> counts;
    for (const RankedArticle& article : best.first(std::min(options.gram_depth, best.size()))) {
      counts.push_back(terms.grams(article, grams));
    }
    const std::vector<double> found = gram_scores(counts, grams, options);
    std::copy(found.begin(), found.end(), scores.begin());
  }
  for (std::size_t i = 0; i < best.size(); ++i) add_word_forms(best[i], scores[i], options);
  std::sort(best.begin(), best.end(), ranks_above);
}

void look_at_likeness(std::span<RankedArticle> best, const TermStatistics& statistics,
                      const RankingOptions& options, ArticleTerms& terms) {
  const double scale = options.feedback_weight * best.front().scored.score;
  if (scale <= 0) return;
  const std::size_t models = std::min(options.feedback_articles, best.size());
  const FeedbackModel model(best.first(models), statistics, options, terms);
  const std::vector<double> likeness = terms.likeness(best, model.terms());
  const double greatest = *std::max_element(
      likeness.begin(), likeness.begin() + static_cast<std::ptrdiff_t>(models));
  if (greatest <= 0) return;
  for (std::size_t i = 0; i < best.size(); ++i) {
    const double relative = i == 0 ? 1.0 : std::min(1.0, likeness[i] / greatest);
    for (ScoredPassage& passage : best[i].scored.passages) {
      passage.parts.feedback = scale * relative;
      passage.score += passage.parts.feedback;
    }
    best[i].scored.score = best[i].scored.passages.front().score;
  }
}

}  // namespace

bool ranks_above(const RankedArticle& a, const RankedArticle& b) {
  if (a.scored.score != b.scored.score) return a.scored.score > b.scored.score;
  return a.id < b.id;
}

bool reranks(const RankingOptions& options) {
  return options.rerank_depth > 0 && (options.exact_weight > 0 || options.near_weight > 0 ||
                                      options.gram_weight > 0 || options.feedback_weight > 0);
}

TermProfile term_profile(const WordSequences& article, const CollectionStatistics& statistics,
                         const RankingOptions& options) {
  TermProfile profile;
  profile.reserve(article.words.size() + article.words.size() / 4);
  double length = 0;
  for (std::size_t unit = 0; unit < article.units(); ++unit) {
    const double times = unit == 0 ? options.title_copies : 1.0;
    for (const Word* word : article.unit(unit)) {
      length += times * part_length(*word);
      for_each_part(*word, [&](std::string_view term, std::uint32_t) {
        if (times > 0) profile.emplace_back(hash_of(term), static_cast<float>(times));
      });
    }
  }
  std::sort(profile.begin(), profile.end());
  const double average = scored_statistics(statistics, Level::article, options).average_parts;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < profile.size();) {
    const std::uint64_t term = profile[i].first;
    double frequency = 0;
    for (; i < profile.size() && profile[i].first == term; ++i) frequency += profile[i].second;
    profile[kept++] = {term, static_cast<float>(saturation(frequency, length, average, options))};
  }
  profile.resize(kept);
  return profile;
}

void ProfileTerms::each_term(const RankedArticle& article, const Visit& visit) {
  std::vector<std::string_view> terms;
  const WordSequences& sequences = read_(article);
  for (const Word* word : sequences.words) {
    for_each_part(*word, [&](std::string_view term, std::uint32_t) { terms.push_back(term); });
  }
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  for (const std::string_view term : terms) {
    visit(term, frequency_of(article.terms, hash_of(term)));
  }
}

std::vector<double> ProfileTerms::likeness(std::span<const RankedArticle> articles,
                                           std::span<const WeightedTerm> terms) {
  std::vector<double> sums;
  for (const RankedArticle& article : articles) {
    double sum = 0;
    for (const auto& [term, weight] : terms) {
      sum += weight * frequency_of(article.terms, hash_of(term));
    }
    sums.push_back(sum);
  }
  return sums;
}

void rerank(std::vector<RankedArticle>& ranked, const QueryGrams& grams,
            const TermStatistics& statistics, const RankingOptions& options, ArticleTerms& terms) {
  if (!reranks(options) || ranked.empty()) return;
  const std::size_t depth = std::min(options.rerank_depth, ranked.size());
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(depth),
                    ranked.end(), ranks_above);
  const std::span best(ranked.data(), depth);
  look_at_word_forms(best, grams, options, terms);
  look_at_likeness(best, statistics, options, terms);
}

}  // namespace fundstelle
