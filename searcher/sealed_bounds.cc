// The tables of a query's channels: what a posting's codes add to the score at most, and at least.
#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <vector>

#include "searcher/sealed_channels.h"
#include "stemming/simd_dispatch.h"

namespace fundstelle {
namespace {

using CodeTable = std::array<float, 256>;

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

}  // namespace fundstelle
