#include "searcher/sealed_ranking.h"

#include <algorithm>
#include <unordered_map>

namespace fundstelle {

SealedRanking::Part::Part(const SealedSegment& segment, const SealedRanking& ranking)
    : layout(segment, ranking.query_, ranking.statistics_, ranking.options_),
      scorer(segment, layout, ranking.query_, ranking.statistics_, ranking.options_) {}

SealedRanking::Part& SealedRanking::part(const SealedSegment& segment) {
  std::unique_ptr<Part>& part = parts_[&segment];
  if (!part) part = std::make_unique<Part>(segment, *this);
  return *part;
}

RankedArticle SealedRanking::rank(const SealedSegment& segment, std::uint32_t article) {
  RankedArticle ranked;
  ranked.docid = segment.docid(article);
  ranked.id = segment.id(article);
  ranked.segment = &segment;
  ranked.place = article;
  part(segment).scorer.score_passages(article, ranked.scored);
  return ranked;
}

float SealedRanking::saturated(const SealedSegment& segment, std::uint32_t article,
                               double frequency) const {
  const double length =
      segment.article_parts(article) + options_.title_copies * segment.title_parts(article);
  const double average =
      scored_statistics(statistics_, Level::article, options_).average_parts;
  return static_cast<float>(saturation(frequency, length, average, options_));
}

ArticleGrams SealedRanking::grams(const RankedArticle& article, const QueryGrams& query) {
  const SealedSegment& segment = *article.segment;
  auto& known = part(segment).grams;
  ArticleGrams out;
  out.title.start(query);
  out.passage.start(query);
  segment.sequence(article.place, tokens_, unit_ends_);
  const auto count_unit = [&](std::size_t unit, GramCounts& counts) {
    for (std::uint32_t i = unit == 0 ? 0 : unit_ends_[unit - 1]; i < unit_ends_[unit]; ++i) {
      if (tokens_[i].derived) continue;
      counts.words += 1;
      const auto [entry, is_new] = known.try_emplace(tokens_[i].code);
      if (is_new) {
        query.match(segment.term(segment.term_ordinal(tokens_[i].code)), [&](std::size_t gram) {
          entry->second.push_back(static_cast<std::uint16_t>(gram));
        });
      }
      for (const std::uint16_t gram : entry->second) counts.counts[gram] += 1;
    }
  };
  count_unit(0, out.title);
  count_unit(article.scored.passages.front().ordinal + 1, out.passage);
  return out;
}

void SealedRanking::each_term(const RankedArticle& article, const Visit& visit) {
  const SealedSegment& segment = *article.segment;
  std::unordered_map<std::uint64_t, double> forms;  // by code and variant
  segment.each_token(article.place, [&](std::size_t unit, const SealedToken& token) {
    forms[std::uint64_t{token.code} << 32U | token.variant] +=
        unit == 0 ? options_.title_copies : 1.0;
  });
  std::unordered_map<std::uint32_t, double> frequencies;  // by ordinal of the term
  for (const auto& [form, times] : forms) {
    const SealedForms all = segment.forms(static_cast<std::uint32_t>(form >> 32U));
    const auto& parts = all.forms[static_cast<std::uint32_t>(form)].parts;
    if (parts.empty()) frequencies[all.term] += times;
    for (const std::uint32_t part : parts) frequencies[part] += times;
  }
  for (const auto& [term, frequency] : frequencies) {
    if (frequency <= 0) continue;  // in a title that does not count
    visit(segment.term(term), saturated(segment, article.place, frequency));
  }
}

void SealedRanking::add_frequencies(const SealedSegment& segment, const SealedTerm& term,
                                    ListKind kind, const Ordinals& articles,
                                    std::vector<double>& frequencies) const {
  if (term.lists[static_cast<std::size_t>(kind)].bytes == nullptr) return;
  const bool title = kind == ListKind::title_words || kind == ListKind::title_parts;
  const double times = title ? options_.title_copies : 1.0;
  PostingCursor cursor = segment.cursor(term, kind);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const int found = cursor.find(articles[i].first);
    if (found < 0) continue;
    cursor.passages(static_cast<std::uint32_t>(found),
                    [&](PassagePosting p) { frequencies[i] += times * p.frequency; });
  }
}

void SealedRanking::add_likeness(const SealedSegment& segment, const Ordinals& articles,
                                 std::span<const WeightedTerm> terms,
                                 std::vector<double>& sums) const {
  std::vector<double> frequencies;
  for (const auto& [name, weight] : terms) {
    const auto term = segment.find(name);
    if (!term) continue;
    frequencies.assign(articles.size(), 0);
    if (term->simple) add_frequencies(segment, *term, ListKind::words, articles, frequencies);
    add_frequencies(segment, *term, ListKind::parts, articles, frequencies);
    if (term->title_simple) {
      add_frequencies(segment, *term, ListKind::title_words, articles, frequencies);
    }
    add_frequencies(segment, *term, ListKind::title_parts, articles, frequencies);
    for (std::size_t i = 0; i < articles.size(); ++i) {
      if (frequencies[i] <= 0) continue;
      const auto& [article, place] = articles[i];
      sums[place] += weight * saturated(segment, article, frequencies[i]);
    }
  }
}

std::vector<double> SealedRanking::likeness(std::span<const RankedArticle> articles,
                                            std::span<const WeightedTerm> terms) {
  std::map<const SealedSegment*, Ordinals> by_segment;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    by_segment[articles[i].segment].emplace_back(articles[i].place, i);
  }
  std::vector<double> sums(articles.size());
  for (auto& [segment, ordinals] : by_segment) {
    std::sort(ordinals.begin(), ordinals.end());  // lists are walked in one direction
    add_likeness(*segment, ordinals, terms, sums);
  }
  return sums;
}

}  // namespace fundstelle
