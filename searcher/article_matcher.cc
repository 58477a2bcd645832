#include "searcher/article_matcher.h"

#include <algorithm>

namespace fundstelle {

std::size_t count_sequence(std::span<const Word* const> words,
                           const std::vector<std::string>& stems) {
  std::size_t found = 0;
  for (std::size_t start = 0; start < words.size(); ++start) {
    std::size_t at = start;
    std::size_t matched = 0;
    while (at < words.size() && words[at]->stem == stems[matched]) {
      if (++matched == stems.size()) break;
      do ++at;  // derived words share a position: the next one is the next that is not derived
      while (at < words.size() && words[at]->derived);
    }
    if (matched == stems.size()) ++found;
  }
  return found;
}

void score_passage(const UnitCounts& counts, double article, double title,
                   const QueryWeights& weights, const CollectionStatistics& statistics,
                   const RankingOptions& options, ScoredPassage& passage) {
  const double text = text_score(weights, Level::passage, counts, statistics, options);
  passage.parts.cover = cover(weights, counts);
  passage.score = passage_score(text, passage.parts.cover, article, title, options);
  passage.parts.article = options.article_weight * article;
  passage.parts.title = options.title_weight * title;
  passage.parts.passage = passage.score - passage.parts.article - passage.parts.title;
}

void sort_passages(ScoredArticle& scored) {
  std::stable_sort(
      scored.passages.begin(), scored.passages.end(),
      [](const ScoredPassage& a, const ScoredPassage& b) { return a.score > b.score; });
  scored.score = scored.passages.empty() ? 0.0 : scored.passages.front().score;
}

ArticleMatcher::ArticleMatcher(const ResolvedQuery& query, const CollectionStatistics& statistics,
                               const RankingOptions& options)
    : query_(query), statistics_(statistics), options_(options) {
  for (std::uint32_t w = 0; w < query_.words.size(); ++w) {
    for (const QueryForm& form : query_.words[w].forms) {
      if (form.stems.size() > 1) {
        has_phrase_forms_ = true;
        continue;
      }
      uses_[form.stems.front()].words.push_back({w, static_cast<float>(form.weight)});
    }
    const WordWeight& weight = query_.weights.words[w];
    for (std::uint32_t p = 0; p < weight.part_count; ++p) {
      const auto part = static_cast<std::uint32_t>(weight.first_part + p);
      for (const PartForm& form : query_.words[w].parts[p].forms) {
        uses_[form.term].parts.push_back({part, static_cast<float>(form.weight)});
      }
    }
  }
  for (const QueryProximity& proximity : query_.proximities) {
    patterns_.push_back(make_pattern(proximity, [this](const std::string& stem) {
      const auto next = static_cast<std::uint32_t>(stem_numbers_.size() + 1);
      return ProximityPattern::Place{stem_numbers_.try_emplace(stem, next).first->second};
    }));
  }
  for_each_use(query_.pairs,
               [this](const std::string& stem, PairUse use) { uses_[stem].pairs.push_back(use); });
  for (const QueryWord& word : query_.excluded) excluded_[word.forms.front().stems.front()] = true;
  for (const auto& [term, use] : uses_) lengths_seen_ |= 1ULL << (term.size() & 63U);
  for (const auto& [term, use] : excluded_) lengths_seen_ |= 1ULL << (term.size() & 63U);
}

// What `word` counts for; null if for nothing. Each form is looked at once.
const ArticleMatcher::FormUses* ArticleMatcher::uses_of(const Word& word) {
  std::uint32_t& slot = slots_[word.form];
  if (slot == kUnmatched) slot = match(word);
  return slot == kNoUse ? nullptr : &matched_[slot - 1];
}

std::uint32_t ArticleMatcher::match(const Word& word) {
  const auto find = [this](std::string_view term) -> const TermUses* {
    if ((lengths_seen_ >> (term.size() & 63U) & 1U) == 0) return nullptr;
    const auto found = uses_.find(term);
    return found == uses_.end() ? nullptr : &found->second;
  };
  FormUses uses;
  uses.excluded = !excluded_.empty() && excluded_.contains(word.stem);
  if (const TermUses* whole = find(word.stem)) {
    uses.words = whole->words;
    uses.pairs = whole->pairs;
  }
  for (const WordUse& use : uses.words) {
    if (query_.words[use.word].folded == word.folded) uses.exact.push_back(use.word);
  }
  for_each_part(word, [&](std::string_view term, std::uint32_t) {
    const TermUses* part = find(term);
    if (part == nullptr) return;
    uses.parts.insert(uses.parts.end(), part->parts.begin(), part->parts.end());
  });
  const bool counts = !uses.words.empty() || !uses.parts.empty() || !uses.pairs.empty();
  if (!counts && !uses.excluded) return kNoUse;
  matched_.push_back(std::move(uses));
  return static_cast<std::uint32_t>(matched_.size());
}

void ArticleMatcher::count_unit(const WordSequences& article, std::size_t unit) {
  float* words = word_counts_.data() + unit * query_.words.size();
  float* parts = part_counts_.data() + unit * query_.weights.parts.size();
  char* exact = exact_.data() + unit * query_.words.size();
  std::uint32_t length = 0;
  std::size_t position = 0;
  for (const Word* word : article.unit(unit)) {
    position += word->derived ? 0 : 1;
    length += part_length(*word);
    const FormUses* uses = uses_of(*word);
    if (uses == nullptr) continue;
    for (const WordUse& use : uses->words) words[use.word] += use.weight;
    for (const PartUse& use : uses->parts) parts[use.part] += use.weight;
    for (const std::uint32_t w : uses->exact) exact[w] = 1;
    near_.see(unit, position, uses->pairs);
  }
  word_lengths_[unit] = static_cast<double>(article.unit(unit).size());
  part_lengths_[unit] = length;
}

void ArticleMatcher::count_phrase_forms(const WordSequences& article, std::size_t unit) {
  float* words = word_counts_.data() + unit * query_.words.size();
  for (std::size_t w = 0; w < query_.words.size(); ++w) {
    for (const QueryForm& form : query_.words[w].forms) {
      if (form.stems.size() < 2) continue;
      words[w] += static_cast<float>(form.weight) *
                  static_cast<float>(count_sequence(article.unit(unit), form.stems));
    }
  }
}

UnitCounts ArticleMatcher::counts(std::size_t unit) const {
  const std::size_t words = query_.words.size();
  const std::size_t parts = query_.weights.parts.size();
  return {{word_counts_.data() + unit * words, words},
          {part_counts_.data() + unit * parts, parts},
          word_lengths_[unit],
          part_lengths_[unit]};
}

bool ArticleMatcher::holds_words(std::size_t unit) const {
  const UnitCounts own = counts(unit);
  const auto occurs = [](float frequency) { return frequency > 0; };
  return std::any_of(own.words.begin(), own.words.end(), occurs) ||
         std::any_of(own.parts.begin(), own.parts.end(), occurs);
}

double ArticleMatcher::exact_mass(std::size_t unit) const {
  constexpr auto level = static_cast<std::size_t>(Level::passage);
  const std::size_t words = query_.words.size();
  double mass = 0;
  for (std::size_t w = 0; w < words; ++w) {
    if (exact_[w] != 0 || exact_[unit * words + w] != 0) mass += query_.weights.words[w].idf[level];
  }
  return mass;
}

void ArticleMatcher::add_row(std::size_t from, double times, std::size_t to) {
  const std::size_t words = query_.words.size();
  const std::size_t parts = query_.weights.parts.size();
  const auto factor = static_cast<float>(times);
  for (std::size_t i = 0; i < words; ++i) {
    word_counts_[to * words + i] += factor * word_counts_[from * words + i];
  }
  for (std::size_t i = 0; i < parts; ++i) {
    part_counts_[to * parts + i] += factor * part_counts_[from * parts + i];
  }
  word_lengths_[to] += times * word_lengths_[from];
  part_lengths_[to] += times * part_lengths_[from];
}

bool ArticleMatcher::phrase_occurs(const WordSequences& article, const QueryPhrase& phrase) const {
  const std::size_t last = phrase.title_only ? 1 : article.units();
  for (std::size_t u = 0; u < last; ++u) {
    if (count_sequence(article.unit(u), phrase.stems) > 0) return true;
  }
  return false;
}

// Required words, and the quorum.
bool ArticleMatcher::words_hold(std::size_t units) const {
  std::size_t occurring = 0;
  for (std::size_t w = 0; w < query_.words.size(); ++w) {
    const QueryWord& word = query_.words[w];
    const bool in_passages = counts(units).words[w] > 0;  // that row has the article's sums
    const bool occurs = counts(0).words[w] > 0 || (!word.title_only && in_passages);
    if (!occurs && (word.mode == ClauseMode::required || word.title_only)) return false;
    occurring += occurs ? 1 : 0;
  }
  return occurring >= query_.quorum;
}

bool ArticleMatcher::pattern_occurs(const WordSequences& article, const ProximityPattern& pattern,
                                    bool title_only) const {
  const std::vector<std::uint32_t>& ends = article.sentence_ends;
  std::vector<UnitToken> tokens;
  for (std::size_t u = 0; u < (title_only ? 1 : article.units()); ++u) {
    const std::uint32_t begin = u == 0 ? 0 : article.unit_ends[u - 1];
    tokens.clear();
    for (const Word* word : article.unit(u)) {
      const auto number = stem_numbers_.find(word->stem);
      tokens.push_back({number == stem_numbers_.end() ? 0 : number->second, word->derived});
    }
    const auto sentence_of = [&, begin](std::size_t i) {
      return static_cast<std::uint32_t>(std::upper_bound(ends.begin(), ends.end(), begin + i) -
                                        ends.begin());
    };
    const auto number_of = [](const UnitToken& token) { return token.number; };
    if (holds_in_unit(pattern, std::span<const UnitToken>(tokens), sentence_of, number_of)) {
      return true;
    }
  }
  return false;
}

bool ArticleMatcher::proximities_hold(const WordSequences& article) const {
  for (std::size_t i = 0; i < patterns_.size(); ++i) {
    const QueryProximity& asked = query_.proximities[i];
    const bool needed = asked.mode == ClauseMode::required;
    if (pattern_occurs(article, patterns_[i], asked.title_only) != needed) return false;
  }
  return true;
}

bool ArticleMatcher::conditions_hold(const WordSequences& article) {
  for (const Word* word : article.words) {
    const FormUses* uses = excluded_.empty() ? nullptr : uses_of(*word);
    if (uses != nullptr && uses->excluded) return false;
  }
  const auto phrase_holds = [&](const QueryPhrase& phrase) {
    return phrase_occurs(article, phrase) == (phrase.mode == ClauseMode::required);
  };
  return words_hold(article.units()) &&
         std::all_of(query_.phrases.begin(), query_.phrases.end(), phrase_holds) &&
         proximities_hold(article);
}

bool ArticleMatcher::score(const WordSequences& article, ScoredArticle& scored) {
  const std::size_t units = article.units();
  const std::size_t words = query_.words.size();
  const std::size_t parts = query_.weights.parts.size();
  slots_.use(article.store);
  word_counts_.assign((units + 1) * words, 0.0F);
  part_counts_.assign((units + 1) * parts, 0.0F);
  exact_.assign(units * words, 0);
  near_.reset(units, query_.pairs.size());
  word_lengths_.assign(units + 1, 0.0);
  part_lengths_.assign(units + 1, 0.0);
  for (std::size_t u = 0; u < units; ++u) {
    count_unit(article, u);
    if (has_phrase_forms_) count_phrase_forms(article, u);
    if (u > 0) add_row(u, 1.0, units);  // the article's text is that of its passages
  }
  if (!conditions_hold(article)) return false;

  const double title = text_score(query_.weights, Level::title, counts(0), statistics_, options_);
  add_row(0, options_.title_copies, units);
  const double text =
      text_score(query_.weights, Level::article, counts(units), statistics_, options_);
  if (title <= 0 && text <= 0) return false;
  scored.passages.clear();
  for (std::size_t u = 1; u < units; ++u) {
    ScoredPassage passage;
    passage.ordinal = u - 1;
    passage.holds_words = holds_words(u);
    passage.exact = exact_mass(u);
    passage.near = near_mass(near_, u, query_.pairs);
    add_row(0, options_.title_copies, u);
    score_passage(counts(u), text, title, query_.weights, statistics_, options_, passage);
    scored.passages.push_back(passage);
  }
  sort_passages(scored);
  return !scored.passages.empty();
}

}  // namespace fundstelle
