// The leaping search against the one that looks everywhere.
#include "corpus/phrase_set.h"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace fundstelle {
namespace {

using Found = std::multiset<std::pair<std::size_t, int>>;

bool stands_at(const std::string& line, std::size_t i, std::string phrase) {
  if (phrase.ends_with(' ') && i + phrase.size() == line.size() + 1) phrase.pop_back();
  return line.compare(i, phrase.size(), phrase) == 0;
}

TEST(PhraseSet, FindsWhatStandsInTheLine) {
  std::mt19937 random(5);
  const auto text = [&](std::size_t size) {
    std::string result;
    while (result.size() < size) result += "ab c"[random() % 4];
    return result;
  };
  for (int round = 0; round < 2000; ++round) {
    std::vector<PhraseSet<int>::Phrase> phrases;
    const std::size_t shortest = 3 + random() % 4;
    for (int n = 0; n < 6; ++n) phrases.emplace_back(text(shortest + random() % 5), n);
    const PhraseSet<int> set(phrases);
    const std::string line = text(random() % 40);
    Found expected;
    for (std::size_t i = 0; i + 3 <= line.size(); ++i) {
      for (const auto& [phrase, value] : phrases) {
        if (stands_at(line, i, phrase)) expected.emplace(i, value);
      }
    }
    Found found;
    std::size_t last = 0;
    set.each(line, [&](int value, std::size_t at) {
      EXPECT_GE(at, last);
      last = at;
      found.emplace(at, value);
      return false;
    });
    ASSERT_EQ(found, expected) << line;
    const int* first = set.find(line);
    ASSERT_EQ(first != nullptr, !expected.empty());
  }
}

TEST(PhraseSet, IsEmptyAtFirst) { EXPECT_EQ(PhraseSet<int>().find("abc"), nullptr); }

}  // namespace
}  // namespace fundstelle
