#include "searcher/suggestions.h"

#include <algorithm>

#include "searcher/corrections.h"
#include "stemming/folding.h"
#include "stemming/lexicon.h"
#include "stemming/utf8.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMaxSuggestions = 3;
constexpr std::size_t kMaxWords = 8;  // of a query that are looked at
constexpr std::size_t kRanked = 8;
constexpr double kAlternative = 0.9;  // share of the best score that an alternative needs
constexpr double kDistancePerLetter = 0.17;
constexpr double kNamePerLetter = 0.115;  // where a name would become a common word
constexpr double kMaxDistance = 2.0;
constexpr double kUmlautOnly = 0.35;      // an umlaut that was typed without its dots, or two
constexpr double kFrequentShare = 0.001;  // of the archive's articles
constexpr std::uint64_t kFrequentArticles = 5;

// A stretch of the query's text and what to put there.
struct Replacement {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
  std::uint64_t articles = 0;
  double score = 0;
};

class QueryCorrector {
 public:
  QueryCorrector(const ResolvedQuery& resolved, const Query& query,
                 const TermStatistics& statistics, const Vocabulary& vocabulary,
                 TextAnalyzer& analyzer)
      : resolved_(resolved),
        query_(query),
        statistics_(statistics),
        vocabulary_(vocabulary),
        analyzer_(analyzer),
        corrector_(vocabulary, analyzer) {}

  std::vector<Suggestion> suggest() {
    std::vector<std::vector<Replacement>> unknown;
    std::size_t place = 0;
    for (std::size_t w = 0; w < resolved_.words.size() && w < kMaxWords; ++w) {
      const QueryWord& word = resolved_.words[w];
      const std::size_t begin = place_of(word, place);
      if (begin == std::string::npos) continue;
      place = begin + word.text.size();
      if (forms_occur(word)) continue;
      const bool has_parts = parts_occur(word);
      std::vector<Replacement> choices;
      if (!has_parts) choices = joined(w, begin);
      if (choices.empty() && !Lexicon::shipped().contains(word.folded)) {
        const bool explained = has_parts || is_known_compound(word.text);
        choices = corrected(word, begin, explained ? kUmlautOnly : kMaxDistance);
      }
      if (!choices.empty()) unknown.push_back(std::move(choices));
    }
    return compose(unknown);
  }

 private:
  // Where the word stands in the text of the query, not before `from` unless its clause does.
  std::size_t place_of(const QueryWord& word, std::size_t from) const {
    const std::size_t clause = query_.clauses[word.clause].range.begin;
    return query_.text.find(word.text, std::max(from, clause));
  }

  double articles_of(const std::string& stem) const {
    return statistics_.frequencies(stem).words[static_cast<std::size_t>(Level::article)];
  }

  bool term_occurs(const std::string& term) const {
    const TermFrequencies f = statistics_.frequencies(term);
    return std::any_of(f.words.begin(), f.words.end(), [](double n) { return n > 0; }) ||
           std::any_of(f.parts.begin(), f.parts.end(), [](double n) { return n > 0; });
  }

  bool forms_occur(const QueryWord& word) const {
    return std::any_of(word.forms.begin(), word.forms.end(), [&](const QueryForm& form) {
      return form.kind != FormKind::derived &&
             std::all_of(form.stems.begin(), form.stems.end(),
                         [&](const std::string& stem) { return term_occurs(stem); });
    });
  }

  bool parts_occur(const QueryWord& word) const {
    return std::all_of(word.parts.begin(), word.parts.end(),
                       [&](const QueryPart& part) { return term_occurs(part.forms.front().term); });
  }

  // A word German can make, though the archive does not have it.
  bool is_known_compound(const std::string& text) {
    const Lexicon lexicon = Lexicon::shipped();
    const auto tokens = analyzer_.analyze(text);
    if (tokens.empty() || tokens.front().word->parts.size() < 2) return false;
    const Word& word = *tokens.front().word;
    return std::all_of(word.parts.begin(), word.parts.end(), [&](const WordPart& part) {
      return lexicon.contains(
          fold(std::string_view(text).substr(part.begin, part.end - part.begin)));
    });
  }

  // A word that a space tore apart ("Waffen ruhe"); with the word before it or behind it.
  std::vector<Replacement> joined(std::size_t w, std::size_t begin) const {
    for (const std::size_t first : {w, w - 1}) {
      if (first >= resolved_.words.size() || first + 1 >= resolved_.words.size()) continue;
      const QueryWord& a = resolved_.words[first];
      const QueryWord& b = resolved_.words[first + 1];
      const std::string torn = a.text + " " + b.text;
      const std::size_t at = query_.text.find(torn, begin >= torn.size() ? begin - torn.size() : 0);
      const auto form = vocabulary_.find(a.folded + b.folded);
      if (at == std::string::npos || !form) continue;
      const double articles = articles_of(vocabulary_.stem(*form));
      if (articles <= 0) continue;
      return {{at, at + torn.size(), vocabulary_.display(*form),
               static_cast<std::uint64_t>(articles), 1.0}};
    }
    return {};
  }

  std::vector<Replacement> corrected(const QueryWord& word, std::size_t begin, double limit) {
    std::vector<Replacement> choices;
    for (const RankedCorrection& ranked : corrector_.rank(word.text, kRanked)) {
      if (ranked.correction.distance > limit || !is_near(word, ranked)) continue;
      if (ranked.forms.size() > 1 && !choices.empty()) break;  // one guess at a compound is enough
      double articles = -1;
      for (const std::size_t form : ranked.forms) {
        const double of_form = articles_of(vocabulary_.stem(form));
        articles = articles < 0 ? of_form : std::min(articles, of_form);
      }
      if (articles <= 0) continue;
      if (!choices.empty() && ranked.correction.score < kAlternative * choices.front().score) break;
      choices.push_back({begin, begin + word.text.size(), ranked.correction.text,
                         static_cast<std::uint64_t>(articles), ranked.correction.score});
      if (choices.size() == kMaxSuggestions) break;
    }
    return choices;
  }

  bool is_near(const QueryWord& word, const RankedCorrection& ranked) const {
    const auto letters = static_cast<double>(plain_spelling(word.text).size());
    const double distance = ranked.correction.distance;
    if (letters < 4 || distance > kMaxDistance || distance > kDistancePerLetter * letters)
      return false;
    const bool may_be_name =
        is_upper(decode_utf8(word.text, 0).code) && !name_key(word.folded).empty();
    if (!may_be_name || ranked.spaced) return !may_be_name;
    const bool into_name =
        ranked.forms.size() == 1 && !name_key(vocabulary_.folded(ranked.forms.front())).empty();
    if (into_name) return true;
    const std::string common = fold(ranked.correction.text);
    if (common[0] != word.folded[0]) return false;
    if (distance <= kNamePerLetter * letters) return true;
    // Steiner is not Steine, however frequent those are.
    const bool extends = word.folded.starts_with(common) || common.starts_with(word.folded);
    const auto all = static_cast<double>(vocabulary_.header().articles);
    const auto articles = ranked.correction.articles;
    return !extends && articles >= kFrequentArticles &&
           static_cast<double>(articles) >= kFrequentShare * all;
  }

  // All words corrected at once; where only one is unknown, its alternatives too.
  std::vector<Suggestion> compose(const std::vector<std::vector<Replacement>>& unknown) const {
    std::vector<Suggestion> suggestions;
    if (unknown.empty()) return suggestions;
    const std::size_t count = unknown.size() == 1 ? unknown.front().size() : 1;
    for (std::size_t i = 0; i < count; ++i) {
      Suggestion suggestion;
      std::size_t done = 0;
      for (const auto& choices : unknown) {
        const Replacement& choice = choices[unknown.size() == 1 ? i : 0];
        if (choice.begin < done) continue;  // joined with the word before it already
        suggestion.query.append(query_.text, done, choice.begin - done);
        suggestion.query += choice.text;
        done = choice.end;
        const bool first = suggestion.articles == 0;
        suggestion.articles =
            first ? choice.articles : std::min(suggestion.articles, choice.articles);
      }
      suggestion.query.append(query_.text, done);
      suggestions.push_back(std::move(suggestion));
    }
    return suggestions;
  }

  const ResolvedQuery& resolved_;
  const Query& query_;
  const TermStatistics& statistics_;
  const Vocabulary& vocabulary_;
  TextAnalyzer& analyzer_;
  Corrector corrector_;
};

}  // namespace

std::vector<Suggestion> suggest_queries(const ResolvedQuery& resolved, const Query& query,
                                        const TermStatistics& statistics,
                                        const Vocabulary& vocabulary, TextAnalyzer& analyzer) {
  return QueryCorrector(resolved, query, statistics, vocabulary, analyzer).suggest();
}

}  // namespace fundstelle
