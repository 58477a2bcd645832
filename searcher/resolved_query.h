// A query resolved against one archive: its words with all their forms, weighed by its statistics.
//
// Threads: plain values, immutable once resolved.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "fundstelle/hit.h"
#include "fundstelle/query.h"
#include "searcher/ranking.h"
#include "stemming/text_analyzer.h"

namespace fundstelle {

/// One form under which a word is looked for. Several stems stand next to each other in this order.
struct QueryForm {
  FormKind kind = FormKind::inflected;
  std::string text;
  std::vector<std::string> stems;
  double weight = 1.0;
  std::uint64_t articles = 0;  ///< that hold it
};

/// One term under which a part of a word is looked for in the field of parts.
struct PartForm {
  std::string term;
  double weight = 1.0;
  FormKind kind = FormKind::part;
};

/// A part of a word, or a simple word itself: one concept in the field of parts.
struct QueryPart {
  std::vector<PartForm> forms;  ///< the first is its own term
};

/// A word of the query: one concept, however many forms it has.
struct QueryWord {
  std::string text;
  std::string folded;
  std::vector<QueryForm> forms;  ///< the first is the word's own stem
  std::vector<QueryPart> parts;  ///< itself if simple
  ClauseMode mode = ClauseMode::optional;
  bool title_only = false;
  std::size_t clause = 0;      ///< index into Query::clauses
  std::uint64_t articles = 0;  ///< that hold the word's own stem
};

/// A phrase that must (or must not) stand in an article.
struct QueryPhrase {
  std::vector<std::string> stems;
  ClauseMode mode = ClauseMode::required;
  bool title_only = false;
};

/// Operands that must (or must not) stand near each other in a title or passage, in any order.
struct QueryProximity {
  /// Stems that may stand at each of its successive places: one place for a word, several for a
  /// phrase.
  using Operand = std::vector<std::vector<std::string>>;
  std::vector<Operand> operands;
  bool in_sentence = false;  ///< otherwise: with at most `distance` other words between
  std::size_t distance = 0;
  ClauseMode mode = ClauseMode::required;
  bool title_only = false;
};

/// Two words of a query, or the parts of a compound, that say more where they stand together.
struct WordPair {
  std::array<std::vector<std::string>, 2> stems;  ///< of both; any of them
  std::vector<std::string> whole;                 ///< of words that are both (Ukrainekrieg)
  double mass = 0.0;                              ///< of idf
};

struct ResolvedQuery {
  std::vector<QueryWord> words;     ///< scored, in the order of QueryWeights::words
  std::vector<QueryWord> excluded;  ///< not scored
  std::vector<QueryPhrase> phrases;
  std::vector<QueryProximity> proximities;
  std::size_t quorum = 0;  ///< so many words must occur in an article; 0: none
  std::vector<WordPair> pairs;
  std::vector<std::string> sources;  ///< folded names; any of them
  std::string since;                 ///< ISO 8601 bounds, inclusive; empty: none
  std::string until;
  QueryWeights weights;
  std::vector<WordReport> reports;
};

/// In how many units a term occurs.
struct TermFrequencies {
  std::array<double, kLevels> words{};
  std::array<double, kLevels> parts{};
};

/// Statistics an archive (or an oracle) gives.
class TermStatistics {
 public:
  virtual ~TermStatistics() = default;
  virtual const CollectionStatistics& collection() const = 0;
  virtual TermFrequencies frequencies(const std::string& term) const = 0;
};

/// Other forms of a word that an archive holds.
class ArchiveForms {
 public:
  virtual ~ArchiveForms() = default;
  /// Other spellings of a name, of kind name, the most frequent first; none if `word` is no
  /// plausible name.
  virtual std::vector<QueryForm> names(const Word& word) const = 0;
  /// Words of the family of `stem`, of kind derived, the most frequent first.
  virtual std::vector<QueryForm> family(std::string_view stem) const = 0;
  /// The word form `folded`, of kind spelling, if the archive holds it.
  virtual std::optional<QueryForm> compound(std::string_view folded) const = 0;
};

/// Function words are dropped unless the query holds nothing else. Without `archive` only the
/// forms that follow from the words as they were typed are looked for.
ResolvedQuery resolve(const Query& query, TextAnalyzer& analyzer, const TermStatistics& statistics,
                      const RankingOptions& options, const ArchiveForms* archive = nullptr);

}  // namespace fundstelle
