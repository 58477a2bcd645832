// Reads the query syntax documented in include/fundstelle/query.h.
#include <algorithm>
#include <array>
#include <charconv>

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
constexpr std::string_view kQuorumPrefix = "min:";
// With the slash behind them no headline holds them, in capitals or not.
constexpr std::array<std::string_view, 2> kNearOperators{"NEAR/", "NAHE/"};
constexpr std::size_t kDigits = 3;  // of a distance

// A full or partial ISO 8601 date: 2024, 2024-05, 2024-05-13.
bool is_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  }
  return true;
}

std::optional<std::size_t> number_of(std::string_view digits) {
  std::size_t number = 0;
  const char* const end = digits.data() + digits.size();
  const auto [rest, error] = std::from_chars(digits.data(), end, number);
  if (digits.empty() || error != std::errc{} || rest != end) return std::nullopt;
  return number;
}

// How near: what stands behind "NEAR/" and behind the tilde of "…"~5.
struct Nearness {
  ClauseKind kind = ClauseKind::near;
  std::size_t distance = 0;
};

std::optional<Nearness> nearness_of(std::string_view text) {
  for (const std::string_view name : {"satz", "SATZ", "Satz"}) {
    if (text == name) return Nearness{ClauseKind::sentence, 0};
  }
  const auto distance = text.size() <= kDigits ? number_of(text) : std::nullopt;
  if (!distance) return std::nullopt;
  return Nearness{ClauseKind::near, *distance};
}

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    while (at < text.size() && !is_space(text[at])) ++at;
    if (at > begin) words.emplace_back(text.substr(begin, at - begin));
    while (at < text.size() && is_space(text[at])) ++at;
  }
  return words;
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) { query_.text = text; }

  Query parse() {
    while (skip_space()) {
      const std::size_t begin = at_;
      if (const auto nearness = take_near_operator()) {
        join_next(*nearness, begin);
      } else {
        clause();
      }
    }
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
    if (take(kQuorumPrefix)) {
      read_quorum(clause);
      return;
    }
    for (const FilterName& filter : kFilters) {
      if (take(filter.prefix)) clause.kind = filter.kind;
    }
    if (clause.kind == ClauseKind::word && take(kTitlePrefix)) clause.title_only = true;
    read_text(clause);
    read_nearness(clause);
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
    if (at_ < text_.size() && text_[at_] == kQuote) {
      if (clause.kind == ClauseKind::word) clause.kind = ClauseKind::phrase;
      ++at_;
      read_quoted(clause);
      return;
    }
    const std::size_t begin = at_;
    take_word();
    if (clause.kind == ClauseKind::word && is_digit_group(begin, 1)) read_digit_groups();
    clause.text = text_.substr(begin, at_ - begin);
  }

  std::string_view next_word() const {
    std::size_t end = at_;
    while (end < text_.size() && !is_space(text_[end])) ++end;
    return text_.substr(at_, end - at_);
  }
  std::string_view take_word() {
    const std::string_view word = next_word();
    at_ += word.size();
    return word;
  }

  void read_quorum(const Clause& clause) {
    const auto quorum = parse_quorum(take_word());
    joinable_ = false;
    if (quorum) {
      query_.quorum = quorum;
    } else {
      remark(clause.range.begin, at_, "not a number of words; write min:2 or min:60%; ignored");
    }
  }

  // "…"~5, "…"~satz; one word alone is near itself.
  void read_nearness(Clause& clause) {
    const std::string_view suffix = next_word();
    if (clause.kind != ClauseKind::phrase || !suffix.starts_with('~')) return;
    const auto nearness = nearness_of(suffix.substr(1));
    if (!nearness) return;
    at_ += suffix.size();
    std::vector<std::string> words = split_words(clause.text);
    if (words.size() < 2) return;
    clause.kind = nearness->kind;
    clause.distance = nearness->distance;
    clause.operands = std::move(words);
  }

  std::optional<Nearness> take_near_operator() {
    const std::string_view word = next_word();
    for (const std::string_view name : kNearOperators) {
      if (!word.starts_with(name)) continue;
      const auto nearness = nearness_of(word.substr(name.size()));
      if (nearness) at_ += word.size();
      return nearness;
    }
    return std::nullopt;
  }

  bool operand_follows() const {
    const auto begins = [this](std::string_view piece) { return next_is(piece); };
    return at_ < text_.size() && !begins(kTitlePrefix) && !begins(kQuorumPrefix) &&
           std::none_of(kNearOperators.begin(), kNearOperators.end(), begins) &&
           std::none_of(kFilters.begin(), kFilters.end(),
                        [&](const FilterName& filter) { return begins(filter.prefix); });
  }

  // What follows an operator at `begin` joins the clause before it.
  void join_next(const Nearness& nearness, std::size_t begin) {
    const std::size_t end = at_;
    skip_space();
    const auto fits = [&](const Clause& before) {
      return before.operands.empty() || before.kind == nearness.kind;
    };
    if (!joinable_ || !fits(query_.clauses.back())) {
      remark(begin, end, "no word or phrase stands before it; ignored");
      return;
    }
    Clause next;
    next.range.begin = at_;
    if (operand_follows()) read_text(next);
    if (next.text.find_first_not_of(" \t\n\r") == std::string::npos) {
      remark(begin, end, "no word or phrase stands after it; ignored");
      return;
    }
    Clause& joined = query_.clauses.back();
    if (joined.operands.empty()) joined.operands.push_back(joined.text);
    joined.kind = nearness.kind;
    joined.distance = std::max(joined.distance, nearness.distance);
    joined.operands.push_back(next.text);
    joined.text += ' ' + next.text;
    joined.range.end = at_;
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
    joinable_ = false;
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
    joinable_ = clause.kind == ClauseKind::word || clause.kind == ClauseKind::phrase;
    query_.clauses.push_back(std::move(clause));
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool joinable_ = false;  // the last clause is what an operator behind it would join
  Query query_;
};

}  // namespace

std::optional<Quorum> parse_quorum(std::string_view text) {
  const bool share = text.ends_with('%');
  if (share) text.remove_suffix(1);
  const auto number = text.size() <= kDigits ? number_of(text) : std::nullopt;
  if (!number || (share && *number > 100)) return std::nullopt;
  return share ? Quorum{0, *number} : Quorum{*number, 0};
}

Query parse_query(std::string_view text) { return Parser(text).parse(); }

}  // namespace fundstelle
