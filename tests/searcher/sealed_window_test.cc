// Codes that reach a threshold, with vectors and without, against looking each one up.
#include "searcher/sealed_window.h"

#include <gtest/gtest.h>

#include <random>

namespace fundstelle {
namespace {

TEST(CodeFilter, PicksWhatReachesTheThreshold) {
  std::minstd_rand random(3);
  for (int round = 0; round < 500; ++round) {
    std::array<std::uint16_t, 256> bounds;
    for (auto& bound : bounds) bound = static_cast<std::uint16_t>(random() % 1000);
    std::array<std::uint8_t, kBlockSize> codes;
    for (auto& code : codes) code = static_cast<std::uint8_t>(random());
    const std::uint32_t least = static_cast<std::uint32_t>(random()) % 1100;
    std::vector<std::uint8_t> expected;
    for (std::size_t i = 0; i < kBlockSize; ++i) {
      if (bounds[codes[i]] >= least) expected.push_back(static_cast<std::uint8_t>(i));
    }
    CodeFilter fresh;  // one filter serves one table
    fresh.set(bounds.data(), least);
    std::array<std::uint8_t, kBlockSize> out;
    const std::uint32_t n = fresh.pick(codes.data(), out.data());
    EXPECT_EQ(std::vector<std::uint8_t>(out.begin(), out.begin() + n), expected);
    const std::uint32_t m = fresh.pick_plainly(codes.data(), out.data());
    EXPECT_EQ(std::vector<std::uint8_t>(out.begin(), out.begin() + m), expected);
  }
}

}  // namespace
}  // namespace fundstelle
