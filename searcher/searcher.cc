#include "fundstelle/searcher.h"

#include <algorithm>

#include "indexer/schema.h"
#include "searcher/archive_forms.h"
#include "searcher/article_matcher.h"
#include "searcher/candidates.h"
#include "searcher/copies.h"
#include "searcher/corrections.h"
#include "searcher/index_check.h"
#include "searcher/index_parts.h"
#include "searcher/marks.h"
#include "searcher/reranking.h"
#include "searcher/sealed_ranking.h"
#include "searcher/snapshot.h"
#include "searcher/suggestions.h"
#include "stemming/german_rules.h"

namespace fundstelle {
namespace {

// Articles of a search, in the order they are shown.
struct ShownArticle {
  const RankedArticle* ranked = nullptr;
  std::vector<ArticleCopy> copies;  ///< mentioned under it
};

Hit make_hit(const Article& article, const ScoredPassage& scored, const ResolvedQuery& query,
             TextAnalyzer& analyzer) {
  const Passage& passage = article.passages.at(scored.ordinal);
  return {scored.ordinal,
          scored.score,
          passage.heading,
          {passage.text, find_marks(passage.text, query, analyzer)}};
}

ArticleHit make_article_hit(Snapshot& snapshot, const RankedArticle& ranked,
                            const ResolvedQuery& query, const SearchOptions& options) {
  ArticleHit hit;
  hit.id = ranked.id;
  hit.score = ranked.scored.score;
  hit.parts = ranked.scored.passages.front().parts;
  if (options.passages == 0) return hit;
  const Article article =
      snapshot.codec.article(snapshot.database.get_document(ranked.docid).get_data());
  hit.title = article.title;
  hit.title_marks = find_marks(article.title, query, snapshot.analyzer);
  hit.source = article.source;
  hit.date = article.date;
  hit.url = article.url;
  hit.path = article.path;
  const std::size_t passages = std::min(options.passages, ranked.scored.passages.size());
  for (std::size_t i = 0; i < passages; ++i) {
    const ScoredPassage& scored = ranked.scored.passages[i];
    if (i > 0 && !scored.holds_words) continue;
    hit.passages.push_back(make_hit(article, scored, query, snapshot.analyzer));
  }
  return hit;
}

// Frequencies from the sealed dictionaries where they are exact, otherwise from the database.
class SnapshotStatistics : public TermStatistics {
 public:
  explicit SnapshotStatistics(const Snapshot& snapshot) : snapshot_(snapshot) {}
  const CollectionStatistics& collection() const override {
    return snapshot_.statistics.collection();
  }
  TermFrequencies frequencies(const std::string& term) const override {
    const auto sealed = snapshot_.sealed.frequencies(term);
    return sealed ? *sealed : snapshot_.statistics.frequencies(term);
  }

 private:
  const Snapshot& snapshot_;
};

// Articles in no order, the second look included, and how many there are.
struct Ranking {
  Candidates candidates;
  std::vector<RankedArticle> ranked;
};

// Nothing if the plain way must answer.
std::optional<Ranking> rank_sealed(Snapshot& snapshot, const ResolvedQuery& query,
                                   const RankingOptions& options, std::size_t limit) {
  const CollectionStatistics& statistics = snapshot.statistics.collection();
  auto proposed = snapshot.sealed.propose(snapshot.database, query, statistics, options, limit);
  if (!proposed) return std::nullopt;
  Ranking ranking{*std::move(proposed), {}};
  try {
    SealedRanking sealed(query, statistics, options);
    ranking.ranked.reserve(ranking.candidates.documents.size());
    for (const Xapian::docid docid : ranking.candidates.documents) {
      const auto [segment, article] = snapshot.sealed.find(docid);
      ranking.ranked.push_back(sealed.rank(*segment, article));
    }
    rerank(ranking.ranked, SnapshotStatistics(snapshot), options, sealed);
  } catch (const Error& e) {
    if (e.code() != ErrorCode::index_corrupt) throw;
    snapshot.sealed.condemn_damaged();
    return std::nullopt;
  }
  return ranking;
}

Ranking rank_plain(Snapshot& snapshot, const ResolvedQuery& query, const RankingOptions& options,
                   std::size_t limit) {
  const std::size_t depth = std::max(options.candidates, 2 * limit);
  Ranking ranking{propose(snapshot.database, query, options, depth), {}};
  ranking.candidates.all = ranking.candidates.documents.size() < depth;
  const CollectionStatistics& statistics = snapshot.statistics.collection();
  ArticleMatcher matcher(query, statistics, options);
  const bool profiled = reranks(options) && options.feedback_weight > 0;
  for (const Xapian::docid docid : ranking.candidates.documents) {
    const std::string stored =
        snapshot.database.get_document(docid, Xapian::DOC_ASSUME_VALID).get_data();
    const WordSequences& record = snapshot.sequences.of(stored);
    RankedArticle article;
    if (!matcher.score(record, article.scored)) continue;
    if (profiled) article.terms = term_profile(record, statistics, options);
    article.docid = docid;
    article.id = RecordCodec::id(stored);
    ranking.ranked.push_back(std::move(article));
  }
  std::string stored;  // the sequences may point into it
  ProfileTerms terms([&](const RankedArticle& article) -> const WordSequences& {
    stored = snapshot.database.get_document(article.docid, Xapian::DOC_ASSUME_VALID).get_data();
    return snapshot.sequences.of(stored);
  });
  rerank(ranking.ranked, SnapshotStatistics(snapshot), options, terms);
  return ranking;
}

Ranking rank(Snapshot& snapshot, const ResolvedQuery& query, const RankingOptions& options,
             std::size_t limit) {
  auto sealed = rank_sealed(snapshot, query, options, limit);
  return sealed ? *std::move(sealed) : rank_plain(snapshot, query, options, limit);
}

ResolvedQuery resolve_for(Snapshot& snapshot, const Query& query, const SearchOptions& options) {
  const SnapshotStatistics statistics(snapshot);
  if (!snapshot.words.vocabulary) {
    return resolve(query, snapshot.analyzer, statistics, options.ranking);
  }
  const VocabularyForms forms(*snapshot.words.vocabulary, snapshot.analyzer.rules().families());
  return resolve(query, snapshot.analyzer, statistics, options.ranking, &forms);
}

std::uint64_t total_of(const Candidates& candidates, std::size_t ranked) {
  if (candidates.exact_total) return candidates.total;
  return candidates.all ? ranked : std::max<std::uint64_t>(candidates.total, ranked);
}

// The best `limit` of the ranked articles, copies of better ones left out unless they are wanted.
// Sorts no further than it must.
std::vector<ShownArticle> choose(std::vector<RankedArticle>& ranked, const SearchOptions& options,
                                 CopyFinder& finder) {
  std::vector<ShownArticle> shown;
  Folding folding(finder);
  std::size_t sorted = 0;
  for (std::size_t i = 0; i < ranked.size() && shown.size() < options.limit; ++i) {
    if (i == sorted) {
      sorted = std::min(ranked.size(), sorted + options.limit);
      std::partial_sort(ranked.begin() + static_cast<std::ptrdiff_t>(i),
                        ranked.begin() + static_cast<std::ptrdiff_t>(sorted), ranked.end(),
                        ranks_above);
    }
    const RankedArticle& article = ranked[i];
    if (options.duplicates == Duplicates::show) {
      shown.push_back({&article, {}});
    } else if (folding.shows(article.docid)) {
      shown.push_back({&article, {}});
      if (options.duplicates == Duplicates::fold) shown.back().copies = folding.mentioned();
    }
  }
  return shown;
}

void mention(const ShownArticle& shown, Snapshot& snapshot, const SearchOptions& options,
             ArticleHit& hit) {
  for (const ArticleCopy& copy : shown.copies) {
    hit.duplicates.push_back(copy.id);
    if (options.passages == 0) continue;
    const std::string stored = snapshot.database.get_document(copy.docid).get_data();
    hit.duplicate_sources.push_back(snapshot.codec.article(stored).source);
  }
}

SearchResult run_search(Snapshot& snapshot, const Query& query, const SearchOptions& options) {
  SearchResult result;
  result.query = query;
  ResolvedQuery resolved = resolve_for(snapshot, query, options);
  CopyFinder finder(snapshot.database, snapshot.codec);
  Ranking ranking;
  std::vector<ShownArticle> shown;
  // Folding takes articles away; then the ranking is looked at again, twice as deep.
  const bool twice = reranks(options.ranking);
  for (std::size_t wanted = std::max(options.limit, twice ? options.ranking.rerank_depth : 0);;) {
    ranking = rank(snapshot, resolved, options.ranking, wanted);
    const Candidates& candidates = ranking.candidates;
    result.total = total_of(candidates, ranking.ranked.size());
    shown = choose(ranking.ranked, options, finder);
    if (shown.size() == options.limit || options.duplicates == Duplicates::show) break;
    if (candidates.all) break;
    wanted = 2 * std::max(wanted, candidates.documents.size());
  }
  for (const ShownArticle& article : shown) {
    result.hits.push_back(make_article_hit(snapshot, *article.ranked, resolved, options));
    mention(article, snapshot, options, result.hits.back());
  }
  if (options.suggestions && snapshot.words.vocabulary) {
    result.suggestions = suggest_queries(resolved, query, SnapshotStatistics(snapshot),
                                         *snapshot.words.vocabulary, snapshot.analyzer);
  }
  result.words = std::move(resolved.reports);
  return result;
}

// All but the signatures' terms, which are no words.
std::uint64_t count_terms(const Xapian::Database& database) {
  std::uint64_t terms = 0;
  for (auto t = database.allterms_begin(); t != database.allterms_end(); ++t) {
    if ((*t)[0] == kCopyPrefix) t.skip_to(std::string(1, kCopyPrefix + 1));
    if (t == database.allterms_end()) break;
    ++terms;
  }
  return terms;
}

}  // namespace

struct Searcher::Impl {
  Impl(const std::string& directory, const SearcherOptions& options)
      : rules(german_rules(options.analysis)), pool(IndexPaths(directory), rules, options.way) {
    require_compatible(pool.paths(), read_manifest(pool.paths()), fingerprint(*rules));
    pool.with_snapshot([](Snapshot&) { return true; });
  }

  std::shared_ptr<const GermanRules> rules;
  SnapshotPool pool;
};

Searcher::Searcher(const std::string& directory, const SearcherOptions& options)
    : impl_(std::make_unique<Impl>(directory, options)) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

SearchResult Searcher::search(const Query& query, const SearchOptions& options) const {
  if (options.limit == 0) {
    throw Error(ErrorCode::invalid_argument, "a search's limit must be at least 1");
  }
  return impl_->pool.with_snapshot(
      [&](Snapshot& snapshot) { return run_search(snapshot, query, options); });
}

SearchResult Searcher::search(std::string_view query, const SearchOptions& options) const {
  return search(parse_query(query), options);
}

std::vector<Correction> Searcher::suggest(std::string_view word, std::size_t limit) const {
  return impl_->pool.with_snapshot([&](Snapshot& snapshot) {
    std::vector<Correction> corrections;
    if (!snapshot.words.vocabulary) return corrections;
    Corrector corrector(*snapshot.words.vocabulary, snapshot.analyzer);
    for (RankedCorrection& ranked : corrector.rank(word, limit)) {
      corrections.push_back(std::move(ranked.correction));
    }
    return corrections;
  });
}

std::optional<Article> Searcher::article(const std::string& id) const {
  return impl_->pool.with_snapshot([&](Snapshot& snapshot) -> std::optional<Article> {
    const std::string term = id_term(id);
    const auto posting = snapshot.database.postlist_begin(term);
    if (posting == snapshot.database.postlist_end(term)) return std::nullopt;
    return snapshot.codec.article(snapshot.database.get_document(*posting).get_data());
  });
}

IndexInfo Searcher::info() const {
  return impl_->pool.with_snapshot([&](Snapshot& snapshot) {
    const IndexPaths& paths = impl_->pool.paths();
    const Manifest manifest = read_manifest(paths);
    IndexInfo info;
    info.articles = snapshot.database.get_doccount();
    info.passages = snapshot.database.get_collection_freq(LengthTerm::passages);
    info.words = snapshot.database.get_collection_freq(LengthTerm::words);
    info.terms = count_terms(snapshot.database);
    info.format_version = manifest.format;
    info.fingerprint = manifest.fingerprint;
    info.settings = {{"created_by", manifest.created_by}, {"directory", paths.root.string()}};
    info.bytes = bytes_by_part(paths);
    info.notes = snapshot.sealed.notes();
    if (!snapshot.words.note.empty() && info.articles > 0)
      info.notes.push_back(snapshot.words.note);
    if (snapshot.words.vocabulary &&
        snapshot.words.vocabulary->header().last_docid < snapshot.database.get_lastdocid()) {
      info.notes.emplace_back(
          "the newest articles' words are not among the word forms yet; corrections and spellings "
          "of names do not know them until the next indexing run or 'fundstelle seal'");
    }
    info.settings.emplace_back("sealed_segments", std::to_string(snapshot.sealed.segments()));
    return info;
  });
}

std::vector<CheckProblem> Searcher::check() const {
  return impl_->pool.with_snapshot(
      [&](Snapshot& snapshot) { return check_index(impl_->pool.paths(), snapshot, impl_->rules); });
}

}  // namespace fundstelle
