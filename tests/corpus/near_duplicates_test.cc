#include "corpus/near_duplicates.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <random>
#include <sstream>

#include "tests/corpus/corpus_fixtures.h"

namespace fundstelle {
namespace {

const std::string kDemo = std::string(FUNDSTELLE_SOURCE_DIR) + "/corpus/demo";

std::vector<Article> demo_articles() { return read_all({kDemo + "/articles"}).articles; }

/// Every tenth (or `share`) word replaced by another one of the archive, as an editor would.
Article edited(const Article& article, double share, std::mt19937& random,
               const std::vector<std::string>& vocabulary) {
  Article copy = article;
  std::uniform_real_distribution<double> chance(0.0, 1.0);
  for (Block& block : copy.blocks) {
    std::istringstream words(block.text);
    std::string text;
    for (std::string word; words >> word;) {
      if (chance(random) < share) word = vocabulary[random() % vocabulary.size()];
      text += (text.empty() ? "" : " ") + word;
    }
    block.text = text;
  }
  return copy;
}

double recall_at(double share) {
  const auto articles = demo_articles();
  std::vector<std::string> vocabulary;
  for (const Article& article : articles) {
    for (const Block& block : article.blocks) {
      std::istringstream words(block.text);
      for (std::string word; words >> word;) vocabulary.push_back(word);
    }
  }
  std::mt19937 random(4711);
  int found = 0;
  int pairs = 0;
  for (const Article& article : articles) {
    const ArticleSignature original = signature_of(article);
    if (original.shingles < 40) continue;
    for (int i = 0; i < 5; ++i) {
      const ArticleSignature copy = signature_of(edited(article, share, random, vocabulary));
      DuplicateClusters clusters;
      clusters.add(original);
      found += clusters.add(copy) == 0;
      ++pairs;
    }
  }
  return static_cast<double>(found) / pairs;
}

TEST(NearDuplicates, FindsEditedCopies) {
  const double at_5 = recall_at(0.05);
  const double at_10 = recall_at(0.10);
  const double at_20 = recall_at(0.20);
  const double at_30 = recall_at(0.30);
  RecordProperty("recall", std::to_string(at_5) + " " + std::to_string(at_10) + " " +
                               std::to_string(at_20) + " " + std::to_string(at_30));
  std::printf("recall at 5, 10, 20, 30 %% of words edited: %.3f %.3f %.3f %.3f\n", at_5, at_10,
              at_20, at_30);
  EXPECT_GE(at_5, 0.99);
  EXPECT_GE(at_10, 0.95);
}

TEST(NearDuplicates, TellsDifferentReportsOfOneMatterApart) {
  std::map<std::string, std::string> group;  // the demo archive says which are copies
  std::ifstream table(kDemo + "/duplicates.tsv");
  for (std::string line; std::getline(table, line);) {
    const std::size_t tab = line.find('\t');
    if (tab != std::string::npos && line[0] != '#')
      group[line.substr(tab + 1)] = line.substr(0, tab);
  }
  const auto articles = demo_articles();
  std::vector<ArticleSignature> signatures;
  for (const Article& article : articles) signatures.push_back(signature_of(article));
  int missed = 0;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    for (std::size_t j = i + 1; j < articles.size(); ++j) {
      const auto first = group.find(articles[i].id);
      const auto second = group.find(articles[j].id);
      const bool copies =
          first != group.end() && second != group.end() && first->second == second->second;
      const bool same = is_same_report(signatures[i], signatures[j]);
      if (!copies) {
        EXPECT_FALSE(same) << articles[i].id << " and " << articles[j].id;
      }
      if (copies && !same) {
        std::printf("missed %s and %s: similarity %.2f, containment %.2f\n", articles[i].id.c_str(),
                    articles[j].id.c_str(), similarity(signatures[i], signatures[j]),
                    containment(signatures[i], signatures[j]));
        ++missed;
      }
    }
  }
  EXPECT_EQ(missed, 0);
}

TEST(NearDuplicates, KeepsToItsWindow) {
  Article article = demo_articles().front();
  article.date = "2024-05-13";
  const ArticleSignature first = signature_of(article);
  article.date = "2024-05-18";
  EXPECT_TRUE(is_same_report(first, signature_of(article)));
  article.date = "2024-06-18";
  EXPECT_FALSE(is_same_report(first, signature_of(article)));
  article.date = "";
  EXPECT_TRUE(is_same_report(first, signature_of(article)));
}

}  // namespace
}  // namespace fundstelle
