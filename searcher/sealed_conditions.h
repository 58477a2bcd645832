// What an article of a sealed segment must hold beyond its words: phrases and words near each
// other; and what it must not hold.
//
// Threads: one thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/sealed_channels.h"

namespace fundstelle {

class SealedConditions {
 public:
  /// All arguments must outlive the object; `layout` is that of `segment` and `query`.
  SealedConditions(const SealedSegment& segment, SealedQuery& layout, const ResolvedQuery& query)
      : segment_(segment), layout_(layout), query_(query) {}

  bool hold(std::uint32_t article);

 private:
  bool excluded(std::uint32_t article);
  bool phrases_hold(std::uint32_t article);
  bool phrase_occurs(std::uint32_t article, const SealedSequence& phrase, bool title_only);
  static bool bytes_occur(std::string_view text, const std::string& pattern);
  bool proximities_hold(std::uint32_t article);
  bool pattern_occurs(std::uint32_t article, const ProximityPattern& pattern, bool title_only);
  void read_sequence(std::uint32_t article);

  const SealedSegment& segment_;
  SealedQuery& layout_;
  const ResolvedQuery& query_;
  bool sequence_read_ = false;
  std::vector<SealedToken> tokens_;
  std::vector<std::uint32_t> unit_ends_;
};

/// Positions where `codes` follow one another in the tokens of a unit.
std::size_t count_codes(std::span<const SealedToken> tokens,
                        const std::vector<std::uint32_t>& codes);

}  // namespace fundstelle
