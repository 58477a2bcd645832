// The way from articles to an answer, on the demo corpus: adding articles, reading folders, marking
// snippets, whole searches. Each benchmark checks its answer before it counts.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <string>
#include <vector>

#include "fundstelle/fundstelle.h"
#include "searcher/marks.h"
#include "tests/fixtures/scratch_directory.h"

namespace fundstelle {
namespace {

const std::string kDemo = FUNDSTELLE_SOURCE_DIR "/corpus/demo/articles";

const std::vector<Article>& demo_articles() {
  static const std::vector<Article> articles = [] {
    std::vector<Article> read;
    ReadEvents events;
    events.on_article = [&read](Article&& article) { read.push_back(std::move(article)); };
    read_articles({kDemo}, {}, events);
    return read;
  }();
  return articles;
}

std::size_t text_bytes(const Article& article) {
  std::size_t bytes = article.title.size();
  for (const Passage& passage : article.passages) bytes += passage.text.size();
  return bytes;
}

// Analysis, records and postings of 1,000 articles, to a commit that can be searched.
void BM_AddArticles(benchmark::State& state) {
  constexpr std::size_t kArticles = 1000;
  std::size_t bytes = 0;
  for (auto _ : state) {
    const testing::ScratchDirectory scratch;
    IndexWriter writer(scratch / "index");
    for (std::size_t i = 0; i < kArticles; ++i) {
      Article article = demo_articles()[i % demo_articles().size()];
      article.id += "-" + std::to_string(i);
      bytes += text_bytes(article);
      writer.add(article);
    }
    writer.commit();
    if (Searcher(scratch / "index").info().articles != kArticles) {
      state.SkipWithError("articles are missing");
    }
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kArticles));
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}
BENCHMARK(BM_AddArticles)->Unit(benchmark::kMillisecond)->UseRealTime();

// Reading, cleaning, cutting and adding a folder of raw pages with the given number of threads.
void BM_AddFolder(benchmark::State& state) {
  std::uint64_t bytes = 0;
  for (auto _ : state) {
    const testing::ScratchDirectory scratch;
    WriterOptions options;
    options.threads = static_cast<unsigned>(state.range(0));
    IndexWriter writer(scratch / "index", options);
    const IndexSummary summary = writer.add_files({kDemo});
    if (summary.indexed != demo_articles().size()) state.SkipWithError("articles are missing");
    bytes += summary.bytes;
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}
BENCHMARK(BM_AddFolder)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

// Whole searches of the demo archive, best passages marked.
void BM_Search(benchmark::State& state, const char* query) {
  const testing::ScratchDirectory scratch;
  {
    IndexWriter writer(scratch / "index");
    writer.add_files({kDemo});
  }
  const Searcher searcher(scratch / "index");
  for (auto _ : state) {
    const SearchResult result = searcher.search(query);
    if (result.hits.empty() || result.hits.front().passages.empty()) {
      state.SkipWithError("nothing was found");
    }
    benchmark::DoNotOptimize(result);
  }
}
BENCHMARK_CAPTURE(BM_Search, one_word, "Waffenruhe")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(BM_Search, compound, "Nato-Osterweiterung")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(BM_Search, three_words, "Zinsen Notenbank Inflation")
    ->Unit(benchmark::kMicrosecond);

// Marks of all passages of the demo corpus for one query: what a page of snippets costs.
void BM_Marks(benchmark::State& state) {
  const testing::ScratchDirectory scratch;
  TextAnalyzer analyzer(german_rules());
  const Word word = *analyzer.analyze("Waffenruhe").front().word;
  ResolvedQuery query;
  QueryWord asked;
  asked.folded = word.folded;
  asked.forms.push_back({FormKind::inflected, "Waffenruhe", {word.stem}, 1.0});
  for (const WordPart& part : word.parts) asked.parts.push_back({{{part.term, 1.0}}});
  query.words.push_back(asked);
  std::size_t bytes = 0;
  for (auto _ : state) {
    std::size_t marks = 0;
    for (const Article& article : demo_articles()) {
      for (const Passage& passage : article.passages) {
        marks += find_marks(passage.text, query, analyzer).size();
        bytes += passage.text.size();
      }
    }
    if (marks == 0) state.SkipWithError("nothing was marked");
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}
BENCHMARK(BM_Marks)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace fundstelle

BENCHMARK_MAIN();
