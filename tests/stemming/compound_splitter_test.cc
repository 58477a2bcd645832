// The splitter on tables of compounds and of words that must stay whole.
#include "stemming/compound_splitter.h"

#include <gtest/gtest.h>

#include <iostream>
#include <set>

#include "stemming/german_rules.h"
#include "stemming/word_analysis.h"
#include "tests/stemming/gold_table.h"

namespace fundstelle {
namespace {

std::string split(WordAnalysis& analysis, const std::string& word) {
  std::string joined;
  for (const WordPart& part : analysis.analyze(word).parts) {
    if (!joined.empty()) joined += '|';
    joined += word.substr(part.begin, part.end - part.begin);
  }
  return joined.empty() ? word : joined;
}

/// The column of segments and the "also …" of the note.
std::set<std::string> right_answers(const std::vector<std::string>& fields) {
  std::set<std::string> answers = {fields[1]};
  if (fields.size() < 3) return answers;
  const std::size_t also = fields[2].find("also ");
  if (also == std::string::npos) return answers;
  for (std::string answer : testing::fields_of(fields[2].substr(also + 5), ',')) {
    answer.erase(0, answer.find_first_not_of(' '));
    answers.insert(answer.substr(0, answer.find(' ')));
  }
  return answers;
}

TEST(CompoundSplitter, SplitsTheTableOfCompounds) {
  WordAnalysis analysis(*german_rules());
  int right = 0;
  int all = 0;
  for (const std::string& line : testing::gold_lines("compounds.tsv")) {
    const auto fields = testing::fields_of(line, '\t');
    if (fields.size() < 2) continue;
    ++all;
    right += right_answers(fields).contains(split(analysis, fields[0])) ? 1 : 0;
  }
  const double share = static_cast<double>(right) / all;
  std::cout << "compounds split at all their boundaries: " << 100 * share << " % of " << all << '\n';
  EXPECT_GE(all, 600);
  EXPECT_GE(share, 0.95);
}

TEST(CompoundSplitter, LeavesSimpleWordsWhole) {
  WordAnalysis analysis(*german_rules());
  int wrong = 0;
  int all = 0;
  for (const std::string& line : testing::gold_lines("simplex.tsv")) {
    const std::string word = testing::fields_of(line, '\t')[0];
    ++all;
    wrong += split(analysis, word) != word ? 1 : 0;
  }
  const double share = static_cast<double>(wrong) / all;
  std::cout << "simple words split: " << 100 * share << " % of " << all << '\n';
  EXPECT_GE(all, 600);
  EXPECT_LE(share, 0.01);
}

TEST(CompoundSplitter, CutsAtEveryHyphenAndInsideThePieces) {
  WordAnalysis analysis(*german_rules());
  EXPECT_EQ(split(analysis, "Nato-Osterweiterung"), "Nato|Ost|erweiterung");
  EXPECT_EQ(split(analysis, "Waffenstillstandsverhandlungen"), "Waffen|stillstands|verhandlungen");
  EXPECT_EQ(split(analysis, "fährt"), "fährt");
}

TEST(CompoundSplitter, PartsCoverTheWordAndAnalyseToTheirTerms) {
  WordAnalysis analysis(*german_rules());
  int agreeing = 0;
  int parts = 0;
  for (const std::string& line : testing::gold_lines("compounds.tsv")) {
    const std::string word = testing::fields_of(line, '\t')[0];
    const AnalyzedWord compound = analysis.analyze(word);
    std::uint32_t end = 0;
    for (const WordPart& part : compound.parts) {
      EXPECT_LE(part.begin - end, 1U) << word;  // a hyphen at most
      end = part.end;
      const AnalyzedWord alone = analysis.analyze(word.substr(part.begin, part.end - part.begin));
      ++parts;
      agreeing += alone.stem == part.term ? 1 : 0;
    }
    if (!compound.parts.empty()) {
      EXPECT_EQ(end, word.size());
    }
  }
  EXPECT_EQ(agreeing, parts);
}

}  // namespace
}  // namespace fundstelle
