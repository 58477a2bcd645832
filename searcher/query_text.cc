// Says in one line how a query was understood.
#include <algorithm>

#include "fundstelle/query.h"

namespace fundstelle {
namespace {

const char* name(ClauseKind kind) {
  switch (kind) {
    case ClauseKind::word:
      return "word";
    case ClauseKind::phrase:
      return "phrase";
    case ClauseKind::near:
      return "near";
    case ClauseKind::sentence:
      return "sentence";
    case ClauseKind::source:
      return "source";
    case ClauseKind::since:
      return "since";
    case ClauseKind::until:
      return "until";
  }
  return "";
}

}  // namespace

std::string Query::describe() const {
  std::string out;
  for (const Clause& clause : clauses) {
    if (!out.empty()) out += ' ';
    if (clause.mode == ClauseMode::required) out += '+';
    if (clause.mode == ClauseMode::excluded) out += '-';
    if (clause.title_only) out += "title:";
    out += name(clause.kind);
    if (clause.kind == ClauseKind::near) out += '/' + std::to_string(clause.distance);
    out += '(';
    for (const std::string& operand : clause.operands) {
      out += (&operand == clause.operands.data() ? "" : " | ") + operand;
    }
    if (clause.operands.empty()) out += clause.text;
    out += ')';
  }
  if (quorum) {
    out += out.empty() ? "" : " ";
    out += quorum->percent > 0 ? "min(" + std::to_string(quorum->percent) + "%)"
                               : "min(" + std::to_string(quorum->words) + ')';
  }
  return out;
}

std::size_t Quorum::of(std::size_t all) const {
  if (words == 0 && percent == 0) return 0;
  const std::size_t wanted = percent > 0 ? all * percent / 100 : words;
  return std::min(std::max<std::size_t>(wanted, 1), all);
}

}  // namespace fundstelle
