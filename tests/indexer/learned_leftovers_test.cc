// Lines that recur in an outlet's articles are cut, in whatever order and number of runs they come.
#include "indexer/learned_leftovers.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "fundstelle/index_writer.h"
#include "fundstelle/searcher.h"
#include "tests/fixtures/scratch_directory.h"

namespace fundstelle {
namespace {

using testing::ScratchDirectory;

constexpr int kArticles = 60;
const std::string kLeftover = "Dieser Beitrag gehört zum Angebot aus dem Haus am Siegheimer Deich.";

// Words no two articles share, so that they are no copies of each other.
std::string own_words(int number) {
  static const char* const kSyllables[] = {"mor", "tal", "ken", "bru", "sel", "win", "dar", "fos"};
  std::string text;
  for (int i = 0; i < 45; ++i) {
    unsigned code = static_cast<unsigned>(number * 97 + i * 7919 + 13) * 2654435761U;
    std::string word;
    for (int s = 0; s < 4; ++s, code /= 8) word += kSyllables[code % 8];
    if (i % 15 == 0) word[0] = static_cast<char>(word[0] - 'a' + 'A');
    text += word + (i % 15 == 14 ? ". " : " ");
  }
  return text;
}

Article outlet_article(int number) {
  const std::string name = std::string(1, static_cast<char>('a' + number / 10)) +
                           std::string(1, static_cast<char>('a' + number % 10));
  Article article =
      make_article("deich-" + name, "Meldung " + name,
                   own_words(number) + "\n\n" + kLeftover + "\n\n" + own_words(number + 500));
  article.source = "Deichbote";
  return article;
}

std::vector<Article> outlet_articles() {
  std::vector<Article> articles;
  for (int i = 0; i < kArticles; ++i) articles.push_back(outlet_article(i));
  return articles;
}

void add(const std::string& index, const std::vector<Article>& articles) {
  IndexWriter writer(index);
  for (const Article& article : articles) writer.add(article);
  writer.commit();
}

// Every article without the leftover's reason, whose number tells when it was read.
std::map<std::string, std::string> contents(const std::string& index) {
  std::map<std::string, std::string> texts;
  const Searcher searcher(index);
  for (int i = 0; i < kArticles; ++i) {
    const std::string id = outlet_article(i).id;
    const auto article = searcher.article(id);
    if (!article) continue;
    for (const Block& block : article->blocks) {
      texts[id] += std::string(to_string(block.kind)) + " " + block.text + "\n";
    }
    for (const Passage& passage : article->passages) texts[id] += "passage " + passage.text + "\n";
  }
  return texts;
}

TEST(LearnedLeftovers, AreCutFromAllArticlesOfARun) {
  const ScratchDirectory scratch;
  const std::string index = scratch / "index";
  add(index, outlet_articles());
  const Searcher searcher(index);
  EXPECT_EQ(searcher.search("Siegheimer Deich").total, 0u);
  EXPECT_EQ(searcher.info().articles, static_cast<std::uint64_t>(kArticles));
  for (const Article& added : outlet_articles()) {
    const auto article = searcher.article(added.id);
    ASSERT_TRUE(article.has_value());
    ASSERT_EQ(article->blocks.size(), added.blocks.size());
    EXPECT_EQ(article->blocks[1].text, kLeftover);
    EXPECT_EQ(article->blocks[1].kind, BlockKind::boilerplate);
    EXPECT_TRUE(article->blocks[1].reason.starts_with("recurs in "));
    EXPECT_TRUE(article->blocks[1].reason.ends_with(" articles of deichbote"));
  }
  EXPECT_TRUE(searcher.check().empty());
}

TEST(LearnedLeftovers, DoNotDependOnOrderOrRuns) {
  const ScratchDirectory scratch;
  std::vector<Article> articles = outlet_articles();
  add(scratch / "forward", articles);
  const auto expected = contents(scratch / "forward");
  ASSERT_EQ(expected.size(), articles.size());
  for (const Article& article : articles) add(scratch / "single", {article});
  EXPECT_EQ(contents(scratch / "single"), expected);
  std::reverse(articles.begin(), articles.end());
  add(scratch / "backward", articles);
  EXPECT_EQ(contents(scratch / "backward"), expected);
}

TEST(LearnedLeftovers, AreTheSameForAnyNumberOfThreads) {
  const ScratchDirectory scratch;
  for (int i = 0; i < 800; ++i) {
    scratch.write("pages/" + std::to_string(1000 + i) + ".txt",
                  "Title: Meldung " + own_words(i).substr(0, 24) + "\n\n" + own_words(i) + "\n\n" +
                      kLeftover + "\n\n" + own_words(i + 5000) + "\n");
  }
  std::vector<std::string> reasons;
  for (const unsigned threads : {1u, 4u}) {
    const std::string index = scratch / ("threads" + std::to_string(threads));
    WriterOptions options;
    options.threads = threads;
    IndexWriter writer(index, options);
    ReadOptions reading;
    reading.default_source = "Deichbote";
    const IndexSummary first = writer.add_files({scratch / "pages"}, reading);
    EXPECT_EQ(first.indexed, 800u);
    // What was learned does not make a read article a changed one.
    const IndexSummary second = writer.add_files({scratch / "pages"}, reading);
    EXPECT_EQ(second.unchanged, 800u);
    const Searcher searcher(index);
    EXPECT_EQ(searcher.search("Siegheimer Deich").total, 0u);
    SearchOptions all;
    all.limit = 1000;
    all.duplicates = Duplicates::show;
    std::string list;
    for (const ArticleHit& hit : searcher.search("Meldung", all).hits) {
      const auto article = searcher.article(hit.id);
      for (const Block& block : article->blocks) list += hit.id + block.reason + "\n";
    }
    reasons.push_back(list);
  }
  EXPECT_EQ(reasons[0], reasons[1]);
}

TEST(LearnedLeftovers, NoOutletTeachesNothing) {
  const ScratchDirectory scratch;
  std::vector<Article> articles = outlet_articles();
  for (Article& article : articles) article.source.clear();
  add(scratch / "index", articles);
  EXPECT_EQ(Searcher(scratch / "index").search("Siegheimer Deich").total,
            static_cast<std::uint64_t>(kArticles));
}

TEST(LearnedLeftovers, AnArticleOfRecurringLinesAloneStays) {
  const ScratchDirectory scratch;
  std::vector<Article> articles = outlet_articles();
  Article only = make_article("only", "Nichts Eigenes", kLeftover);
  only.source = "Deichbote";
  articles.push_back(only);
  add(scratch / "index", articles);
  add(scratch / "index", {only});
  const auto hits = Searcher(scratch / "index").search("Siegheimer Deich").hits;
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_EQ(hits[0].id, "only");
}

TEST(LearnedLeftovers, ADamagedFileIsForgotten) {
  const ScratchDirectory scratch;
  const std::string index = scratch / "index";
  add(index, outlet_articles());
  ASSERT_TRUE(std::filesystem::exists(index + "/leftovers"));
  ASSERT_FALSE(std::filesystem::exists(index + "/leftovers.new"));
  std::ofstream(index + "/leftovers", std::ios::trunc) << "nonsense";
  Article next = make_article("next", "Neues", own_words(900) + "\n\n" + kLeftover);
  next.source = "Deichbote";
  add(index, {next});
  EXPECT_EQ(Searcher(index).search("Siegheimer Deich").total, 1u);
}

}  // namespace
}  // namespace fundstelle
