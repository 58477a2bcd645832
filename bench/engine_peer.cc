// Fundstelle's ranking loop as a peer of tools/compare_engines: exactly the given tokens, one
// document a passage, single-field BM25 with k1 = 0.8 and b = 0.6, as the other engines have it.
//
// With --full the passages of an article belong together and are ranked by the whole formula
// (parts, article, cover), which the others do not have; a hit is then an article's best passage.
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <unordered_map>

#include "indexer/sealed_segment.h"
#include "indexer/segment_builder.h"
#include "searcher/sealed_engine.h"
#include "stemming/word_cache.h"
#include "tools/peers/engines/measurement.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using Segment = std::shared_ptr<const SealedSegment>;

constexpr std::size_t kBuilderBytes = 192u << 20;

// Cuts the tokens file into articles and those into segments.
class TokenIndex {
 public:
  TokenIndex(const std::string& folder, bool full) : folder_(folder), full_(full) {
    fs::remove_all(folder);
    fs::create_directories(folder);
  }

  void add(const std::string& article, const peers::Words& words) {
    if (!full_ || article != article_) finish_article();
    article_ = article;
    if (record_.unit_ends.empty()) {
      words_.trim();
      record_ = {words_.words(), {}, {0}, {}};  // no title
    }
    for (const std::string& text : words) {
      record_.words.push_back(&words_.find_or_make(text, [&] {
        AnalyzedWord word;
        word.folded = word.stem = text;
        return word;
      }));
    }
    record_.unit_ends.push_back(static_cast<std::uint32_t>(record_.words.size()));
  }

  void finish() {
    finish_article();
    flush();
    if (files_.size() == 1) return;
    std::vector<MergeInput> inputs;
    for (const std::string& file : files_) inputs.push_back({SealedSegment::open(file), {}});
    std::ofstream out(folder_ + "/ranking-0", std::ios::binary);
    merge_segments(inputs, out, "peer", 1, docid_);
    for (const std::string& file : files_) fs::remove(file);
    files_ = {folder_ + "/ranking-0"};
  }

  Segment open() const { return SealedSegment::open(files_.front()); }

 private:
  void finish_article() {
    if (record_.unit_ends.empty()) return;
    ++docid_;
    builder_.add(docid_, std::to_string(docid_), record_);
    record_ = {};
    if (builder_.bytes() > kBuilderBytes) flush();
  }

  void flush() {
    if (builder_.articles() == 0) return;
    files_.push_back(folder_ + "/ranking-" + std::to_string(files_.size() + 1));
    std::ofstream out(files_.back(), std::ios::binary);
    builder_.write(out, "peer", first_, docid_);
    first_ = docid_ + 1;
  }

  std::string folder_;
  bool full_;
  std::string article_;
  WordCache words_;
  WordSequences record_;
  SegmentBuilder builder_;
  std::uint32_t docid_ = 0;
  std::uint32_t first_ = 1;
  std::vector<std::string> files_;
};

CollectionStatistics statistics_of(const SealedSegment& segment) {
  const SealedHeader& h = segment.header();
  const auto level = [](double n, double words, double parts) {
    return UnitStatistics{n, n > 0 ? words / n : 0, n > 0 ? parts / n : 0};
  };
  CollectionStatistics s;
  const auto words = static_cast<double>(h.words);
  const auto parts = static_cast<double>(h.parts);
  s.at(Level::passage) = level(h.passages, words, parts);
  s.at(Level::article) = level(h.articles, words, parts);
  s.at(Level::title) = level(h.titles, 0, 0);
  return s;
}

ResolvedQuery resolve_words(const peers::Words& words, peers::Operator combine,
                            const SealedSegment& segment, const CollectionStatistics& statistics) {
  ResolvedQuery query;
  for (const std::string& text : words) {
    QueryWord word;
    word.forms.push_back({FormKind::inflected, text, {text}, 1.0});
    word.parts.push_back({{{text, 1.0}}});
    if (combine == peers::Operator::all) word.mode = ClauseMode::required;
    WordWeight weight;
    LevelIdf part_idf{};
    const auto term = segment.find(text);
    for (std::size_t l = 0; l < kLevels; ++l) {
      const double units = statistics.levels[l].units;
      weight.idf[l] = inverse_document_frequency(units, term ? term->word_units[l] : 0);
      part_idf[l] = inverse_document_frequency(units, term ? term->part_units[l] : 0);
    }
    weight.first_part = query.weights.parts.size();
    weight.part_count = 1;
    query.weights.words.push_back(weight);
    query.weights.parts.push_back({1.0, part_idf});
    query.words.push_back(std::move(word));
  }
  if (combine == peers::Operator::phrase) {
    query.phrases.push_back({words, ClauseMode::required, false});
  }
  return query;
}

void compare(const peers::Options& options) {
  const bool full = options.flag("--full");
  const std::string folder = options.get("--index");
  peers::Built built;
  Segment segment;
  if (options.flag("--reuse")) {  // while working on the loop: the index of the last run
    segment = SealedSegment::open(fs::exists(folder + "/ranking-0") ? folder + "/ranking-0"
                                                                    : folder + "/ranking-1");
  } else {
    peers::Stopwatch watch;
    TokenIndex index(folder, full);
    std::ifstream lines(options.get("--tokens"));
    std::string line;
    // The article's number stands in front of the tab; for_each_passage drops it.
    built.passages = peers::for_each_passage(options.get("--tokens"), [&](const auto& words) {
      std::getline(lines, line);
      index.add(line.substr(0, line.find('\t')), words);
    });
    index.finish();
    segment = index.open();
    built.index_seconds = watch.seconds();
    built.index_cpu_seconds = watch.cpu_seconds();
  }
  segment->verify();
  built.passages = segment->header().passages;
  built.bytes = peers::bytes_on_disk(folder);
  built.built_bytes = built.bytes;

  const CollectionStatistics statistics = statistics_of(*segment);
  RankingOptions ranking;
  if (!full) {
    ranking.part_weight = ranking.cover_exponent = 0;
    ranking.article_weight = ranking.title_weight = ranking.title_copies = 0;
  }
  SealedWorkspace workspace;
  struct Sum : SealedCounters {
    std::uint64_t queries = 0;
  };
  std::map<std::string, Sum> sums;
  const auto answer = [&](const peers::Words& words, peers::Operator combine, unsigned limit,
                          std::vector<peers::Hit>& hits) {
    const ResolvedQuery query = resolve_words(words, combine, *segment, statistics);
    SealedEngine engine(query, statistics, ranking, limit, workspace);
    engine.search(*segment);
    for (const SealedHit& hit : engine.take()) {
      hits.push_back({segment->first_passage(hit.article) + hit.passage, hit.score});
    }
    const SealedCounters& c = engine.counters();
    Sum& sum = sums[std::to_string(words.size() > 4 ? 4 : static_cast<int>(combine)) + " top " +
                    std::to_string(limit) + (words.size() == 1 ? " one word" : "")];
    ++sum.queries;
    sum.postings += c.postings;
    sum.opened += c.opened;
    sum.completed += c.completed;
    sum.scored += c.scored;
  };
  peers::measure(full ? "fundstelle-full" : "fundstelle", options, built, answer);
  if (options.flag("--counters")) {
    for (const auto& [mode, sum] : sums) {
      std::cerr << mode << ": postings " << sum.postings / sum.queries << " opened "
                << sum.opened / sum.queries << " completed " << sum.completed / sum.queries
                << " scored " << sum.scored / sum.queries << '\n';
    }
  }
}

}  // namespace
}  // namespace fundstelle

int main(int argc, char** argv) {
  return peers::run([&] { fundstelle::compare(peers::Options(argc, argv)); }, "engine_peer");
}
