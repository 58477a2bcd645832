// Copies of one report: found, folded and hidden, whatever the order of indexing.
#include "searcher/copies.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include "fundstelle/index_writer.h"
#include "fundstelle/searcher.h"
#include "indexer/index_directory.h"
#include "indexer/schema.h"
#include "indexer/text_dictionary.h"
#include "tests/fixtures/scratch_directory.h"

namespace fundstelle {
namespace {

using testing::ScratchDirectory;

const std::string kDemo = std::string(FUNDSTELLE_SOURCE_DIR) + "/corpus/demo";

using Ids = std::set<std::string>;

std::vector<Article> demo_articles() {
  std::vector<Article> articles;
  ReadEvents events;
  events.on_article = [&](Article&& article) { articles.push_back(std::move(article)); };
  read_articles({kDemo + "/articles"}, {}, events);
  return articles;
}

std::map<std::string, Ids> demo_clusters() {
  std::map<std::string, Ids> clusters;
  std::ifstream table(kDemo + "/duplicates.tsv");
  for (std::string line; std::getline(table, line);) {
    const std::size_t tab = line.find('\t');
    if (tab != std::string::npos && line[0] != '#') {
      clusters[line.substr(0, tab)].insert(line.substr(tab + 1));
    }
  }
  return clusters;
}

void build(const std::string& directory, const std::vector<Article>& articles) {
  IndexWriter writer(directory);
  for (const Article& article : articles) writer.add(article);
  writer.commit();
}

Ids copies_of(const std::string& directory, const std::string& id) {
  const Xapian::Database database(articles_folder(IndexPaths(directory)).string());
  RecordCodec codec(TextDictionary::load(database));
  CopyFinder finder(database, codec);
  Ids ids;
  const auto posting = database.postlist_begin(id_term(id));
  if (posting == database.postlist_end(id_term(id))) return ids;
  for (const ArticleCopy& copy : finder.copies_of(*posting)) ids.insert(copy.id);
  return ids;
}

TEST(Copies, AreThoseOfTheDemoArchiveAndNoOthers) {
  const ScratchDirectory scratch;
  const std::vector<Article> articles = demo_articles();
  build(scratch / "index", articles);
  std::map<std::string, Ids> expected;
  const auto clusters = demo_clusters();
  ASSERT_EQ(clusters.size(), 3u);
  for (const auto& [name, ids] : clusters) {
    ASSERT_EQ(ids.size(), 3u) << name;
    for (const std::string& id : ids) {
      expected[id] = ids;
      expected[id].erase(id);
    }
  }
  for (const Article& article : articles) {
    EXPECT_EQ(copies_of(scratch / "index", article.id), expected[article.id]) << article.id;
  }
  EXPECT_TRUE(Searcher(scratch / "index").check().empty());
}

std::vector<std::string> ids_of(const SearchResult& result) {
  std::vector<std::string> ids;
  for (const ArticleHit& hit : result.hits) ids.push_back(hit.id);
  return ids;
}

// What folding means, from the whole ranking.
std::vector<std::string> folded(const SearchResult& all, const std::map<std::string, Ids>& copies,
                                std::size_t limit) {
  std::vector<std::string> shown;
  for (const ArticleHit& hit : all.hits) {
    const auto found = copies.find(hit.id);
    const bool mentioned = std::any_of(shown.begin(), shown.end(), [&](const std::string& id) {
      return found != copies.end() && found->second.count(id) > 0;
    });
    if (!mentioned && shown.size() < limit) shown.push_back(hit.id);
  }
  return shown;
}

// A negative weight is beyond the sealed way; so both ways are compared with
// the whole ranking.
class FoldingTest : public ::testing::TestWithParam<double> {};

TEST_P(FoldingTest, FillsTheLimitFromFurtherDown) {
  const ScratchDirectory scratch;
  const std::vector<Article> articles = demo_articles();
  const std::string index = scratch / "index";
  build(index, articles);
  std::map<std::string, Ids> copies;
  for (const auto& [name, ids] : demo_clusters()) {
    for (const std::string& id : ids) copies[id] = ids;
  }
  const Searcher searcher(index);
  for (const char* query : {"Zinswende der Notenbank", "Gespräche in Genf", "Atomausstieg"}) {
    for (const std::size_t limit : {1u, 2u, 3u, 5u, 40u}) {
      SearchOptions options;
      options.ranking.article_weight = GetParam();
      options.limit = 1000;
      options.duplicates = Duplicates::show;
      const SearchResult all = searcher.search(query, options);
      options.limit = limit;
      options.duplicates = Duplicates::fold;
      const SearchResult fold = searcher.search(query, options);
      EXPECT_EQ(ids_of(fold), folded(all, copies, limit)) << query << ", limit " << limit;
      for (const ArticleHit& hit : fold.hits) {
        Ids expected = copies[hit.id];
        expected.erase(hit.id);
        EXPECT_EQ(Ids(hit.duplicates.begin(), hit.duplicates.end()), expected);
        EXPECT_EQ(hit.duplicates.size(), hit.duplicate_sources.size());
      }
      options.duplicates = Duplicates::hide;
      const SearchResult hide = searcher.search(query, options);
      EXPECT_EQ(ids_of(hide), ids_of(fold));
      for (const ArticleHit& hit : hide.hits) EXPECT_TRUE(hit.duplicates.empty());
    }
  }
}

INSTANTIATE_TEST_SUITE_P(BothWays, FoldingTest,
                         ::testing::Values(RankingOptions().article_weight, -1e-9));

TEST(Copies, DoNotDependOnTheOrderAndFollowChanges) {
  const ScratchDirectory scratch;
  std::vector<Article> articles = demo_articles();
  build(scratch / "a", articles);
  std::reverse(articles.begin(), articles.end());
  build(scratch / "b", articles);
  for (const Article& article : articles) {
    EXPECT_EQ(copies_of(scratch / "a", article.id), copies_of(scratch / "b", article.id));
  }
  const Ids cluster = demo_clusters().begin()->second;
  const std::string first = *cluster.begin();
  const std::string last = *cluster.rbegin();
  {
    IndexWriter writer(scratch / "a");
    writer.remove(last);
    writer.add(make_article("other", "Anderes", "Ein ganz anderer Text steht jetzt hier."));
    writer.commit();
  }
  EXPECT_EQ(copies_of(scratch / "a", first).count(last), 0u);
  EXPECT_EQ(copies_of(scratch / "a", first).size(), 1u);
  {
    IndexWriter writer(scratch / "a");
    for (const Article& article : articles) {
      if (article.id == last) writer.add(article);
    }
    writer.commit();
  }
  EXPECT_EQ(copies_of(scratch / "a", first).size(), 2u);
}

Article edited(const Article& article, double share, std::mt19937& random,
               const std::vector<std::string>& vocabulary) {
  Article copy = article;
  copy.id += "-copy";
  copy.passages.clear();
  std::uniform_real_distribution<double> chance(0.0, 1.0);
  for (Block& block : copy.blocks) {
    std::istringstream words(block.text);
    std::string text;
    for (std::string word; words >> word;) {
      if (chance(random) < share) word = vocabulary[random() % vocabulary.size()];
      text += (text.empty() ? "" : " ") + word;
    }
    block.text = text;
  }
  return copy;
}

double recall_at(double share) {
  const ScratchDirectory scratch;
  const std::vector<Article> originals = demo_articles();
  std::vector<std::string> vocabulary;
  for (const Article& article : originals) {
    for (const Block& block : article.blocks) {
      std::istringstream words(block.text);
      for (std::string word; words >> word;) vocabulary.push_back(word);
    }
  }
  std::mt19937 random(4711);
  std::vector<Article> articles = originals;
  for (const Article& article : originals) {
    articles.push_back(edited(article, share, random, vocabulary));
  }
  build(scratch / "index", articles);
  std::size_t found = 0;
  for (const Article& article : originals) {
    found += copies_of(scratch / "index", article.id).count(article.id + "-copy");
  }
  return static_cast<double>(found) / static_cast<double>(originals.size());
}

TEST(Copies, AreFoundAfterEdits) {
  const double at_5 = recall_at(0.05);
  const double at_10 = recall_at(0.10);
  const double at_20 = recall_at(0.20);
  const double at_30 = recall_at(0.30);
  std::printf("recall at 5, 10, 20, 30 %% of words edited: %.3f %.3f %.3f %.3f\n", at_5, at_10,
              at_20, at_30);
  EXPECT_GE(at_5, 0.99);
  EXPECT_GE(at_10, 0.95);
}

}  // namespace
}  // namespace fundstelle
