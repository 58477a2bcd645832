#include "corpus/boilerplate_model.h"

#include <gtest/gtest.h>

namespace fundstelle {
namespace {

Article article_of(int number, const std::string& source, const std::string& recurring) {
  Article article = make_article(
      "a" + std::to_string(number),
      "Titel " + std::to_string(number) + std::string(static_cast<std::size_t>(number % 7), 'x'),
      "Der Absatz mit der Nummer " + std::string(1, static_cast<char>('a' + number % 26)) +
          std::string(1, static_cast<char>('a' + number / 26)) +
          " steht nur in diesem einen Artikel und nirgends sonst.\n\n" + recurring);
  article.source = source;
  article.title += std::string(1, static_cast<char>('a' + number % 26)) +
                   std::string(1, static_cast<char>('a' + number / 26));
  return article;
}

TEST(BoilerplateModel, LearnsWhatRecursInASource) {
  BoilerplateModel model;
  const std::string line = "Unser Angebot für Leserinnen und Leser aus Siegheim.";
  for (int i = 0; i < 6; ++i) model.observe(article_of(i, "Abendbote", line));
  EXPECT_NE(model.reason("abendbote", line), "");
  EXPECT_EQ(model.reason("morgenbote", line), "");
  Article next = article_of(50, "Abendbote", line);
  EXPECT_TRUE(model.apply(next, SentenceSplitter()));
  ASSERT_EQ(next.blocks.size(), 2u);
  EXPECT_EQ(next.blocks[1].kind, BlockKind::boilerplate);
  EXPECT_NE(next.blocks[1].reason.find("recurs in 6 articles"), std::string::npos);
  ASSERT_EQ(next.passages.size(), 1u);
  EXPECT_EQ(next.passages[0].text, next.blocks[0].text);
}

TEST(BoilerplateModel, UpdatesOfOneArticleTeachNothing) {
  BoilerplateModel model;
  for (int i = 0; i < 20; ++i)
    model.observe(article_of(3, "Abendbote", "Ein Satz, der in jeder Fassung steht."));
  EXPECT_EQ(model.reason("abendbote", "Ein Satz, der in jeder Fassung steht."), "");
}

TEST(BoilerplateModel, StaysBoundedAndKeepsWhatIsFrequent) {
  BoilerplateModel model(200);
  const std::string line = "Mehr Nachrichten aus der Region finden Sie auf der Startseite.";
  for (int i = 0; i < 600; ++i) {
    model.observe(article_of(i, "Abendbote", line));
    ASSERT_LE(model.lines(), 202u);
  }
  EXPECT_NE(model.reason("abendbote", line), "");
}

TEST(BoilerplateModel, SurvivesStorage) {
  BoilerplateModel model;
  for (int i = 0; i < 10; ++i)
    model.observe(article_of(i, "Abendbote", "Eine Zeile kehrt wieder."));
  const std::string bytes = model.serialize();
  const auto again = BoilerplateModel::deserialize(bytes);
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->serialize(), bytes);
  EXPECT_EQ(again->reason("abendbote", "Eine Zeile kehrt wieder."),
            model.reason("abendbote", "Eine Zeile kehrt wieder."));
  for (std::size_t cut = 0; cut < bytes.size(); cut += 7) {
    EXPECT_FALSE(BoilerplateModel::deserialize(bytes.substr(0, cut)).has_value());
  }
}

}  // namespace
}  // namespace fundstelle
