// What a search returns: articles, best first, each with its best passages, marked.
//
// Threads: plain values; they stay valid after the Searcher is gone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "fundstelle/analyzer.h"
#include "fundstelle/error.h"
#include "fundstelle/query.h"

namespace fundstelle {

/// A stretch of a text that matches the query.
struct Mark {
  ByteRange range;                  ///< bytes of the snippet's text
  FormKind kind = FormKind::exact;  ///< by which form it matched
  std::size_t word = 0;             ///< which word of the query, counted from 0
};

/// A passage as it is shown. Marks are disjoint and in order; the marked bytes, analysed, give a
/// term of the query.
struct Snippet {
  std::string text;
  std::vector<Mark> marks;
};

/// A ranked passage.
struct Hit {
  std::size_t ordinal = 0;  ///< of the passage in its article, from 0
  double score = 0.0;
  std::string heading;
  Snippet snippet;
};

/// The shares of a score, as the formula adds them up.
struct ScoreParts {
  double passage = 0.0;   ///< after the cover factor
  double cover = 0.0;     ///< 0..1
  double article = 0.0;   ///< weighted
  double title = 0.0;     ///< weighted
  double exact = 0.0;     ///< for words in the very form that was asked for, weighted
  double near = 0.0;      ///< for words and parts that stand together, weighted
  double grams = 0.0;     ///< for letters that words share with the query's, weighted
  double feedback = 0.0;  ///< for likeness to the first answers, weighted
};

/// An article of the result.
struct ArticleHit {
  std::string id;
  std::string title;
  std::vector<Mark> title_marks;
  std::string source;
  std::string date;
  std::string url;
  std::string path;
  double score = 0.0;  ///< of its best passage
  ScoreParts parts;
  std::vector<Hit> passages;  ///< best first
  /// Ids of the archive's other articles with the same report, sorted, whether the query finds them
  /// or not; only when folded. An id is mentioned once, under the best article.
  std::vector<std::string> duplicates;
  std::vector<std::string> duplicate_sources;  ///< of those, in the same order; may be empty texts
};

/// A form by which a word of the query was looked for.
struct WordForm : TokenVariant {
  std::uint64_t articles = 0;  ///< that hold it; at most so many for a form of several words
};

/// How one word of the query was looked for.
struct WordReport {
  std::string word;
  bool stop_word = false;      ///< left out because other words remain
  std::uint64_t articles = 0;  ///< that hold the word or an inflection of it
  std::vector<WordForm> forms;
};

/// A correction, offered only for words that the archive does not have.
struct Suggestion {
  std::string query;           ///< the whole query, corrected
  std::uint64_t articles = 0;  ///< that hold the corrected word
};

/// A word of the archive that another word may have been meant for.
struct Correction {
  std::string text;       ///< as the archive mostly spells it
  double distance = 0.0;  ///< of the spellings: 1 for one plain slip, less for a likely one
  double score = 0.0;     ///< 0..1: near and frequent words score high
  std::uint64_t articles =
      0;  ///< that hold the word; for a compound of known parts, at most so many
};

/// An answer.
struct SearchResult {
  Query query;
  /// Articles that match, folded and hidden copies included; an estimate above the candidates'
  /// number.
  std::uint64_t total = 0;
  std::vector<ArticleHit> hits;
  std::vector<WordReport> words;
  std::vector<Suggestion> suggestions;
};

}  // namespace fundstelle
