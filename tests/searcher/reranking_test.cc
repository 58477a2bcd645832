// The second look at the best articles, against a computation by hand over words and maps.
#include "searcher/reranking.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

#include "fundstelle/index_writer.h"
#include "fundstelle/searcher.h"
#include "tests/fixtures/random_archive.h"
#include "tests/fixtures/scratch_directory.h"

namespace fundstelle {
namespace {

using testing::RandomArchive;
using testing::ScratchDirectory;

// Terms of the field of parts, how often an article has them with its title counted twice.
struct Bag {
  std::map<std::string, double> terms;
  double length = 0;
};

class SecondLook : public ::testing::Test {
 protected:
  SecondLook() : archive_(31), analyzer_(german_rules()) {
    IndexWriter writer(scratch_ / "index");
    for (int i = 0; i < 80; ++i) {
      const Article article = archive_.article("a" + std::to_string(i));
      writer.add(article);
      bags_[article.id] = bag_of(article);
    }
    writer.commit();
    for (const auto& [id, bag] : bags_) average_ += bag.length / static_cast<double>(bags_.size());
  }

  Bag bag_of(const Article& article) {
    Bag bag;
    add(article.title, options_.title_copies, bag);
    for (const Passage& passage : article.passages) add(passage.text, 1, bag);
    return bag;
  }

  void add(const std::string& text, double times, Bag& bag) {
    for (const WordToken& token : analyzer_.analyze(text)) {
      std::vector<std::string> terms;
      for (const WordPart& part : token.word->parts) terms.push_back(part.term);
      if (terms.empty()) terms.push_back(token.word->stem);
      for (const std::string& term : terms) bag.terms[term] += times;
      bag.length += times * static_cast<double>(terms.size());
    }
  }

  double saturated(const std::string& id, const std::string& term) const {
    const Bag& bag = bags_.at(id);
    const auto found = bag.terms.find(term);
    if (found == bag.terms.end()) return 0;
    const double norm = 1 - options_.b + options_.b * bag.length / average_;
    return found->second / (found->second + options_.k1 * norm);
  }

  // Document frequencies count passages' words alone, as the index does.
  double idf(const std::string& term) const {
    double articles = 0;
    for (const auto& [id, bag] : bags_) articles += passage_terms_.at(id).contains(term) ? 1 : 0;
    return inverse_document_frequency(static_cast<double>(bags_.size()), articles);
  }

  std::map<std::string, double> feedback(const SearchResult& first) {
    const std::size_t models = std::min(options_.feedback_articles, first.hits.size());
    std::map<std::string, double> weights;
    double sum = 0;
    for (std::size_t i = 0; i < models; ++i) sum += trust(first, i);
    for (std::size_t i = 0; i < models; ++i) {
      for (const auto& [term, n] : bags_.at(first.hits[i].id).terms) {
        weights[term] += trust(first, i) / sum * saturated(first.hits[i].id, term);
      }
    }
    std::vector<std::pair<double, std::string>> order;
    for (const auto& [term, weight] : weights) order.emplace_back(-weight * idf(term), term);
    std::sort(order.begin(), order.end());
    order.resize(std::min(order.size(), options_.feedback_terms));
    std::map<std::string, double> likeness;
    double greatest = 0;
    for (std::size_t i = 0; i < first.hits.size(); ++i) {
      double& own = likeness[first.hits[i].id];
      for (const auto& [weight, term] : order) own -= weight * saturated(first.hits[i].id, term);
      if (i < models) greatest = std::max(greatest, own);
    }
    for (auto& [id, own] : likeness) {
      const double relative = id == first.hits.front().id ? 1 : std::min(1.0, own / greatest);
      own = options_.feedback_weight * first.hits.front().score * relative;
    }
    return likeness;
  }

  double trust(const SearchResult& first, std::size_t i) const {
    return std::pow(first.hits[i].score / first.hits.front().score, options_.feedback_sharpness);
  }

  ScratchDirectory scratch_;
  RandomArchive archive_;
  TextAnalyzer analyzer_;
  RankingOptions options_;
  std::map<std::string, Bag> bags_;
  std::map<std::string, std::set<std::string>> passage_terms_;
  double average_ = 0;
};

SearchResult search(const Searcher& searcher, const std::string& query, std::size_t limit,
                    const RankingOptions& ranking) {
  SearchOptions options;
  options.limit = limit;
  options.passages = 1;
  options.duplicates = Duplicates::show;
  options.ranking = ranking;
  return searcher.search(query, options);
}

TEST_F(SecondLook, AddsWhatTheFormulaSays) {
  const Searcher searcher(scratch_ / "index");
  for (const auto& [id, bag] : bags_) {
    Bag passages;
    const Article article = searcher.article(id).value();
    for (const Passage& passage : article.passages) add(passage.text, 1, passages);
    for (const auto& [term, n] : passages.terms) passage_terms_[id].insert(term);
  }
  options_.exact_weight = options_.near_weight = options_.gram_weight = 0;
  RankingOptions once = options_;
  once.rerank_depth = 0;
  for (int q = 0; q < 20; ++q) {
    const std::string query = archive_.query();
    const SearchResult first = search(searcher, query, 80, once);
    if (first.hits.empty()) continue;
    const std::map<std::string, double> additions = feedback(first);
    std::map<std::string, double> expected;
    for (const ArticleHit& hit : first.hits) expected[hit.id] = hit.score + additions.at(hit.id);
    const SearchResult second = search(searcher, query, 80, options_);
    ASSERT_EQ(second.hits.size(), first.hits.size()) << query;
    EXPECT_EQ(second.hits.front().id, first.hits.front().id) << query;
    for (std::size_t i = 0; i < second.hits.size(); ++i) {
      EXPECT_NEAR(second.hits[i].score, expected.at(second.hits[i].id), 1e-4) << query;
      if (i > 0) {
        EXPECT_LE(second.hits[i].score, second.hits[i - 1].score);
      }
    }
  }
}

TEST_F(SecondLook, TheFirstArticlesDoNotDependOnHowManyAreAskedFor) {
  const Searcher searcher(scratch_ / "index");
  options_.rerank_depth = 15;
  for (int q = 0; q < 20; ++q) {
    const std::string query = archive_.query();
    const SearchResult many = search(searcher, query, 60, options_);
    const SearchResult few = search(searcher, query, 7, options_);
    ASSERT_EQ(few.hits.size(), std::min<std::size_t>(7, many.hits.size()));
    for (std::size_t i = 0; i < few.hits.size(); ++i) {
      EXPECT_EQ(few.hits[i].id, many.hits[i].id) << query;
      EXPECT_DOUBLE_EQ(few.hits[i].score, many.hits[i].score) << query;
    }
  }
}

// The formula over maps, of three articles without titles whose only passages these are.
TEST(SharedGrams, AddWhatTheFormulaSays) {
  const std::vector<std::string> texts{
      "Die Finanzierung der Brücke bleibt offen.", "Die Brücke ist finanziell am Ende.",
      "Ein Sprecher nannte die alte Brücke am Hafen schön und sehr lang."};
  ScratchDirectory scratch;
  IndexWriter writer(scratch / "index");
  for (std::size_t i = 0; i < texts.size(); ++i) {
    writer.add(make_article(std::string(1, static_cast<char>('a' + i)), "", texts[i]));
  }
  writer.commit();
  TextAnalyzer analyzer(german_rules());
  const auto grams_of = [&](const std::string& text, bool query, double& words) {
    std::map<std::string, double> grams;
    words = 0;
    for (const WordToken& token : analyzer.analyze(text)) {
      if (query && token.word->stop_word) continue;
      words += 1;
      const std::string stem = " " + token.word->stem + " ";
      for (std::size_t i = 0; i == 0 || i + 4 <= stem.size(); ++i) grams[stem.substr(i, 4)] += 1;
    }
    return grams;
  };
  const std::string query = "Finanzierung der Brücke";
  double query_words = 0;
  std::vector<double> words(texts.size());
  std::vector<std::map<std::string, double>> counts;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    counts.push_back(grams_of(texts[i], false, words[i]));
  }
  const double average = (words[0] + words[1] + words[2]) / 3;
  const RankingOptions options;
  std::map<std::string, double> expected;
  for (const auto& [gram, times] : grams_of(query, true, query_words)) {
    double holders = 0;
    for (const auto& own : counts) holders += own.contains(gram) ? 1 : 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const auto found = counts[i].find(gram);
      if (found == counts[i].end()) continue;
      expected[std::string(1, static_cast<char>('a' + i))] +=
          options.gram_weight * (query_words - 1) / 2 * times *
          inverse_document_frequency(3, holders) *
          saturation(found->second, words[i], average, options);
    }
  }
  for (const RankingWay way : {RankingWay::fastest, RankingWay::plain}) {
    const Searcher searcher(scratch / "index", {way, {}});
    const SearchResult result = search(searcher, query, 10, options);
    ASSERT_EQ(result.hits.size(), 3U);
    for (const ArticleHit& hit : result.hits) {
      EXPECT_NEAR(hit.parts.grams, expected.at(hit.id), 1e-5) << hit.id;
    }
    EXPECT_EQ(search(searcher, "Brücke", 10, options).hits.front().parts.grams, 0);
  }
}

TEST(ExactForms, RankAboveInflectedOnes) {
  ScratchDirectory scratch;
  IndexWriter writer(scratch / "index");
  writer.add(make_article("a", "", "Der Rat sprach am Abend lange über die Waffenruhen im Süden."));
  writer.add(make_article("b", "", "Der Rat sprach am Abend lange über die Waffenruhe im Süden."));
  writer.commit();
  const Searcher searcher(scratch / "index");
  EXPECT_EQ(searcher.search("Waffenruhe").hits.front().id, "b");
  EXPECT_EQ(searcher.search("Waffenruhen").hits.front().id, "a");
}

}  // namespace
}  // namespace fundstelle
