// The ranking loop by class of query, over a generated archive. Before anything is timed, the
// answers of each class are compared with an exhaustive scan of the archive.
//
//   ranking_bench [--passages=N] [Google Benchmark's options]      N: 200000 unless given
#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <sstream>

#include "bench/generated_corpus.h"
#include "indexer/segment_builder.h"
#include "searcher/article_matcher.h"
#include "searcher/sealed_engine.h"

namespace fundstelle::bench {
namespace {

constexpr std::uint32_t kSeed = 20240513;
constexpr std::size_t kQueries = 200;
constexpr std::size_t kChecked = 12;  // queries of each class that are scanned for
constexpr std::size_t kBuilderBytes = 192u << 20;

struct QueryClass {
  const char* name;
  std::size_t words;
  bool head;
  ClauseMode mode;
  bool full;
  std::size_t limit;
};

constexpr QueryClass kClasses[] = {
    {"bm25/or1/top10", 1, false, ClauseMode::optional, false, 10},
    {"bm25/or2/top10", 2, false, ClauseMode::optional, false, 10},
    {"bm25/or3/top10", 3, false, ClauseMode::optional, false, 10},
    {"bm25/or3/top100", 3, false, ClauseMode::optional, false, 100},
    {"bm25/and2/top10", 2, false, ClauseMode::required, false, 10},
    {"bm25/question7/top10", 7, true, ClauseMode::optional, false, 10},
    {"full/or1/top10", 1, false, ClauseMode::optional, true, 10},
    {"full/or2/top10", 2, false, ClauseMode::optional, true, 10},
    {"full/or3/top10", 3, false, ClauseMode::optional, true, 10},
    {"full/or3/top100", 3, false, ClauseMode::optional, true, 100},
    {"full/and2/top10", 2, false, ClauseMode::required, true, 10},
    {"full/question7/top10", 7, true, ClauseMode::optional, true, 10},
};

class Archive {
 public:
  explicit Archive(std::size_t passages)
      : corpus_(kSeed, passages / GeneratedCorpus::kPassagesPerArticle) {
    std::vector<MergeInput> inputs;
    SegmentBuilder builder;
    std::uint32_t first = 1;
    const auto flush = [&](std::uint32_t last) {
      std::stringstream out;
      builder.write(out, "bench", first, last);
      inputs.push_back({SealedSegment::from_bytes(std::move(out).str()), {}});
      first = last + 1;
    };
    for (std::uint32_t a = 0; a < corpus_.articles(); ++a) {
      builder.add(a + 1, std::to_string(a + 1), corpus_.article(a));
      if (builder.bytes() > kBuilderBytes) flush(a + 1);
    }
    if (builder.articles() > 0) flush(static_cast<std::uint32_t>(corpus_.articles()));
    std::stringstream out;
    merge_segments(inputs, out, "bench", 1, static_cast<std::uint32_t>(corpus_.articles()));
    segment_ = SealedSegment::from_bytes(std::move(out).str());
    const SealedHeader& h = segment_->header();
    const auto level = [](double n, std::uint64_t words, std::uint64_t parts) {
      return UnitStatistics{n, static_cast<double>(words) / n, static_cast<double>(parts) / n};
    };
    statistics_.at(Level::passage) = level(h.passages, h.words, h.parts);
    statistics_.at(Level::article) = level(h.articles, h.words, h.parts);
    statistics_.at(Level::title) = level(h.titles, h.title_words, h.title_parts);
  }

  GeneratedCorpus& corpus() { return corpus_; }
  const SealedSegment& segment() const { return *segment_; }
  const CollectionStatistics& statistics() const { return statistics_; }

  ResolvedQuery resolve(const std::vector<std::string>& words, ClauseMode mode) const {
    ResolvedQuery query;
    for (const std::string& text : words) {
      QueryWord word;
      word.mode = mode;
      word.forms.push_back({FormKind::inflected, text, {text}, 1.0});
      const std::size_t second = text.find('w', 1);  // a compound is "w12w345"
      if (second == std::string::npos) {
        word.parts.push_back({{{text, 1.0}}});
      } else {
        word.parts.push_back({{{text.substr(0, second), 1.0}}});
        word.parts.push_back({{{text.substr(second), 1.0}}});
      }
      WordWeight weight{1.0, idf(text, false), query.weights.parts.size(), word.parts.size()};
      for (const QueryPart& part : word.parts) {
        query.weights.parts.push_back({1.0, idf(part.forms.front().term, true)});
      }
      query.weights.words.push_back(weight);
      query.words.push_back(std::move(word));
    }
    return query;
  }

 private:
  LevelIdf idf(const std::string& term, bool parts) const {
    LevelIdf idf{};
    const auto found = segment_->find(term);
    for (std::size_t l = 0; l < kLevels; ++l) {
      const double df = !found ? 0 : parts ? found->part_units[l] : found->word_units[l];
      idf[l] = inverse_document_frequency(statistics_.levels[l].units, df);
    }
    return idf;
  }

  GeneratedCorpus corpus_;
  std::shared_ptr<const SealedSegment> segment_;
  CollectionStatistics statistics_;
};

RankingOptions options_of(const QueryClass& c) {
  RankingOptions options;
  if (!c.full) {
    options.part_weight = options.cover_exponent = 0;
    options.article_weight = options.title_weight = options.title_copies = 0;
  }
  return options;
}

// Scores of the best articles by scanning everything. Articles without a score are no answer.
std::vector<std::vector<double>> scan(Archive& archive, const std::vector<ResolvedQuery>& queries,
                                      const RankingOptions& options, std::size_t limit) {
  std::vector<ArticleMatcher> matchers;
  for (const ResolvedQuery& query : queries) {
    matchers.emplace_back(query, archive.statistics(), options);
  }
  std::vector<std::vector<double>> scores(queries.size());
  ScoredArticle scored;
  for (std::size_t a = 0; a < archive.corpus().articles(); ++a) {
    const WordSequences& record = archive.corpus().article(a);
    for (std::size_t q = 0; q < queries.size(); ++q) {
      if (matchers[q].score(record, scored)) scores[q].push_back(scored.score);
    }
  }
  for (auto& of_query : scores) {
    std::sort(of_query.begin(), of_query.end(), std::greater<>());
    of_query.resize(std::min(of_query.size(), limit));
  }
  return scores;
}

void check(Archive& archive, const std::vector<ResolvedQuery>& queries, const QueryClass& c) {
  const RankingOptions options = options_of(c);
  const std::vector<ResolvedQuery> some(queries.begin(), queries.begin() + kChecked);
  const auto expected = scan(archive, some, options, c.limit);
  SealedWorkspace workspace;
  for (std::size_t q = 0; q < some.size(); ++q) {
    SealedEngine engine(some[q], archive.statistics(), options, c.limit, workspace);
    engine.search(archive.segment());
    const auto hits = engine.take();
    bool same = hits.size() == expected[q].size();
    for (std::size_t i = 0; same && i < hits.size(); ++i) {
      same = std::abs(hits[i].score - expected[q][i]) < 1e-6;
    }
    if (same) continue;
    std::fprintf(stderr, "%s: query %zu differs from the exhaustive scan\n", c.name, q);
    std::exit(1);
  }
}

void run(benchmark::State& state, Archive& archive, const std::vector<ResolvedQuery>& queries,
         const QueryClass& c) {
  const RankingOptions options = options_of(c);
  SealedWorkspace workspace;
  std::size_t q = 0;
  std::uint64_t postings = 0;
  std::uint64_t scored = 0;
  for (auto unused : state) {
    SealedEngine engine(queries[q++ % queries.size()], archive.statistics(), options, c.limit,
                        workspace);
    engine.search(archive.segment());
    benchmark::DoNotOptimize(engine.take());
    postings += engine.counters().postings;
    scored += engine.counters().scored;
  }
  const auto n = static_cast<double>(state.iterations());
  state.counters["postings"] = static_cast<double>(postings) / n;
  state.counters["scored"] = static_cast<double>(scored) / n;
}

}  // namespace
}  // namespace fundstelle::bench

int main(int argc, char** argv) {
  using namespace fundstelle::bench;
  std::size_t passages = 200'000;
  for (int i = 1; i < argc; ++i) {
    constexpr const char* kOption = "--passages=";
    if (std::strncmp(argv[i], kOption, std::strlen(kOption)) != 0) continue;
    passages = std::strtoul(argv[i] + std::strlen(kOption), nullptr, 10);
    std::copy(argv + i + 1, argv + argc, argv + i);
    --argc;
    --i;
  }
  benchmark::Initialize(&argc, argv);
  Archive archive(passages);
  for (const QueryClass& c : kClasses) {
    std::mt19937 random(kSeed);
    auto queries = std::make_shared<std::vector<fundstelle::ResolvedQuery>>();
    while (queries->size() < kQueries) {
      queries->push_back(archive.resolve(archive.corpus().query(random, c.words, c.head), c.mode));
    }
    check(archive, *queries, c);
    benchmark::RegisterBenchmark(c.name, [&archive, queries, &c](benchmark::State& state) {
      run(state, archive, *queries, c);
    })->Unit(benchmark::kMicrosecond);
  }
  benchmark::RunSpecifiedBenchmarks();
}
