// Reads the query syntax documented in include/fundstelle/query.h.
#include <algorithm>
#include <array>

#include "fundstelle/query.h"

namespace fundstelle {
namespace {

// Only the straight mark asks for a phrase: the others come with headlines that are pasted.
constexpr char kQuote = '"';
// Before these a hyphen is the suspended one of "Ärzte und -ärztinnen", no operator.
constexpr std::array<std::string_view, 5> kJoiningWords{"und", "oder", "bzw.", "sowie",
                                                        "beziehungsweise"};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

struct FilterName {
  std::string_view prefix;
  ClauseKind kind;
};
constexpr std::array<FilterName, 3> kFilters{{{"source:", ClauseKind::source},
                                              {"since:", ClauseKind::since},
                                              {"until:", ClauseKind::until}}};
constexpr std::string_view kTitlePrefix = "title:";

// A full or partial ISO 8601 date: 2024, 2024-05, 2024-05-13.
bool is_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  }
  return true;
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) { query_.text = text; }

  Query parse() {
    while (skip_space()) clause();
    return std::move(query_);
  }

 private:
  bool skip_space() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
    return at_ < text_.size();
  }

  bool next_is(std::string_view piece) const { return text_.substr(at_).starts_with(piece); }
  bool take(std::string_view piece) {
    if (!next_is(piece)) return false;
    at_ += piece.size();
    return true;
  }

  void remark(std::size_t begin, std::size_t end, std::string message) {
    query_.diagnostics.push_back({{begin, end}, std::move(message)});
  }

  void clause() {
    Clause clause;
    clause.range.begin = at_;
    if (sign_precedes_word()) {
      clause.mode = text_[at_] == '+' ? ClauseMode::required : ClauseMode::excluded;
      ++at_;
    }
    for (const FilterName& filter : kFilters) {
      if (take(filter.prefix)) clause.kind = filter.kind;
    }
    if (clause.kind == ClauseKind::word && take(kTitlePrefix)) clause.title_only = true;
    read_text(clause);
    clause.range.end = at_;
    finish(clause);
  }

  // "+" and "-" are operators only directly before a word; " - " between words is a dash.
  bool sign_precedes_word() const {
    if (text_[at_] != '+' && text_[at_] != '-') return false;
    if (at_ + 1 == text_.size() || is_space(text_[at_ + 1])) return false;
    return text_[at_] == '+' || !hyphen_belongs_to_word();
  }

  // "CO 2 -Ausstoß", "Ärzte und -ärztinnen": what stands before says so.
  bool hyphen_belongs_to_word() const {
    const std::size_t end = text_.substr(0, at_).find_last_not_of(" \t\n\r");
    if (end == std::string_view::npos) return false;
    const std::size_t space = text_.substr(0, end).find_last_of(" \t\n\r");
    const std::string_view word =
        text_.substr(space == std::string_view::npos ? 0 : space + 1, end - space);
    return word.find_first_not_of("0123456789") == std::string_view::npos ||
           std::find(kJoiningWords.begin(), kJoiningWords.end(), word) != kJoiningWords.end();
  }

  void read_text(Clause& clause) {
    if (text_[at_] == kQuote) {
      if (clause.kind == ClauseKind::word) clause.kind = ClauseKind::phrase;
      ++at_;
      read_quoted(clause);
      return;
    }
    const std::size_t begin = at_;
    while (at_ < text_.size() && !is_space(text_[at_])) ++at_;
    if (clause.kind == ClauseKind::word && is_digit_group(begin, 1)) read_digit_groups();
    clause.text = text_.substr(begin, at_ - begin);
  }

  // "150 000" is one number, as it is in articles.
  void read_digit_groups() {
    while (at_ < text_.size() && text_[at_] == ' ' && is_digit_group(at_ + 1, 3)) at_ += 4;
  }

  // Whether `least` to three digits stand at `begin`, and nothing else up to the next space.
  bool is_digit_group(std::size_t begin, std::size_t least) const {
    std::size_t end = begin;
    while (end < text_.size() && text_[end] >= '0' && text_[end] <= '9') ++end;
    const bool whole = end == text_.size() || is_space(text_[end]);
    return whole && end - begin >= least && end - begin <= 3;
  }

  void read_quoted(Clause& clause) {
    const std::size_t begin = at_;
    const std::size_t end = text_.find(kQuote, begin);
    at_ = end == std::string_view::npos ? text_.size() : end + 1;
    clause.text = text_.substr(begin, end == std::string_view::npos ? end : end - begin);
    if (end != std::string_view::npos) return;
    remark(clause.range.begin, text_.size(),
           "the quotation mark is not closed; everything after it was read as the phrase");
  }

  void finish(Clause& clause) {
    if (clause.text.find_first_not_of(" \t\n\r") == std::string::npos) {
      remark(clause.range.begin, clause.range.end, "nothing stands after the operator; ignored");
      return;
    }
    const bool dated = clause.kind == ClauseKind::since || clause.kind == ClauseKind::until;
    if (dated && !is_date(clause.text)) {
      remark(clause.range.begin, clause.range.end,
             "not a date; write 2024, 2024-05 or 2024-05-13; ignored");
      return;
    }
    query_.clauses.push_back(std::move(clause));
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Query query_;
};

const char* name(ClauseKind kind) {
  switch (kind) {
    case ClauseKind::word:
      return "word";
    case ClauseKind::phrase:
      return "phrase";
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
    out += '(' + clause.text + ')';
  }
  return out;
}

Query parse_query(std::string_view text) { return Parser(text).parse(); }

}  // namespace fundstelle
