#include "searcher/sealed_channels.h"

#include <algorithm>

#include "indexer/successors.h"

namespace fundstelle {
namespace {

// A list whose successors tell most of its articles apart may be so many times as long as the
// shortest one and still lead; measured.
constexpr std::uint64_t kFollowedLead = 32;
constexpr double kMostFactor = 64;  // so that products of bounds stay in 32 bits

}  // namespace

SealedQuery::SealedQuery(const SealedSegment& segment, const ResolvedQuery& query,
                         const CollectionStatistics& statistics, const RankingOptions& options)
    : segment_(segment), query_(query), statistics_(statistics), options_(options) {
  terms_ = uses();
  known_terms_.reserve(terms_.size());
  shared_flag_ = std::max(query.words.size(), kWordFlags) - kWordFlags;
  for (std::uint32_t t = 0; t < terms_.size(); ++t) add_channels(terms_[t], t);
  for (const QueryWord& word : query_.excluded) {
    const auto& term = find(word.forms.front().stems.front());
    if (!term) continue;
    for (const ListKind kind : {ListKind::words, ListKind::title_words}) {
      if (term->lists[static_cast<std::size_t>(kind)].bytes == nullptr) continue;
      excluded.push_back(segment_.cursor(*term, kind));
    }
  }
  add_sequences();
  add_conditions();
  if (channels.empty()) possible_ = false;
  if (possible_) set_kind();
  if (possible_) set_bounds();
}

bool SealedQuery::supports(const RankingOptions& o) {
  return o.k1 >= 0 && o.b >= 0 && o.b <= 1 && o.part_weight >= 0 && o.head_weight >= 0 &&
         o.cover_floor >= 0 && o.cover_exponent >= 0 && o.article_weight >= 0 &&
         o.title_weight >= 0 && o.title_copies >= 0 &&
         passage_score(1.0, 1.0, 0, 0, o) < kMostFactor;
}

std::vector<SealedQuery::TermUse> SealedQuery::uses() const {
  std::vector<TermUse> all;
  const auto of = [&all](const std::string& term, bool counted) -> TermUse& {
    for (TermUse& use : all) {
      if (use.term == term && use.counted == counted) return use;
    }
    all.push_back({term, {}, {}, counted});
    return all.back();
  };
  const bool parts_matter = options_.part_weight > 0 || options_.cover_exponent > 0;
  for (std::uint32_t w = 0; w < query_.words.size(); ++w) {
    const QueryWord& word = query_.words[w];
    for (const QueryForm& form : word.forms) {
      // A form of several words is at most as frequent as its first.
      of(form.stems.front(), form.stems.size() == 1)
          .words.push_back({w, static_cast<float>(form.weight)});
    }
    const WordWeight& weight = query_.weights.words[w];
    for (std::uint32_t p = 0; parts_matter && p < weight.part_count; ++p) {
      const auto part = static_cast<std::uint32_t>(weight.first_part + p);
      for (const PartForm& form : word.parts[p].forms) {
        of(form.term, true).parts.push_back({part, static_cast<float>(form.weight)});
      }
    }
  }
  return all;
}

// Looks each term up once.
const std::optional<SealedTerm>& SealedQuery::find(std::string_view stem) {
  for (const auto& [name, term] : known_terms_) {
    if (name == stem) return term;
  }
  return known_terms_.emplace_back(stem, segment_.find(stem)).second;
}

void SealedQuery::add_channels(const TermUse& use, std::uint32_t index) {
  const auto& term = find(use.term);
  if (!term) return;
  for (std::size_t k = 0; k < kListKinds; ++k) {
    const auto kind = static_cast<ListKind>(k);
    if (term->lists[k].bytes == nullptr) continue;
    SealedChannel channel;
    channel.title = kind == ListKind::title_words || kind == ListKind::title_parts;
    channel.counted = use.counted;
    channel.term = index;
    const bool whole = kind == ListKind::words || kind == ListKind::title_words;
    if (whole) channel.words = use.words;
    const bool simple = channel.title ? term->title_simple : term->simple;
    if (!whole || simple) channel.parts = use.parts;
    if (channel.words.empty() && channel.parts.empty()) continue;
    channel.cursor = segment_.cursor(*term, kind);
    add_channel(std::move(channel));
  }
}

void SealedQuery::add_channel(SealedChannel channel) {
  const auto flag = [](std::size_t word) { return 1U << std::min(word, kWordFlags - 1); };
  for (const SealedChannel::WordUse& use : channel.words) channel.flags |= flag(use.word);
  for (const SealedChannel::PartUse& use : channel.parts) {
    for (std::size_t w = 0; w < query_.weights.words.size(); ++w) {
      const WordWeight& word = query_.weights.words[w];
      if (use.part - word.first_part < word.part_count) channel.flags |= flag(w);
    }
  }
  channels.push_back(std::move(channel));
}

template <typename Holds>
std::vector<std::size_t> SealedQuery::holders(Holds&& holds, bool title_only) const {
  std::vector<std::size_t> found;
  for (std::size_t c = 0; c < channels.size(); ++c) {
    if (title_only && !channels[c].title) continue;
    if (holds(channels[c])) found.push_back(c);
  }
  return found;
}

std::vector<std::size_t> SealedQuery::holders_of_word(std::uint32_t word) const {
  const auto holds = [word](const SealedChannel& c) {
    return std::any_of(c.words.begin(), c.words.end(),
                       [word](const SealedChannel::WordUse& use) { return use.word == word; });
  };
  return holders(holds, query_.words[word].title_only);
}

// Whatever holds q of n words holds one of any n - q + 1 of them: of the rarest.
void SealedQuery::add_quorum() {
  struct Holders {
    std::vector<std::size_t> channels;
    std::uint64_t articles = 0;
  };
  std::vector<Holders> words;
  for (std::uint32_t w = 0; w < query_.words.size(); ++w) {
    Holders& word = words.emplace_back(Holders{holders_of_word(w), 0});
    for (const std::size_t c : word.channels) word.articles += channels[c].cursor.articles();
  }
  std::sort(words.begin(), words.end(),
            [](const Holders& a, const Holders& b) { return a.articles < b.articles; });
  std::vector<std::size_t> all;
  for (std::size_t w = 0; w < words.size() + 1 - query_.quorum; ++w) {
    all.insert(all.end(), words[w].channels.begin(), words[w].channels.end());
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  add_condition(all);
}

void SealedQuery::add_conditions() {
  for (std::uint32_t w = 0; w < query_.words.size(); ++w) {
    const QueryWord& word = query_.words[w];
    if (word.mode != ClauseMode::required && !word.title_only) continue;
    add_condition(holders_of_word(w));
  }
  if (query_.quorum > 1) add_quorum();
  for (const QueryPhrase& phrase : query_.phrases) {
    if (phrase.mode != ClauseMode::required) continue;
    for (const std::string& stem : phrase.stems) {
      const auto known = [&](const TermUse& use) { return use.term == stem && !use.words.empty(); };
      if (std::none_of(terms_.begin(), terms_.end(), known)) continue;  // a function word, dropped
      add_condition(holders(
          [&](const SealedChannel& c) { return !c.words.empty() && terms_[c.term].term == stem; },
          phrase.title_only));
    }
  }
  std::sort(conditions.begin(), conditions.end(),
            [](const Condition& a, const Condition& b) { return a.articles < b.articles; });
  for (std::size_t i = 0; i < std::min(conditions.size(), kConditionFlags); ++i) {
    const std::uint32_t flag = 1U << (kWordFlags + i);
    required_flags_ |= flag;
    for (const std::size_t c : conditions[i].channels) channels[c].flags |= flag;
  }
}

void SealedQuery::add_condition(const std::vector<std::size_t>& holders) {
  Condition condition{holders, 0};
  for (const std::size_t c : holders) condition.articles += channels[c].cursor.articles();
  if (holders.empty()) possible_ = false;
  conditions.push_back(std::move(condition));
}

SealedSequence SealedQuery::sequence_of(const std::vector<std::string>& stems) {
  SealedSequence sequence;
  for (const std::string& stem : stems) {
    const auto& term = find(stem);
    if (!term) return {};
    sequence.codes.push_back(segment_.sequence_code(term->ordinal));
    append_sequence_code(sequence.codes.back(), sequence.bytes);
  }
  return sequence;
}

void SealedQuery::add_sequences() {
  for (const QueryProximity& proximity : query_.proximities) {
    proximities.push_back(make_pattern(proximity, [this](const std::string& stem) {
      const auto& term = find(stem);
      return term ? ProximityPattern::Place{segment_.sequence_code(term->ordinal)}
                  : ProximityPattern::Place{};
    }));
  }
  for (const QueryPhrase& phrase : query_.phrases) phrases.push_back(sequence_of(phrase.stems));
  for (std::uint32_t w = 0; w < query_.words.size(); ++w) {
    for (const QueryForm& form : query_.words[w].forms) {
      if (form.stems.size() < 2) continue;
      SealedSequence sequence = sequence_of(form.stems);
      if (sequence.codes.empty()) continue;
      sequence.word = w;
      sequence.weight = static_cast<float>(form.weight);
      forms.push_back(std::move(sequence));
    }
  }
}

void SealedQuery::set_kind() {
  flat_ = options_.cover_exponent == 0 && options_.article_weight == 0 &&
          options_.title_weight == 0 && options_.title_copies == 0 && forms.empty() &&
          channels.size() <= kMostFlatLists && query_.quorum < 2 &&
          std::none_of(channels.begin(), channels.end(),
                       [](const SealedChannel& c) { return c.title || !c.counted; }) &&
          std::all_of(conditions.begin(), conditions.end(),
                      [](const Condition& c) { return c.channels.size() == 1; });
  if (!flat_) return;
  std::vector<bool> seen(query_.weights.words.size());
  bool one_list_a_word = true;  // a sum of lists is a word's score only if it has one
  for (SealedChannel& c : channels) {
    one_list_a_word = one_list_a_word && c.parts.empty();
    for (const SealedChannel::WordUse& use : c.words) {
      one_list_a_word = one_list_a_word && !seen[use.word];
      seen[use.word] = true;
    }
  }
  for (const Condition& c : conditions) channels[c.channels.front()].required = true;
  choose_follow();
  exact_passages_ = one_list_a_word && segment_.header().most_passages == 1;
}

// Of all neighbours in required phrases, those whose first word has the shortest list. Its
// condition comes first then: it leads.
void SealedQuery::choose_follow() {
  std::uint64_t most = kFollowedLead * (conditions.empty() ? 0 : conditions.front().articles);
  std::size_t lead = 0;
  for (const QueryPhrase& phrase : query_.phrases) {
    if (phrase.mode != ClauseMode::required) continue;
    for (std::size_t i = 0; i + 1 < phrase.stems.size(); ++i) {
      for (std::size_t c = 0; c < conditions.size(); ++c) {
        const std::size_t channel = conditions[c].channels.front();
        if (terms_[channels[channel].term].term != phrase.stems[i]) continue;
        const auto& term = find(phrase.stems[i]);
        const std::uint8_t* successors = term ? segment_.successors(*term) : nullptr;
        if (successors == nullptr || conditions[c].articles > most) continue;
        most = conditions[c].articles - 1;
        follow_ = {successors, successor_hash(phrase.stems[i + 1]), channel};
        lead = c;
      }
    }
  }
  if (follow_) std::swap(conditions[0], conditions[lead]);
}

std::uint32_t SealedQuery::make_factor(std::uint32_t flags) {
  const QueryWeights& weights = query_.weights;
  std::vector<float> words(weights.words.size());
  std::vector<float> parts(weights.parts.size());
  for (std::size_t w = 0; w < words.size(); ++w) {
    if ((flags >> std::min(w, kWordFlags - 1) & 1U) == 0) continue;
    words[w] = 1.0F;
    std::fill_n(parts.begin() + static_cast<std::ptrdiff_t>(weights.words[w].first_part),
                weights.words[w].part_count, 1.0F);
  }
  const double covered = cover(weights, {words, parts, 1, 1});
  const double factor = passage_score(1.0, covered, 0, 0, options_) * (1 + 1e-9);
  factors_[flags] = static_cast<std::uint32_t>(factor * (1U << kFactorBits)) + 1;
  return factors_[flags];
}

}  // namespace fundstelle
