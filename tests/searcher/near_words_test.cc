// Which pairs of a query stand together in a unit.
#include "searcher/near_words.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace fundstelle {
namespace {

class NearWordsTest : public ::testing::Test {
 protected:
  void see(std::size_t unit, std::size_t position, PairUse use) {
    near_.see(unit, position, {&use, 1});
  }
  NearWords near_;
};

TEST_F(NearWordsTest, CountsBothOrdersWithinTheWindow) {
  near_.reset(3, 1);
  see(1, 10, {0, 0});
  see(1, 10 + NearWords::kWindow, {0, 1});
  see(2, 20, {0, 1});
  see(2, 21, {0, 0});
  EXPECT_FALSE(near_.stand_together(0, 0));
  EXPECT_TRUE(near_.stand_together(1, 0));
  EXPECT_TRUE(near_.stand_together(2, 0));
}

TEST_F(NearWordsTest, NeitherFarApartNorAcrossUnitsNorOneWord) {
  near_.reset(4, 1);
  see(0, 1, {0, 0});
  see(0, 2 + NearWords::kWindow, {0, 1});
  see(1, 2 + NearWords::kWindow + 1, {0, 0});
  const std::array<PairUse, 2> both{PairUse{0, 0}, PairUse{0, 1}};
  near_.see(2, 30, both);
  for (std::size_t unit = 0; unit < 4; ++unit) EXPECT_FALSE(near_.stand_together(unit, 0)) << unit;
}

TEST_F(NearWordsTest, AWordThatIsBothCountsAlone) {
  near_.reset(2, 2);
  see(1, 5, {1, PairUse::kBoth});
  EXPECT_TRUE(near_.stand_together(1, 1));
  const std::vector<WordPair> pairs{{{}, {}, 3.0}, {{}, {}, 4.0}};
  EXPECT_DOUBLE_EQ(near_mass(near_, 1, pairs), 4.0 / std::sqrt(2.0));
  EXPECT_DOUBLE_EQ(near_mass(near_, 0, pairs), 0.0);
}

}  // namespace
}  // namespace fundstelle
