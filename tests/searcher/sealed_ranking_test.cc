// What the sealed way says of an article beside its score is what its sequences say: all passages
// with their shares, exact forms and the terms of the second look; also from merged segments.
#include "searcher/sealed_ranking.h"

#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "indexer/segment_builder.h"
#include "tests/searcher/sequence_archive.h"

namespace fundstelle {
namespace {

using testing::SequenceArchive;
using Segment = std::shared_ptr<const SealedSegment>;

// Two segments, merged without what is gone.
Segment merged_segment(SequenceArchive& archive) {
  std::vector<MergeInput> inputs;
  const std::size_t half = archive.items().size() / 2;
  std::set<std::uint32_t> gone;
  for (std::size_t i = 0; i < archive.items().size(); i += 5) {
    archive.items()[i].alive = false;
    gone.insert(archive.items()[i].docid);
  }
  for (const std::size_t begin : {std::size_t{0}, half}) {
    SegmentBuilder builder;
    const std::size_t end = begin == 0 ? half : archive.items().size();
    for (std::size_t i = begin; i < end; ++i) {
      builder.add(archive.items()[i].docid, archive.items()[i].id, archive.items()[i].record);
    }
    std::stringstream out;
    builder.write(out, "archive", archive.items()[begin].docid, archive.items()[end - 1].docid);
    inputs.push_back({SealedSegment::from_bytes(out.str()),
                      [gone](std::uint32_t docid) { return !gone.contains(docid); }});
  }
  std::stringstream out;
  merge_segments(inputs, out, "archive", 1, archive.items().back().docid);
  return SealedSegment::from_bytes(out.str());
}

void expect_same(const ScoredArticle& sealed, const ScoredArticle& counted) {
  ASSERT_EQ(sealed.passages.size(), counted.passages.size());
  EXPECT_NEAR(sealed.score, counted.score, 1e-6);
  for (std::size_t p = 0; p < sealed.passages.size(); ++p) {
    const ScoredPassage& a = sealed.passages[p];
    const ScoredPassage& b = counted.passages[p];
    EXPECT_NEAR(a.score, b.score, 1e-6);
    if (a.ordinal != b.ordinal) continue;  // equal scores
    EXPECT_EQ(a.holds_words, b.holds_words);
    EXPECT_NEAR(a.exact, b.exact, 1e-9);
    EXPECT_NEAR(a.near, b.near, 1e-9);
    EXPECT_NEAR(a.parts.passage, b.parts.passage, 1e-6);
    EXPECT_NEAR(a.parts.cover, b.parts.cover, 1e-6);
    EXPECT_NEAR(a.parts.article, b.parts.article, 1e-6);
    EXPECT_NEAR(a.parts.title, b.parts.title, 1e-6);
  }
}

class SealedRankingTest : public ::testing::TestWithParam<std::uint32_t> {};

TEST_P(SealedRankingTest, SaysWhatTheSequencesSay) {
  SequenceArchive archive(GetParam(), 200, 60 + GetParam() * 20);
  const Segment segment = merged_segment(archive);
  const auto statistics = archive.statistics();
  const auto frequencies = archive.frequencies();
  const RankingOptions options;
  for (int q = 0; q < 30; ++q) {
    const ResolvedQuery query = archive.query(frequencies, statistics);
    ArticleMatcher matcher(query, statistics, options);
    SealedRanking ranking(query, statistics, options);
    ScoredArticle counted;
    for (const auto& item : archive.items()) {
      if (!item.alive || !matcher.score(item.record, counted)) continue;
      const auto article = segment->find_article(item.docid);
      ASSERT_TRUE(article);
      const RankedArticle ranked = ranking.rank(*segment, *article);
      EXPECT_EQ(ranked.id, item.id);
      expect_same(ranked.scored, counted);
    }
  }
}

TEST_P(SealedRankingTest, GivesTheTermsOfTheSecondLook) {
  SequenceArchive archive(GetParam(), 120, 80);
  const Segment segment = merged_segment(archive);
  const auto statistics = archive.statistics();
  const RankingOptions options;
  const ResolvedQuery query = archive.query(archive.frequencies(), statistics);
  SealedRanking sealed(query, statistics, options);
  const WordSequences* current = nullptr;
  ProfileTerms counted([&](const RankedArticle&) -> const WordSequences& { return *current; });
  for (const auto& item : archive.items()) {
    if (!item.alive) continue;
    current = &item.record;
    RankedArticle article;
    article.terms = term_profile(item.record, statistics, options);
    article.segment = segment.get();
    article.place = segment->find_article(item.docid).value();
    std::map<std::string, double> a;
    std::map<std::string, double> b;
    sealed.each_term(article, [&](std::string_view t, double f) { a[std::string(t)] = f; });
    counted.each_term(article, [&](std::string_view t, double f) { b[std::string(t)] = f; });
    ASSERT_EQ(a.size(), b.size());
    std::vector<WeightedTerm> terms;
    for (const auto& [term, f] : b) {
      EXPECT_NEAR(a[term], f, 1e-6) << term;
      terms.push_back({term, static_cast<double>(terms.size() % 7)});
    }
    EXPECT_NEAR(sealed.likeness({&article, 1}, terms).front(),
                counted.likeness({&article, 1}, terms).front(), 1e-5);
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, SealedRankingTest, ::testing::Range(1U, 7U));

}  // namespace
}  // namespace fundstelle
