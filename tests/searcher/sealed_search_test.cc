// Searching with sealed segments beside the database: they change no answer, whatever happens to
// their files.
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "fundstelle/index_writer.h"
#include "fundstelle/searcher.h"
#include "indexer/index_directory.h"
#include "indexer/sealing.h"
#include "tests/fixtures/random_archive.h"
#include "tests/fixtures/scratch_directory.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using testing::RandomArchive;
using testing::ScratchDirectory;

std::vector<fs::path> files(const std::string& index) { return sealed_files(IndexPaths(index)); }

struct Answer {
  std::string id;
  std::size_t passage;
  double score;
};

std::vector<Answer> answers(const Searcher& searcher, const std::string& query, std::size_t limit) {
  SearchOptions options;
  options.limit = limit;
  options.duplicates = Duplicates::show;
  options.ranking.candidates = 100'000;
  std::vector<Answer> all;
  for (const ArticleHit& hit : searcher.search(query, options).hits) {
    all.push_back({hit.id, hit.passages.front().ordinal, hit.score});
  }
  return all;
}

void expect_same(const std::vector<Answer>& a, const std::vector<Answer>& b,
                 const std::string& what) {
  ASSERT_EQ(a.size(), b.size()) << what;
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].id, b[i].id) << what << " rank " << i;
    EXPECT_EQ(a[i].passage, b[i].passage) << what << " rank " << i;
    EXPECT_NEAR(a[i].score, b[i].score, 1e-6) << what << " rank " << i;
  }
}

class SealedSearchTest : public ::testing::Test {
 protected:
  SealedSearchTest() : archive_(11), index_(scratch_ / "index") {
    IndexWriter writer(index_);
    for (int round = 0; round < 5; ++round) {
      for (int change = 0; change < 80; ++change) {
        const std::string id = "a" + std::to_string(archive_.below(200));
        if (archive_.below(6) == 0) {
          writer.remove(id);
          continue;
        }
        Article article = archive_.article(id);
        article.source = archive_.below(2) == 0 ? "Tagblatt" : "Küstenblatt";
        article.date = "2024-0" + std::to_string(1 + archive_.below(9)) + "-15";
        writer.add(article);
      }
      writer.commit();
    }
    for (int q = 0; q < 40; ++q) {
      const std::string text = q % 2 == 0 ? archive_.query() : archive_.conditional_query();
      static const std::string kExtras[] = {
          "",        "",         " source:tagblatt",     " since:2024-05",
          " +Krieg", " -Handel", " until:2024-03 +Wahl", " \"der Krieg\""};
      queries_.push_back(text + kExtras[archive_.below(8)]);
    }
  }

  std::vector<std::vector<Answer>> plain() {
    SearcherOptions options;
    options.way = RankingWay::plain;
    const Searcher searcher(index_, options);
    EXPECT_TRUE(searcher.info().notes.empty());
    std::vector<std::vector<Answer>> all;
    for (const std::string& query : queries_) all.push_back(answers(searcher, query, 10));
    return all;
  }

  void expect_unchanged(const std::vector<std::vector<Answer>>& expected, const std::string& what) {
    const Searcher searcher(index_);
    for (std::size_t q = 0; q < queries_.size(); ++q) {
      expect_same(answers(searcher, queries_[q], 10), expected[q], what + ": " + queries_[q]);
    }
  }

  ScratchDirectory scratch_;
  RandomArchive archive_;
  std::string index_;
  std::vector<std::string> queries_;
};

TEST_F(SealedSearchTest, CommitsSealAndSealMergesToOne) {
  const auto expected = plain();
  EXPECT_FALSE(files(index_).empty());
  EXPECT_TRUE(Searcher(index_).info().notes.empty());
  expect_unchanged(expected, "after commits");
  IndexWriter(index_).seal();
  EXPECT_EQ(files(index_).size(), 1U);
  EXPECT_EQ(SealedSegment::open(files(index_).front())->articles(),
            Searcher(index_).info().articles);
  expect_unchanged(expected, "after seal");
  EXPECT_TRUE(Searcher(index_).check().empty());
}

TEST_F(SealedSearchTest, MissingSegmentsAreTheTail) {
  const auto expected = plain();
  for (const fs::path& file : files(index_)) {
    fs::remove(file);
    expect_unchanged(expected, "without " + file.filename().string());
  }
  IndexWriter(index_).seal();
  EXPECT_EQ(files(index_).size(), 1U);
  expect_unchanged(expected, "sealed again");
}

TEST_F(SealedSearchTest, DamagedSegmentsAreWorkedAroundAndRebuilt) {
  const auto expected = plain();
  IndexWriter(index_).seal();
  const fs::path file = files(index_).front();
  const auto size = static_cast<std::size_t>(fs::file_size(file));
  for (std::size_t at = 0; at < size; at += size / 23) {
    std::string good;
    {
      std::ifstream in(file, std::ios::binary);
      good.assign(std::istreambuf_iterator<char>(in), {});
    }
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 0x10);
    std::ofstream(file, std::ios::binary) << bad;
    expect_unchanged(expected, "byte " + std::to_string(at));
    EXPECT_FALSE(Searcher(index_).check().empty()) << at;
    std::ofstream(file, std::ios::binary) << good;
  }
  std::ofstream(file, std::ios::binary) << "nonsense";
  EXPECT_FALSE(Searcher(index_).info().notes.empty());
  IndexWriter(index_).seal();
  EXPECT_TRUE(Searcher(index_).info().notes.empty());
  EXPECT_TRUE(Searcher(index_).check().empty());
  expect_unchanged(expected, "rebuilt");
}

// Articles that nobody seals are more than a search seals in memory: it takes the plain way, and
// the second look with it.
TEST(PlainWay, GivesTheSameAnswersAsSegments) {
  const ScratchDirectory scratch;
  RandomArchive archive(17);
  std::vector<std::string> queries;
  {
    IndexWriter writer(scratch / "index");
    for (int i = 0; i < 4100; ++i) writer.add(archive.article("a" + std::to_string(i)));
    writer.commit();
  }
  for (int q = 0; q < 12; ++q) queries.push_back(archive.query());
  std::vector<std::vector<Answer>> sealed;
  {
    const Searcher searcher(scratch / "index");
    EXPECT_TRUE(searcher.info().notes.empty());
    for (const std::string& query : queries) sealed.push_back(answers(searcher, query, 10));
  }
  for (const fs::path& file : files(scratch / "index")) fs::remove(file);
  const Searcher searcher(scratch / "index");
  EXPECT_FALSE(searcher.info().notes.empty());
  for (std::size_t q = 0; q < queries.size(); ++q) {
    expect_same(answers(searcher, queries[q], 10), sealed[q], queries[q]);
  }
}

TEST_F(SealedSearchTest, SegmentsOfAnotherDatabaseAreIgnored) {
  const auto expected = plain();
  const std::string other = scratch_ / "other";
  {
    IndexWriter writer(other);
    for (int i = 0; i < 300; ++i) writer.add(archive_.article("b" + std::to_string(i)));
    writer.commit();
  }
  for (const fs::path& file : files(index_)) fs::remove(file);
  fs::copy(files(other).front(), fs::path(index_) / "ranking-1");
  expect_unchanged(expected, "foreign");
}

TEST_F(SealedSearchTest, AnOpenSearcherFollowsTheWriter) {
  const Searcher searcher(index_);
  IndexWriter writer(index_);
  for (int round = 0; round < 5; ++round) {
    writer.add(archive_.article("new" + std::to_string(round)));
    writer.remove("a" + std::to_string(round));
    writer.commit();
    const auto expected = plain();
    for (std::size_t q = 0; q < queries_.size(); ++q) {
      expect_same(answers(searcher, queries_[q], 10), expected[q], queries_[q]);
    }
  }
}

bool same(const std::vector<Answer>& a, const std::vector<Answer>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Answer& x, const Answer& y) {
    return x.id == y.id && x.passage == y.passage && std::abs(x.score - y.score) < 1e-6;
  });
}

// Every answer must be that of some commit, as the plain way gives it.
TEST_F(SealedSearchTest, ManyThreadsSearchWhileAWriterCommitsAndSeals) {
  const Searcher searcher(index_);
  queries_.resize(8);
  std::vector<std::vector<std::vector<Answer>>> valid{plain()};
  std::atomic<bool> done = false;
  std::vector<std::vector<std::pair<std::size_t, std::vector<Answer>>>> seen(4);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < seen.size(); ++t) {
    threads.emplace_back([&, t] {
      for (std::size_t i = t; !done || seen[t].size() < queries_.size(); ++i) {
        const std::size_t q = i % queries_.size();
        seen[t].emplace_back(q, answers(searcher, queries_[q], 10));
      }
    });
  }
  for (std::size_t round = 0; round < 9; ++round) {
    IndexWriter writer(index_);
    for (int change = 0; change < 8; ++change) {
      writer.add(archive_.article("a" + std::to_string(archive_.below(200))));
    }
    writer.remove("a" + std::to_string(archive_.below(200)));
    writer.commit();
    if (round % 3 == 2) writer.seal();
    valid.push_back(plain());
  }
  done = true;
  for (std::thread& thread : threads) thread.join();
  for (const auto& of_thread : seen) {
    for (const auto& [q, answer] : of_thread) {
      const bool found = std::any_of(
          valid.begin(), valid.end(),
          [&, q = q, &a = answer](const auto& of_commit) { return same(of_commit[q], a); });
      EXPECT_TRUE(found) << queries_[q];
    }
  }
}

TEST_F(SealedSearchTest, ManyThreadsMeetADamagedSegment) {
  IndexWriter(index_).seal();
  const auto expected = plain();
  const fs::path file = files(index_).front();
  {
    std::fstream bytes(file, std::ios::binary | std::ios::in | std::ios::out);
    bytes.seekp(static_cast<std::streamoff>(fs::file_size(file) * 2 / 3));
    bytes.put('\x55').put('\xAA').put('\x55');
  }
  const Searcher searcher(index_);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (std::size_t q = 0; q < queries_.size(); ++q) {
        EXPECT_TRUE(same(answers(searcher, queries_[q], 10), expected[q])) << queries_[q];
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_FALSE(searcher.check().empty());
}

// Sealing compacts the database into another folder, whatever readers have open.
TEST_F(SealedSearchTest, AnOpenSearcherFollowsCompactions) {
  const Searcher searcher(index_);
  std::atomic<bool> done = false;
  std::atomic<int> searches = 0;
  std::thread reader([&] {
    for (; !done; ++searches) {
      for (const std::string& query : queries_) EXPECT_NO_THROW(answers(searcher, query, 10));
    }
  });
  for (int round = 0; round < 5; ++round) {
    IndexWriter writer(index_);
    writer.add(archive_.article("new" + std::to_string(round)));
    writer.seal();
    EXPECT_TRUE(searcher.article("new" + std::to_string(round)));
    const int seen = searches;
    while (searches < seen + 2) std::this_thread::yield();
  }
  done = true;
  reader.join();
  const auto expected = plain();
  for (std::size_t q = 0; q < queries_.size(); ++q) {
    expect_same(answers(searcher, queries_[q], 10), expected[q], queries_[q]);
  }
  EXPECT_TRUE(searcher.check().empty());
  EXPECT_TRUE(searcher.info().notes.empty());
}

}  // namespace
}  // namespace fundstelle
