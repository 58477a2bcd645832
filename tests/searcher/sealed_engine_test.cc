// The sealed way against the exhaustive scan: ids, order, scores and best passages must be equal
// for random archives and queries, however the archive is cut into segments.
#include "searcher/sealed_engine.h"

#include <gtest/gtest.h>

#include <sstream>

#include "indexer/segment_builder.h"
#include "tests/searcher/sequence_archive.h"

namespace fundstelle {
namespace {

using testing::SequenceArchive;
using Segment = std::shared_ptr<const SealedSegment>;

std::vector<Segment> seal(SequenceArchive& archive, std::size_t segments) {
  std::vector<Segment> sealed;
  const std::size_t n = archive.items().size();
  std::uint32_t first = 1;
  for (std::size_t s = 0; s < segments; ++s) {
    SegmentBuilder builder;
    std::uint32_t last = first;
    for (std::size_t i = n * s / segments; i < n * (s + 1) / segments; ++i) {
      const auto& item = archive.items()[i];
      builder.add(item.docid, item.id, item.record);
      last = item.docid;
    }
    std::stringstream out;
    builder.write(out, "archive", first, last);
    sealed.push_back(SealedSegment::from_bytes(out.str()));
    first = last + 1;
  }
  return sealed;
}

Segment merge(SequenceArchive& archive, const std::vector<Segment>& segments) {
  std::set<std::uint32_t> gone;
  for (const auto& item : archive.items()) {
    if (!item.alive) gone.insert(item.docid);
  }
  std::vector<MergeInput> inputs;
  for (const Segment& s : segments) {
    inputs.push_back({s, [&gone](std::uint32_t docid) { return !gone.contains(docid); }});
  }
  std::stringstream out;
  merge_segments(inputs, out, "archive", segments.front()->header().first_docid,
                 segments.back()->header().last_docid);
  return SealedSegment::from_bytes(out.str());
}

ArticleSet alive_articles(SequenceArchive& archive, const SealedSegment& segment) {
  ArticleSet alive((segment.articles() + 63) / 64);
  for (const auto& item : archive.items()) {
    const auto a = segment.find_article(item.docid);
    if (a && item.alive) alive[*a / 64] |= 1ULL << (*a % 64);
  }
  return alive;
}

void expect_same(SequenceArchive& archive, const std::vector<Segment>& segments,
                 const ResolvedQuery& query, const CollectionStatistics& statistics,
                 const RankingOptions& options, std::size_t k, const std::string& what) {
  const auto expected = archive.scan(query, statistics, options);
  SealedWorkspace workspace;
  SealedEngine engine(query, statistics, options, k, workspace);
  const bool all = std::all_of(archive.items().begin(), archive.items().end(),
                               [](const auto& item) { return item.alive; });
  for (const Segment& s : segments) {
    engine.search(*s, all ? ArticleSet{} : alive_articles(archive, *s));
  }
  const auto hits = engine.take();
  ASSERT_EQ(hits.size(), std::min(k, expected.size())) << what;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    ASSERT_NEAR(hits[i].score, expected[i].score, 1e-6) << what << " rank " << i;
    if (std::abs(hits[i].score - expected[i].score) == 0 || hits[i].id() == expected[i].item->id) {
      ASSERT_EQ(hits[i].id(), expected[i].item->id) << what << " rank " << i;
      ASSERT_EQ(hits[i].passage, expected[i].passage) << what << " rank " << i;
    }
  }
  for (const PackedBound b : workspace.full) ASSERT_EQ(b, 0U) << what;
  for (const std::uint16_t b : workspace.flat) ASSERT_EQ(b, 0U) << what;
}

RankingOptions random_options(std::minstd_rand& random) {
  RankingOptions options;
  switch (random() % 6) {
    case 0:
      options.part_weight = 0;
      options.article_weight = 0;
      options.title_weight = 0;
      options.cover_exponent = 0;
      break;
    case 1:
      options.k1 = 2.0;
      options.b = 1.0;
      options.cover_exponent = 1.5;
      break;
    case 2:
      options.b = 0;
      options.article_weight = 0.1;
      options.title_weight = 3;
      break;
    default:
      break;
  }
  return options;
}

class SealedEngineTest : public ::testing::TestWithParam<std::uint32_t> {};

TEST_P(SealedEngineTest, EqualsTheExhaustiveScan) {
  const std::uint32_t seed = GetParam();
  SequenceArchive archive(seed, 50 + 400 * (seed % 4), seed % 2 == 0 ? 60 : 800);
  const std::vector<Segment> segments = seal(archive, 1 + seed % 3);
  for (int round = 0; round < 2; ++round) {
    const auto statistics = archive.statistics();
    const auto frequencies = archive.frequencies();
    const Segment merged = merge(archive, segments);
    for (int i = 0; i < 60; ++i) {
      const ResolvedQuery query = archive.query(frequencies, statistics);
      const RankingOptions options = random_options(archive.random());
      const std::size_t ks[] = {1, 3, 10, 100, 1000};
      const std::size_t k = ks[archive.random()() % 5];
      const std::string what = "seed " + std::to_string(seed) + " query " + std::to_string(i);
      expect_same(archive, segments, query, statistics, options, k, what);
      expect_same(archive, {merged}, query, statistics, options, k, what + " merged");
      if (HasFatalFailure()) return;
    }
    for (auto& item : archive.items()) item.alive = archive.random()() % 5 != 0;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, SealedEngineTest, ::testing::Range(1U, 13U));

// One passage an article, no title, nothing but BM25: bounds from below, thresholds before reading.
TEST(SealedEngineLonePassages, EqualsTheExhaustiveScan) {
  for (const std::uint32_t seed : {21U, 22U, 23U}) {
    SequenceArchive archive(seed, 3000, seed == 21 ? 40 : 600, 1);
    const std::vector<Segment> segments = seal(archive, 1 + seed % 3);
    RankingOptions options;
    options.part_weight = options.cover_exponent = 0;
    options.article_weight = options.title_weight = options.title_copies = 0;
    for (int round = 0; round < 2; ++round) {
      const auto statistics = archive.statistics();
      const auto frequencies = archive.frequencies();
      for (int i = 0; i < 60; ++i) {
        const ResolvedQuery query = archive.query(frequencies, statistics);
        const std::size_t ks[] = {1, 10, 100, 1000};
        const std::string what = "seed " + std::to_string(seed) + " query " + std::to_string(i);
        expect_same(archive, segments, query, statistics, options, ks[i % 4], what);
        if (HasFatalFailure()) return;
      }
      for (auto& item : archive.items()) item.alive = archive.random()() % 5 != 0;
    }
  }
}

// A rare word in neighbouring articles and in one far behind, where a rarer one leads to.
TEST(SealedEngineLonePassages, FindsTheLastOfARareWord) {
  SequenceArchive archive(31, 3000, 40, 1);
  const auto put = [&archive](std::size_t item, std::size_t at, const char* stem) {
    archive.items()[item].record.words[at] = &archive.add_word(stem, stem);
  };
  for (const std::size_t i : {1U, 2U, 3U, 4U, 2900U}) put(i, 0, "rare");
  auto& last = archive.items()[2900].record;
  last.words.push_back(last.words.front());
  ++last.unit_ends.back();
  put(2900, 1, "rarer");
  const auto statistics = archive.statistics();
  const auto frequencies = archive.frequencies();
  RankingOptions options;
  options.part_weight = options.cover_exponent = 0;
  options.article_weight = options.title_weight = options.title_copies = 0;
  for (const ClauseMode mode : {ClauseMode::required, ClauseMode::optional}) {
    ResolvedQuery query;
    for (const char* stem : {"rare", "rarer"}) {
      QueryWord word;
      word.forms.push_back({FormKind::inflected, stem, {stem}, 1.0});
      word.parts.push_back({{{stem, 1.0}}});
      word.mode = mode;
      query.words.push_back(std::move(word));
    }
    SequenceArchive::weigh(query, frequencies, statistics);
    for (const std::size_t k : {3U, 10U, 1000U}) {
      expect_same(archive, seal(archive, 1), query, statistics, options, k, "rare");
    }
  }
}

TEST(SealedEngineWindows, EqualsTheExhaustiveScanBeyondOneWindow) {
  SequenceArchive archive(99, 40000, 5000);
  const std::vector<Segment> segments = seal(archive, 1);
  const auto statistics = archive.statistics();
  const auto frequencies = archive.frequencies();
  for (int i = 0; i < 40; ++i) {
    const ResolvedQuery query = archive.query(frequencies, statistics);
    expect_same(archive, segments, query, statistics, {}, 10, "query " + std::to_string(i));
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace fundstelle
