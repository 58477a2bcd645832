// The splitter on tables of compounds and of words that must stay whole.
#include "stemming/compound_splitter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <set>

#include "stemming/folding.h"
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
  std::cout << "compounds split at all their boundaries: " << 100 * share << " % of " << all
            << '\n';
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
  EXPECT_EQ(split(analysis, "EU-Friedensverhandlungen"), "EU|Friedens|verhandlungen");
  EXPECT_EQ(split(analysis, "fährt"), "fährt");
}

/// The oracle: every way to cut the word, one after the other.
std::uint32_t cheapest_path(const CompoundSplitter& splitter, const Lexicon& lexicon,
                            std::string_view word, std::size_t begin = 0) {
  const std::string_view rest = word.substr(begin);
  std::uint32_t best = 100000;
  const std::uint32_t last = begin > 0 ? splitter.last_cost(rest) : 0;
  if (rest.size() >= 3 && last > 0) best = last;
  for (std::size_t end = 1; end + 3 <= rest.size(); ++end) {
    LexiconEntry entry;
    if (!lexicon.find(rest.substr(0, end), entry) || entry.first_cost() == 0) continue;
    best = std::min(best, entry.first_cost() + cheapest_path(splitter, lexicon, word, begin + end));
  }
  return best;
}

TEST(CompoundSplitter, FindsTheCheapestOfAllPaths) {
  const auto rules = german_rules();
  std::vector<CompoundPart> parts;
  int compared = 0;
  for (const std::string& line : testing::gold_lines("compounds.tsv")) {
    const std::string word = fold(testing::fields_of(line, '\t')[0]);
    if (word.find('-') != std::string::npos || word.size() > 26) continue;
    rules->splitter().split(word, std::vector<bool>(word.size() + 1, true), parts);
    if (parts.empty() || parts[0].score == 0) continue;
    double cost = 0;
    for (const CompoundPart& part : parts) cost -= 12 * static_cast<double>(part.score);
    ++compared;
    EXPECT_NEAR(cost, cheapest_path(rules->splitter(), rules->lexicon(), word), 0.1) << word;
  }
  EXPECT_GT(compared, 1000);
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
