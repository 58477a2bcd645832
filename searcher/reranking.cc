#include "searcher/reranking.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

namespace fundstelle {
namespace {

std::uint64_t hash_of(std::string_view term) { return std::hash<std::string_view>{}(term); }

float frequency_of(const TermProfile& profile, std::uint64_t term) {
  const auto found =
      std::lower_bound(profile.begin(), profile.end(), term,
                       [](const auto& entry, std::uint64_t hash) { return entry.first < hash; });
  return found == profile.end() || found->first != term ? 0.0F : found->second;
}

// Calls visit(term) for each term an entry stands for in the field of parts.
template <typename Visit>
void for_each_term(const SequenceRecord& record, const FormEntry& entry, Visit&& visit) {
  if (entry.part_count == 0) visit(entry.stem);
  for (std::uint32_t i = 0; i < entry.part_count; ++i) visit(record.parts[entry.first_part + i]);
}

// What the first answers say the query is about.
class FeedbackModel {
 public:
  FeedbackModel(std::span<const RankedArticle> articles, const TermStatistics& statistics,
                const RankingOptions& options,
                const std::function<const SequenceRecord&(const RankedArticle&)>& read) {
    std::map<std::string, double> weights;
    double trust_sum = 0;
    for (const RankedArticle& article : articles) trust_sum += trust(article, articles, options);
    for (const RankedArticle& article : articles) {
      add_article(article, trust(article, articles, options) / trust_sum, read(article), weights);
    }
    choose_terms(weights, statistics, options.feedback_terms);
    for (const RankedArticle& article : articles) {
      greatest_ = std::max(greatest_, likeness(article.terms));
    }
  }

  /// 0 for nothing in common, 1 for the best feedback article.
  double relative(const TermProfile& profile) const {
    return greatest_ > 0 ? likeness(profile) / greatest_ : 0.0;
  }

 private:
  static double trust(const RankedArticle& article, std::span<const RankedArticle> articles,
                      const RankingOptions& options) {
    return std::pow(article.scored.score / articles.front().scored.score,
                    options.feedback_sharpness);
  }

  static void add_article(const RankedArticle& article, double share, const SequenceRecord& record,
                          std::map<std::string, double>& weights) {
    std::vector<std::string_view> terms;
    for (const FormEntry& entry : record.entries) {
      for_each_term(record, entry, [&](std::string_view term) { terms.push_back(term); });
    }
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    for (const std::string_view term : terms) {
      weights[std::string(term)] += share * frequency_of(article.terms, hash_of(term));
    }
  }

  void choose_terms(const std::map<std::string, double>& weights, const TermStatistics& statistics,
                    std::size_t count) {
    constexpr auto level = static_cast<std::size_t>(Level::article);
    const double articles = statistics.collection().at(Level::article).units;
    std::vector<std::pair<double, std::string_view>> heaviest;
    for (const auto& [term, weight] : weights) {
      const double frequency = statistics.frequencies(term).parts[level];
      heaviest.emplace_back(-weight * inverse_document_frequency(articles, frequency), term);
    }
    count = std::min(count, heaviest.size());
    std::partial_sort(heaviest.begin(), heaviest.begin() + static_cast<std::ptrdiff_t>(count),
                      heaviest.end());
    for (std::size_t i = 0; i < count; ++i) {
      terms_.emplace_back(hash_of(heaviest[i].second), -heaviest[i].first);
    }
  }

  double likeness(const TermProfile& profile) const {
    double sum = 0;
    for (const auto& [term, weight] : terms_) sum += weight * frequency_of(profile, term);
    return sum;
  }

  std::vector<std::pair<std::uint64_t, double>> terms_;
  double greatest_ = 0;
};

void add_scores(RankedArticle& article, double feedback, const RankingOptions& options) {
  std::vector<ScoredPassage>& passages = article.scored.passages;
  for (ScoredPassage& passage : passages) {
    passage.parts.exact = options.exact_weight * passage.exact;
    passage.parts.feedback = feedback;
    passage.score += passage.parts.exact + feedback;
  }
  std::stable_sort(passages.begin(), passages.end(),
                   [](const ScoredPassage& a, const ScoredPassage& b) {
                     return a.score != b.score ? a.score > b.score : a.ordinal < b.ordinal;
                   });
  article.scored.score = passages.front().score;
}

}  // namespace

bool ranks_above(const RankedArticle& a, const RankedArticle& b) {
  if (a.scored.score != b.scored.score) return a.scored.score > b.scored.score;
  return a.id < b.id;
}

bool reranks(const RankingOptions& options) {
  return options.rerank_depth > 0 && (options.exact_weight > 0 || options.feedback_weight > 0);
}

TermProfile term_profile(const SequenceRecord& record, const CollectionStatistics& statistics,
                         const RankingOptions& options) {
  std::vector<float> counts(record.entries.size());
  double length = 0;
  for (std::size_t unit = 0; unit < record.units(); ++unit) {
    const double times = unit == 0 ? options.title_copies : 1.0;
    for (const SequenceWord& word : record.unit(unit)) {
      counts[word.entry] += static_cast<float>(times);
      length += times * record.part_length(record.entries[word.entry]);
    }
  }
  TermProfile profile;
  profile.reserve(2 * counts.size());
  for (std::size_t e = 0; e < counts.size(); ++e) {
    if (counts[e] <= 0) continue;
    for_each_term(record, record.entries[e],
                  [&](std::string_view term) { profile.emplace_back(hash_of(term), counts[e]); });
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

void rerank(std::vector<RankedArticle>& ranked, const TermStatistics& statistics,
            const RankingOptions& options,
            const std::function<const SequenceRecord&(const RankedArticle&)>& read) {
  if (!reranks(options) || ranked.empty()) return;
  const std::size_t depth = std::min(options.rerank_depth, ranked.size());
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(depth),
                    ranked.end(), ranks_above);
  const std::span best(ranked.data(), depth);
  const double scale = options.feedback_weight * best.front().scored.score;
  if (scale <= 0) {
    for (RankedArticle& article : best) add_scores(article, 0.0, options);
    return;
  }
  const FeedbackModel model(best.first(std::min(options.feedback_articles, depth)), statistics,
                            options, read);
  for (RankedArticle& article : best) {
    add_scores(article, scale * model.relative(article.terms), options);
  }
}

}  // namespace fundstelle
