#include "searcher/sealed_channels.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <numeric>

#include "indexer/simd_dispatch.h"

namespace fundstelle {
namespace {

using CodeTable = std::array<float, 256>;
constexpr double kMostFactor = 64;  // so that products of bounds stay in 32 bits

// Saturation of every code's bound, for one level, field and weight of an occurrence.
FUNDSTELLE_SIMD void saturate(const std::uint32_t* lengths, double length_factor, double average,
                              double weight, const RankingOptions& options, CodeTable& out) {
  for (std::size_t f = 0; f < kFrequencyClasses.size(); ++f) {
    const bool open = f + 1 == kFrequencyClasses.size();
    const auto frequency = static_cast<float>(weight * kFrequencyClasses[f]);
    for (std::size_t c = 0; c < 32; ++c) {
      const auto relative =
          static_cast<float>(average > 0 ? length_factor * lengths[c] / average : 1.0);
      const float k = static_cast<float>(options.k1) * (1.0F - static_cast<float>(options.b) +
                                                        static_cast<float>(options.b) * relative);
      out[f * 32 + c] = open ? 1.0F : frequency / (frequency + k);
    }
  }
}

// The same from below.
FUNDSTELLE_SIMD void saturate_least(const std::uint32_t* lengths, double average, double weight,
                                    const RankingOptions& options, CodeTable& out) {
  for (std::size_t f = 0; f < kFrequencyClasses.size(); ++f) {
    const auto frequency = static_cast<float>(weight * least_frequency(f));
    for (std::size_t c = 0; c < 32; ++c) {
      const auto relative = static_cast<float>(average > 0 ? lengths[c] / average : 1.0);
      const float k = static_cast<float>(options.k1) * (1.0F - static_cast<float>(options.b) +
                                                        static_cast<float>(options.b) * relative);
      out[f * 32 + c] = frequency / (frequency + k);
    }
  }
}

FUNDSTELLE_SIMD void add_scaled(const CodeTable& from, float factor, CodeTable& to) {
  for (std::size_t i = 0; i < 256; ++i) to[i] += factor * from[i];
}

// Rounds up; the slack covers the arithmetic of float.
FUNDSTELLE_SIMD void quantise(const CodeTable& from, float scale, std::uint32_t* to) {
  for (std::size_t i = 0; i < 256; ++i) {
    to[i] = static_cast<std::uint32_t>(static_cast<std::int32_t>(from[i] * scale * 1.000002F)) + 1;
  }
}

// The greatest of the codes that occur, as integers: floats of one sign are in their order.
FUNDSTELLE_SIMD std::int32_t greatest_bits(const std::int32_t* table, const std::uint64_t* codes) {
  std::int32_t most = 0;
  for (std::size_t group = 0; group < 8; ++group) {
    const auto bits = static_cast<std::uint32_t>(codes[group / 2] >> (group % 2 * 32));
    for (std::uint32_t i = 0; i < 32; ++i) {
      const std::int32_t value = (bits >> i & 1U) != 0 ? table[group * 32 + i] : 0;
      most = std::max(most, value);
    }
  }
  return most;
}

template <typename Value>
Value greatest(const std::array<Value, 256>& table, const PostingCursor::CodeSet& codes) {
  static_assert(sizeof(Value) == sizeof(std::int32_t));
  std::array<std::int32_t, 256> bits;
  std::memcpy(bits.data(), table.data(), sizeof(bits));
  return std::bit_cast<Value>(greatest_bits(bits.data(), codes.data()));
}

// Codes of a list of one block.
PostingCursor::CodeSet codes_of_block(PostingCursor& cursor, bool article_codes) {
  PostingCursor::CodeSet set{};
  cursor.load(0);
  const std::uint8_t* codes =
      article_codes ? cursor.block_article_codes() : cursor.block_passage_codes();
  for (std::uint32_t i = 0; i < cursor.count(); ++i)
    set[codes[i] / 64U] |= 1ULL << (codes[i] % 64U);
  return set;
}

}  // namespace

// Tables of this query that several channels share.
struct SealedQuery::Bounds {
  const SealedQuery& q;
  struct Plain {
    bool known = false;
    CodeTable table;
  };
  std::array<std::array<Plain, 2>, kLevels> plain;

  // A title's copies in a text of `level`: the text is at least as long as they are.
  void saturation(std::size_t level, bool parts, double weight, bool copies, CodeTable& out) const {
    const LengthClasses& classes =
        q.segment_.length_classes(copies ? static_cast<std::size_t>(Level::title) : level);
    const UnitStatistics units =
        scored_statistics(q.statistics_, static_cast<Level>(level), q.options_);
    const auto& lengths = parts ? classes.least_parts : classes.least_words;
    const double times = copies ? q.options_.title_copies : 1.0;
    saturate(lengths.data(), times, parts ? units.average_parts : units.average_words,
             weight * times, q.options_, out);
  }
  const CodeTable& plain_table(std::size_t level, bool parts) {
    Plain& p = plain[level][parts ? 1 : 0];
    if (!p.known) saturation(level, parts, 1.0, false, p.table);
    p.known = true;
    return p.table;
  }
  // Adds what a posting of `channel` can add to the text score of a unit of `level`, times `share`.
  void text(const SealedChannel& channel, Level at, double share, CodeTable& out) {
    const auto level = static_cast<std::size_t>(at);
    const bool copies = channel.title && at != Level::title;
    const QueryWeights& weights = q.query_.weights;
    for (const SealedChannel::WordUse& use : channel.words) {
      const WordWeight& w = weights.words[use.word];
      const auto factor = static_cast<float>(share * w.boost * w.idf[level]);
      if (use.weight == 1.0F && !copies) {
        add_scaled(plain_table(level, false), factor, out);
      } else {
        CodeTable own;
        saturation(level, false, use.weight, copies, own);
        add_scaled(own, factor, out);
      }
    }
    for (const SealedChannel::PartUse& use : channel.parts) {
      const PartWeight& p = weights.parts[use.part];
      const auto factor =
          static_cast<float>(share * q.options_.part_weight * p.boost * p.idf[level]);
      if (use.weight == 1.0F && !copies) {
        add_scaled(plain_table(level, true), factor, out);
      } else {
        CodeTable own;
        saturation(level, true, use.weight, copies, own);
        add_scaled(own, factor, out);
      }
    }
  }
  // By how much the quantised bound of a posting of `channel` can exceed its score; rounded up.
  std::uint32_t gap(const SealedChannel& channel, const CodeTable& upper,
                    const PostingCursor::CodeSet& codes) const {
    const LengthClasses& classes = q.segment_.length_classes(0);
    const UnitStatistics units = scored_statistics(q.statistics_, Level::passage, q.options_);
    CodeTable lower;
    lower.fill(0.0F);
    for (const SealedChannel::WordUse& use : channel.words) {
      const WordWeight& w = q.query_.weights.words[use.word];
      CodeTable own;
      saturate_least(classes.most_words.data(), units.average_words, use.weight, q.options_, own);
      add_scaled(own, static_cast<float>(w.boost * w.idf[0]), lower);
    }
    for (std::size_t i = 0; i < 256; ++i) lower[i] = upper[i] - lower[i];
    // The bound is up to 1 above its value, and floats err by a few millionths of it.
    const double most = greatest(lower, codes) + 1e-5 * greatest(upper, codes);
    return static_cast<std::uint32_t>(most * scale()) + 3;
  }
  double scale() const { return q.scale_; }
};

SealedQuery::SealedQuery(const SealedSegment& segment, const ResolvedQuery& query,
                         const CollectionStatistics& statistics, const RankingOptions& options)
    : segment_(segment), query_(query), statistics_(statistics), options_(options) {
  terms_ = uses();
  for (std::uint32_t t = 0; t < terms_.size(); ++t) add_channels(terms_[t], t);
  for (const QueryWord& word : query_.excluded) {
    const auto term = segment_.find(word.forms.front().stems.front());
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

void SealedQuery::add_channels(const TermUse& use, std::uint32_t index) {
  const auto term = segment_.find(use.term);
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

void SealedQuery::add_conditions() {
  const auto holders = [&](auto&& holds, bool title_only) {
    std::vector<std::size_t> found;
    for (std::size_t c = 0; c < channels.size(); ++c) {
      if (title_only && !channels[c].title) continue;
      if (holds(channels[c])) found.push_back(c);
    }
    return found;
  };
  for (std::uint32_t w = 0; w < query_.words.size(); ++w) {
    const QueryWord& word = query_.words[w];
    if (word.mode != ClauseMode::required && !word.title_only) continue;
    add_condition(holders(
        [&](const SealedChannel& c) {
          return std::any_of(c.words.begin(), c.words.end(),
                             [w](const SealedChannel::WordUse& use) { return use.word == w; });
        },
        word.title_only));
  }
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

SealedSequence SealedQuery::sequence_of(const std::vector<std::string>& stems) const {
  SealedSequence sequence;
  for (const std::string& stem : stems) {
    const auto term = segment_.find(stem);
    if (!term) return {};
    sequence.codes.push_back(segment_.sequence_code(term->ordinal));
    append_sequence_code(sequence.codes.back(), sequence.bytes);
  }
  return sequence;
}

void SealedQuery::add_sequences() {
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

void SealedQuery::set_bounds() {
  Bounds bounds{*this, {}};
  std::vector<std::array<CodeTable, 2>> tables(channels.size());
  std::vector<std::array<PostingCursor::CodeSet, 2>> codes(channels.size());
  double total = 0;
  for (std::size_t i = 0; i < channels.size(); ++i) {
    SealedChannel& c = channels[i];
    const bool one_block = c.cursor.blocks() < 2;
    tables[i][0].fill(0.0F);
    tables[i][1].fill(0.0F);
    codes[i][0] = one_block ? codes_of_block(c.cursor, false) : c.cursor.passage_codes();
    codes[i][1] = codes[i][0];  // a title's posting has one code
    if (c.title) {
      bounds.text(c, Level::title, options_.title_weight, tables[i][1]);
    } else if (options_.article_weight > 0) {
      codes[i][1] = one_block ? codes_of_block(c.cursor, true) : c.cursor.article_codes();
    }
    if (!c.title || options_.title_copies > 0) {
      bounds.text(c, Level::passage, 1.0, tables[i][0]);
      if (options_.article_weight > 0) {
        bounds.text(c, Level::article, options_.article_weight, tables[i][1]);
      }
    }
    total += greatest(tables[i][0], codes[i][0]) + greatest(tables[i][1], codes[i][1]);
  }
  // Half of the bits for the sum, the other half for rounding and for the slack of float.
  const double room = flat_ ? 0.9 * kMostFlat : kBoundMask / 2;
  scale_ = total > 0 ? room / total : 1.0;
  for (std::size_t i = 0; i < channels.size(); ++i) {
    SealedChannel& c = channels[i];
    const auto scale = static_cast<float>(scale_);
    quantise(tables[i][0], scale, c.passage_bounds.data());
    c.most_passage = greatest(c.passage_bounds, codes[i][0]);
    if (!c.title && options_.article_weight <= 0) continue;
    quantise(tables[i][1], scale, c.article_bounds.data());
    c.most_article = greatest(c.article_bounds, codes[i][1]);
  }
  if (flat_) {
    for (SealedChannel& c : channels) {
      std::copy(c.passage_bounds.begin(), c.passage_bounds.end(), c.flat_bounds.begin());
    }
  }
  for (std::size_t i = 0; exact_passages_ && i < channels.size(); ++i) {
    gap_ += bounds.gap(channels[i], tables[i][0], codes[i][0]);
  }
}

void SealedQuery::set_kind() {
  flat_ = options_.cover_exponent == 0 && options_.article_weight == 0 &&
          options_.title_weight == 0 && options_.title_copies == 0 && forms.empty() &&
          channels.size() <= kMostFlatLists &&
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
  exact_passages_ = one_list_a_word && segment_.header().most_passages == 1;
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
