// The whole analysis: what is one word, what it becomes, and properties that hold for any text.
#include "stemming/text_analyzer.h"

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <random>
#include <thread>

#include "stemming/utf8.h"
#include "tests/stemming/gold_table.h"

namespace fundstelle {
namespace {

struct Result {
  std::string surface;
  std::string folded;
  std::string stem;
  std::uint32_t position;
};

std::vector<Result> analyze(TextAnalyzer& analyzer, const std::string& text) {
  std::vector<Result> results;
  for (const WordToken& token : analyzer.analyze(text)) {
    results.push_back({text.substr(token.begin, token.end - token.begin), token.word->folded,
                       token.word->stem, token.position});
  }
  return results;
}

std::vector<std::string> folded_of(const std::string& text) {
  TextAnalyzer analyzer(german_rules());
  std::vector<std::string> folded;
  for (const Result& result : analyze(analyzer, text)) folded.push_back(result.folded);
  return folded;
}

std::string stem_of(const std::string& word) {
  TextAnalyzer analyzer(german_rules());
  return analyzer.analyze(word)[0].word->stem;
}

using Words = std::vector<std::string>;

TEST(Tokens, AreTheWordsOfTheText) {
  EXPECT_EQ(folded_of("Die Nato-Osterweiterung, 2022."),
            (Words{"die", "natoosterweiterung", "2022"}));
  EXPECT_EQ(folded_of("150.000 = 150 000 = 150000 = 150'000"),
            (Words{"150000", "150000", "150000", "150000"}));
  EXPECT_EQ(folded_of("3,5 Prozent"), (Words{"3,5", "prozent"}));
  EXPECT_EQ(folded_of("U.S.A. und USA"), (Words{"usa", "und", "usa"}));
  EXPECT_EQ(folded_of("Bürger*innen Bürger:innen BürgerInnen Bürger/-innen"),
            (Words{"buergerinnen", "buergerinnen", "buergerinnen", "buergerinnen"}));
  EXPECT_EQ(folded_of("Waffen-\nruhe Waffen\xC2\xADruhe"), (Words{"waffenruhe", "waffenruhe"}));
  EXPECT_EQ(folded_of("CO₂ ﬁnden"), (Words{"co2", "finden"}));
  EXPECT_EQ(folded_of("Ende.Anfang \xFF kaputt\xC3"), (Words{"ende", "anfang", "kaputt"}));
}

TEST(Tokens, FoldSpellingsOfOneWordTogether) {
  EXPECT_EQ(folded_of("Häuser"), folded_of("Haeuser"));
  EXPECT_EQ(folded_of("Straße"), folded_of("Strasse"));
  EXPECT_NE(folded_of("Bär"), folded_of("Bar"));
  EXPECT_NE(folded_of("Goethe"), folded_of("Gothe"));
  EXPECT_EQ(stem_of("Nato-Osterweiterung"), stem_of("Natoosterweiterungen"));
  EXPECT_EQ(stem_of("Ukraine-Kriegs"), stem_of("Ukrainekrieg"));
  EXPECT_EQ(stem_of("US"), stem_of("U.S.A."));
}

TEST(DerivedTokens, SeparableVerbsStandAtTheVerb) {
  TextAnalyzer analyzer(german_rules());
  const auto tokens = analyze(analyzer, "Moskau kündigt weitere Gespräche mit Kiew an.");
  const auto found = std::find_if(tokens.begin(), tokens.end(), [](const Result& token) {
    return token.stem == stem_of("angekündigt");
  });
  ASSERT_NE(found, tokens.end());
  EXPECT_EQ(found->surface, "kündigt");
  EXPECT_EQ(found->position, 1U);
}

TEST(DerivedTokens, SuspendedHyphensAreFilledIn) {
  EXPECT_EQ(folded_of("Kriegs- und Krisengebiete"),
            (Words{"kriegs", "kriegsgebiete", "und", "krisengebiete"}));
  EXPECT_EQ(folded_of("Waffenimporte und -exporte"),
            (Words{"waffenimporte", "und", "exporte", "waffenexporte"}));
}

/// Random mixtures of words, signs and broken bytes.
std::string random_text(std::mt19937& random) {
  static const Words kPieces = {"Waffenruhe",
                                "Nato-Osterweiterung",
                                "ä",
                                "u\xCC\x88",
                                "ß",
                                "\xC2\xAD",
                                " ",
                                "-",
                                "- ",
                                "\n",
                                ".",
                                "U.S.",
                                "150",
                                ".000",
                                " 000",
                                ",",
                                "\xFF",
                                "\xE2\x80",
                                "\xF0\x9F\x98\x80",
                                "’s",
                                "*innen",
                                "kündigt",
                                " an.",
                                "Kriegs- und",
                                "İ",
                                "ﬁ",
                                "中",
                                "א",
                                "\xCC\x88",
                                "/-in",
                                "Ukraine",
                                "krieg"};
  std::string text;
  const std::size_t length = random() % 40;
  for (std::size_t i = 0; i < length; ++i) {
    if (random() % 8 == 0)
      text += static_cast<char>(random() % 256);
    else
      text += kPieces[random() % kPieces.size()];
  }
  return text;
}

bool is_boundary(const std::string& text, std::size_t position) {
  return position == text.size() || (static_cast<unsigned char>(text[position]) & 0xC0U) != 0x80U ||
         decode_utf8(text, position).code == kInvalid;
}

TEST(Properties, RangesAreMonotoneInsideTheTextAndOnBoundaries) {
  std::mt19937 random(7);
  TextAnalyzer analyzer(german_rules());
  for (int round = 0; round < 5000; ++round) {
    const std::string text = random_text(random);
    std::uint32_t position = 0;
    std::uint32_t begin = 0;
    for (const WordToken& token : analyzer.analyze(text)) {
      ASSERT_LT(token.begin, token.end);
      ASSERT_LE(token.end, text.size());
      ASSERT_GE(token.begin, begin);
      ASSERT_GE(token.position, position);
      ASSERT_TRUE(is_boundary(text, token.begin) && is_boundary(text, token.end)) << text;
      ASSERT_FALSE(token.word->folded.empty() || token.word->stem.empty()) << text;
      ASSERT_NE(token.word->parts.size(), 1U);
      std::uint32_t end = 0;
      for (const WordPart& part : token.word->parts) {
        ASSERT_LE(end, part.begin);
        ASSERT_LT(part.begin, part.end) << text;
        ASSERT_LE(part.end, token.end - token.begin);
        end = part.end;
      }
      begin = token.begin;
      position = token.position;
    }
  }
}

std::vector<std::string> terms_of(TextAnalyzer& analyzer, const std::string& text) {
  std::vector<std::string> terms;
  for (const WordToken& token : analyzer.analyze(text)) {
    std::string term = token.word->folded + ' ' + token.word->stem;
    for (const WordPart& part : token.word->parts) term += ' ' + part.term;
    terms.push_back(term);
  }
  return terms;
}

std::string decomposed(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString result;
  icu::Normalizer2::getNFDInstance(status)->normalize(icu::UnicodeString::fromUTF8(text), result,
                                                      status);
  std::string utf8;
  result.toUTF8String(utf8);
  return utf8;
}

std::string with_soft_hyphens(const std::string& text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    result += text[i];
    const auto letter = [&](std::size_t k) {
      return k < text.size() && text[k] >= 'a' && text[k] <= 'z';
    };
    if (i % 3 == 0 && letter(i) && letter(i + 1)) result += "\xC2\xAD";
  }
  return result;
}

TEST(Properties, SpellingInUnicodeMakesNoDifference) {
  TextAnalyzer analyzer(german_rules());
  for (const char* file : {"sentences.txt", "compounds.tsv", "simplex.tsv", "name_variants.tsv"}) {
    for (const std::string& line : testing::gold_lines(file)) {
      const auto terms = terms_of(analyzer, line);
      ASSERT_EQ(terms, terms_of(analyzer, decomposed(line))) << line;
      ASSERT_EQ(terms, terms_of(analyzer, with_soft_hyphens(line))) << line;
    }
  }
}

TEST(Properties, TheSameOnASecondRunAndOnFourThreads) {
  std::vector<std::string> texts;
  std::mt19937 random(11);
  for (int i = 0; i < 300; ++i) texts.push_back(random_text(random));
  for (const std::string& line : testing::gold_lines("sentences.txt")) texts.push_back(line);
  const auto run = [&] {
    TextAnalyzer analyzer(german_rules());
    std::vector<std::vector<std::string>> all;
    for (int pass = 0; pass < 2; ++pass) {
      for (const std::string& text : texts) all.push_back(terms_of(analyzer, text));
    }
    return all;
  };
  const auto expected = run();
  EXPECT_TRUE(std::equal(expected.begin(),
                         expected.begin() + static_cast<std::ptrdiff_t>(texts.size()),
                         expected.begin() + static_cast<std::ptrdiff_t>(texts.size())));
  std::vector<std::vector<std::vector<std::string>>> results(4);
  std::vector<std::thread> threads;
  for (auto& result : results) threads.emplace_back([&result, &run] { result = run(); });
  for (std::thread& thread : threads) thread.join();
  for (const auto& result : results) EXPECT_EQ(result, expected);
}

TEST(Analyzer, FingerprintIsStableWithinABuildAndIgnoresSynonyms) {
  const Analyzer plain;
  EXPECT_EQ(plain.fingerprint().size(), 16U);
  EXPECT_EQ(plain.fingerprint(), Analyzer({"a; b", false}).fingerprint());
}

TEST(Analyzer, MarksOfPartsAnalyseToTheirTerms) {
  const Analyzer analyzer;
  const std::string text = "Friedensverhandlungen";
  const auto tokens = analyzer.analyze(text);
  ASSERT_EQ(tokens.size(), 1U);
  ASSERT_EQ(tokens[0].parts.size(), 2U);
  EXPECT_EQ(tokens[0].parts[0].term, analyzer.analyze("Frieden")[0].term);
  EXPECT_EQ(tokens[0].parts[1].term, analyzer.analyze("Verhandlung")[0].term);
}

}  // namespace
}  // namespace fundstelle
