// The index must agree with an exhaustive scan on ids, passages and scores, through every change.
#include <gtest/gtest.h>

#include "fundstelle/index_writer.h"
#include "fundstelle/searcher.h"
#include "tests/fixtures/random_archive.h"
#include "tests/fixtures/scratch_directory.h"
#include "tests/searcher/exhaustive_oracle.h"

namespace fundstelle {
namespace {

using testing::ExhaustiveOracle;
using testing::OracleHit;
using testing::RandomArchive;
using testing::ScratchDirectory;

void expect_agreement(const Searcher& searcher, ExhaustiveOracle& oracle, const std::string& text,
                      std::size_t limit) {
  SearchOptions options;
  options.limit = limit;
  options.passages = 1;
  options.duplicates = Duplicates::show;
  options.ranking.candidates = 100'000;
  options.ranking.rerank_depth = 0;  // the second look has a test of its own
  options.ranking.near_weight = 0;   // the oracle has no vocabulary, hence no compounds
  const SearchResult result = searcher.search(text, options);
  const std::vector<OracleHit> expected = oracle.rank(parse_query(text), options.ranking);
  EXPECT_EQ(result.total, expected.size()) << text;
  ASSERT_EQ(result.hits.size(), std::min(limit, expected.size())) << text;
  for (std::size_t i = 0; i < result.hits.size(); ++i) {
    EXPECT_EQ(result.hits[i].id, expected[i].id) << text << " rank " << i;
    EXPECT_NEAR(result.hits[i].score, expected[i].score, 1e-6) << text << " rank " << i;
    ASSERT_EQ(result.hits[i].passages.size(), 1U);
    EXPECT_EQ(result.hits[i].passages.front().ordinal, expected[i].ordinal) << text;
  }
}

class OracleTest : public ::testing::TestWithParam<std::uint64_t> {};

TEST_P(OracleTest, RandomArchivesAndQueriesThroughAddReplaceRemove) {
  ScratchDirectory scratch;
  RandomArchive archive(GetParam());
  ExhaustiveOracle oracle;
  IndexWriter writer(scratch / "index");
  for (int round = 0; round < 4; ++round) {
    for (int change = 0; change < 60; ++change) {
      const std::string id = "a" + std::to_string(archive.below(150));
      if (archive.below(5) == 0) {
        writer.remove(id);
        oracle.remove(id);
      } else {
        const Article article = archive.article(id);
        writer.add(article);
        oracle.put(article);
      }
    }
    writer.commit();
    const Searcher searcher(scratch / "index");
    SearcherOptions plainly;
    plainly.way = RankingWay::plain;
    const Searcher plain(scratch / "index", plainly);
    for (int q = 0; q < 40; ++q) {
      const std::string query = q % 2 == 0 ? archive.query() : archive.conditional_query();
      const std::size_t limit = 1 + archive.below(40);
      expect_agreement(searcher, oracle, query, limit);
      expect_agreement(plain, oracle, query, limit);
    }
    if (round == 2) writer.seal();
    EXPECT_TRUE(searcher.check().empty());
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, OracleTest, ::testing::Values(1, 2, 3, 4));

TEST(Oracle, AnOpenSearcherFollowsCommits) {
  ScratchDirectory scratch;
  RandomArchive archive(9);
  ExhaustiveOracle oracle;
  IndexWriter writer(scratch / "index");
  const Searcher searcher(scratch / "index");
  for (int i = 0; i < 12; ++i) {
    const Article article = archive.article("a" + std::to_string(i));
    writer.add(article);
    writer.commit();
    oracle.put(article);
    expect_agreement(searcher, oracle, "Krieg Verhandlung", 20);
  }
}

}  // namespace
}  // namespace fundstelle
