#include "searcher/marks.h"

#include <algorithm>
#include <optional>

namespace fundstelle {
namespace {

struct Match {
  FormKind kind = FormKind::synonym;
  std::size_t word = 0;
};

// The nearest form by which the query asks for a whole word.
std::optional<Match> whole_match(const Word& word, const ResolvedQuery& query) {
  std::optional<Match> best;
  for (std::size_t w = 0; w < query.words.size(); ++w) {
    const QueryWord& asked = query.words[w];
    for (const QueryForm& form : asked.forms) {
      if (form.stems.size() != 1 || form.stems.front() != word.stem) continue;
      FormKind kind = form.kind;
      if (kind == FormKind::inflected && asked.folded == word.folded) kind = FormKind::exact;
      if (!best || kind < best->kind) best = Match{kind, w};
    }
  }
  return best;
}

std::optional<Match> part_match(std::string_view term, const ResolvedQuery& query) {
  for (std::size_t w = 0; w < query.words.size(); ++w) {
    for (const QueryPart& part : query.words[w].parts) {
      for (const PartForm& form : part.forms) {
        if (form.term == term) return Match{form.kind, w};
      }
    }
  }
  return std::nullopt;
}

void mark_token(const WordToken& token, const ResolvedQuery& query, std::vector<Mark>& marks) {
  const Word& word = *token.word;
  std::optional<Match> match = whole_match(word, query);
  if (!match && word.parts.empty()) match = part_match(word.stem, query);
  if (match) {
    marks.push_back({{token.begin, token.end}, match->kind, match->word});
    return;
  }
  for (const WordPart& part : word.parts) {
    match = part_match(part.term, query);
    if (!match) continue;
    marks.push_back({{token.begin + part.begin, token.begin + part.end}, match->kind, match->word});
  }
}

// Words that stand in a row as a form of several words asks for them.
void mark_phrases(std::span<const WordToken> tokens, const ResolvedQuery& query,
                  std::vector<Mark>& marks) {
  for (std::size_t w = 0; w < query.words.size(); ++w) {
    for (const QueryForm& form : query.words[w].forms) {
      if (form.stems.size() < 2) continue;
      for (std::size_t i = 0; i + form.stems.size() <= tokens.size(); ++i) {
        const bool found = std::equal(
            form.stems.begin(), form.stems.end(), tokens.begin() + static_cast<std::ptrdiff_t>(i),
            [](const std::string& stem, const WordToken& t) { return t.word->stem == stem; });
        if (!found) continue;
        for (std::size_t k = 0; k < form.stems.size(); ++k) {
          marks.push_back({{tokens[i + k].begin, tokens[i + k].end}, form.kind, w});
        }
      }
    }
  }
}

// Of overlapping marks the longer stays, then the nearer form.
std::vector<Mark> disjoint(std::vector<Mark> marks) {
  std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    if (a.range.begin != b.range.begin) return a.range.begin < b.range.begin;
    if (a.range.end != b.range.end) return a.range.end > b.range.end;
    return a.kind < b.kind;
  });
  std::vector<Mark> kept;
  for (const Mark& mark : marks) {
    if (kept.empty() || mark.range.begin >= kept.back().range.end) kept.push_back(mark);
  }
  return kept;
}

}  // namespace

std::vector<Mark> find_marks(std::string_view text, const ResolvedQuery& query,
                             TextAnalyzer& analyzer) {
  const std::span<const WordToken> tokens = analyzer.analyze(text);
  std::vector<Mark> marks;
  for (const WordToken& token : tokens) mark_token(token, query, marks);
  mark_phrases(tokens, query, marks);
  return disjoint(std::move(marks));
}

}  // namespace fundstelle
