#include "searcher/word_pairs.h"

#include <algorithm>
#include <array>
#include <string>

namespace fundstelle {
namespace {

/// What a compound counts beside its head, where a query names its parts.
constexpr double kCompoundWeight = 0.8;
constexpr std::array<std::string_view, 8> kLinks = {"", "s", "es", "n", "en", "er", "e", "ens"};

// The stem of one word; empty if it is not one.
std::string stem_of(std::string_view text, TextAnalyzer& analyzer) {
  const std::size_t last = text.find_last_not_of('-');
  if (last == std::string_view::npos) return {};
  const auto tokens = analyzer.analyze(text.substr(0, last + 1));
  return tokens.size() == 1 ? tokens[0].word->stem : std::string();
}

// The word's spellings and inflections; what merely means the same does not stand beside others
// in the same way.
std::vector<std::string> own_stems(const QueryWord& word) {
  std::vector<std::string> stems;
  for (const QueryForm& form : word.forms) {
    const bool other = form.kind == FormKind::synonym || form.kind == FormKind::derived;
    if (form.stems.size() == 1 && !other) stems.push_back(form.stems.front());
  }
  return stems;
}

}  // namespace

void WordPairs::add_parts(const QueryWord& word, std::vector<WordPair>& pairs) {
  if (word.parts.size() < 2) return;
  std::vector<std::uint32_t> begins;
  const auto whole = analyzer_.analyze(word.text);
  if (whole.size() != 1) return;
  for (const WordPart& part : whole[0].word->parts) begins.push_back(part.begin);
  const std::string_view text = word.text;
  for (std::size_t i = 1; i < begins.size(); ++i) {
    std::string head = stem_of(text.substr(begins[i]), analyzer_);
    std::string modifier = stem_of(text.substr(0, begins[i]), analyzer_);
    if (head.empty() || modifier.empty()) continue;
    pairs.push_back({{{{std::move(modifier)}, {std::move(head)}}}, word.forms.front().stems, 0.0});
  }
}

void WordPairs::add_words(QueryWord& first, QueryWord& second, Between between,
                          std::vector<WordPair>& pairs) {
  WordPair pair{{own_stems(first), own_stems(second)}, {}, 0.0};
  if (pair.stems[0].empty() || pair.stems[1].empty()) return;
  const bool linked = between == Between::function_words;
  QueryWord& head = linked ? first : second;
  for (QueryForm& form : compounds(linked ? second : first, head)) {
    pair.whole.push_back(form.stems.front());
    const bool known = std::any_of(head.forms.begin(), head.forms.end(),
                                   [&](const QueryForm& f) { return f.stems == form.stems; });
    if (!known) head.forms.push_back(std::move(form));
  }
  pairs.push_back(std::move(pair));
}

// Whether a compound has a boundary between words of these stems.
bool WordPairs::is_cut(std::string_view compound, std::string_view front, std::string_view back) {
  std::vector<std::uint32_t> begins;
  const auto tokens = analyzer_.analyze(compound);
  if (tokens.size() != 1) return false;
  for (const WordPart& part : tokens[0].word->parts) begins.push_back(part.begin);
  return std::any_of(begins.begin(), begins.end(), [&](std::uint32_t at) {
    return stem_of(compound.substr(at), analyzer_) == back &&
           stem_of(compound.substr(0, at), analyzer_) == front;
  });
}

// Steuern, Erhöhung: the modifier as written or its stem, a linking element, the head; whatever of
// these the archive holds and the splitter cuts just there.
std::vector<QueryForm> WordPairs::compounds(const QueryWord& modifier, const QueryWord& head) {
  std::vector<QueryForm> found;
  if (archive_ == nullptr || modifier.folded.size() < 3 || head.folded.size() < 3) return found;
  std::string fronts[2] = {modifier.folded, modifier.forms.front().stems.front()};
  std::string heads[2] = {head.folded, head.forms.front().stems.front()};
  for (std::size_t i = 0; i < 4; ++i) {
    if ((i / 2 == 1 && fronts[0] == fronts[1]) || (i % 2 == 1 && heads[0] == heads[1])) continue;
    for (const std::string_view link : kLinks) {
      const std::string folded = fronts[i / 2] + std::string(link) + heads[i % 2];
      auto form = archive_->compound(folded);
      if (!form) continue;
      if (!is_cut(form->text, fronts[1], heads[1])) continue;
      const bool known = std::any_of(found.begin(), found.end(), [&](const QueryForm& f) {
        return f.stems == form->stems;
      });
      form->weight = kCompoundWeight;
      if (!known) found.push_back(std::move(*form));
    }
  }
  return found;
}

}  // namespace fundstelle
