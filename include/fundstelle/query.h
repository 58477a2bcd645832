// A query as it was understood, with what was wrong with it.
//
// Syntax: words are optional and ranked (topic); "…" a phrase in this order; +word required; -word
// excluded; title:word in the title; source:NAME, since:2024-05, until:2024-06-30 filter.
// Everything else is text: typographic quotation marks too, since headlines bring them along, and
// the hyphen after a number or "und" (CO 2 -Ausstoß, Ärzte und -ärztinnen). A mistake never fails:
// the offending piece becomes text or is dropped, and a Diagnostic says so.
//
// Threads: a plain value, made by Searcher::parse or parse_query.
#pragma once

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
enum class ClauseKind { word, phrase, source, since, until };

/// Whether a clause must match.
enum class ClauseMode { optional, required, excluded };

/// One piece of a query.
struct Clause {
  ClauseKind kind = ClauseKind::word;
  ClauseMode mode = ClauseMode::optional;
  bool title_only = false;
  ByteRange range;   ///< of Query::text, operators included
  std::string text;  ///< words of the clause, operators and quotes removed
};

/// The understood query.
struct Query {
  std::string text;
  std::vector<Clause> clauses;
  std::vector<Diagnostic> diagnostics;

  /// One line that shows how the query was understood, for tests and --explain:
  /// `word(Waffenruhe) -phrase(30 Tage) source(dpa)`.
  std::string describe() const;
};

/// Understands `text`. Never throws for what is in the text.
Query parse_query(std::string_view text);

}  // namespace fundstelle
