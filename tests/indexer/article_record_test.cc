// Records come back as they went in, and damaged ones are refused, never misread into a crash.
#include "indexer/article_record.h"

#include <gtest/gtest.h>

#include <random>

#include "fundstelle/error.h"
#include "indexer/text_dictionary.h"
#include "tests/fixtures/random_archive.h"
#include "tests/fixtures/scratch_directory.h"

namespace fundstelle {
namespace {

Article sample() {
  Article article = make_article("Zeitung-17", "Nato-Osterweiterung: Russland fordert Zusagen",
                                 "Die Nato-Osterweiterung bleibt Streitpunkt.\n\nDer Ukrainekrieg "
                                 "dauert an. Die Außenminister verhandeln in Genf.");
  article.date = "2022-02-22";
  article.source = "Beispielblatt";
  article.authors = {"A. Muster"};
  article.agencies = {"dpa", "AFP"};
  article.provenance = {{"date", "record", 1.0}};
  Block cut;
  cut.kind = BlockKind::boilerplate;
  cut.text = "Weiterlesen nach der Anzeige";
  cut.reason = "advert";
  cut.range = {10, 38};
  article.blocks.push_back(cut);
  return article;
}

TEST(ArticleRecord, RoundTrip) {
  const Article article = sample();
  RecordCodec codec;
  const std::string stored = codec.encode(article);

  EXPECT_EQ(RecordCodec::id(stored), "Zeitung-17");
  const Article read = codec.article(stored);
  EXPECT_EQ(read.title, article.title);
  EXPECT_EQ(read.date, article.date);
  EXPECT_EQ(read.authors, article.authors);
  EXPECT_EQ(read.agencies, article.agencies);
  ASSERT_EQ(read.blocks.size(), article.blocks.size());
  EXPECT_EQ(read.blocks.back().reason, "advert");
  EXPECT_EQ(read.blocks.back().range, article.blocks.back().range);
  ASSERT_EQ(read.passages.size(), article.passages.size());
  for (std::size_t i = 0; i < read.passages.size(); ++i) {
    EXPECT_EQ(read.passages[i].text, article.passages[i].text);
    EXPECT_EQ(read.passages[i].pieces, article.passages[i].pieces);
  }
}

TEST(ArticleRecord, TheArchivesDictionaryMakesRecordsSmaller) {
  testing::RandomArchive archive(3);
  std::vector<std::string> texts;
  std::size_t bytes = 0;
  for (int i = 0; bytes < (3u << 20); ++i) {
    texts.push_back(RecordCodec::text(archive.article("a" + std::to_string(i))));
    bytes += texts.back().size();
  }
  EXPECT_EQ(TextDictionary::train({texts.front()}), nullptr);
  const auto dictionary = TextDictionary::train({texts.begin(), texts.end()});
  ASSERT_NE(dictionary, nullptr);
  const testing::ScratchDirectory scratch;
  Xapian::WritableDatabase database(scratch / "database", Xapian::DB_CREATE);
  EXPECT_EQ(TextDictionary::load(database), nullptr);
  dictionary->store(database);
  RecordCodec writer(dictionary);
  RecordCodec reader(TextDictionary::load(database));
  RecordCodec without;
  const Article article = archive.article("new");
  const std::string stored = writer.encode(article);
  EXPECT_LT(stored.size(), without.encode(article).size());
  EXPECT_EQ(RecordCodec::text(reader.article(stored)), RecordCodec::text(article));
  EXPECT_THROW(without.article(stored), Error);
  EXPECT_EQ(RecordCodec::text(reader.article(without.encode(article))),
            RecordCodec::text(article));
}

TEST(ArticleRecord, DamageIsRefusedOrHarmless) {
  const Article article = sample();
  RecordCodec codec;
  const std::string stored = codec.encode(article);
  std::mt19937_64 random(7);
  for (int i = 0; i < 3000; ++i) {
    std::string damaged = stored;
    const std::size_t flips = 1 + random() % 3;
    for (std::size_t f = 0; f < flips; ++f) {
      damaged[random() % damaged.size()] = static_cast<char>(random());
    }
    if (random() % 4 == 0) damaged.resize(random() % damaged.size());
    try {
      static_cast<void>(codec.article(damaged));
    } catch (const Error& e) {
      EXPECT_EQ(e.code(), ErrorCode::index_corrupt);
    }
  }
}

}  // namespace
}  // namespace fundstelle
