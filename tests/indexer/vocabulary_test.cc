// The archive's word forms: what is counted, how files merge, and that the file can always be made
// anew from the articles.
#include "indexer/vocabulary.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "fundstelle/index_writer.h"
#include "fundstelle/searcher.h"
#include "indexer/index_directory.h"
#include "indexer/vocabulary_builder.h"
#include "tests/fixtures/scratch_directory.h"

namespace fundstelle {
namespace {

using testing::ScratchDirectory;

// Counts an article of words: folded form, stem, and as it is written.
void add(VocabularyBuilder& builder, const std::vector<std::array<std::string, 3>>& forms) {
  const auto store = std::make_shared<WordStore>();
  std::vector<const Word*> words;
  for (const auto& [folded, stem, surface] : forms) {
    AnalyzedWord word;
    word.folded = folded;
    word.stem = stem;
    word.surface = surface;
    words.push_back(&store->add(word));
  }
  builder.add(store, words);
}

struct Row {
  std::string folded, stem, display;
  std::uint32_t articles;
  bool operator==(const Row&) const = default;
};

std::vector<Row> rows(const Vocabulary& vocabulary) {
  std::vector<Row> out;
  for (std::size_t i = 0; i < vocabulary.size(); ++i) {
    const VocabularyForm form = vocabulary.form(i);
    out.push_back({std::string(form.folded), form.stem, form.display, form.articles});
  }
  return out;
}

std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.folded << '/' << row.stem << '/' << row.display << '/' << row.articles;
}

TEST(Vocabulary, CountsMergesAndKeepsTheUsualSpelling) {
  ScratchDirectory scratch;
  VocabularyBuilder builder;
  add(builder, {{"kriege", "krieg", "Kriege"}, {"aerzte", "arzt", "Ärzte"}, {"zug3", "x", "Zug3"}});
  add(builder, {{"kriege", "krieg", "KRIEGE"}, {"gehen", "geh", "gehen"}});
  add(builder, {{"kriege", "krieg", "Kriege"}});
  builder.write(nullptr, {}, scratch / "a");
  const auto first = Vocabulary::open(scratch / "a");
  EXPECT_EQ(rows(*first), (std::vector<Row>{{"aerzte", "arzt", "Ärzte", 1},
                                            {"gehen", "geh", "gehen", 1},
                                            {"kriege", "krieg", "Kriege", 3}}));
  builder.clear();
  add(builder, {{"kriege", "krieg", "KRIEGE"}, {"zoll", "zoll", "Zoll"}});
  add(builder, {{"gehen", "geh", "Gehen"}});
  builder.write(first.get(), {}, scratch / "b");
  const auto second = Vocabulary::open(scratch / "b");
  EXPECT_EQ(rows(*second), (std::vector<Row>{{"aerzte", "arzt", "Ärzte", 1},
                                             {"gehen", "geh", "gehen", 2},
                                             {"kriege", "krieg", "Kriege", 4},
                                             {"zoll", "zoll", "Zoll", 1}}));
  EXPECT_DOUBLE_EQ(second->form(*second->find("gehen")).capital_share, 0.5);
  EXPECT_FALSE(second->find("geh"));
  EXPECT_FALSE(second->find("zzz"));
}

TEST(Vocabulary, NamesAreFoundByTheirKey) {
  ScratchDirectory scratch;
  VocabularyBuilder builder;
  add(builder, {{"lawrow", "lawrow", "Lawrow"},
                {"lavrov", "lavrov", "Lavrov"},
                {"krieg", "krieg", "Krieg"}});
  builder.write(nullptr, {}, scratch / "v");
  const auto vocabulary = Vocabulary::open(scratch / "v");
  EXPECT_EQ(vocabulary->named(name_hash("lawrow")).size(), 2U);
  EXPECT_TRUE(vocabulary->named(12345).empty());
}

TEST(Vocabulary, EveryDamagedByteIsSeen) {
  ScratchDirectory scratch;
  VocabularyBuilder builder;
  add(builder, {{"krieg", "krieg", "Krieg"}, {"aerzte", "arzt", "Ärzte"}});
  builder.write(nullptr, {}, scratch / "v");
  std::string bytes;
  {
    std::ifstream in(scratch / "v", std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(in), {});
  }
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x10);
    scratch.write("d", damaged);
    EXPECT_THROW(Vocabulary::open(scratch / "d"), Error) << "byte " << i;
  }
  for (const std::size_t size : {std::size_t{0}, std::size_t{7}, bytes.size() - 1}) {
    scratch.write("d", bytes.substr(0, size));
    EXPECT_THROW(Vocabulary::open(scratch / "d"), Error) << size;
  }
}

TEST(LetterSignature, OneEditChangesAtMostTwoBits) {
  std::mt19937 random(7);
  for (int round = 0; round < 20000; ++round) {
    std::string word(1 + random() % 14, ' ');
    for (char& c : word) c = static_cast<char>('a' + random() % 9);
    std::string other = word;
    const std::size_t at = random() % word.size();
    switch (random() % 3) {
      case 0:
        other[at] = static_cast<char>('a' + random() % 26);
        break;
      case 1:
        other.erase(at, 1);
        break;
      default:
        other.insert(at, 1, static_cast<char>('a' + random() % 26));
        break;
    }
    EXPECT_LE(std::popcount(letter_signature(word) ^ letter_signature(other)), 2)
        << word << ' ' << other;
  }
}

class VocabularyOfIndex : public ::testing::Test {
 protected:
  void add(const std::string& id, const std::string& text) {
    IndexWriter writer(index_);
    writer.add(make_article(id, "", text));
    writer.commit();
  }
  std::vector<Row> forms() const {
    return rows(*Vocabulary::open(IndexPaths(index_).vocabulary()));
  }
  bool noted() const { return !Searcher(index_).info().notes.empty(); }

  ScratchDirectory scratch_;
  std::string index_ = scratch_ / "index";
};

TEST_F(VocabularyOfIndex, GrowsWithEachCommitAndNotWithUnchangedArticles) {
  add("a", "Für Ärzte gilt das nicht. Krieg ist Krieg.");
  add("a", "Für Ärzte gilt das nicht. Krieg ist Krieg.");
  add("b", "Die Ärzte wollen nach dem Krieg helfen.");
  const auto vocabulary = Vocabulary::open(IndexPaths(index_).vocabulary());
  EXPECT_EQ(vocabulary->header().articles, 2U);
  const VocabularyForm doctors = vocabulary->form(*vocabulary->find("aerzte"));
  EXPECT_EQ(doctors.display, "Ärzte");
  EXPECT_EQ(doctors.articles, 2U);
  EXPECT_FALSE(noted());
  EXPECT_TRUE(Searcher(index_).check().empty());
}

TEST_F(VocabularyOfIndex, MissingOrDamagedItIsNotedAndMadeAnew) {
  add("a", "Ein Präsident spricht mit Lawrow.");
  const std::vector<Row> before = forms();
  const std::filesystem::path file = IndexPaths(index_).vocabulary();
  std::filesystem::remove(file);
  EXPECT_TRUE(noted());
  EXPECT_EQ(Searcher(index_).check().size(), 1U);
  EXPECT_TRUE(Searcher(index_).suggest("Prasident").empty());
  EXPECT_FALSE(Searcher(index_).search("Präsident").hits.empty());
  IndexWriter(index_).seal();
  EXPECT_EQ(forms(), before);
  std::ofstream(file, std::ios::binary | std::ios::in | std::ios::ate) << "x";
  EXPECT_TRUE(noted());
  add("b", "Ganz neu.");
  EXPECT_FALSE(noted());
  EXPECT_EQ(forms().size(), before.size() + 2);
}

TEST_F(VocabularyOfIndex, ArticlesAKilledRunDidNotCountAreCaughtUpOn) {
  add("a", "Ein Präsident spricht.");
  const std::filesystem::path file = IndexPaths(index_).vocabulary();
  const std::filesystem::path kept = scratch_ / "kept";
  std::filesystem::copy_file(file, kept);
  add("b", "Der Präsident schweigt.");
  const std::vector<Row> complete = forms();
  std::filesystem::rename(kept, file);
  EXPECT_TRUE(noted());
  IndexWriter(index_).seal();
  EXPECT_EQ(forms(), complete);
}

TEST_F(VocabularyOfIndex, SealingForgetsWordsOfRemovedArticles) {
  add("a", "Ein Präsident spricht.");
  add("b", "Xylophone klingen.");
  IndexWriter writer(index_);
  writer.remove("b");
  writer.commit();
  EXPECT_EQ(forms().size(), 5U);
  writer.seal();
  EXPECT_EQ(forms().size(), 3U);
}

}  // namespace
}  // namespace fundstelle
