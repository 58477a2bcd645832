// A query as it was understood, with what was wrong with it.
//
// Syntax: words are optional and ranked (topic); "…" a phrase in this order; "…"~5 or a NEAR/5 b
// near each other in any order, with at most 5 other words between; "…"~satz or a NEAR/satz b in
// one sentence (NAHE is NEAR); +word required; -word excluded; title:word in the title;
// source:NAME, since:2024-05, until:2024-06-30 filter; min:2 or min:60% words must occur.
// Everything else is text: typographic quotation marks too, since headlines bring them along, and
// the hyphen after a number or "und" (CO 2 -Ausstoß, Ärzte und -ärztinnen). A mistake never fails:
// the offending piece becomes text or is dropped, and a Diagnostic says so.
//
// Threads: a plain value, made by Searcher::parse or parse_query.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fundstelle/error.h"

namespace fundstelle {

/// One remark on the text of a query.
struct Diagnostic {
  ByteRange range;      ///< of Query::text
  std::string message;  ///< what is wrong, and what was done about it
};

/// What a clause asks.
enum class ClauseKind {
  word,
  phrase,
  near,      ///< operands in any order, with at most `distance` other words between
  sentence,  ///< operands in one sentence
  source,
  since,
  until
};

/// Whether a clause must match.
enum class ClauseMode { optional, required, excluded };

/// One piece of a query.
struct Clause {
  ClauseKind kind = ClauseKind::word;
  ClauseMode mode = ClauseMode::optional;
  bool title_only = false;
  ByteRange range;   ///< of Query::text, operators included
  std::string text;  ///< words of the clause, operators and quotes removed
  /// Of near and sentence: words or, if of several words, phrases; `text` is all of them.
  std::vector<std::string> operands;
  std::size_t distance = 0;
};

/// How many of a query's words must occur in an article: a number, or a share of those that are
/// looked for, rounded down. 0 asks for nothing.
struct Quorum {
  std::size_t words = 0;
  std::size_t percent = 0;
  bool operator==(const Quorum&) const = default;

  /// Of so many words: at least one and never more than there are; 0 if nothing is asked for.
  std::size_t of(std::size_t all) const;
};

/// "2" or "60%"; nothing if `text` is neither.
std::optional<Quorum> parse_quorum(std::string_view text);

/// The understood query.
struct Query {
  std::string text;
  std::vector<Clause> clauses;
  std::optional<Quorum> quorum;  ///< if the text says so
  std::vector<Diagnostic> diagnostics;

  /// One line that shows how the query was understood, for tests and --explain:
  /// `word(Waffenruhe) -phrase(30 Tage) source(dpa)`.
  std::string describe() const;
};

/// Understands `text`. Never throws for what is in the text.
Query parse_query(std::string_view text);

}  // namespace fundstelle
