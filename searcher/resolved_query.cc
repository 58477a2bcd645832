#include "searcher/resolved_query.h"

#include <algorithm>
#include <span>
#include <unordered_map>

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

// Looks each term up once.
class FrequencyCache {
 public:
  explicit FrequencyCache(const TermStatistics& statistics) : statistics_(statistics) {}
  const TermFrequencies& of(const std::string& term) {
    const auto [entry, is_new] = cache_.try_emplace(term);
    if (is_new) entry->second = statistics_.frequencies(term);
    return entry->second;
  }

 private:
  const TermStatistics& statistics_;
  std::unordered_map<std::string, TermFrequencies> cache_;
};

LevelIdf to_idf(const std::array<double, kLevels>& frequencies, const CollectionStatistics& all) {
  LevelIdf idf{};
  for (std::size_t l = 0; l < kLevels; ++l) {
    idf[l] = inverse_document_frequency(all.levels[l].units, frequencies[l]);
  }
  return idf;
}

// A form of several words is at most as frequent as its rarest word.
std::array<double, kLevels> form_frequencies(const QueryForm& form, FrequencyCache& cache) {
  std::array<double, kLevels> least = cache.of(form.stems.front()).words;
  for (const std::string& stem : form.stems) {
    const auto& frequencies = cache.of(stem).words;
    for (std::size_t l = 0; l < kLevels; ++l) least[l] = std::min(least[l], frequencies[l]);
  }
  return least;
}

void raise_to(std::array<double, kLevels>& most, const std::array<double, kLevels>& frequencies) {
  for (std::size_t l = 0; l < kLevels; ++l) most[l] = std::max(most[l], frequencies[l]);
}

// All spellings count as one term: at least as frequent as the most frequent of them. Beside other
// words (family, synonyms) a word keeps the weight of its own rarity; theirs counts where it does
// not occur.
std::array<double, kLevels> word_frequencies(QueryWord& word, FrequencyCache& cache) {
  std::array<double, kLevels> most{};
  for (QueryForm& form : word.forms) {
    const auto frequencies = form_frequencies(form, cache);
    form.articles =
        static_cast<std::uint64_t>(frequencies[static_cast<std::size_t>(Level::article)]);
    const bool other_word = form.kind == FormKind::derived || form.kind == FormKind::synonym;
    if (!other_word || most == std::array<double, kLevels>{}) raise_to(most, frequencies);
  }
  return most;
}

std::array<double, kLevels> part_frequencies(const QueryPart& part, FrequencyCache& cache) {
  std::array<double, kLevels> most{};
  for (const PartForm& form : part.forms) {
    raise_to(most, cache.of(form.term).parts);
    if (most != std::array<double, kLevels>{}) break;
  }
  return most;
}

void weigh(ResolvedQuery& query, const TermStatistics& statistics, const RankingOptions& options) {
  FrequencyCache cache(statistics);
  const CollectionStatistics& all = statistics.collection();
  for (QueryWord& word : query.words) {
    const auto& own = cache.of(word.forms.front().stems.front()).words;
    word.articles = static_cast<std::uint64_t>(own[static_cast<std::size_t>(Level::article)]);
    WordWeight weight;
    weight.idf = to_idf(word_frequencies(word, cache), all);
    std::erase_if(word.forms, [](const QueryForm& form) {
      return form.kind == FormKind::name && form.articles == 0;
    });
    weight.first_part = query.weights.parts.size();
    weight.part_count = word.parts.size();
    for (const QueryPart& part : word.parts) {
      query.weights.parts.push_back({1.0, to_idf(part_frequencies(part, cache), all)});
    }
    // A Friedensvertrag is a Vertrag, not a Frieden; a simple word is no head of anything.
    if (word.parts.size() > 1) query.weights.parts.back().boost = options.head_weight;
    query.weights.words.push_back(weight);
  }
}

class Resolver {
 public:
  Resolver(const Query& query, TextAnalyzer& analyzer, double family_weight,
           const ArchiveForms* archive)
      : query_(query), analyzer_(analyzer), family_weight_(family_weight), archive_(archive) {}

  ResolvedQuery resolve() {
    for (std::size_t i = 0; i < query_.clauses.size(); ++i) add_clause(i);
    end_run();
    for (QueryWord& word : resolved_.words) {
      add_names_of_pieces(word);
      add_families(word);
    }
    if (resolved_.words.empty()) resolved_.words.swap(stop_words_);
    for (const QueryWord& word : stop_words_) {
      resolved_.reports.push_back({word.text, true, 0, {}});
    }
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

  // Exclusion stays literal: what one does not want to see is what one typed.
  void add_names(const Word& word, QueryWord& out) const {
    if (archive_ == nullptr) return;
    for (QueryForm& form : archive_->names(word)) add_form(std::move(form), out);
  }

  // What must occur has no family: who writes +Verhandlung means the word.
  void add_families(QueryWord& word) const {
    if (archive_ == nullptr || family_weight_ <= 0 || word.mode != ClauseMode::optional) return;
    const std::string& stem = word.forms.front().stems.front();
    for (QueryPart& part : word.parts) {
      const bool itself = part.forms.front().term == stem;
      for (QueryForm& form : archive_->family(part.forms.front().term)) {
        form.weight = family_weight_;
        part.forms.push_back({form.stems.front(), form.weight});
        if (itself) add_form(std::move(form), word);
      }
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
    run_stems_.clear();
    run_words_.clear();
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
      const auto names = piece.size() == 1 ? archive_->names(*piece[0].word)
                                           : std::vector<QueryForm>{};
      for (const QueryForm& name : names) {
        std::string other = text.substr(0, begin) + name.text + text.substr(end);
        const auto whole = analyzer_.analyze(other);
        if (whole.size() != 1) continue;
        std::string stem = whole[0].word->stem;
        add_form({name.kind, std::move(other), {std::move(stem)}, name.weight}, word);
      }
      begin = end + 1;
    }
  }

  const Query& query_;
  TextAnalyzer& analyzer_;
  double family_weight_;
  const ArchiveForms* archive_;
  ResolvedQuery resolved_;
  std::vector<QueryWord> stop_words_;

  // Optional words in a row: their stems, and where each is among resolved_.words.
  static constexpr std::size_t kStopWord = ~std::size_t{0};
  std::vector<std::string> run_stems_;
  std::vector<std::size_t> run_words_;
};

}  // namespace

ResolvedQuery resolve(const Query& query, TextAnalyzer& analyzer, const TermStatistics& statistics,
                      const RankingOptions& options, const ArchiveForms* archive) {
  ResolvedQuery resolved = Resolver(query, analyzer, options.family_weight, archive).resolve();
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
