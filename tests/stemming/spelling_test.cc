// The measure behind "did you mean": slips of German typing cost less, and the right word comes
// first.
#include "stemming/spelling.h"

#include <gtest/gtest.h>

#include <iostream>

#include "tests/stemming/gold_table.h"

namespace fundstelle {
namespace {

TEST(SpellingDistance, PutsTheRightWordFirst) {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const std::string& line : testing::gold_lines("misspellings.tsv")) {
    const auto fields = testing::fields_of(line, '\t');
    if (fields.size() >= 2) pairs.emplace_back(fields[0], fields[1]);
  }
  std::size_t first = 0;
  for (const auto& [wrong, right] : pairs) {
    const double own = spelling_distance(wrong, right, 3);
    bool best = true;
    for (const auto& other : pairs) {
      if (other.second != right && spelling_distance(wrong, other.second, 3) <= own) best = false;
    }
    first += best ? 1 : 0;
  }
  std::cout << "right word first: " << first << " of " << pairs.size() << '\n';
  EXPECT_GE(static_cast<double>(first), 0.95 * static_cast<double>(pairs.size()));
}

TEST(SpellingDistance, IsASymmetricMeasureWithinItsLimit) {
  for (const auto& [a, b] :
       std::vector<std::pair<std::string, std::string>>{{"", ""},
                                                        {"a", ""},
                                                        {"Krieg", "Kreig"},
                                                        {"Strasse", "Straße"},
                                                        {"Anschlage", "Anschläge"}}) {
    EXPECT_DOUBLE_EQ(spelling_distance(a, b, 9), spelling_distance(b, a, 9));
    EXPECT_EQ(spelling_distance(a, a, 9), 0);
  }
  EXPECT_GT(spelling_distance("Regierung", "Sanktionen", 2), 2);
}

TEST(SpellingDistance, SlipsOfTypingCostLess) {
  const double plain = spelling_distance("Waffenruhe", "Waffenrume", 9);
  EXPECT_LT(spelling_distance("Waffenruhe", "Waffenruje", 9), plain);        // neighbouring keys
  EXPECT_LT(spelling_distance("Verhandlungen", "Verhandlungne", 9), plain);  // two letters swapped
  EXPECT_LT(spelling_distance("Anschläge", "Anschlage", 9), plain);          // a missing umlaut
  EXPECT_LT(spelling_distance("Straße", "Strasse", 9), plain);
  EXPECT_LT(spelling_distance("Kommission", "Komission", 9), plain);  // a doubled letter
  EXPECT_LT(spelling_distance("Krieg", "Krig", 9), plain);            // ie
}

}  // namespace
}  // namespace fundstelle
