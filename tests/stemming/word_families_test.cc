// Word families: what a query for a word also finds, and what it must not.
#include "stemming/word_families.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>

#include "stemming/german_rules.h"
#include "tests/stemming/gold_table.h"

namespace fundstelle {
namespace {

class WordFamiliesTest : public ::testing::Test {
 protected:
  std::string stem_of(const std::string& word) {
    const auto tokens = analyzer_.analyze(word);
    return tokens.empty() ? std::string() : tokens.front().word->stem;
  }
  // One stem, or stems of one family.
  bool joined(const std::string& a, const std::string& b) {
    const std::string x = stem_of(a);
    const std::string y = stem_of(b);
    return x == y || families_.related(x, y);
  }
  bool related(const std::string& a, const std::string& b) {
    return families_.related(stem_of(a), stem_of(b));
  }
  // Whether a root of `a` and an ending give `b`, as a search in an archive's forms needs.
  bool found_from(const std::string& a, const std::string& form) const {
    for (const std::string& root : families_.roots(a)) {
      if (!std::string_view(form).starts_with(root)) continue;
      const auto& endings = families_.endings();
      if (std::binary_search(endings.begin(), endings.end(), form.substr(root.size()))) return true;
    }
    return false;
  }

  TextAnalyzer analyzer_{german_rules()};
  const WordFamilies& families_ = german_rules()->families();
};

TEST_F(WordFamiliesTest, JoinsFamiliesAndKeepsOthersApart) {
  int families = 0;
  int found = 0;
  int others = 0;
  int wrong = 0;
  for (const std::string& line : testing::gold_lines("word_families.tsv")) {
    const auto fields = testing::fields_of(line, '\t');
    const bool is = joined(fields[0], fields[1]);
    if (fields[2] == "yes") {
      ++families;
      found += is ? 1 : 0;
      if (!is) std::cout << "  missed: " << fields[0] << ' ' << fields[1] << '\n';
    } else {
      ++others;
      wrong += related(fields[0], fields[1]) ? 1 : 0;
      if (related(fields[0], fields[1])) {
        std::cout << "  wrong: " << fields[0] << ' ' << fields[1] << '\n';
      }
    }
  }
  std::cout << "families: " << found << " of " << families << "; wrong: " << wrong << " of "
            << others << '\n';
  EXPECT_GE(found, 0.9 * families);
  EXPECT_LE(wrong, 0.1 * others);
}

TEST_F(WordFamiliesTest, SeldomRelatesWordsThatAStemmerMustNotJoin) {
  int all = 0;
  int wrong = 0;
  for (const std::string& line : testing::gold_lines("must_not_join.tsv")) {
    const auto fields = testing::fields_of(line, '\t');
    ++all;
    wrong += related(fields[0], fields[1]) ? 1 : 0;
  }
  // Many of them are of one family all the same (Urlaub, Urlauber).
  std::cout << "related: " << wrong << " of " << all << '\n';
  EXPECT_LE(wrong, 0.12 * all);
}

TEST_F(WordFamiliesTest, RootsAndEndingsSpellTheFamily) {
  EXPECT_TRUE(found_from("entwicklung", "entwickeln"));
  EXPECT_TRUE(found_from("entwickeln", "entwicklung"));
  EXPECT_TRUE(found_from("haus", "haeuslich"));
  EXPECT_TRUE(found_from("haeuslich", "haus"));
  EXPECT_TRUE(found_from("verhandel", "verhandlung"));
  EXPECT_TRUE(found_from("vorstellung", "vorstellen"));
  EXPECT_FALSE(found_from("haus", "haushalt"));
}

TEST_F(WordFamiliesTest, NamesNumbersAndShortWordsHaveNone) {
  for (const char* word : {"merkel", "mueller", "2022", "wut", "co2", "straße", ""}) {
    EXPECT_TRUE(families_.roots(word).empty()) << word;
  }
}

TEST_F(WordFamiliesTest, IsSymmetricAndNotReflexive) {
  EXPECT_TRUE(families_.related("forschung", "forscher"));
  EXPECT_TRUE(families_.related("forscher", "forschung"));
  EXPECT_FALSE(families_.related("forscher", "forscher"));
}

}  // namespace
}  // namespace fundstelle
