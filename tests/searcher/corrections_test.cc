// Corrections and name variants over small archives: the right word first, and nothing where
// nothing is due.
#include "searcher/corrections.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <iostream>
#include <random>
#include <set>

#include "fundstelle/index_writer.h"
#include "fundstelle/searcher.h"
#include "indexer/index_directory.h"
#include "indexer/vocabulary_builder.h"
#include "searcher/near_forms.h"
#include "tests/fixtures/scratch_directory.h"
#include "tests/stemming/gold_table.h"

namespace fundstelle {
namespace {

using testing::ScratchDirectory;

std::size_t plain_distance(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      d[i][j] = std::min(
          {d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }
  return d[a.size()][b.size()];
}

std::string random_word(std::mt19937& random) {
  std::string word(1 + random() % 9, ' ');
  for (char& c : word) c = static_cast<char>('a' + random() % 4);
  return word;
}

TEST(EditDistance, EqualsTheTableOfAllPrefixes) {
  std::mt19937 random(11);
  for (int round = 0; round < 50000; ++round) {
    const std::string a = random_word(random);
    const std::string b = random_word(random);
    ASSERT_EQ(EditDistance(a).to(b), plain_distance(a, b)) << a << ' ' << b;
  }
}

TEST(NearForms, AreAllThatAnExhaustiveScanFinds) {
  std::mt19937 random(5);
  std::set<std::string> words;
  while (words.size() < 6000) words.insert(random_word(random));
  const auto store = std::make_shared<WordStore>();
  std::vector<const Word*> forms;
  for (const std::string& text : words) {
    AnalyzedWord word;
    word.surface = word.folded = word.stem = text;
    forms.push_back(&store->add(word));
  }
  VocabularyBuilder builder;
  builder.add(store, forms);
  ScratchDirectory scratch;
  builder.write(nullptr, {}, scratch / "v");
  const auto vocabulary = Vocabulary::open(scratch / "v");
  for (int round = 0; round < 40; ++round) {
    const std::string word = random_word(random);
    for (const std::size_t edits : {1U, 2U, 3U}) {
      std::vector<std::size_t> expected;
      for (std::size_t i = 0; i < vocabulary->size(); ++i) {
        if (plain_distance(word, std::string(vocabulary->folded(i))) <= edits)
          expected.push_back(i);
      }
      ASSERT_EQ(near_forms(*vocabulary, word, edits), expected) << word;
    }
  }
}

class ArchiveTest : public ::testing::Test {
 protected:
  void index(const std::vector<std::string>& texts) {
    IndexWriter writer(scratch_ / "index");
    for (std::size_t i = 0; i < texts.size(); ++i) {
      writer.add(make_article("a" + std::to_string(i), "", texts[i]));
    }
    writer.commit();
    searcher_ = std::make_unique<Searcher>(scratch_ / "index");
  }
  std::vector<std::string> suggested(const std::string& query) const {
    std::vector<std::string> out;
    for (const Suggestion& s : searcher_->search(query).suggestions) {
      EXPECT_GT(s.articles, 0U) << query;
      out.push_back(s.query);
    }
    return out;
  }
  std::vector<std::string> ids(const std::string& query) const {
    std::vector<std::string> out;
    for (const ArticleHit& hit : searcher_->search(query).hits) out.push_back(hit.id);
    return out;
  }
  ScratchDirectory scratch_;
  std::unique_ptr<Searcher> searcher_;
};

// Filler around the gold words so that each stands inside a sentence, in an article of its own.
TEST_F(ArchiveTest, TheRightWordComesFirst) {
  std::vector<std::pair<std::string, std::string>> pairs;
  std::set<std::string> right;
  for (const std::string& line : testing::gold_lines("misspellings.tsv")) {
    const auto fields = testing::fields_of(line, '\t');
    if (fields.size() < 2) continue;
    pairs.emplace_back(fields[0], fields[1]);
    right.insert(fields[1]);
  }
  std::vector<std::string> texts;
  for (const std::string& word : right) texts.push_back("Es geht um " + word + " und mehr.");
  index(texts);
  std::size_t first = 0;
  std::size_t shown = 0;
  for (const auto& [wrong, word] : pairs) {
    const std::vector<Correction> corrections = searcher_->suggest(wrong, 1);
    first += !corrections.empty() && corrections.front().text == word ? 1 : 0;
    const std::vector<std::string> offered = suggested(wrong);
    shown += !offered.empty() && offered.front() == word ? 1 : 0;
  }
  std::cout << "right word first: " << first << ", offered by a search: " << shown << " of "
            << pairs.size() << '\n';
  EXPECT_GE(static_cast<double>(first), 0.93 * static_cast<double>(pairs.size()));
}

TEST_F(ArchiveTest, CorrectionsAreShy) {
  index({"Im Ukrainekrieg beraten die Präsidenten über eine Waffenruhe.",
         "Das Gebäck im März war stolz und das Verhandlungsergebnis knapp.",
         "Die Müller mahlen, der Strom fließt, das Haus steht.",
         "Die Regierung tagt in der Ukraine."});
  using Queries = std::vector<std::string>;
  EXPECT_EQ(suggested("Ukrainekreig"), Queries{"Ukrainekrieg"});
  EXPECT_EQ(suggested("Waffenrhue"), Queries{"Waffenruhe"});
  EXPECT_EQ(suggested("Prasidenten"), Queries{"Präsidenten"});
  EXPECT_EQ(suggested("Waffen rhue"), Queries{});
  EXPECT_EQ(suggested("Reigerung und Waffenrhue"), Queries{"Regierung und Waffenruhe"});
  EXPECT_EQ(suggested("+Reigerung -Ukraine"), Queries{"+Regierung -Ukraine"});
  // Known words, names, words German has, and what a part explains.
  for (const char* query :
       {"Regierung", "Regierungen", "Merz", "Habeck", "Scholz", "Krieg", "Strohm", "Maus",
        "Xylophonorchester", "der", "Ukraine", "Präsidentin", "Steiner", "qqq"}) {
    EXPECT_EQ(suggested(query), Queries{}) << query;
  }
}

TEST_F(ArchiveTest, CompoundsAreCorrectedByTheirParts) {
  index({"Der Krieg in der Ukraine dauert an.", "Die Krise in der Ukraine auch.",
         "Ein Vertrag über Waffen wird verhandelt.",
         "Der Vertrag gilt, und der Bürgermeister dankt."});
  const auto first = [&](const std::string& word) {
    const std::vector<Correction> corrections = searcher_->suggest(word, 1);
    return corrections.empty() ? std::string() : corrections.front().text;
  };
  EXPECT_EQ(first("Ukrainekreig"), "Ukrainekrieg");
  EXPECT_EQ(first("Ukranekrise"), "Ukrainekrise");
  EXPECT_EQ(first("Waffenvertrga"), "Waffenvertrag");
  EXPECT_EQ(first("UkraineVertrag"), "Ukraine Vertrag");
  EXPECT_EQ(first("Ver trag"), "Vertrag");
  EXPECT_EQ(first("Vertrag"), "");
  EXPECT_EQ(suggested("Burgermeister"), std::vector<std::string>{"Bürgermeister"});
  EXPECT_EQ(suggested("Ukranekrise"), std::vector<std::string>{"Ukrainekrise"});
}

TEST_F(ArchiveTest, NamesAreFoundInOtherTransliterationsBelowTheirOwn) {
  index({"Am Montag sprach Lawrow in Genf.", "Am Montag sprach Lavrov in Genf.",
         "Am Montag sprach niemand in Genf.", "Am Montag ging es um Kiew und um Kyjiw."});
  EXPECT_EQ(ids("Lawrow"), (std::vector<std::string>{"a0", "a1"}));
  EXPECT_EQ(ids("Lavrov"), (std::vector<std::string>{"a1", "a0"}));
  EXPECT_EQ(ids("Lawrows"), (std::vector<std::string>{"a0", "a1"}));
  EXPECT_TRUE(suggested("Lavrow").empty());
  const SearchResult result = searcher_->search("Lavrov");
  EXPECT_EQ(result.hits.at(1).passages.at(0).snippet.marks.at(0).kind, FormKind::name);
  ASSERT_EQ(result.words.at(0).forms.size(), 2U);
  EXPECT_EQ(result.words.at(0).forms.at(1).text, "Lawrow");
  EXPECT_EQ(ids("Genf -Lawrow"), (std::vector<std::string>{"a1", "a2"}));
}

TEST_F(ArchiveTest, WordsOfOneFamilyAreFoundBelowTheWordItself) {
  index({"Die Delegationen verhandeln in Genf.", "Eine Verhandlung begann in Genf.",
         "Am Verhandlungstisch in Genf war es still.", "In Genf schien die Sonne.",
         "Die Handlung des Films spielt in Genf.", "Das Haus in Genf ist alt.",
         "Der häusliche Frieden in Genf hielt."});
  EXPECT_EQ(ids("verhandeln"), (std::vector<std::string>{"a0", "a1", "a2"}));
  EXPECT_EQ(ids("häuslich"), (std::vector<std::string>{"a6", "a5"}));
  const SearchResult result = searcher_->search("verhandeln");
  EXPECT_EQ(result.hits.at(1).passages.at(0).snippet.marks.at(0).kind, FormKind::derived);
  const Snippet& part = result.hits.at(2).passages.at(0).snippet;
  ASSERT_EQ(part.marks.size(), 1U);
  EXPECT_EQ(part.marks[0].kind, FormKind::derived);
  const ByteRange marked = part.marks[0].range;
  EXPECT_EQ(part.text.substr(marked.begin, marked.size()), "Verhandlungs");
  // What is required or excluded means the word alone.
  EXPECT_EQ(ids("Genf +verhandeln"), std::vector<std::string>{"a0"});
  EXPECT_EQ(ids("Verhandlung -verhandeln").at(0), "a1");
}

TEST_F(ArchiveTest, ANameBetweenHyphensHasItsOtherSpellings) {
  index({"Die Huthi-Miliz feuerte auf ein Schiff.", "Die Houthi-Miliz feuerte auf ein Schiff.",
         "Die Houthi feuerten auf ein Schiff.", "Die Stadt-Miliz feuerte auf ein Schiff.",
         "Der Selenski-Besuch begann.", "Selenski und Selenskyj sind derselbe."});
  const SearchResult result = searcher_->search("Huthi-Miliz");
  ASSERT_GE(result.hits.size(), 2U);
  EXPECT_EQ(result.hits[0].id, "a0") << "the exact form first";
  EXPECT_EQ(result.hits[1].id, "a1");
  const Mark& mark = result.hits[1].passages.at(0).snippet.marks.at(0);
  EXPECT_EQ(mark.kind, FormKind::name);
  EXPECT_EQ(mark.range.size(), std::string("Houthi-Miliz").size());
  EXPECT_EQ(ids("Selenskyj-Besuch").at(0), "a4");
  // No spelling that no article holds.
  const SearchResult none = searcher_->search("Selenskyj-Stadt");
  for (const WordForm& form : none.words.at(0).forms) {
    EXPECT_NE(form.kind, FormKind::name) << form.text;
  }
}

TEST_F(ArchiveTest, ANameIsFoundInPartsOfCompounds) {
  index({"Der Selenskyj-Besuch begann.", "Der Besuch begann.", "Zelensky kam nach Genf.",
         "Selenskyj kam nach Genf."});
  const auto found = ids("Zelensky");
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0], "a2");
  EXPECT_EQ(ids("Zelensky-Besuch").at(0), "a0");
  for (const ArticleHit& hit : searcher_->search("Zelensky").hits) {
    if (hit.id != "a0") continue;
    ASSERT_EQ(hit.passages.at(0).snippet.marks.size(), 1U);
    EXPECT_EQ(hit.passages[0].snippet.marks[0].kind, FormKind::name);
  }
}

TEST_F(ArchiveTest, ACompoundAndItsParaphraseMeet) {
  std::vector<std::string> texts = {
      "Die Erhöhung der Steuern trifft viele.", "Die Steuererhöhung trifft viele.",
      "Steuern zahlen viele, und am Montag folgt vielleicht eine Erhöhung.",
      "Die Steuer-Erhöhung trifft viele."};
  for (int i = 0; i < 20; ++i) texts.push_back("Die Sonne scheint in Genf für viele.");
  index(texts);
  EXPECT_EQ(ids("Erhöhung der Steuern").at(0), "a0");
  EXPECT_EQ(ids("Steuererhöhung").at(2), "a0") << "before parts that stand apart";
  const SearchResult result = searcher_->search("Erhöhung der Steuern");
  bool found = false;
  for (const WordReport& word : result.words) {
    for (const WordForm& form : word.forms) {
      found = found || (form.kind == FormKind::spelling && form.articles == 2);
    }
  }
  EXPECT_TRUE(found);
}

TEST_F(ArchiveTest, GoldNamesMeetAndDifferentNamesDoNot) {
  std::vector<std::string> texts;
  std::vector<std::pair<std::string, std::string>> same;
  std::vector<std::pair<std::string, std::string>> different;
  const auto single = [](const std::string& name) {
    return name.find_first_of(" -") == std::string::npos;
  };
  for (const std::string& line : testing::gold_lines("name_variants.tsv")) {
    const auto variants = testing::fields_of(testing::fields_of(line, '\t')[0], ';');
    for (std::size_t i = 1; i < variants.size(); ++i) {
      if (single(variants[0]) && single(variants[i])) same.emplace_back(variants[0], variants[i]);
    }
    for (const std::string& name : variants)
      texts.push_back("Heute geht es um " + name + " allein.");
  }
  for (const std::string& line : testing::gold_lines("not_name_variants.tsv")) {
    const auto fields = testing::fields_of(line, '\t');
    if (fields.size() < 2 || !single(fields[0]) || !single(fields[1])) continue;
    different.emplace_back(fields[0], fields[1]);
    for (std::size_t i = 0; i < 2; ++i)
      texts.push_back("Heute geht es um " + fields[i] + " allein.");
  }
  index(texts);
  const auto finds = [&](const std::string& query, const std::string& form) {
    SearchOptions options;
    options.limit = 200;
    for (const ArticleHit& hit : searcher_->search(query, options).hits) {
      for (const Hit& passage : hit.passages) {
        if (passage.snippet.text.find(" um " + form + " ") != std::string::npos) return true;
      }
    }
    return false;
  };
  const auto joined = [&](const auto& pairs) {
    return std::count_if(pairs.begin(), pairs.end(),
                         [&](const auto& p) { return finds(p.first, p.second); });
  };
  std::cout << "names joined: " << joined(same) << " of " << same.size() << ", falsely "
            << joined(different) << " of " << different.size() << '\n';
  EXPECT_GE(static_cast<double>(joined(same)), 0.75 * static_cast<double>(same.size()));
  EXPECT_LE(static_cast<double>(joined(different)), 0.1 * static_cast<double>(different.size()));
}

}  // namespace
}  // namespace fundstelle
