// Transliterations of one name share a key; different names mostly do not.
#include <gtest/gtest.h>

#include <iostream>

#include "stemming/folding.h"
#include "stemming/text_analyzer.h"
#include "tests/stemming/gold_table.h"

namespace fundstelle {
namespace {

bool are_variants(const std::string& a, const std::string& b) {
  const std::string key = name_key(fold(a));
  return !key.empty() && key == name_key(fold(b));
}

TEST(NameKey, JoinsTransliterations) {
  int all = 0;
  int joined = 0;
  for (const std::string& line : testing::gold_lines("name_variants.tsv")) {
    const auto variants = testing::fields_of(testing::fields_of(line, '\t')[0], ';');
    for (std::size_t i = 1; i < variants.size(); ++i) {
      ++all;
      joined += are_variants(variants[0], variants[i]) ? 1 : 0;
    }
  }
  std::cout << "name variants joined: " << 100.0 * joined / all << " % of " << all << '\n';
  EXPECT_GE(joined, 0.85 * all);
}

TEST(NameKey, KeepsOtherNamesApart) {
  int all = 0;
  int joined = 0;
  for (const std::string& line : testing::gold_lines("not_name_variants.tsv")) {
    const auto pair = testing::fields_of(line, '\t');
    if (pair.size() < 2) continue;
    ++all;
    joined += are_variants(pair[0], pair[1]) ? 1 : 0;
  }
  std::cout << "other names joined: " << 100.0 * joined / all << " % of " << all << '\n';
  EXPECT_LE(joined, 0.1 * all);
}

TEST(NameKey, IsEmptyForWordsThatAreNoNames) {
  for (const char* word :
       {"regierung", "sprechen", "schnell", "und", "2022", "wasser", "freiheit"}) {
    EXPECT_EQ(name_key(word), "") << word;
  }
}

}  // namespace
}  // namespace fundstelle
