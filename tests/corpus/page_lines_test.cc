#include <gtest/gtest.h>

#include "corpus/page.h"

namespace fundstelle {
namespace {

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> result;
  for (const PageLine& line : split_lines(text)) result.push_back(line.text);
  return result;
}

TEST(PageLines, KeepsTheirPlace) {
  const std::string text = "Eins\r\n\r\n   \u00A0zwei drei \nvier";
  const auto lines = split_lines(text);
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(text.substr(lines[1].range.begin, lines[1].range.size()), "zwei drei");
  EXPECT_TRUE(lines[1].after_blank);
  EXPECT_FALSE(lines[2].after_blank);
}

TEST(PageLines, JoinsWhatAFixedWidthBroke) {
  const auto lines = lines_of(
      "Der Grenzpfahl steht jetzt im Heimatmuseum, zwischen einer Dresch-\n"
      "maschine und der Uniform eines Feuerwehrmanns. Am Abend des neunten\n"
      "November stand er noch auf der Wiese, von niemandem beachtet worden.\n"
      "Kaffee und Wolldecken\n"
      "Eindeutig überliefert ist dagegen, was danach geschah. Die Wirtin hat\n"
      "in dieser Nacht viel Kaffee gekocht.\n");
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_TRUE(lines[0].find("Dreschmaschine") != std::string::npos);
  EXPECT_EQ(lines[1], "Kaffee und Wolldecken");
}

TEST(PageLines, LeavesLinesOfAPageAlone) {
  EXPECT_EQ(lines_of("Politik\nWirtschaft\nSport\nKultur").size(), 4u);
  EXPECT_EQ(lines_of("Erster Absatz, der lang ist und endet.\nZweiter Absatz, auch er.").size(),
            2u);
}

}  // namespace
}  // namespace fundstelle
