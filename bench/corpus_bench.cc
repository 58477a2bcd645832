// Reading, cleaning and cutting, in MB of input a second on one core. Each benchmark first checks
// that the articles it reads are those of the gold set.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "corpus/article_parser.h"
#include "corpus/near_duplicates.h"

namespace fundstelle {
namespace {

std::vector<RawRecord> load(const std::string& extension, const std::string& format) {
  namespace fs = std::filesystem;
  const std::string root = std::string(FUNDSTELLE_SOURCE_DIR);
  std::vector<fs::path> paths;
  for (const char* folder : {"/tests/corpus/gold/pages", "/corpus/demo/articles"}) {
    for (const auto& entry : fs::directory_iterator(root + folder)) {
      if (entry.path().extension() == extension) paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<RawRecord> records;
  for (const fs::path& path : paths) {
    std::ifstream file(path, std::ios::binary);
    RawRecord record;
    record.format = format;
    record.path = path.string();
    record.bytes.assign(std::istreambuf_iterator<char>(file), {});
    record.context.emplace_back("id", path.stem().string());
    records.push_back(std::move(record));
  }
  return records;
}

/// Paragraphs of all records: the figure that a run must reproduce.
std::size_t paragraphs(ArticleParser& parser, const std::vector<RawRecord>& records,
                       std::size_t& articles) {
  std::size_t count = 0;
  articles = 0;
  for (const RawRecord& record : records) {
    const auto result = parser.parse(record);
    const auto* article = std::get_if<Article>(&result);
    if (article == nullptr) continue;
    ++articles;
    for (const Block& block : article->blocks) count += block.kind == BlockKind::paragraph;
  }
  return count;
}

void run(benchmark::State& state, const std::string& extension, const std::string& format) {
  const auto records = load(extension, format);
  std::size_t bytes = 0;
  for (const RawRecord& record : records) bytes += record.bytes.size();
  ArticleParser parser{ReadOptions{}};
  std::size_t articles = 0;
  const std::size_t expected = paragraphs(parser, records, articles);
  if (articles != records.size() || expected < 3 * articles) {
    state.SkipWithError("the pages are not read as articles");
    return;
  }
  for (auto _ : state) {
    if (paragraphs(parser, records, articles) != expected) {
      state.SkipWithError("two runs differ");
      return;
    }
  }
  state.SetBytesProcessed(static_cast<int64_t>(bytes) * state.iterations());
  state.counters["articles"] = benchmark::Counter(static_cast<double>(articles),
                                                  benchmark::Counter::kIsIterationInvariantRate);
}

void read_raw_text(benchmark::State& state) { run(state, ".txt", "text"); }
void read_html(benchmark::State& state) { run(state, ".html", "html"); }

void sign_articles(benchmark::State& state) {
  ArticleParser parser{ReadOptions{}};
  std::vector<Article> articles;
  for (const RawRecord& record : load(".txt", "text")) {
    auto result = parser.parse(record);
    if (auto* article = std::get_if<Article>(&result)) articles.push_back(std::move(*article));
  }
  for (auto _ : state) {
    for (const Article& article : articles) {
      if (similarity(signature_of(article), signature_of(article)) != 1.0) {
        state.SkipWithError("a text differs from itself");
        return;
      }
    }
  }
  state.SetItemsProcessed(static_cast<int64_t>(2 * articles.size()) * state.iterations());
}

BENCHMARK(read_raw_text)->Unit(benchmark::kMillisecond);
BENCHMARK(read_html)->Unit(benchmark::kMillisecond);
BENCHMARK(sign_articles)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace fundstelle

BENCHMARK_MAIN();
