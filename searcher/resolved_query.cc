#include "searcher/resolved_query.h"

#include <algorithm>
#include <span>

#include "searcher/query_weighing.h"
#include "searcher/word_pairs.h"

namespace fundstelle {
namespace {

QueryWord make_word(const Word& word, std::string text, const TextAnalyzer& analyzer) {
  QueryWord out;
  out.text = std::move(text);
  out.folded = word.folded;
  out.forms.push_back({FormKind::inflected, out.text, {word.stem}, 1.0});
  for (const WordVariant& variant : analyzer.synonyms(word)) {
    out.forms.push_back({variant.kind, variant.text, variant.stems, variant.weight});
  }
  for (const WordPart& part : word.parts) out.parts.push_back({{{part.term, 1.0}}});
  if (out.parts.empty()) out.parts.push_back({{{word.stem, 1.0}}});
  return out;
}

class Resolver {
 public:
  Resolver(const Query& query, TextAnalyzer& analyzer, const RankingOptions& options,
           const ArchiveForms* archive)
      : query_(query),
        analyzer_(analyzer),
        options_(options),
        archive_(archive),
        pairs_(analyzer, archive) {}

  ResolvedQuery resolve() {
    for (std::size_t i = 0; i < query_.clauses.size(); ++i) add_clause(i);
    end_run();
    for (QueryWord& word : resolved_.words) {
      add_names_of_pieces(word);
      add_families(word);
    }
    for (const LoneOperand& lone : lone_operands_) add_spellings(lone);
    if (options_.near_weight > 0) add_pairs();
    if (resolved_.words.empty()) resolved_.words.swap(stop_words_);
    for (const QueryWord& word : stop_words_) {
      resolved_.reports.push_back({word.text, true, 0, {}});
    }
    if (query_.quorum) resolved_.quorum = query_.quorum->of(resolved_.words.size());
    return std::move(resolved_);
  }

 private:
  void add_clause(std::size_t index) {
    const Clause& clause = query_.clauses[index];
    switch (clause.kind) {
      case ClauseKind::source:
        resolved_.sources.push_back(clause.text);
        return;
      case ClauseKind::since:
        resolved_.since = clause.text;
        return;
      case ClauseKind::until:
        resolved_.until = clause.text;
        return;
      case ClauseKind::word:
      case ClauseKind::phrase:
        add_words(clause, index);
        return;
      case ClauseKind::near:
      case ClauseKind::sentence:
        add_proximity(clause, index);
        return;
    }
  }

  void add_words(const Clause& clause, std::size_t index) {
    QueryPhrase phrase;
    phrase.mode = clause.mode == ClauseMode::excluded ? ClauseMode::excluded : ClauseMode::required;
    phrase.title_only = clause.title_only;
    // What must occur as it stands has no synonyms beyond a word's own.
    const bool in_run = clause.kind == ClauseKind::word && clause.mode == ClauseMode::optional &&
                        !clause.title_only;
    if (!in_run) end_run();
    std::uint32_t last_position = ~0U;
    for (const WordToken& token : analyzer_.analyze(clause.text)) {
      if (token.position == last_position) continue;  // derived; its word stands for it
      last_position = token.position;
      QueryWord word = make_word(
          *token.word, clause.text.substr(token.begin, token.end - token.begin), analyzer_);
      word.mode = clause.mode;
      word.title_only = clause.title_only;
      word.clause = index;
      phrase.stems.push_back(token.word->stem);
      if (clause.mode != ClauseMode::excluded) {
        add_names(*token.word, word);
        const bool keep = !token.word->stop_word || clause.mode == ClauseMode::required;
        if (in_run) {
          run_stems_.push_back(token.word->stem);
          run_words_.push_back(keep ? resolved_.words.size() : kStopWord);
        }
        (keep ? resolved_.words : stop_words_).push_back(std::move(word));
      } else if (clause.kind == ClauseKind::word) {
        resolved_.excluded.push_back(std::move(word));
      }
    }
    if (clause.kind == ClauseKind::phrase && !phrase.stems.empty()) {
      resolved_.phrases.push_back(std::move(phrase));
    }
  }

  // What stands near each other must occur. Function words are everywhere: they count only inside a
  // phrase, or if nothing else is asked for.
  void add_proximity(const Clause& clause, std::size_t index) {
    end_run();
    const auto is_word = [this](const std::string& operand) {
      const auto tokens = analyzer_.analyze(operand);
      return std::any_of(tokens.begin(), tokens.end(),
                         [](const WordToken& t) { return !t.word->stop_word; });
    };
    const bool any_word = std::any_of(clause.operands.begin(), clause.operands.end(), is_word);
    QueryProximity proximity;
    proximity.in_sentence = clause.kind == ClauseKind::sentence;
    proximity.distance = clause.distance;
    proximity.title_only = clause.title_only;
    if (clause.mode == ClauseMode::excluded) proximity.mode = ClauseMode::excluded;
    for (const std::string& operand : clause.operands) {
      const bool counts = !any_word || is_word(operand);
      add_operand(clause, index, operand, any_word, counts ? &proximity : nullptr);
    }
    if (!proximity.operands.empty()) resolved_.proximities.push_back(std::move(proximity));
  }

  // Adds its words to the query, and it to `proximity` unless that has it already or is null.
  void add_operand(const Clause& clause, std::size_t index, const std::string& text,
                   bool drop_stop_words, QueryProximity* proximity) {
    QueryProximity::Operand operand;
    std::vector<QueryWord> words;
    std::uint32_t last_position = ~0U;
    for (const WordToken& token : analyzer_.analyze(text)) {
      if (token.position == last_position) continue;
      last_position = token.position;
      operand.push_back({token.word->stem});
      QueryWord word =
          make_word(*token.word, text.substr(token.begin, token.end - token.begin), analyzer_);
      word.title_only = clause.title_only;
      word.clause = index;
      add_names(*token.word, word);
      const bool dropped = drop_stop_words && token.word->stop_word;
      word.mode = dropped ? ClauseMode::optional : ClauseMode::required;
      words.push_back(std::move(word));
    }
    if (operand.empty()) return;
    if (proximity != nullptr) {
      auto& known = proximity->operands;
      if (std::find(known.begin(), known.end(), operand) != known.end()) return;
      known.push_back(std::move(operand));
    }
    if (clause.mode == ClauseMode::excluded) return;
    if (words.size() == 1 && proximity != nullptr) {
      lone_operands_.push_back(
          {resolved_.proximities.size(), proximity->operands.size() - 1, resolved_.words.size()});
    }
    for (QueryWord& word : words) {
      const bool dropped = word.mode == ClauseMode::optional;
      (dropped ? stop_words_ : resolved_.words).push_back(std::move(word));
    }
  }

  // A word stands near another in its other spellings, too, and as its synonyms of one word.
  struct LoneOperand {
    std::size_t proximity = 0;
    std::size_t operand = 0;
    std::size_t word = 0;
  };
  void add_spellings(const LoneOperand& lone) {
    std::vector<std::string>& stems =
        resolved_.proximities[lone.proximity].operands[lone.operand].front();
    stems.clear();
    for (const QueryForm& form : resolved_.words[lone.word].forms) {
      if (form.stems.size() == 1) stems.push_back(form.stems.front());
    }
  }

  // Exclusion stays literal: what one does not want to see is what one typed.
  void add_names(const Word& word, QueryWord& out) const {
    if (archive_ == nullptr) return;
    for (QueryForm& form : archive_->names(word)) {
      add_part_form(form, word.stem, out);
      add_form(std::move(form), out);
    }
  }

  // What must occur has no family: who writes +Verhandlung means the word.
  void add_families(QueryWord& word) const {
    if (archive_ == nullptr || options_.family_weight <= 0) return;
    if (word.mode != ClauseMode::optional) return;
    const std::string& stem = word.forms.front().stems.front();
    for (QueryPart& part : word.parts) {
      const bool itself = part.forms.front().term == stem;
      for (QueryForm& form : archive_->family(part.forms.front().term)) {
        form.weight = options_.family_weight;
        part.forms.push_back({form.stems.front(), form.weight, form.kind});
        if (itself) add_form(std::move(form), word);
      }
    }
  }

  // Zelensky also looks for the part of Selenskyj-Besuch.
  static void add_part_form(const QueryForm& form, std::string_view part, QueryWord& out) {
    for (QueryPart& own : out.parts) {
      if (own.forms.front().term != part) continue;
      own.forms.push_back({form.stems.front(), form.weight, form.kind});
    }
  }

  static void add_form(QueryForm form, QueryWord& out) {
    const bool known = std::any_of(out.forms.begin(), out.forms.end(),
                                   [&](const QueryForm& f) { return f.stems == form.stems; });
    if (!known) out.forms.push_back(std::move(form));
  }

  // An expression of several words (Deutscher Gewerkschaftsbund) has synonyms as a whole. They are
  // further forms of its head alone, so that no form counts twice.
  void end_run() {
    const std::span<const std::string> stems = run_stems_;
    for (std::size_t i = 0; i < stems.size();) {
      PhraseSynonyms found = analyzer_.phrase_synonyms(stems.subspan(i));
      const std::size_t head = head_of(i, found.words);
      for (WordVariant& v : found.variants) {
        if (head == kStopWord) break;
        add_form({v.kind, std::move(v.text), std::move(v.stems), v.weight}, resolved_.words[head]);
      }
      i += std::max<std::size_t>(found.words, 1);
    }
    add_neighbours();
    run_stems_.clear();
    run_words_.clear();
  }

  void add_pairs() {
    for (const QueryWord& word : resolved_.words) {
      if (word.mode == ClauseMode::optional) pairs_.add_parts(word, resolved_.pairs);
    }
    for (const Neighbours& n : neighbours_) {
      pairs_.add_words(resolved_.words[n.first], resolved_.words[n.second], n.between,
                       resolved_.pairs);
    }
  }

  // Each word of a run, and the next that is no function word.
  void add_neighbours() {
    std::size_t last = kStopWord;
    Between between = Between::nothing;
    for (const std::size_t word : run_words_) {
      if (word == kStopWord) {
        between = Between::function_words;
        continue;
      }
      if (last != kStopWord) neighbours_.push_back({last, word, between});
      last = word;
      between = Between::nothing;
    }
  }

  // The last word before the first function word: Osterweiterung | der Nato, Deutscher Bundestag.
  std::size_t head_of(std::size_t first, std::size_t words) const {
    std::size_t head = kStopWord;
    for (std::size_t i = first; i < first + words; ++i) {
      if (run_words_[i] != kStopWord)
        head = run_words_[i];
      else if (head != kStopWord)
        break;
    }
    return head;
  }

  // Huthi-Miliz is also Houthi-Miliz: a name between hyphens is a word of its own.
  void add_names_of_pieces(QueryWord& word) {
    const std::string text = word.text;
    if (archive_ == nullptr || text.find('-') == std::string::npos) return;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('-', begin), text.size());
      const auto piece = analyzer_.analyze(std::string_view(text).substr(begin, end - begin));
      const auto names =
          piece.size() == 1 ? archive_->names(*piece[0].word) : std::vector<QueryForm>{};
      const std::string stem = piece.size() == 1 ? piece[0].word->stem : std::string();
      for (const QueryForm& name : names) {
        add_part_form(name, stem, word);
        std::string other = text.substr(0, begin) + name.text + text.substr(end);
        const auto whole = analyzer_.analyze(other);
        if (whole.size() != 1) continue;
        add_form({name.kind, std::move(other), {whole[0].word->stem}, name.weight}, word);
      }
      begin = end + 1;
    }
  }

  const Query& query_;
  TextAnalyzer& analyzer_;
  const RankingOptions& options_;
  const ArchiveForms* archive_;
  WordPairs pairs_;
  ResolvedQuery resolved_;
  std::vector<QueryWord> stop_words_;
  std::vector<LoneOperand> lone_operands_;
  struct Neighbours {
    std::size_t first = 0;  // among resolved_.words
    std::size_t second = 0;
    Between between = Between::nothing;
  };
  std::vector<Neighbours> neighbours_;

  // Optional words in a row: their stems, and where each is among resolved_.words.
  static constexpr std::size_t kStopWord = ~std::size_t{0};
  std::vector<std::string> run_stems_;
  std::vector<std::size_t> run_words_;
};

}  // namespace

ResolvedQuery resolve(const Query& query, TextAnalyzer& analyzer, const TermStatistics& statistics,
                      const RankingOptions& options, const ArchiveForms* archive) {
  ResolvedQuery resolved = Resolver(query, analyzer, options, archive).resolve();
  weigh(resolved, statistics, options);
  for (const QueryWord& word : resolved.words) {
    WordReport report{word.text, false, word.articles, {}};
    for (const QueryForm& form : word.forms) {
      std::string term;
      for (const std::string& stem : form.stems) term += (term.empty() ? "" : " ") + stem;
      report.forms.push_back({{form.kind, form.text, term, form.weight}, form.articles});
    }
    resolved.reports.push_back(std::move(report));
  }
  return resolved;
}

}  // namespace fundstelle
