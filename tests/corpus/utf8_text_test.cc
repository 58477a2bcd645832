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

std::string random_text(std::mt19937& random, std::size_t max_pieces) {
  static const std::vector<std::string> stock = {
      "a", "Z",      "9",      "0",      " ",  " ", "\n",   "-",        ".",      "ß",
      "Ö", "×",      "„",      "“",      "–",  "…", "wort", "\u00AD",   "\u00A0", "\u2003",
      "я", "\u3000", "\u023A", "\u200B", "\t", "😀", "\xFF", "\xE2\x80", "\u2028", "\x7F"};
  std::string text;
  for (std::size_t i = random() % max_pieces; i > 0; --i) text += stock[random() % stock.size()];
  return text;
}

std::string fold_one_by_one(std::string_view text) {
  std::string result;
  bool gap = false;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (c < 0x20 || c == 0x7F || c == 0xAD || c == 0x200B) continue;
    if (!is_word_character(c)) {
      gap = !result.empty();
      continue;
    }
    std::string folded;
    append_code_point(folded, c);
    folded = lower(folded);
    if (c >= '0' && c <= '9') folded = !gap && result.ends_with('0') ? "" : "0";
    if (gap) result += ' ';
    gap = false;
    result += folded;
  }
  return result;
}

TEST(Utf8Text, FoldsLinesAsOneByOne) {
  std::mt19937 random(11);
  for (int round = 0; round < 5000; ++round) {
    const std::string text = random_text(random, 60);
    ASSERT_EQ(fold_line(text), fold_one_by_one(text)) << text;
  }
}

TEST(Utf8Text, LowersInBlocksAsOneByOne) {
  std::mt19937 random(12);
  for (int round = 0; round < 5000; ++round) {
    const std::string text = replace_invalid_utf8(random_text(random, 60));
    std::string expected;
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t begin = i;
      next_code_point(text, i);
      expected += lower(text.substr(begin, i - begin));
    }
    ASSERT_EQ(lower(text), expected) << text;
  }
}

/// In pieces of less than a block, joined again at single blanks.
TEST(Utf8Text, CollapsesInBlocksAsInPieces) {
  std::mt19937 random(13);
  for (int round = 0; round < 5000; ++round) {
    const std::string text = collapse(random_text(random, 60));
    std::string pieces;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find(' ', begin), text.size());
      for (std::size_t i = begin; i < end;) {
        const std::size_t start = i;
        next_code_point(text, i);
        pieces += collapse(text.substr(start, i - start));
      }
      if (end < text.size()) pieces += ' ';
      begin = end + 1;
    }
    ASSERT_EQ(collapse(text), pieces) << text;
    ASSERT_EQ(text.find("  "), std::string::npos) << text;
  }
}

TEST(Utf8Text, CountsWordsInBlocksAsOneByOne) {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = random_text(random, 200);
    ASSERT_EQ(count_words(text), count_one_by_one(text)) << text;
  }
}

}  // namespace
}  // namespace fundstelle
