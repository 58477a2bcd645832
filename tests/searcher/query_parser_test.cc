// Queries as text: what was understood, and what was remarked.
#include <gtest/gtest.h>

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

  query = parse_query("source: Krieg \"\"");
  EXPECT_EQ(query.describe(), "word(Krieg)");
  EXPECT_EQ(query.diagnostics.size(), 2U);
}

}  // namespace
}  // namespace fundstelle
