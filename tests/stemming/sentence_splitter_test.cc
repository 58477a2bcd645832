// The sentence splitter on its table: ¦ stands for the blank between two sentences, ‖ for none.
#include "stemming/sentence_splitter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <set>

#include "tests/stemming/gold_table.h"

namespace fundstelle {
namespace {

struct Paragraph {
  std::string text;
  std::set<std::size_t> begins;  ///< of all sentences but the first
};

Paragraph paragraph_of(const std::string& line) {
  Paragraph paragraph;
  for (std::size_t i = 0; i < line.size();) {
    if (line.compare(i, 2, "¦") == 0) {
      paragraph.text += ' ';
      paragraph.begins.insert(paragraph.text.size());
      i += 2;
    } else if (line.compare(i, 3, "‖") == 0) {
      paragraph.begins.insert(paragraph.text.size());
      i += 3;
    } else {
      paragraph.text += line[i++];
    }
  }
  return paragraph;
}

std::set<std::size_t> begins_of(const std::vector<ByteRange>& sentences) {
  std::set<std::size_t> begins;
  for (std::size_t i = 1; i < sentences.size(); ++i) begins.insert(sentences[i].begin);
  return begins;
}

TEST(SentenceSplitter, FindsTheBoundariesOfTheTable) {
  const SentenceSplitter splitter;
  std::size_t all = 0;
  std::size_t found = 0;
  std::size_t wrong = 0;
  for (const std::string& line : testing::gold_lines("sentences.txt")) {
    const Paragraph paragraph = paragraph_of(line);
    const auto begins = begins_of(splitter.split(paragraph.text));
    all += paragraph.begins.size();
    for (const std::size_t begin : paragraph.begins) found += begins.contains(begin) ? 1 : 0;
    for (const std::size_t begin : begins) wrong += paragraph.begins.contains(begin) ? 0 : 1;
  }
  std::cout << "sentence boundaries: " << found << " of " << all << " found, " << wrong
            << " wrong\n";
  EXPECT_GE(static_cast<double>(found), 0.99 * static_cast<double>(all));
  EXPECT_LE(static_cast<double>(wrong), 0.01 * static_cast<double>(all));
}

TEST(SentenceSplitter, CoversAllButWhiteSpace) {
  const SentenceSplitter splitter;
  for (const std::string text :
       {"", " ", " Eins. Zwei!  Drei ", "...", "a\xFF. B", "Er ging.\n\nSie kam."}) {
    std::size_t end = 0;
    for (const ByteRange& sentence : splitter.split(text)) {
      for (std::size_t i = end; i < sentence.begin; ++i)
        EXPECT_TRUE(std::isspace(static_cast<unsigned char>(text[i])));
      EXPECT_LT(sentence.begin, sentence.end);
      EXPECT_LE(sentence.end, text.size());
      end = sentence.end;
    }
    for (std::size_t i = end; i < text.size(); ++i)
      EXPECT_TRUE(std::isspace(static_cast<unsigned char>(text[i])));
  }
}

}  // namespace
}  // namespace fundstelle
