#include "searcher/cli/ranking_constants.h"

#include <gtest/gtest.h>

#include "fundstelle/error.h"

namespace fundstelle {
namespace {

TEST(RankingConstants, RangesIncludeTheirEnds) {
  const auto points = sweep_points({"k1=0.6:1.2:0.2"});
  ASSERT_EQ(points.size(), 4U);
  EXPECT_DOUBLE_EQ(points.front().options.k1, 0.6);
  EXPECT_DOUBLE_EQ(points.back().options.k1, 1.2);
  EXPECT_DOUBLE_EQ(points.back().options.b, RankingOptions{}.b);
}

TEST(RankingConstants, CombinesAllConstants) {
  const auto points = sweep_points({"b=0:1:0.5", "title_weight=0.4", "part_weight=0:0.7:0.7"});
  ASSERT_EQ(points.size(), 6U);
  EXPECT_EQ(points.front().values.size(), 3U);
  EXPECT_EQ(sweep_points({}).size(), 1U);
}

TEST(RankingConstants, SetsEachByName) {
  const SweepPoint point = set_constants({"k1=2", "title_copies=0.5", "candidates=7", "k1=3"});
  EXPECT_DOUBLE_EQ(point.options.k1, 3);
  EXPECT_DOUBLE_EQ(point.options.title_copies, 0.5);
  EXPECT_EQ(point.options.candidates, 7U);
  EXPECT_EQ(describe(point.values), "title_copies=0.5 candidates=7 k1=3");
  for (const char* wrong : {"k1", "=1", "k1=", "k1=1:2:1", "k1=0", "b=2", "b=-1", "candidates=0",
                            "part_weight=nan", "part_weight=1e300", "k1=1 "}) {
    EXPECT_THROW(set_constants({wrong}), Error) << wrong;
  }
}

TEST(RankingConstants, VariesWhatWasSet) {
  const auto points = sweep_points({"b=0:1:1"}, set_constants({"k1=2", "b=0.5"}));
  ASSERT_EQ(points.size(), 2U);
  EXPECT_DOUBLE_EQ(points.back().options.k1, 2);
  EXPECT_EQ(describe(points.back().values), "k1=2 b=1");
}

TEST(RankingConstants, RefusesWhatItCannotRead) {
  for (const char* wrong : {"k1", "k9=1", "k1=", "k1=a", "k1=1:2", "k1=1:2:0", "k1=2:1:1",
                            "k1=1:2:0.1:3", "k1=0:1:0.000001", "k1=nan", "k1=0:inf:1"}) {
    EXPECT_THROW(sweep_points({wrong}), Error) << wrong;
  }
}

}  // namespace
}  // namespace fundstelle
