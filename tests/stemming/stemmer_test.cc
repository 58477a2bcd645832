// Words that must share a term and words that must not, against plain Snowball on the same tables.
#include "stemming/stemmer.h"

#include <gtest/gtest.h>

#include <iostream>

#include "stemming/folding.h"
#include "stemming/german_rules.h"
#include "stemming/word_analysis.h"
#include "tests/stemming/gold_table.h"

namespace fundstelle {
namespace {

struct Rates {
  double ours = 0;
  double snowball = 0;
  int pairs = 0;
};

Rates join_rates(const std::string& file) {
  const auto rules = german_rules();
  WordAnalysis analysis(*rules);
  Stemmer stemmer(rules->lexicon(), rules->stem_tables());
  Rates rates;
  for (const std::string& line : testing::gold_lines(file)) {
    const auto pair = testing::fields_of(line, '\t');
    if (pair.size() < 2) continue;
    ++rates.pairs;
    rates.ours += analysis.analyze(pair[0]).stem == analysis.analyze(pair[1]).stem ? 1 : 0;
    rates.snowball += stemmer.snowball(fold(pair[0])) == stemmer.snowball(fold(pair[1])) ? 1 : 0;
  }
  rates.ours /= rates.pairs;
  rates.snowball /= rates.pairs;
  std::cout << file << ": joined " << 100 * rates.ours << " %, by plain Snowball "
            << 100 * rates.snowball << " % of " << rates.pairs << '\n';
  return rates;
}

TEST(Stemmer, JoinsFormsOfOneWord) {
  const Rates rates = join_rates("must_join.tsv");
  EXPECT_GE(rates.pairs, 400);
  EXPECT_GE(rates.ours, 0.95);
  EXPECT_GT(rates.ours, rates.snowball);
}

TEST(Stemmer, KeepsDifferentWordsApart) {
  const Rates rates = join_rates("must_not_join.tsv");
  EXPECT_GE(rates.pairs, 400);
  EXPECT_LE(rates.ours, 0.03);
  EXPECT_LT(rates.ours, rates.snowball);
}

TEST(Stemmer, FindsTheVerbBehindItsForms) {
  WordAnalysis analysis(*german_rules());
  const auto stem = [&](const char* word) { return analysis.analyze(word).stem; };
  for (const char* form : {"spricht", "sprach", "gesprochen", "sprächen"}) {
    EXPECT_EQ(stem(form), stem("sprechen")) << form;
  }
  for (const char* form : {"angekündigt", "anzukündigen", "ankündigte", "angekündigten"}) {
    EXPECT_EQ(stem(form), stem("ankündigen")) << form;
  }
  for (const char* form : {"teilgenommen", "teilzunehmen", "teilnahm"}) {
    EXPECT_EQ(stem(form), stem("teilnehmen")) << form;
  }
}

TEST(Stemmer, DoesNotDependOnCaseOrSpelling) {
  WordAnalysis analysis(*german_rules());
  for (const char* word : {"Häuser", "Stand", "Verhandlungen", "Straßen", "Präsidentin", "Macht"}) {
    const std::string folded = analysis.analyze(word).folded;
    EXPECT_EQ(analysis.analyze(word).stem, analysis.analyze(folded).stem) << word;
  }
}

}  // namespace
}  // namespace fundstelle
