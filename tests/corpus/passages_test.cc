#include "corpus/passages.h"

#include <gtest/gtest.h>

#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

std::string sentence(std::size_t words, int number) {
  std::string text = "Satz" + std::to_string(number);
  for (std::size_t i = 1; i < words; ++i) text += " wort";
  return text + ".";
}

Block paragraph(std::initializer_list<std::size_t> sentences) {
  static int number = 0;
  Block block;
  for (const std::size_t words : sentences)
    block.text += (block.text.empty() ? "" : " ") + sentence(words, ++number);
  return block;
}

Block heading(std::string text) {
  Block block;
  block.kind = BlockKind::subheading;
  block.text = std::move(text);
  return block;
}

void expect_consistent(const std::vector<Block>& blocks, const std::vector<Passage>& passages) {
  for (const Passage& passage : passages) {
    std::string text;
    for (const PassagePiece& piece : passage.pieces) {
      ASSERT_LT(piece.block, blocks.size());
      ASSERT_LE(piece.range.end, blocks[piece.block].text.size());
      text += (text.empty() ? "" : "\n") +
              blocks[piece.block].text.substr(piece.range.begin, piece.range.size());
    }
    EXPECT_EQ(text, passage.text);
  }
}

TEST(Passages, JoinsShortParagraphsAndDividesLongOnes) {
  const std::vector<Block> blocks = {paragraph({20}), paragraph({30}), paragraph({15, 15}),
                                     paragraph({30, 30, 30, 30, 30, 30}), paragraph({10})};
  const auto passages = cut_passages(blocks, SentenceSplitter());
  expect_consistent(blocks, passages);
  for (const Passage& passage : passages) {
    EXPECT_GE(count_words(passage.text), 40u) << passage.text;
    EXPECT_LE(count_words(passage.text), 120u) << passage.text;
  }
}

TEST(Passages, NeverCrossASubheading) {
  const std::vector<Block> blocks = {paragraph({10}), heading("Die Folgen"), paragraph({10})};
  const auto passages = cut_passages(blocks, SentenceSplitter());
  ASSERT_EQ(passages.size(), 2u);
  EXPECT_EQ(passages[0].heading, "");
  EXPECT_EQ(passages[1].heading, "Die Folgen");
}

TEST(Passages, LeaveOutWhatWasCut) {
  Block leftover = paragraph({10});
  leftover.kind = BlockKind::boilerplate;
  const std::vector<Block> blocks = {paragraph({25}), leftover, paragraph({25})};
  const auto passages = cut_passages(blocks, SentenceSplitter());
  ASSERT_EQ(passages.size(), 1u);
  EXPECT_EQ(passages[0].text.find(leftover.text), std::string::npos);
}

TEST(Passages, BoundWhatHasNoSentences) {
  Block table;
  for (int i = 0; i < 5000; ++i) table.text += "zahl ";
  table.text.pop_back();
  for (const Passage& passage : cut_passages({table}, SentenceSplitter())) {
    EXPECT_LE(count_words(passage.text), 240u);
  }
}

}  // namespace
}  // namespace fundstelle
