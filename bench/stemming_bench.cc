// Benchmarks of the analysis; each checks its answer. The text is made of the gold sentences and of
// the gold compounds, so that it needs nothing but the repository.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "stemming/german_rules.h"
#include "stemming/sentence_splitter.h"
#include "stemming/text_analyzer.h"
#include "stemming/word_analysis.h"

namespace fundstelle {
namespace {

std::vector<std::string> lines_of(const std::string& file) {
  std::ifstream input(std::string(FUNDSTELLE_SOURCE_DIR) + "/tests/stemming/gold/" + file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(input, line);) {
    if (!line.empty() && line[0] != '#') lines.push_back(line.substr(0, line.find('\t')));
  }
  return lines;
}

/// News-like paragraphs of about 600 bytes: sentences of the gold table, one compound in eight
/// words.
const std::vector<std::string>& paragraphs() {
  static const std::vector<std::string> kParagraphs = [] {
    std::mt19937 random(1);
    const std::vector<std::string> sentences = lines_of("sentences.txt");
    const std::vector<std::string> compounds = lines_of("compounds.tsv");
    std::vector<std::string> result(2000);
    for (std::string& paragraph : result) {
      while (paragraph.size() < 600) {
        for (const char c : sentences[random() % sentences.size()]) {
          if (c != '\xC2' && c != '\xA6') paragraph += c;
        }
        paragraph += " " + compounds[random() % compounds.size()] + ". ";
      }
    }
    return result;
  }();
  return kParagraphs;
}

std::size_t bytes_of(const std::vector<std::string>& texts) {
  std::size_t bytes = 0;
  for (const std::string& text : texts) bytes += text.size();
  return bytes;
}

std::size_t analyze_all(TextAnalyzer& analyzer) {
  std::size_t tokens = 0;
  for (const std::string& text : paragraphs()) tokens += analyzer.analyze(text).size();
  return tokens;
}

void analysis_warm(benchmark::State& state) {
  TextAnalyzer analyzer(german_rules());
  const std::size_t expected = analyze_all(analyzer);
  for (auto _ : state) {
    if (analyze_all(analyzer) != expected) state.SkipWithError("other tokens than before");
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes_of(paragraphs())));
}
BENCHMARK(analysis_warm)->Unit(benchmark::kMillisecond);

void analysis_cold(benchmark::State& state) {
  TextAnalyzer first(german_rules());
  const std::size_t expected = analyze_all(first);
  for (auto _ : state) {
    TextAnalyzer analyzer(german_rules());
    if (analyze_all(analyzer) != expected) state.SkipWithError("other tokens than before");
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes_of(paragraphs())));
}
BENCHMARK(analysis_cold)->Unit(benchmark::kMillisecond);

/// The splitter alone on compounds; reports the median word.
void splitting_new_words(benchmark::State& state) {
  const auto rules = german_rules();
  std::vector<std::string> words;
  for (const std::string& word : lines_of("compounds.tsv")) {
    if (word.find('-') == std::string::npos) words.push_back(fold(word));
  }
  std::vector<double> medians;
  std::vector<CompoundPart> parts;
  for (auto _ : state) {
    std::size_t split = 0;
    std::vector<double> times;
    for (const std::string& word : words) {
      const std::vector<bool> starts(word.size() + 1, true);
      const auto begin = std::chrono::steady_clock::now();
      rules->splitter().split(word, starts, parts);
      times.push_back(
          std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin)
              .count());
      split += parts.empty() ? 0 : 1;
    }
    if (split < words.size() * 9 / 10) state.SkipWithError("too few compounds split");
    std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2),
                     times.end());
    medians.push_back(times[times.size() / 2]);
  }
  state.counters["median_us"] =
      medians.empty() ? 0 : *std::min_element(medians.begin(), medians.end());
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * words.size()));
}
BENCHMARK(splitting_new_words)->Unit(benchmark::kMillisecond);

/// Folding, stem and parts of words the cache does not hold.
void analysing_new_words(benchmark::State& state) {
  WordAnalysis analysis(*german_rules());
  const std::vector<std::string> words = lines_of("compounds.tsv");
  for (auto _ : state) {
    std::size_t compounds = 0;
    for (const std::string& word : words) compounds += analysis.analyze(word).parts.empty() ? 0 : 1;
    if (compounds < words.size() * 9 / 10) state.SkipWithError("too few compounds split");
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * words.size()));
}
BENCHMARK(analysing_new_words)->Unit(benchmark::kMillisecond);

void sentence_splitting(benchmark::State& state) {
  const SentenceSplitter splitter;
  const auto split_all = [&] {
    std::size_t sentences = 0;
    for (const std::string& text : paragraphs()) sentences += splitter.split(text).size();
    return sentences;
  };
  const std::size_t expected = split_all();
  for (auto _ : state) {
    if (split_all() != expected) state.SkipWithError("other sentences than before");
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes_of(paragraphs())));
}
BENCHMARK(sentence_splitting)->Unit(benchmark::kMillisecond);

/// What the first analyzer of a process pays.
void reading_the_rules(benchmark::State& state) {
  for (auto _ : state) {
    const GermanRules rules(AnalyzerOptions{});
    if (!rules.is_stop_word("und")) state.SkipWithError("no stop words");
  }
}
BENCHMARK(reading_the_rules)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace fundstelle

BENCHMARK_MAIN();
