// Searching as a user sees it: filters, phrases, required and excluded words, marks, snapshots.
#include "fundstelle/searcher.h"

#include <gtest/gtest.h>

#include <thread>

#include "fundstelle/index_writer.h"
#include "tests/fixtures/scratch_directory.h"

namespace fundstelle {
namespace {

using testing::ScratchDirectory;
using Ids = std::vector<std::string>;

class SearcherTest : public ::testing::Test {
 protected:
  void SetUp() override {
    IndexWriter writer(scratch_ / "index");
    add(writer, "truce", "Treffen in Riad", "2025-03-16", "Beispielblatt",
        "Die Ukraine hat einem Vorschlag für eine 30-tägige Waffenruhe zugestimmt.");
    add(writer, "nato", "Gespräch geplant", "2021-12-28", "Musterzeitung",
        "Russland will die Nato-Osterweiterung stoppen und eine Mitgliedschaft verhindern.");
    add(writer, "quarrel", "Koalition streitet", "2024-11-02", "Musterzeitung",
        "Im Streit um den Haushalt gilt eine Waffenruhe zwischen den Partnern der Koalition.");
    add(writer, "trade", "Zölle auf Stahl", "2025-02-11", "Beispielblatt",
        "Der Handelskrieg verschärft sich. Der Krieg der Worte auch.");
    writer.commit();
    searcher_ = std::make_unique<Searcher>(scratch_ / "index");
  }

  static void add(IndexWriter& writer, const std::string& id, const std::string& title,
                  const std::string& date, const std::string& source, const std::string& text) {
    Article article = make_article(id, title, text);
    article.date = date;
    article.source = source;
    writer.add(article);
  }

  Ids ids(const std::string& query) const {
    Ids out;
    for (const ArticleHit& hit : searcher_->search(query).hits) out.push_back(hit.id);
    return out;
  }

  Ids marked(const std::string& query) const {
    Ids out;
    for (const ArticleHit& hit : searcher_->search(query).hits) {
      for (const Hit& passage : hit.passages) {
        for (const Mark& mark : passage.snippet.marks) {
          out.push_back(passage.snippet.text.substr(mark.range.begin, mark.range.size()));
        }
      }
    }
    return out;
  }

  ScratchDirectory scratch_;
  std::unique_ptr<Searcher> searcher_;
};

TEST_F(SearcherTest, InflectionsAndSpellingsFindTheSame) {
  for (const char* query : {"Waffenruhe", "waffenruhe", "Waffenruhen", "WAFFENRUHE"}) {
    Ids found = ids(query);
    std::sort(found.begin(), found.end());
    EXPECT_EQ(found, (Ids{"quarrel", "truce"})) << query;
  }
  for (const char* query : {"Nato-Osterweiterung", "NATO Osterweiterung", "Osterweiterung der Nato",
                            "Natoosterweiterung", "nato-osterweiterung"}) {
    ASSERT_FALSE(ids(query).empty()) << query;
    EXPECT_EQ(ids(query).front(), "nato") << query;
  }
}

TEST_F(SearcherTest, FiltersRequiredExcludedPhrases) {
  EXPECT_EQ(ids("Waffenruhe source:musterzeitung"), Ids{"quarrel"});
  EXPECT_EQ(ids("Waffenruhe since:2025"), Ids{"truce"});
  EXPECT_EQ(ids("Waffenruhe until:2024-11"), Ids{"quarrel"});
  EXPECT_EQ(ids("Waffenruhe -Haushalt"), Ids{"truce"});
  EXPECT_EQ(ids("Waffenruhe +Haushalt"), Ids{"quarrel"});
  EXPECT_EQ(ids("\"Krieg der Worte\""), Ids{"trade"});
  EXPECT_EQ(ids("\"Worte der Krieg\""), Ids{});
  EXPECT_EQ(ids("Waffenruhe -\"Streit um den Haushalt\""), Ids{"truce"});
  EXPECT_EQ(ids("title:Koalition"), Ids{"quarrel"});
  EXPECT_EQ(ids("title:Waffenruhe"), Ids{});
}

TEST_F(SearcherTest, StopWordsCountOnlyAlone) {
  EXPECT_EQ(ids("die Zölle"), Ids{"trade"});
  EXPECT_FALSE(ids("der").empty());
}

TEST_F(SearcherTest, MarksCoverThePartThatMatches) {
  EXPECT_EQ(marked("Waffenruhe source:Beispielblatt"), Ids{"Waffenruhe"});
  EXPECT_EQ(marked("Krieg title:Zölle"), (Ids{"krieg", "Krieg"}));
}

TEST_F(SearcherTest, ResultsCarryMetadataAndScores) {
  const SearchResult result = searcher_->search("Waffenruhe Ukraine");
  ASSERT_FALSE(result.hits.empty());
  const ArticleHit& hit = result.hits.front();
  EXPECT_EQ(hit.id, "truce");
  EXPECT_EQ(hit.title, "Treffen in Riad");
  EXPECT_EQ(hit.date, "2025-03-16");
  EXPECT_EQ(hit.source, "Beispielblatt");
  EXPECT_GT(hit.score, 0);
  EXPECT_NEAR(hit.score,
              hit.parts.passage + hit.parts.article + hit.parts.title + hit.parts.exact +
                  hit.parts.near + hit.parts.grams + hit.parts.feedback,
              1e-9);
  EXPECT_GT(hit.parts.exact, 0);
  EXPECT_GT(hit.parts.feedback, 0);
  EXPECT_EQ(result.total, 2U);
}

TEST_F(SearcherTest, ArticlesCanBeReadBack) {
  ASSERT_TRUE(searcher_->article("nato").has_value());
  EXPECT_EQ(searcher_->article("nato")->title, "Gespräch geplant");
  EXPECT_FALSE(searcher_->article("none").has_value());
}

TEST_F(SearcherTest, AnswersFromManyThreadsAreEqualWhileAWriterCommits) {
  const SearchResult expected = searcher_->search("Waffenruhe");
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 50; ++i) {
        const SearchResult result = searcher_->search("Waffenruhe");
        ASSERT_EQ(result.hits.size(), expected.hits.size());
        EXPECT_EQ(result.hits.front().id, expected.hits.front().id);
      }
    });
  }
  IndexWriter writer(scratch_ / "index");
  for (int i = 0; i < 20; ++i) {
    writer.add(make_article("x" + std::to_string(i), "", "Ganz anderes steht hier."));
    writer.commit();
  }
  for (std::thread& thread : threads) thread.join();
}

TEST_F(SearcherTest, ALimitOfZeroIsAMistakeOfTheCaller) {
  SearchOptions options;
  options.limit = 0;
  EXPECT_THROW(searcher_->search("Krieg", options), Error);
}

}  // namespace
}  // namespace fundstelle
