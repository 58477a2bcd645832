// Ranks by scanning: analyses every article anew for every query, counts with maps, keeps no index.
// Slow and simple on purpose; shares only the scoring formula with what it judges.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "searcher/ranking.h"
#include "searcher/resolved_query.h"

namespace fundstelle::testing {

struct OracleHit {
  std::string id;
  std::size_t ordinal = 0;
  double score = 0;
};

class ExhaustiveOracle : public TermStatistics {
 public:
  ExhaustiveOracle() : analyzer_(german_rules()) {}

  void put(const Article& article) {
    Units units;
    units.title = count(article.title);
    for (const Passage& passage : article.passages) units.passages.push_back(count(passage.text));
    for (const Bag& passage : units.passages) units.whole.merge(passage, 1.0);
    articles_[article.id] = std::move(units);
  }
  void remove(const std::string& id) { articles_.erase(id); }
  std::size_t size() const { return articles_.size(); }

  /// Best passage of each article that holds anything of the query, best first.
  std::vector<OracleHit> rank(const Query& query, const RankingOptions& options) {
    summarise();
    const ResolvedQuery resolved = resolve(query, analyzer_, *this, options);
    std::vector<OracleHit> hits;
    for (const auto& [id, units] : articles_) {
      const double title = score(resolved, Level::title, units.title, options);
      Bag text = units.whole;
      text.merge(units.title, options.title_copies);
      const double whole = score(resolved, Level::article, text, options);
      if (title <= 0 && whole <= 0) continue;
      OracleHit best{id, 0, -1};
      for (std::size_t p = 0; p < units.passages.size(); ++p) {
        Bag passage = units.passages[p];
        passage.merge(units.title, options.title_copies);
        const Counted counted = counted_words(resolved, passage);
        const double passage_text =
            text_score(resolved.weights, Level::passage, counted.view(), collection_, options);
        const double total = passage_score(passage_text, cover(resolved.weights, counted.view()),
                                           whole, title, options);
        if (total > best.score) best = {id, p, total};
      }
      hits.push_back(best);
    }
    std::sort(hits.begin(), hits.end(), [](const OracleHit& a, const OracleHit& b) {
      return a.score != b.score ? a.score > b.score : a.id < b.id;
    });
    return hits;
  }

  const CollectionStatistics& collection() const override { return collection_; }
  TermFrequencies frequencies(const std::string& term) const override {
    TermFrequencies f;
    const auto tally = [&](std::size_t level, const Bag& bag) {
      f.words[level] += bag.words.contains(term) ? 1 : 0;
      f.parts[level] += bag.parts.contains(term) ? 1 : 0;
    };
    for (const auto& [id, units] : articles_) {
      tally(2, units.title);
      tally(1, units.whole);
      for (const Bag& passage : units.passages) tally(0, passage);
    }
    return f;
  }

 private:
  struct Bag {
    std::map<std::string, float> words;
    std::map<std::string, float> parts;
    double word_length = 0;
    double part_length = 0;
    void merge(const Bag& other, double times) {
      for (const auto& [term, n] : other.words) words[term] += static_cast<float>(times) * n;
      for (const auto& [term, n] : other.parts) parts[term] += static_cast<float>(times) * n;
      word_length += times * other.word_length;
      part_length += times * other.part_length;
    }
  };
  struct Units {
    Bag title;
    Bag whole;
    std::vector<Bag> passages;
  };
  struct Counted {
    std::vector<float> words;
    std::vector<float> parts;
    double word_length = 0;
    double part_length = 0;
    UnitCounts view() const { return {words, parts, word_length, part_length}; }
  };

  Bag count(std::string_view text) {
    Bag bag;
    for (const WordToken& token : analyzer_.analyze(text)) {
      ++bag.words[token.word->stem];
      ++bag.word_length;
      if (token.word->parts.empty()) {
        ++bag.parts[token.word->stem];
        ++bag.part_length;
      }
      for (const WordPart& part : token.word->parts) {
        ++bag.parts[part.term];
        ++bag.part_length;
      }
    }
    return bag;
  }

  static Counted counted_words(const ResolvedQuery& query, const Bag& bag) {
    Counted counted;
    counted.word_length = bag.word_length;
    counted.part_length = bag.part_length;
    for (const QueryWord& word : query.words) {
      float joined = 0;
      for (const QueryForm& form : word.forms) {
        const auto found = bag.words.find(form.stems.front());
        if (form.stems.size() == 1 && found != bag.words.end()) {
          joined += static_cast<float>(form.weight) * found->second;
        }
      }
      counted.words.push_back(joined);
      for (const QueryPart& part : word.parts) {
        float joined_part = 0;
        for (const PartForm& form : part.forms) {
          const auto found = bag.parts.find(form.term);
          if (found == bag.parts.end()) continue;
          joined_part += static_cast<float>(form.weight) * found->second;
        }
        counted.parts.push_back(joined_part);
      }
    }
    return counted;
  }

  double score(const ResolvedQuery& query, Level level, const Bag& bag,
               const RankingOptions& options) const {
    const Counted counted = counted_words(query, bag);
    return text_score(query.weights, level, counted.view(), collection_, options);
  }

  void summarise() {
    double words = 0, parts = 0, passages = 0, titles = 0, title_words = 0, title_parts = 0;
    for (const auto& [id, units] : articles_) {
      words += units.whole.word_length;
      parts += units.whole.part_length;
      passages += static_cast<double>(units.passages.size());
      titles += units.title.word_length > 0 ? 1 : 0;
      title_words += units.title.word_length;
      title_parts += units.title.part_length;
    }
    const auto level = [](double n, double w, double p) {
      return UnitStatistics{n, n > 0 ? w / n : 0, n > 0 ? p / n : 0};
    };
    collection_.at(Level::passage) = level(passages, words, parts);
    collection_.at(Level::article) = level(static_cast<double>(articles_.size()), words, parts);
    collection_.at(Level::title) = level(titles, title_words, title_parts);
  }

  TextAnalyzer analyzer_;
  std::map<std::string, Units> articles_;
  CollectionStatistics collection_;
};

}  // namespace fundstelle::testing
