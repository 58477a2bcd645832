// The gold pages: what is kept, what is cut, titles; tools/score_extraction.py counts the same way.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "corpus/utf8_text.h"
#include "tests/corpus/corpus_fixtures.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using Words = std::vector<std::string>;

const std::string kGold = std::string(FUNDSTELLE_SOURCE_DIR) + "/tests/corpus/gold";
constexpr std::size_t kShingle = 4;

Words words_of(const std::string& text) {
  Words words;
  std::string word;
  const std::string folded = lower(text);
  for (std::size_t i = 0; i < folded.size();) {
    const std::size_t start = i;
    const char32_t c = next_code_point(folded, i);
    if (c == 0xAD) continue;
    if (is_word_character(c)) {
      word.append(folded, start, i - start);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

/// Which words of `text` stand in a run of four that `other` has too.
std::size_t matched(const Words& text, const Words& other) {
  std::map<std::vector<std::string>, int> runs;
  for (std::size_t i = 0; i + kShingle <= other.size(); ++i)
    ++runs[Words(other.begin() + static_cast<long>(i),
                 other.begin() + static_cast<long>(i + kShingle))];
  std::vector<bool> hit(text.size());
  for (std::size_t i = 0; i + kShingle <= text.size(); ++i) {
    const auto found = runs.find(
        Words(text.begin() + static_cast<long>(i), text.begin() + static_cast<long>(i + kShingle)));
    if (found == runs.end() || found->second-- <= 0) continue;
    for (std::size_t j = i; j < i + kShingle; ++j) hit[j] = true;
  }
  return static_cast<std::size_t>(std::count(hit.begin(), hit.end(), true));
}

void append(Words& to, const Words& words) { to.insert(to.end(), words.begin(), words.end()); }

bool is_body(const std::string& kind) {
  return kind == "paragraph" || kind == "subheading" || kind == "quote";
}

struct Totals {
  std::size_t expected = 0, found = 0, kept = 0, foreign = 0, titles_right = 0, pages = 0;
};

void score(const Article& article, const json& gold, Totals& totals) {
  Words expected, kept, known;
  for (const json& block : gold["blocks"]) {
    append(known, words_of(block["text"]));
    if (is_body(block["kind"])) append(expected, words_of(block["text"]));
  }
  for (const char* field : {"title", "kicker", "teaser"}) {
    if (gold.contains(field) && gold[field].is_string()) append(known, words_of(gold[field]));
  }
  for (const Block& block : article.blocks) {
    if (is_body(to_string(block.kind))) append(kept, words_of(block.text));
  }
  totals.expected += expected.size();
  totals.found += matched(expected, kept);
  totals.kept += kept.size();
  totals.foreign += kept.size() - matched(kept, known);
  std::set<Words> titles = {words_of(gold["title"])};
  if (gold.contains("title_also")) {
    for (const json& title : gold["title_also"]) titles.insert(words_of(title));
  }
  totals.titles_right += titles.count(words_of(article.title));
  ++totals.pages;
}

TEST(Gold, PagesAreReadAsLabelled) {
  Totals totals;
  for (const Article& article : read_all({kGold + "/pages"}).articles) {
    const fs::path path(article.path);
    if (path.extension() == ".json") continue;
    std::ifstream file(path.parent_path() / (path.stem().string() + ".json"));
    score(article, json::parse(file), totals);
  }
  const double recall = static_cast<double>(totals.found) / static_cast<double>(totals.expected);
  const double foreign = static_cast<double>(totals.foreign) / static_cast<double>(totals.kept);
  std::printf("gold: %zu pages, recall %.4f, foreign words kept %.2f %%, titles %zu\n",
              totals.pages, recall, 100 * foreign, totals.titles_right);
  EXPECT_GE(totals.pages, 30u);
  EXPECT_GE(recall, 0.98);
  EXPECT_LE(foreign, 0.01);
  EXPECT_GE(totals.titles_right + 1, totals.pages);
}

TEST(Gold, PagesWithoutArticleAreReported) {
  std::vector<std::string> paths;
  for (const auto& entry : fs::directory_iterator(kGold + "/not_articles")) {
    if (entry.path().extension() != ".json") paths.push_back(entry.path().string());
  }
  const Reading run = read_all(paths);
  for (const Article& article : run.articles)
    ADD_FAILURE() << article.path << " was taken for an article";
  EXPECT_EQ(run.problems.size(), paths.size());
  for (const ReadProblem& problem : run.problems)
    EXPECT_EQ(problem.reason.substr(0, 11), "no article:") << problem.reason;
}

TEST(Gold, BlocksStandWhereTheirRangesSay) {
  for (const Article& article : read_all({kGold + "/pages"}).articles) {
    if (article.path.ends_with(".json")) continue;
    std::ifstream file(article.path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    std::size_t before = 0;
    for (const Block& block : article.blocks) {
      ASSERT_LE(block.range.begin, block.range.end) << article.path;
      ASSERT_LE(block.range.end, bytes.size()) << article.path;
      EXPECT_GE(block.range.begin, before) << article.path << ": " << block.text;
      before = block.range.begin;
      // The first word in plain letters stands in the range as it is.
      for (const std::string& word : words_of(block.text)) {
        const bool plain = word.size() > 3 && std::all_of(word.begin(), word.end(), [](char c) {
                             return c >= 'a' && c <= 'z';
                           });
        if (!plain) continue;
        std::string raw =
            lower(replace_invalid_utf8(bytes.substr(block.range.begin, block.range.size())));
        std::erase(raw, '\n');
        if (raw.find(word) == std::string::npos && raw.find('-') == std::string::npos &&
            raw.find("&shy;") == std::string::npos && raw.find("\u00AD") == std::string::npos) {
          ADD_FAILURE() << article.path << ": \"" << word << "\" is not in \"" << raw.substr(0, 200)
                        << "\"";
        }
        break;
      }
    }
  }
}

}  // namespace
}  // namespace fundstelle
