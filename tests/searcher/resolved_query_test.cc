// What a query becomes: the weights of its parts, and the forms under which its words are looked
// for.
#include "searcher/resolved_query.h"

#include <gtest/gtest.h>

#include "fundstelle/index_writer.h"
#include "fundstelle/searcher.h"
#include "tests/fixtures/scratch_directory.h"
#include "tests/searcher/exhaustive_oracle.h"

namespace fundstelle {
namespace {

class ResolvedQueryTest : public ::testing::Test {
 protected:
  ResolvedQuery resolved(const std::string& text, const RankingOptions& options = {}) {
    return resolve(parse_query(text), analyzer_, statistics_, options);
  }

  TextAnalyzer analyzer_{german_rules()};
  testing::ExhaustiveOracle statistics_;
};

TEST_F(ResolvedQueryTest, TheHeadOfACompoundCountsMore) {
  RankingOptions options;
  options.head_weight = 1.5;
  const auto parts = resolved("Friedensvertrag Streit", options).weights.parts;
  ASSERT_EQ(parts.size(), 3U);
  EXPECT_DOUBLE_EQ(parts[0].boost, 1.0);
  EXPECT_DOUBLE_EQ(parts[1].boost, 1.5);
  EXPECT_DOUBLE_EQ(parts[2].boost, 1.0) << "a simple word has no head";
}

TEST_F(ResolvedQueryTest, SynonymsOfAnExpressionAreFormsOfItsHeadAlone) {
  analyzer_ = TextAnalyzer(
      german_rules({"Bund der Muster; Musterbund; BdM\nDeutscher Musterrat; DMR\n", false}));
  const auto synonyms = [](const QueryWord& word) {
    std::vector<std::string> texts;
    for (const QueryForm& form : word.forms) {
      if (form.kind == FormKind::synonym) texts.push_back(form.text);
    }
    return texts;
  };
  const auto bund = resolved("Streit im Bund der Muster").words;
  ASSERT_EQ(bund.size(), 3U);
  EXPECT_EQ(synonyms(bund[0]), std::vector<std::string>{});
  EXPECT_EQ(synonyms(bund[1]), (std::vector<std::string>{"Musterbund", "BdM"}));
  EXPECT_EQ(synonyms(bund[2]), std::vector<std::string>{});
  const auto rat = resolved("Deutschen Musterrat").words;
  EXPECT_EQ(synonyms(rat.at(0)), std::vector<std::string>{});
  EXPECT_EQ(synonyms(rat.at(1)), std::vector<std::string>{"DMR"});
  for (const char* apart : {"Deutscher +Musterrat", "Deutscher \"Musterrat\"",
                            "Deutscher -Musterrat", "Deutscher title:Musterrat"}) {
    for (const QueryWord& word : resolved(apart).words)
      EXPECT_TRUE(synonyms(word).empty()) << apart;
  }
}

TEST_F(ResolvedQueryTest, WhatSharesTheHeadRanksBeforeWhatSharesTheModifier) {
  const testing::ScratchDirectory scratch;
  IndexWriter writer(scratch / "index");
  // The ids are such that a tie would rank the other way round.
  writer.add(make_article("a-modifier", "", "Heute geht es hier um den Frieden."));
  writer.add(make_article("b-head", "", "Heute geht es hier um den Vertrag."));
  writer.commit();
  const auto hits = Searcher(scratch / "index").search("Friedensvertrag").hits;
  ASSERT_EQ(hits.size(), 2U);
  EXPECT_EQ(hits.front().id, "b-head");
}

}  // namespace
}  // namespace fundstelle
