// Answers queries over one index or several searched as one.
//
// Threads: a Searcher may be used from any number of threads at once; each call works on a snapshot
// of the last commit, and a new one is taken by itself when the index has moved on.
// Lifetime: results own their data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fundstelle/article.h"
#include "fundstelle/hit.h"
#include "fundstelle/query.h"
#include "fundstelle/ranking_options.h"

namespace fundstelle {

/// What to do with articles that carry the same report: copies of an agency's text and its updates,
/// at most a week apart.
enum class Duplicates {
  show,  ///< each is a hit of its own
  fold,  ///< the best is a hit and names the others; `limit` counts hits
  hide,  ///< the best is a hit, the others are not mentioned
};

/// Settings of one search.
struct SearchOptions {
  std::size_t limit = 10;    ///< articles, at least 1
  std::size_t passages = 3;  ///< per article; 0 for ids and scores only
  Duplicates duplicates = Duplicates::fold;
  Quorum quorum;  ///< how many of the query's words must occur, unless it says so itself
  bool suggestions = true;
  RankingOptions ranking;
};

/// Which of the two ways to the same ranking is taken.
enum class RankingWay {
  fastest,  ///< through sealed segments, where they can answer; otherwise the plain way
  plain,    ///< from the database alone, as if there were no sealed segments; to compare the two
};

/// Settings of a searcher.
struct SearcherOptions {
  RankingWay way = RankingWay::fastest;
  AnalyzerOptions analysis;  ///< further synonyms; must not change terms
};

/// An index in figures.
struct IndexInfo {
  std::uint64_t articles = 0;
  std::uint64_t passages = 0;
  std::uint64_t words = 0;  ///< running words in passages
  std::uint64_t terms = 0;  ///< different terms over all fields
  int format_version = 0;
  std::string fingerprint;
  std::vector<std::pair<std::string, std::uint64_t>> bytes;  ///< by what they are spent on
  std::vector<std::pair<std::string, std::string>> settings;
  std::vector<std::string> notes;  ///< anything out of order that searching works around
};

/// A contradiction found by check().
struct CheckProblem {
  std::string where;  ///< "article ID, passage 3", "postings", …
  std::string reason;
};

/// Reads an index.
class Searcher {
 public:
  /// Throws Error: index_missing, index_incompatible, index_corrupt, io_error.
  explicit Searcher(const std::string& directory, const SearcherOptions& options = {});
  ~Searcher();
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  /// Ranks passages for `query`. Equal scores are ordered by article id, then by passage ordinal.
  SearchResult search(const Query& query, const SearchOptions& options = {}) const;
  SearchResult search(std::string_view query, const SearchOptions& options = {}) const;

  /// The archive's words nearest to `word`, best first, whether or not the archive has `word`,
  /// which is never among them. Empty if the archive's word forms cannot be read; info() then says
  /// why.
  std::vector<Correction> suggest(std::string_view word, std::size_t limit = 5) const;

  /// The article as it was understood, or nothing.
  std::optional<Article> article(const std::string& id) const;

  /// Figures of the index.
  IndexInfo info() const;

  /// Reads everything: structure, and for every passage its article, text and terms. Slow.
  std::vector<CheckProblem> check() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace fundstelle
