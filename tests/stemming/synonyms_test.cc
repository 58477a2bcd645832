// The table of synonyms: its syntax, its mistakes, and the lookup by stem and by part.
#include "stemming/synonyms.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "fundstelle/error.h"
#include "stemming/text_analyzer.h"

namespace fundstelle {
namespace {

std::vector<WordVariant> synonyms_of(const std::string& table, const std::string& word) {
  TextAnalyzer analyzer(german_rules({table, false}));
  return analyzer.synonyms(*analyzer.analyze(word)[0].word);
}

bool has(const std::vector<WordVariant>& variants, const std::string& text) {
  return std::any_of(variants.begin(), variants.end(),
                     [&](const WordVariant& v) { return v.text == text; });
}

TEST(Synonyms, AGroupJoinsItsMembersInAllForms) {
  const std::string table = "# Krieg\nWaffenruhe; Waffenstillstand; Feuerpause @0.8\n";
  const auto variants = synonyms_of(table, "Waffenruhen");
  ASSERT_EQ(variants.size(), 2U);
  EXPECT_TRUE(has(variants, "Feuerpause"));
  EXPECT_DOUBLE_EQ(variants[0].weight, 0.8);
  EXPECT_TRUE(has(synonyms_of(table, "Feuerpausen"), "Waffenruhe"));
}

TEST(Synonyms, AnArrowLeadsOneWay) {
  EXPECT_TRUE(has(synonyms_of("Panzer => Leopard", "Panzer"), "Leopard"));
  EXPECT_TRUE(synonyms_of("Panzer => Leopard", "Leopard").empty());
}

TEST(Synonyms, APartOfACompoundFindsItsSynonyms) {
  const auto variants = synonyms_of("Krieg; Konflikt", "Ukrainekrieg");
  ASSERT_EQ(variants.size(), 1U);
  EXPECT_EQ(variants[0].stems, (std::vector<std::string>{"ukrain", "konflikt"}));
  EXPECT_LT(variants[0].weight, 0.7);
}

TEST(Synonyms, AnExpressionOfSeveralWordsHasSynonymsAsAWhole) {
  const std::string table =
      "rote Karte; Platzverweis\nrote Karte für alle; Massenverweis\n"
      "IG Muster => Mustergewerkschaft @0.6\n";
  TextAnalyzer analyzer(german_rules({table, false}));
  const auto of = [&](const std::string& text) {
    std::vector<std::string> stems;
    for (const WordToken& token : analyzer.analyze(text)) stems.push_back(token.word->stem);
    return analyzer.phrase_synonyms(stems);
  };
  PhraseSynonyms found = of("roten Karten im Spiel");
  ASSERT_EQ(found.variants.size(), 1U);
  EXPECT_EQ(found.words, 2U);
  EXPECT_EQ(found.variants[0].text, "Platzverweis");
  found = of("Rote Karte für alle");
  ASSERT_EQ(found.variants.size(), 1U) << "the longest alone";
  EXPECT_EQ(found.variants[0].text, "Massenverweis");
  found = of("IG Muster");
  ASSERT_EQ(found.variants.size(), 1U);
  EXPECT_DOUBLE_EQ(found.variants[0].weight, 0.6);
  for (const char* text :
       {"rote", "Karte", "rote Spielkarte", "Karte rote", "Mustergewerkschaft"}) {
    EXPECT_TRUE(of(text).variants.empty()) << text;
  }
}

TEST(Synonyms, ReadsTheMyThesFormat) {
  const std::string table = "UTF-8\nAuto|1\n-|Wagen|Pkw (fachspr.)\nBoot|2\n-|Kahn\n-|Nachen\n";
  EXPECT_TRUE(has(synonyms_of(table, "Autos"), "Pkw"));
  EXPECT_TRUE(has(synonyms_of(table, "Boote"), "Nachen"));
  EXPECT_TRUE(has(synonyms_of("ISO8859-1\nT\xFCr|1\n-|Pforte\n", "Türen"), "Pforte"));
}

TEST(Synonyms, NamesTheLineOfAMistake) {
  for (const char* table :
       {"a; b\nallein\n", "a; b\na => \n", "a; b\na; b @1.5\n", "a; b\na; b @x\n"}) {
    try {
      german_rules({table, false});
      ADD_FAILURE() << table;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::invalid_argument);
      EXPECT_NE(std::string(error.what()).find("line 2"), std::string::npos) << error.what();
    }
  }
}

TEST(Synonyms, TheShippedTableIsRead) {
  TextAnalyzer analyzer(german_rules());
  EXPECT_TRUE(has(analyzer.synonyms(*analyzer.analyze("Waffenruhe")[0].word), "Waffenstillstand"));
}

}  // namespace
}  // namespace fundstelle
