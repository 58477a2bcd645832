// The join of sorted articles, eight by eight or one by one, against std::set_intersection.
#include "searcher/sealed_join.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace fundstelle {
namespace {

std::vector<std::uint32_t> ascending(std::minstd_rand& random, std::size_t size,
                                     std::uint32_t range) {
  std::set<std::uint32_t> values;
  while (values.size() < size) values.insert(static_cast<std::uint32_t>(random()) % range);
  return {values.begin(), values.end()};
}

TEST(SealedJoin, FindsWhatIsInBoth) {
  std::minstd_rand random(5);
  for (int round = 0; round < 3000; ++round) {
    const std::uint32_t range = 260U << (random() % 8);
    std::vector<std::uint32_t> a = ascending(random, random() % 129, range);
    std::vector<std::uint32_t> b = ascending(random, random() % 129, range);
    std::vector<std::uint32_t> expected;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(expected));
    const auto a_size = static_cast<std::uint32_t>(a.size());
    const auto b_size = static_cast<std::uint32_t>(b.size());
    a.insert(a.end(), JoinBatch::kPadding, JoinBatch::kEnd);
    b.insert(b.end(), PostingCursor::kPadding, PostingCursor::kEnd);
    std::array<std::uint16_t, 256> common;
    for (const auto join : {&intersect, &intersect_plainly}) {
      const std::uint32_t n = join(a.data(), a_size, b.data(), b_size, common.data());
      ASSERT_EQ(n, expected.size());
      for (std::uint32_t i = 0; i < n; ++i) {
        ASSERT_EQ(a[common[i] & 0xFFU], expected[i]);
        ASSERT_EQ(b[common[i] >> 8U], expected[i]);
      }
    }
  }
}

}  // namespace
}  // namespace fundstelle
