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

Query word_query(const std::string& text) {
  Query query;
  Clause clause;
  clause.text = text;
  query.clauses.push_back(clause);
  return query;
}

class ResolvedQueryTest : public ::testing::Test {
 protected:
  ResolvedQuery resolved(const std::string& text, const RankingOptions& options = {}) {
    return resolve(word_query(text), analyzer_, statistics_, options);
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
