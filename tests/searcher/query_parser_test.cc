// Queries as text: what was understood, and what was remarked.
#include <gtest/gtest.h>

#include <iterator>
#include <random>

#include "fundstelle/query.h"

namespace fundstelle {
namespace {

struct Case {
  const char* text;
  const char* understood;
};

TEST(QueryParser, UnderstandsTheDocumentedSyntax) {
  const Case cases[] = {
      {"", ""},
      {"   ", ""},
      {"Waffenruhe", "word(Waffenruhe)"},
      {"Nato-Osterweiterung Russland", "word(Nato-Osterweiterung) word(Russland)"},
      {"\"30 Tage\" Ruhe", "phrase(30 Tage) word(Ruhe)"},
      {"„Krieg und Frieden“", "word(„Krieg) word(und) word(Frieden“)"},
      {"CO 2 -Ausstoß", "word(CO) word(2) word(-Ausstoß)"},
      {"Ärzte und -ärztinnen", "word(Ärzte) word(und) word(-ärztinnen)"},
      {"Ärzte -ärztinnen", "word(Ärzte) -word(ärztinnen)"},
      {"+Krieg -Handel", "+word(Krieg) -word(Handel)"},
      {"-\"kalter Krieg\"", "-phrase(kalter Krieg)"},
      {"Krieg - Frieden", "word(Krieg) word(-) word(Frieden)"},
      {"title:Zölle", "title:word(Zölle)"},
      {"title:\"neue Zölle\"", "title:phrase(neue Zölle)"},
      {"source:dpa since:2024 until:2024-05-13 Zoll",
       "source(dpa) since(2024) until(2024-05-13) word(Zoll)"},
      {"source:\"Neue Zeitung\"", "source(Neue Zeitung)"},
      {"150 000 Menschen", "word(150 000) word(Menschen)"},
      {"1 500 000", "word(1 500 000)"},
      {"2024 150", "word(2024) word(150)"},
      {"12 34", "word(12) word(34)"},
      {"150 000er", "word(150) word(000er)"},
      {"10:30 Uhr", "word(10:30) word(Uhr)"},
      {"\"Merkel Putin\"~5", "near/5(Merkel | Putin)"},
      {"-\"Merkel Putin\"~0 Krim", "-near/0(Merkel | Putin) word(Krim)"},
      {"title:\"Merkel Putin\"~12", "title:near/12(Merkel | Putin)"},
      {"\"Merkel  Putin Krim\"~satz", "sentence(Merkel | Putin | Krim)"},
      {"Merkel NEAR/5 Putin", "near/5(Merkel | Putin)"},
      {"+Merkel NAHE/5 Putin Krim", "+near/5(Merkel | Putin) word(Krim)"},
      {"\"kalter Krieg\" NEAR/satz Putin", "sentence(kalter Krieg | Putin)"},
      {"Merkel NEAR/3 \"kalter Krieg\" NEAR/8 Putin", "near/8(Merkel | kalter Krieg | Putin)"},
      {"-title:Merkel NEAR/SATZ Putin", "-title:sentence(Merkel | Putin)"},
      {"min:2 Krieg Frieden", "word(Krieg) word(Frieden) min(2)"},
      {"Krieg Frieden min:60%", "word(Krieg) word(Frieden) min(60%)"},
      // Text all the same:
      {"NAHE DER GRENZE", "word(NAHE) word(DER) word(GRENZE)"},
      {"Krieg NEAR/weit Frieden", "word(Krieg) word(NEAR/weit) word(Frieden)"},
      {"Krieg near/5 Frieden", "word(Krieg) word(near/5) word(Frieden)"},
      {"\"30 Tage\"~ca \"Krieg\"~5", "phrase(30 Tage) word(~ca) phrase(Krieg)"},
      {"ein SATZ von ~5", "word(ein) word(SATZ) word(von) word(~5)"},
  };
  for (const Case& c : cases) {
    const Query query = parse_query(c.text);
    EXPECT_EQ(query.describe(), c.understood) << c.text;
    EXPECT_TRUE(query.diagnostics.empty()) << c.text;
    for (const Clause& clause : query.clauses) {
      EXPECT_LT(clause.range.begin, clause.range.end);
      EXPECT_LE(clause.range.end, query.text.size());
    }
  }
}

TEST(QueryParser, MistakesAreRemarkedWithTheirPlace) {
  Query query = parse_query("Krieg \"nicht zu Ende");
  EXPECT_EQ(query.describe(), "word(Krieg) phrase(nicht zu Ende)");
  ASSERT_EQ(query.diagnostics.size(), 1U);
  EXPECT_EQ(query.diagnostics[0].range, (ByteRange{6, 20}));

  query = parse_query("since:gestern Krieg");
  EXPECT_EQ(query.describe(), "word(Krieg)");
  ASSERT_EQ(query.diagnostics.size(), 1U);
  EXPECT_EQ(query.diagnostics[0].range, (ByteRange{0, 13}));

  query = parse_query("NEAR/5 Krieg NAHE/satz");
  EXPECT_EQ(query.describe(), "word(Krieg)");
  ASSERT_EQ(query.diagnostics.size(), 2U);
  EXPECT_EQ(query.diagnostics[0].range, (ByteRange{0, 6}));
  EXPECT_EQ(query.diagnostics[1].range, (ByteRange{13, 22}));

  query = parse_query("source:dpa NEAR/5 Krieg NEAR/3 since:2024 min:viel");
  EXPECT_EQ(query.describe(), "source(dpa) word(Krieg) since(2024)");
  EXPECT_EQ(query.diagnostics.size(), 3U);

  query = parse_query("a NEAR/5 b NEAR/satz c \"d e\"~2 NEAR/2 f");
  EXPECT_EQ(query.describe(), "near/5(a | b) word(c) near/2(d | e) word(f)");
  EXPECT_EQ(query.diagnostics.size(), 2U);

  query = parse_query("Krieg since:");  // nothing is read behind the end
  EXPECT_EQ(query.describe(), "word(Krieg)");
  EXPECT_EQ(query.diagnostics.size(), 1U);

  query = parse_query("source: Krieg \"\"");
  EXPECT_EQ(query.describe(), "word(Krieg)");
  EXPECT_EQ(query.diagnostics.size(), 2U);
}

TEST(QueryParser, AQuorumIsANumberOrAShare) {
  const auto of = [](const char* text, std::size_t words) {
    const auto quorum = parse_quorum(text);
    return quorum ? static_cast<int>(quorum->of(words)) : -1;
  };
  EXPECT_EQ(of("2", 3), 2);
  EXPECT_EQ(of("9", 3), 3);
  EXPECT_EQ(of("0", 3), 0);
  EXPECT_EQ(of("75%", 3), 2);
  EXPECT_EQ(of("1%", 3), 1);
  EXPECT_EQ(of("100%", 3), 3);
  EXPECT_EQ(of("2", 0), 0);
  for (const char* wrong : {"", "%", "-1", "101%", "2 ", "zwei", "99999999999999999999"}) {
    EXPECT_EQ(of(wrong, 3), -1) << wrong;
  }
}

// Whatever is typed is understood somehow, and every range lies inside the text.
TEST(QueryParser, NeverFails) {
  static const char* const kPieces[] = {
      "Krieg", "\"", "\"a b\"", "~5",   "~satz",   "NEAR/5", "NEAR/",   "NAHE/satz", " ",
      "+",     "-",  "title:",  "min:", "min:50%", "since:", "source:", "%",         "\t"};
  std::minstd_rand random(7);
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::size_t n = random() % 12; n > 0; --n) text += kPieces[random() % std::size(kPieces)];
    const Query query = parse_query(text);
    query.describe();
    for (const Clause& clause : query.clauses) {
      EXPECT_LT(clause.range.begin, clause.range.end) << text;
      EXPECT_LE(clause.range.end, text.size()) << text;
      const bool joins = clause.kind == ClauseKind::near || clause.kind == ClauseKind::sentence;
      EXPECT_EQ(clause.operands.size() > 1, joins) << text;
    }
    for (const Diagnostic& diagnostic : query.diagnostics) {
      EXPECT_LE(diagnostic.range.end, text.size()) << text;
    }
  }
}

}  // namespace
}  // namespace fundstelle
