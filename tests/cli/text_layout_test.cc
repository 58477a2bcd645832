#include "searcher/cli/text_layout.h"

#include <gtest/gtest.h>

#include <clocale>

#include "fundstelle/error.h"
#include "searcher/cli/characters.h"
#include "searcher/cli/figures.h"

namespace fundstelle {
namespace {

/// Lines with marks in brackets, joined by "/".
std::string laid_out(std::string_view text, const std::vector<Mark>& marks, const Fit& fit) {
  std::string out;
  for (const Line& line : fit_lines(text, marks, fit)) {
    if (!out.empty()) out += "/";
    for (const Span& span : line) out += span.marked ? "[" + span.text + "]" : span.text;
  }
  return out;
}

std::vector<Mark> mark_all(std::string_view text, std::string_view word, std::size_t number = 0) {
  std::vector<Mark> marks;
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    marks.push_back({{at, at + word.size()}, FormKind::exact, number});
  }
  return marks;
}

class TextLayout : public testing::Test {
 protected:
  void SetUp() override { std::setlocale(LC_CTYPE, "C.UTF-8"); }
};

TEST_F(TextLayout, BreaksAtSpacesAndCountsCharactersNotBytes) {
  EXPECT_EQ(laid_out("äöü äöü äöü", {}, {.width = 7}), "äöü äöü/äöü");
  EXPECT_EQ(laid_out("", {}, {.width = 7}), "");
  EXPECT_EQ(laid_out("  a \n b  ", {}, {.width = 1}), "a/b");
}

TEST_F(TextLayout, BreaksAWordOnlyIfItIsWiderThanALine) {
  EXPECT_EQ(laid_out("ab abcdefgh", {}, {.width = 5}), "ab/abcde/fgh");
  EXPECT_EQ(laid_out("a Donaudampfschiff", {}, {.width = 16}), "a/Donaudampfschiff");
}

TEST_F(TextLayout, MarksSurviveLineBreaks) {
  const std::string text = "ab cd ef";
  EXPECT_EQ(laid_out(text, {{{1, 7}, FormKind::exact, 0}}, {.width = 5}), "a[b cd]/[e]f");
}

TEST_F(TextLayout, BracketsTakeRoom) {
  const std::string text = "aa bb cc";
  EXPECT_EQ(laid_out(text, mark_all(text, "bb"), {.width = 5, .bracket_marks = true}),
            "aa/[bb]/cc");
}

TEST_F(TextLayout, CutsAroundTheMarks) {
  const std::string text =
      "Eins zwei drei vier. Fünf sechs sieben acht. Neun zehn elf zwölf. Dreizehn vierzehn.";
  EXPECT_EQ(laid_out(text, mark_all(text, "sieben"), {.width = 27, .max_lines = 1}),
            "… Fünf sechs [sieben] acht. …");
  EXPECT_EQ(laid_out(text, {}, {.width = 27, .max_lines = 1}), "Eins zwei drei vier. Fünf …");
  EXPECT_EQ(laid_out("kurz", {}, {.width = 27, .max_lines = 1}), "kurz");
}

TEST_F(TextLayout, PrefersTheStretchWithMoreWordsOfTheQuery) {
  const std::string text = "Elbe Elbe Elbe und sonst nichts weiter hier. Die Elbe hat Pegel.";
  std::vector<Mark> marks = mark_all(text, "Elbe", 0);
  marks.push_back(mark_all(text, "Pegel", 1).front());
  EXPECT_EQ(laid_out(text, marks, {.width = 26, .max_lines = 1}), "… Die [Elbe] hat [Pegel].");
}

TEST_F(TextLayout, EveryCutFitsItsLines) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "Wort" + std::to_string(i * i) + (i % 7 == 0 ? ". " : " ");
  for (std::size_t width = 10; width < 60; ++width) {
    for (std::size_t lines = 1; lines < 4; ++lines) {
      const auto laid = fit_lines(text, mark_all(text, "Wort1"), {width, lines, true});
      EXPECT_LE(laid.size(), lines);
      for (const Line& line : laid) {
        std::size_t taken = 0;
        for (const Span& span : line) taken += display_width(span.text) + (span.marked ? 2 : 0);
        EXPECT_LE(taken, width);
      }
    }
  }
}

TEST_F(TextLayout, ForeignTextCannotSteerTheTerminal) {
  EXPECT_EQ(printable("a\x1b[31mb\tc\xC2\x9B"), "a [31mb c ");
  EXPECT_EQ(printable("\xE2\x80\xAEx"), " x");
  EXPECT_EQ(printable("ä\xFF"), "ä\uFFFD");
}

TEST_F(TextLayout, MalformedBytesAreReplaced) {
  EXPECT_EQ(valid_utf8("a\xC3(b"), "a\uFFFD(b");
  EXPECT_EQ(valid_utf8("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(valid_utf8("\xF0\x9F\x98\x80"), "\xF0\x9F\x98\x80");
  EXPECT_EQ(valid_utf8("\xF0\x9F"), "\uFFFD");
}

TEST_F(TextLayout, PadsByColumns) {
  EXPECT_EQ(pad("äö", 4), "äö  ");
  EXPECT_EQ(pad("Donaudampfschiff", 6), "Donau…");
  EXPECT_EQ(display_width("e\xCC\x81"), 1U);
}

TEST(Figures, AreGroupedAndUnited) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(1234567), "1,234,567");
  EXPECT_EQ(counted(1, "article"), "1 article");
  EXPECT_EQ(counted(0, "article"), "0 articles");
  EXPECT_EQ(german_articles(12345), "12.345 Artikel");
  EXPECT_EQ(bytes(999), "999 B");
  EXPECT_EQ(bytes(1234), "1.2 kB");
  EXPECT_EQ(bytes(999'999), "1.0 MB");
  EXPECT_EQ(german_milliseconds(std::chrono::microseconds(2600)), "3 ms");
  EXPECT_EQ(german_milliseconds(std::chrono::microseconds(40)), "0,1 ms");
  EXPECT_EQ(clock(std::chrono::seconds(3723)), "1:02:03");
}

TEST(Figures, ReadSizes) {
  EXPECT_EQ(parse_size("512M"), std::size_t{512} << 20);
  EXPECT_EQ(parse_size("2g"), std::size_t{2} << 30);
  EXPECT_EQ(parse_size("4096"), 4096U);
  for (const char* wrong : {"", "M", "12X", "-3", "0", "1.5G", "99999999999G"}) {
    EXPECT_THROW(parse_size(wrong), Error) << wrong;
  }
}

}  // namespace
}  // namespace fundstelle
