#include "corpus/utf8_text.h"

#include <gtest/gtest.h>

#include <random>

namespace fundstelle {
namespace {

struct Case {
  const char* input;
  const char* expected;
};

TEST(Utf8Text, CollapsesLines) {
  const Case cases[] = {
      {"  ein   Wort\t\n mehr ", "ein Wort mehr"},
      {"\u00A0 \u2009\u3000", ""},
      {"Nord\u00ADsee\u200B", "Nordsee"},
      {"Oster-\nweiterung", "Osterweiterung"},
      {"Ein-\nund Ausgaben", "Ein- und Ausgaben"},
      {"Nato-\nVerpflichtungen", "Nato-Verpflichtungen"},
      {"über-\n  setzen", "übersetzen"},
      {"10 -\n20", "10 - 20"},
      {"Ein- und Ausfuhr", "Ein- und Ausfuhr"},
  };
  for (const Case& each : cases) EXPECT_EQ(collapse(each.input), each.expected) << each.input;
}

TEST(Utf8Text, FoldsLinesForComparison) {
  EXPECT_EQ(fold_line("» Mehr  zum Thema: «"), "mehr zum thema");
  EXPECT_EQ(fold_line("17 Kommentare"), fold_line("203 Kommentare"));
  EXPECT_EQ(fold_line("ÄRGER"), "ärger");
}

TEST(Utf8Text, FindsInvalidBytes) {
  EXPECT_EQ(find_invalid_utf8("Grüße"), std::string_view::npos);
  EXPECT_EQ(find_invalid_utf8("abcdefgh\xFCx"), 8u);
  EXPECT_EQ(find_invalid_utf8("ab\xED\xA0\x80"), 2u);  // a surrogate
  EXPECT_EQ(replace_invalid_utf8("a\xFF"
                                 "b"),
            "a\uFFFDb");
}

TEST(Utf8Text, CountsWords) {
  EXPECT_EQ(count_words("Am 10. Januar – endlich – regnete es."), 6u);
  EXPECT_EQ(count_words(" | – "), 0u);
}

std::size_t count_one_by_one(std::string_view text) {
  std::size_t words = 0;
  bool counted = false;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (is_space(c)) counted = false;
    if (!counted && is_word_character(c)) {
      counted = true;
      ++words;
    }
  }
  return words;
}

TEST(Utf8Text, CountsWordsInBlocksAsOneByOne) {
  const std::vector<std::string> stock = {
      "a", "Z", "9", " ",      "\n",     "-",      ".", "ß", "Ö",    "×",        "„",
      "“", "–", "…", "\u00A0", "\u2003", "\u3000", "я", "😀", "\xFF", "\xE2\x80", "\u2028"};
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t i = random() % 200; i > 0; --i) text += stock[random() % stock.size()];
    ASSERT_EQ(count_words(text), count_one_by_one(text)) << text;
  }
}

}  // namespace
}  // namespace fundstelle
