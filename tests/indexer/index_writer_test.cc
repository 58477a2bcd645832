// Adding, replacing, removing, committing; and what happens when the directory is not ours.
#include "fundstelle/index_writer.h"

#include <gtest/gtest.h>

#include <fstream>

#include "fundstelle/searcher.h"
#include "fundstelle/version.h"
#include "tests/fixtures/random_archive.h"
#include "tests/fixtures/scratch_directory.h"

namespace fundstelle {
namespace {

using testing::ScratchDirectory;

ErrorCode code_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& e) {
    return e.code();
  }
  ADD_FAILURE() << "nothing was thrown";
  return ErrorCode::invalid_argument;
}

std::vector<std::string> found(const std::string& index, const std::string& query) {
  std::vector<std::string> ids;
  for (const ArticleHit& hit : Searcher(index).search(query).hits) ids.push_back(hit.id);
  return ids;
}

using Ids = std::vector<std::string>;

TEST(IndexWriter, AddReplaceRemoveReopen) {
  ScratchDirectory scratch;
  const std::string index = scratch / "index";
  {
    IndexWriter writer(index);
    EXPECT_EQ(writer.add(make_article("a", "Lage", "Die Waffenruhe hält.")), AddOutcome::indexed);
    EXPECT_EQ(writer.add(make_article("b", "Zoll", "Der Zoll steigt.")), AddOutcome::indexed);
    writer.commit();
  }
  EXPECT_EQ(found(index, "Waffenruhe"), Ids{"a"});
  {
    IndexWriter writer(index);
    EXPECT_EQ(writer.add(make_article("a", "Lage", "Die Waffenruhe hält.")), AddOutcome::unchanged);
    EXPECT_EQ(writer.add(make_article("a", "Lage", "Der Bundestag wählt.")), AddOutcome::replaced);
    EXPECT_EQ(writer.add(make_article("a", "Lage", "Der Bundestag wählt.")), AddOutcome::unchanged);
    EXPECT_TRUE(writer.remove("b"));
    EXPECT_FALSE(writer.remove("b"));
    EXPECT_FALSE(writer.remove("never there"));
    writer.commit();
  }
  EXPECT_EQ(found(index, "Waffenruhe"), Ids{});
  EXPECT_EQ(found(index, "Bundestag"), Ids{"a"});
  EXPECT_EQ(Searcher(index).info().articles, 1U);
  EXPECT_TRUE(Searcher(index).check().empty());
}

TEST(IndexWriter, NothingCountsBeforeCommit) {
  ScratchDirectory scratch;
  const std::string index = scratch / "index";
  {
    IndexWriter writer(index);
    writer.add(make_article("a", "", "Die Waffenruhe hält."));
    writer.commit();
    writer.add(make_article("b", "", "Noch eine Waffenruhe."));
    writer.remove("a");
    EXPECT_EQ(found(index, "Waffenruhe"), Ids{"a"});
  }
  EXPECT_EQ(found(index, "Waffenruhe"), Ids{"a"});
}

TEST(IndexWriter, ArticlesWithoutIdOrTextAreRefused) {
  ScratchDirectory scratch;
  IndexWriter writer(scratch / "index");
  EXPECT_EQ(code_of([&] { writer.add(make_article("", "T", "Text.")); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code_of([&] { writer.add(make_article(std::string(201, 'x'), "T", "Text.")); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code_of([&] { writer.add(make_article("a", "", "")); }), ErrorCode::invalid_argument);
}

TEST(IndexWriter, ASecondWriterIsRefusedByName) {
  ScratchDirectory scratch;
  IndexWriter first(scratch / "index");
  WriterOptions options;
  options.lock_wait = std::chrono::milliseconds(50);
  EXPECT_EQ(code_of([&] { IndexWriter second(scratch / "index", options); }),
            ErrorCode::index_locked);
}

TEST(IndexWriter, AFolderWithOtherThingsIsNotTurnedIntoAnIndex) {
  ScratchDirectory scratch;
  scratch.write("mine/letter.txt", "Lieber Leser");
  EXPECT_EQ(code_of([&] { IndexWriter writer(scratch / "mine"); }), ErrorCode::invalid_argument);
}

TEST(IndexWriter, IndexesOfOtherVersionsAndRulesAreRefused) {
  ScratchDirectory scratch;
  const std::string index = scratch / "index";
  { IndexWriter writer(index); }
  const std::string manifest = index + "/fundstelle.json";
  std::ofstream(manifest) << R"({"format": 99, "fingerprint": "x"})";
  EXPECT_EQ(code_of([&] { Searcher searcher(index); }), ErrorCode::index_incompatible);
  std::ofstream(manifest) << R"({"format": )" << index_format_version()
                          << R"(, "fingerprint": "other"})";
  EXPECT_EQ(code_of([&] { IndexWriter writer(index); }), ErrorCode::index_incompatible);
  std::ofstream(manifest) << "not json";
  EXPECT_EQ(code_of([&] { Searcher searcher(index); }), ErrorCode::index_corrupt);
  EXPECT_EQ(code_of([&] { Searcher searcher(scratch / "nowhere"); }), ErrorCode::index_missing);
}

TEST(IndexWriter, FilesAreAddedOnceAndUpdated) {
  ScratchDirectory scratch;
  const std::string file = scratch.write(
      "in/articles.jsonl", R"({"id":"a","title":"Eins","text":"Die Waffenruhe hält seit Montag."})"
                           "\n{broken\n"
                           R"({"id":"b","title":"Zwei","text":"Der Bundestag berät den Haushalt."})"
                           "\n");
  const std::string index = scratch / "index";
  IndexWriter writer(index);
  IndexSummary summary = writer.add_files({scratch / "in"});
  EXPECT_EQ(summary.read, 2U);
  EXPECT_EQ(summary.indexed, 2U);
  EXPECT_EQ(summary.failures, 1U);
  ASSERT_EQ(summary.failed.size(), 1U);
  EXPECT_EQ(summary.failed[0].path, file);
  EXPECT_TRUE(summary.failed[0].place.starts_with("line 2")) << summary.failed[0].place;
  summary = writer.add_files({scratch / "in"});
  EXPECT_EQ(summary.unchanged, 2U);
  EXPECT_EQ(summary.indexed, 0U);
  EXPECT_EQ(Searcher(index).info().articles, 2U);
}

// An empty archive is built of batches by several threads; an article that comes again replaces the
// former one, wherever that lies.
TEST(IndexWriter, BatchesGiveWhatOneByOneGives) {
  const ScratchDirectory scratch;
  testing::RandomArchive archive(5);
  std::vector<std::string> queries;
  std::vector<Article> articles;
  std::ofstream input(scratch / "news.jsonl");
  for (int i = 0; i < 400; ++i) {
    Article article = archive.article("a" + std::to_string(archive.below(300)));
    input << R"({"id":")" << article.id << R"(","title":")" << article.title << R"(","text":")";
    for (const Passage& passage : article.passages) input << passage.text << "\\n\\n";
    input << "\"}\n";
    if (i % 20 == 0) queries.push_back(archive.query());
  }
  input.close();
  std::vector<std::string> answers;
  for (const unsigned threads : {1U, 3U, 0U}) {  // 0: an archive that is not empty
    const std::string index = scratch / ("index" + std::to_string(threads));
    WriterOptions options;
    options.threads = std::max(1U, threads);
    options.memory_bytes = 1'000'000;  // many batches
    IndexWriter writer(index, options);
    if (threads == 0) {
      writer.add(make_article("x", "Titel", "Ein Satz, der später wieder geht und nichts lehrt."));
      writer.commit();
      writer.remove("x");
      writer.commit();
    }
    const IndexSummary summary = writer.add_files({scratch / "news.jsonl"});
    EXPECT_EQ(summary.read, 400U);
    EXPECT_GT(summary.replaced, 50U);
    const Searcher searcher(index);
    EXPECT_EQ(searcher.info().articles, summary.indexed);
    EXPECT_TRUE(searcher.info().notes.empty());
    EXPECT_TRUE(searcher.check().empty());
    std::string all;
    for (const std::string& query : queries) {
      for (const ArticleHit& hit : searcher.search(query).hits) {
        all += hit.id + ' ' + std::to_string(hit.score) + '\n';
      }
    }
    answers.push_back(all);
    EXPECT_EQ(answers.front(), all) << threads;
  }
}

}  // namespace
}  // namespace fundstelle
