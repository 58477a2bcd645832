// Measures against values computed by hand from trec_eval's definitions.
#include "fundstelle/evaluation.h"

#include <gtest/gtest.h>

#include <cmath>

#include "fundstelle/error.h"

namespace fundstelle {
namespace {

const Judgements kJudgements = parse_judgements(
    "t1\ta\t2\n"
    "t1\tb\t1\n"
    "t1\tc\t0\n"
    "t2 0 x 1\n");

TEST(Evaluation, MeasuresOfATopicByHand) {
  const TrecRun run{{"t1", {{"c", 9.0}, {"a", 8.0}, {"d", 7.0}, {"b", 6.0}}}};
  const Measures m = evaluate(run, kJudgements).topics.at("t1");
  const double dcg = 2.0 / std::log2(3.0) + 1.0 / std::log2(5.0);
  const double ideal = 2.0 + 1.0 / std::log2(3.0);
  EXPECT_NEAR(m.ndcg, dcg / ideal, 1e-12);
  EXPECT_NEAR(m.mrr, 0.5, 1e-12);
  EXPECT_NEAR(m.map, (1.0 / 2 + 2.0 / 4) / 2, 1e-12);
  EXPECT_NEAR(m.precision, 0.2, 1e-12);
  EXPECT_NEAR(m.recall, 1.0, 1e-12);
  EXPECT_EQ(m.success, 0.0);
}

TEST(Evaluation, TopicsWithoutAnAnswerCountZero) {
  const TrecRun run{{"t1", {{"a", 2.0}, {"b", 1.0}}}};
  const Evaluation e = evaluate(run, kJudgements);
  EXPECT_EQ(e.topics.size(), 2U);
  EXPECT_NEAR(e.mean.ndcg, 0.5, 1e-12);
  EXPECT_NEAR(e.mean.success, 0.5, 1e-12);
}

TEST(Evaluation, EqualScoresAreOrderedByIdDescendingAsTrecEvalDoes) {
  const TrecRun run{{"t2", {{"x", 1.0}, {"z", 1.0}, {"y", 1.0}}}};
  EXPECT_NEAR(evaluate(run, kJudgements).topics.at("t2").mrr, 1.0 / 3, 1e-12);
}

TEST(Evaluation, CutoffLimitsGainAndPrecision) {
  const TrecRun run{{"t2", {{"a", 3.0}, {"b", 2.0}, {"x", 1.0}}}};
  EXPECT_EQ(evaluate(run, kJudgements, 2).topics.at("t2").ndcg, 0.0);
  EXPECT_NEAR(evaluate(run, kJudgements, 3).topics.at("t2").ndcg, 1.0 / std::log2(4.0), 1e-12);
  EXPECT_NEAR(evaluate(run, kJudgements, 3).topics.at("t2").precision, 1.0 / 3, 1e-12);
}

TEST(Evaluation, RunsSurviveWritingAndReading) {
  const TrecRun run{{"t1", {{"a", 2.5}, {"b", 1.25}}}};
  EXPECT_EQ(format_run(run, "tag"), "t1 Q0 a 1 2.5 tag\nt1 Q0 b 2 1.25 tag\n");
  EXPECT_EQ(parse_run(format_run(run, "tag")), run);
}

TEST(Evaluation, MalformedLinesAreNamed) {
  try {
    parse_judgements("t1\ta\t1\nt1 a\n");
    FAIL();
  } catch (const Error& e) {
    EXPECT_EQ(e.code(), ErrorCode::invalid_argument);
    EXPECT_NE(std::string(e.what()).find("line 2"), std::string::npos);
  }
  EXPECT_THROW(parse_run("q Q0 a 1 high tag\n"), Error);
}

TEST(Evaluation, ComparisonFindsARealDifferenceAndNoneInEqualRuns) {
  Evaluation worse;
  Evaluation better;
  for (int i = 0; i < 20; ++i) {
    const std::string topic = "t" + std::to_string(i);
    worse.topics[topic].ndcg = 0.4;
    better.topics[topic].ndcg = 0.5 + 0.001 * i;
  }
  const Comparison c = compare(worse, better);
  EXPECT_NEAR(c.difference, 0.1095, 1e-9);
  EXPECT_LT(c.p_value, 0.001);
  EXPECT_EQ(c.won.size(), 20U);
  EXPECT_EQ(c.won.front().first, "t19");
  const Comparison none = compare(worse, worse);
  EXPECT_EQ(none.tied, 20U);
  EXPECT_EQ(none.p_value, 1.0);
}

}  // namespace
}  // namespace fundstelle
