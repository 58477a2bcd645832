#include "searcher/cli/ranking_sweep.h"

#include <gtest/gtest.h>

#include "fundstelle/error.h"

namespace fundstelle {
namespace {

TEST(RankingSweep, RangesIncludeTheirEnds) {
  const auto points = sweep_points({"k1=0.6:1.2:0.2"});
  ASSERT_EQ(points.size(), 4U);
  EXPECT_DOUBLE_EQ(points.front().options.k1, 0.6);
  EXPECT_DOUBLE_EQ(points.back().options.k1, 1.2);
  EXPECT_DOUBLE_EQ(points.back().options.b, RankingOptions{}.b);
}

TEST(RankingSweep, CombinesAllConstants) {
  const auto points = sweep_points({"b=0:1:0.5", "title_weight=0.4", "part_weight=0:0.7:0.7"});
  ASSERT_EQ(points.size(), 6U);
  EXPECT_EQ(points.front().values.size(), 3U);
  EXPECT_EQ(sweep_points({}).size(), 1U);
}

TEST(RankingSweep, RefusesWhatItCannotRead) {
  for (const char* wrong : {"k1", "k9=1", "k1=", "k1=a", "k1=1:2", "k1=1:2:0", "k1=2:1:1",
                            "k1=1:2:0.1:3", "k1=0:1:0.000001", "k1=nan", "k1=0:inf:1"}) {
    EXPECT_THROW(sweep_points({wrong}), Error) << wrong;
  }
}

}  // namespace
}  // namespace fundstelle
