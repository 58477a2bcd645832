#include "searcher/sealed_scorer.h"

#include <algorithm>
#include <numeric>
#include <span>

namespace fundstelle {
namespace {

constexpr std::size_t kTitleRow = 0;
constexpr std::size_t kArticleRow = 1;
constexpr std::size_t kFirstPassageRow = 2;

}  // namespace

SealedScorer::SealedScorer(const SealedSegment& segment, SealedQuery& layout,
                           const ResolvedQuery& query, const CollectionStatistics& statistics,
                           const RankingOptions& options)
    : segment_(segment),
      layout_(layout),
      query_(query),
      statistics_(statistics),
      options_(options),
      conditions_(segment, layout, query),
      full_factor_(static_cast<double>(layout.factor(~0U)) / (1U << kFactorBits)) {}

UnitCounts SealedScorer::counts(std::size_t row, double words, double parts) const {
  const std::size_t n = query_.weights.words.size();
  const std::size_t m = query_.weights.parts.size();
  return {{words_.data() + row * n, n}, {parts_.data() + row * m, m}, words, parts};
}

void SealedScorer::count(std::uint32_t article) {
  const std::size_t n = query_.weights.words.size();
  const std::size_t m = query_.weights.parts.size();
  const std::size_t passages =
      segment_.first_passage(article + 1) - segment_.first_passage(article);
  words_.assign((passages + kFirstPassageRow) * n, 0.0F);
  parts_.assign((passages + kFirstPassageRow) * m, 0.0F);
  is_touched_.assign(passages, 0);
  touched_.clear();
  has_title_ = false;
  const auto add = [&](const SealedChannel& channel, std::size_t row, std::uint32_t frequency) {
    const auto times = static_cast<float>(frequency);
    for (const SealedChannel::WordUse& use : channel.words) {
      words_[row * n + use.word] += use.weight * times;
    }
    for (const SealedChannel::PartUse& use : channel.parts) {
      parts_[row * m + use.part] += use.weight * times;
    }
  };
  bool has_forms = false;
  for (SealedChannel& channel : layout_.channels) {
    const int found = channel.cursor.find(article);
    if (found < 0) continue;
    has_forms = has_forms || !channel.counted;
    has_title_ = has_title_ || channel.title || !channel.counted;
    if (!channel.counted) continue;
    channel.cursor.passages(static_cast<std::uint32_t>(found), [&](PassagePosting p) {
      add(channel, channel.title ? kTitleRow : kFirstPassageRow + p.passage, p.frequency);
      if (channel.title) return;
      add(channel, kArticleRow, p.frequency);
      if (is_touched_[p.passage] == 0) touched_.push_back(p.passage);
      is_touched_[p.passage] = 1;
    });
  }
  if (has_forms) count_forms(article);
}

// The score of an article of one passage, where nothing else counts. Codes give small frequencies.
double SealedScorer::only_passage(std::uint32_t article) {
  words_.assign(query_.weights.words.size(), 0.0F);
  parts_.assign(query_.weights.parts.size(), 0.0F);
  for (SealedChannel& channel : layout_.channels) {
    const int found = channel.cursor.find(article);
    if (found < 0) continue;
    const std::uint8_t c = channel.cursor.block_passage_codes()[found] / 32;
    std::uint32_t frequency = kFrequencyClasses[c];
    if (frequency != least_frequency(c)) {
      channel.cursor.passages(static_cast<std::uint32_t>(found),
                              [&frequency](PassagePosting p) { frequency = p.frequency; });
    }
    for (const SealedChannel::WordUse& use : channel.words) {
      words_[use.word] += use.weight * static_cast<float>(frequency);
    }
  }
  const std::uint32_t passage = segment_.first_passage(article);
  const UnitCounts unit{words_, parts_, static_cast<double>(segment_.passage_words(passage)),
                        static_cast<double>(segment_.passage_parts(passage))};
  const double text = text_score(query_.weights, Level::passage, unit, statistics_, options_);
  return passage_score(text, 0, 0, 0, options_);
}

void SealedScorer::read_sequence(std::uint32_t article) {
  if (!sequence_read_) segment_.sequence(article, tokens_, unit_ends_);
  sequence_read_ = true;
}

void SealedScorer::count_forms(std::uint32_t article) {
  read_sequence(article);
  const std::size_t n = query_.weights.words.size();
  std::uint32_t begin = 0;
  for (std::size_t unit = 0; unit < unit_ends_.size(); ++unit) {
    const std::span tokens(tokens_.data() + begin, unit_ends_[unit] - begin);
    begin = unit_ends_[unit];
    for (const SealedSequence& form : layout_.forms) {
      const auto times = static_cast<float>(count_codes(tokens, form.codes));
      if (times <= 0) continue;
      const std::size_t row = unit == 0 ? kTitleRow : kFirstPassageRow + unit - 1;
      words_[row * n + form.word] += form.weight * times;
      if (unit == 0) continue;
      words_[kArticleRow * n + form.word] += form.weight * times;
      if (is_touched_[unit - 1] == 0) touched_.push_back(static_cast<std::uint32_t>(unit - 1));
      is_touched_[unit - 1] = 1;
    }
  }
}

bool SealedScorer::words_hold() const {
  const std::size_t n = query_.weights.words.size();
  std::size_t occurring = 0;
  for (std::size_t w = 0; w < query_.words.size(); ++w) {
    const QueryWord& word = query_.words[w];
    const bool in_title = words_[kTitleRow * n + w] > 0;
    const bool in_passages = words_[kArticleRow * n + w] > 0;
    const bool occurs = in_title || (in_passages && !word.title_only);
    if (!occurs && (word.mode == ClauseMode::required || word.title_only)) return false;
    occurring += occurs ? 1 : 0;
  }
  return occurring >= query_.quorum;
}

void SealedScorer::add_title(std::size_t row) {
  const std::size_t n = query_.weights.words.size();
  const std::size_t m = query_.weights.parts.size();
  const auto copies = static_cast<float>(options_.title_copies);
  for (std::size_t i = 0; i < n; ++i) words_[row * n + i] += copies * words_[kTitleRow * n + i];
  for (std::size_t i = 0; i < m; ++i) parts_[row * m + i] += copies * parts_[kTitleRow * m + i];
}

SealedScore SealedScorer::best_passage(std::uint32_t article, double article_text,
                                       double title_text, double least) {
  // A passage without any word of the query; where there are others, one of them scores more.
  SealedScore best{passage_score(0, 0, article_text, title_text, options_), 0};
  const std::uint32_t first = segment_.first_passage(article);
  const std::uint32_t end = segment_.first_passage(article + 1);
  if (title_text > 0 && options_.title_copies > 0) {  // then every passage holds its words
    touched_.resize(end - first);
    std::iota(touched_.begin(), touched_.end(), 0U);
  }
  const double title_words = options_.title_copies * segment_.title_words(article);
  const double title_parts = options_.title_copies * segment_.title_parts(article);
  for (const std::uint32_t p : touched_) {
    add_title(kFirstPassageRow + p);
    const UnitCounts unit =
        counts(kFirstPassageRow + p, segment_.passage_words(first + p) + title_words,
               segment_.passage_parts(first + p) + title_parts);
    const double text = text_score(query_.weights, Level::passage, unit, statistics_, options_);
    // The factor takes a power; most passages cannot win even with the greatest one.
    const double bound = text * full_factor_ + best_rest(article_text, title_text);
    if (bound < std::max(least, best.score) * (1.0 - 1e-9)) continue;
    const double score =
        passage_score(text, cover(query_.weights, unit), article_text, title_text, options_);
    if (score > best.score || (score == best.score && p < best.passage)) best = {score, p};
  }
  return best;
}

double SealedScorer::best_rest(double article_text, double title_text) const {
  return options_.article_weight * article_text + options_.title_weight * title_text;
}

double SealedScorer::article_text(std::uint32_t article) {
  add_title(kArticleRow);
  const double copies = options_.title_copies;
  const UnitCounts unit =
      counts(kArticleRow, segment_.article_words(article) + copies * segment_.title_words(article),
             segment_.article_parts(article) + copies * segment_.title_parts(article));
  return text_score(query_.weights, Level::article, unit, statistics_, options_);
}

std::optional<SealedScore> SealedScorer::score(std::uint32_t article, double least) {
  sequence_read_ = false;
  if (!conditions_.hold(article)) return std::nullopt;
  if (layout_.exact_passages()) {  // conditions are lists, which the engine has joined
    return SealedScore{only_passage(article), 0};
  }
  count(article);
  if (!words_hold()) return std::nullopt;
  if (segment_.first_passage(article) == segment_.first_passage(article + 1)) return std::nullopt;
  const UnitCounts title =
      counts(kTitleRow, segment_.title_words(article), segment_.title_parts(article));
  const double of_title =
      has_title_ ? text_score(query_.weights, Level::title, title, statistics_, options_) : 0.0;
  const double of_article = article_text(article);
  if (of_title <= 0 && of_article <= 0) return std::nullopt;
  return best_passage(article, of_article, of_title, least);
}

// As ArticleMatcher does it: a word's forms of one stem, where their spelling is the word's.
void SealedScorer::find_exact_forms() {
  exact_known_ = true;
  for (std::size_t w = 0; w < query_.words.size(); ++w) {
    const QueryWord& word = query_.words[w];
    for (const QueryForm& form : word.forms) {
      if (form.stems.size() > 1) continue;
      const std::string& stem = form.stems.front();
      const auto term = segment_.find(stem);
      if (!term) continue;
      const std::uint32_t code = segment_.sequence_code(term->ordinal);
      const std::vector<SealedForms::Form> forms = segment_.forms(code).forms;
      for (std::uint32_t v = 0; v < forms.size(); ++v) {
        const std::string folded = stem.substr(0, forms[v].shared) + std::string(forms[v].rest);
        if (folded != word.folded) continue;
        exact_forms_.push_back({code, v, w});
        exact_codes_ |= 1ULL << (code % 64);
      }
    }
  }
}

void SealedScorer::find_pairs() {
  for_each_use(query_.pairs, [this](const std::string& stem, PairUse use) {
    const auto term = segment_.find(stem);
    if (!term) return;
    const std::uint32_t code = segment_.sequence_code(term->ordinal);
    pair_codes_.emplace_back(code, use);
    exact_codes_ |= 1ULL << (code % 64);
  });
}

void SealedScorer::count_exact(std::uint32_t article) {
  const std::size_t n = query_.words.size();
  const std::size_t passages =
      segment_.first_passage(article + 1) - segment_.first_passage(article);
  exact_.assign((passages + 1) * n, 0);
  near_.reset(passages + 1, query_.pairs.size());
  if (!exact_known_) {
    find_exact_forms();
    find_pairs();
  }
  if (exact_forms_.empty() && pair_codes_.empty()) return;
  std::size_t position = 0;
  segment_.each_token(article, [&](std::size_t unit, const SealedToken& token) {
    position += token.derived ? 0 : 1;
    if ((exact_codes_ >> token.code % 64 & 1U) == 0) return;
    for (const ExactForm& form : exact_forms_) {
      if (token.code == form.code && token.variant == form.variant) {
        exact_[unit * n + form.word] = 1;
      }
    }
    for (const auto& [code, use] : pair_codes_) {
      if (token.code == code) near_.see(unit, position, {&use, 1});
    }
  });
}

double SealedScorer::exact_mass(std::size_t passage) const {
  constexpr auto level = static_cast<std::size_t>(Level::passage);
  const std::size_t n = query_.words.size();
  double mass = 0;
  for (std::size_t w = 0; w < n; ++w) {
    const bool stands_there = exact_[w] != 0 || exact_[(passage + 1) * n + w] != 0;
    if (stands_there) mass += query_.weights.words[w].idf[level];
  }
  return mass;
}

bool SealedScorer::holds_words(std::size_t row) const {
  const UnitCounts own = counts(row, 0, 0);
  const auto occurs = [](float frequency) { return frequency > 0; };
  return std::any_of(own.words.begin(), own.words.end(), occurs) ||
         std::any_of(own.parts.begin(), own.parts.end(), occurs);
}

void SealedScorer::score_passages(std::uint32_t article, ScoredArticle& scored) {
  sequence_read_ = false;
  count(article);
  count_exact(article);
  const UnitCounts title_unit =
      counts(kTitleRow, segment_.title_words(article), segment_.title_parts(article));
  const double title = text_score(query_.weights, Level::title, title_unit, statistics_, options_);
  const double whole = article_text(article);
  const double title_words = options_.title_copies * segment_.title_words(article);
  const double title_parts = options_.title_copies * segment_.title_parts(article);
  const std::uint32_t first = segment_.first_passage(article);
  const std::uint32_t passages = segment_.first_passage(article + 1) - first;
  scored.passages.resize(passages);
  for (std::uint32_t p = 0; p < passages; ++p) {
    const std::size_t row = kFirstPassageRow + p;
    ScoredPassage& passage = scored.passages[p];
    passage = {};
    passage.ordinal = p;
    passage.holds_words = holds_words(row);
    passage.exact = exact_mass(p);
    passage.near = near_mass(near_, p + 1, query_.pairs);
    add_title(row);
    score_passage(counts(row, segment_.passage_words(first + p) + title_words,
                         segment_.passage_parts(first + p) + title_parts),
                  whole, title, query_.weights, statistics_, options_, passage);
  }
  sort_passages(scored);
}

}  // namespace fundstelle
