// Words near each other, or in one sentence: decided on the words of one unit, a title or a
// passage.
//
// Both ways of searching number an article's words in their own manner (entries of its dictionary,
// codes of a segment); a pattern is translated into these numbers first. Pure; any thread.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "searcher/resolved_query.h"

namespace fundstelle {

/// A QueryProximity in the numbers of an article's or a segment's words.
struct ProximityPattern {
  /// Numbers that may stand at one place of an operand.
  using Place = std::vector<std::uint32_t>;
  std::vector<std::vector<Place>> operands;
  bool in_sentence = false;
  std::size_t distance = 0;

  bool holds(std::size_t operand, std::size_t place, std::uint32_t number) const {
    const Place& numbers = operands[operand][place];
    return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
  }
};

/// Translates by numbers_of(stem), which returns a ProximityPattern::Place.
template <typename NumbersOf>
ProximityPattern make_pattern(const QueryProximity& proximity, NumbersOf&& numbers_of) {
  ProximityPattern pattern{{}, proximity.in_sentence, proximity.distance};
  for (const QueryProximity::Operand& operand : proximity.operands) {
    std::vector<ProximityPattern::Place>& places = pattern.operands.emplace_back();
    for (const std::vector<std::string>& stems : operand) {
      ProximityPattern::Place& place = places.emplace_back();
      for (const std::string& stem : stems) {
        const ProximityPattern::Place numbers = numbers_of(stem);
        place.insert(place.end(), numbers.begin(), numbers.end());
      }
    }
  }
  return pattern;
}

/// Where an operand stands in a unit. Derived words share the position of the word before them.
struct Occurrence {
  static constexpr std::uint32_t kSeveral = ~0U;
  std::uint32_t first = 0;  ///< positions
  std::uint32_t last = 0;
  std::uint32_t sentence = 0;  ///< kSeveral if it reaches into another
};

/// Whether one occurrence of each operand, ascending, stand as the pattern asks.
bool stand_near(const ProximityPattern& pattern, std::span<const std::vector<Occurrence>> operands);

/// Whether the pattern holds among `tokens`, which have `derived`; `sentence_of` gives the sentence
/// of the i-th of them, `number_of` the number of a token.
template <typename Token, typename SentenceOf, typename NumberOf>
bool holds_in_unit(const ProximityPattern& pattern, std::span<const Token> tokens,
                   SentenceOf&& sentence_of, NumberOf&& number_of) {
  std::vector<std::vector<Occurrence>> found(pattern.operands.size());
  std::uint32_t position = 0;
  for (std::size_t start = 0; start < tokens.size(); ++start) {
    if (start > 0 && !tokens[start].derived) ++position;
    for (std::size_t o = 0; o < found.size(); ++o) {
      const std::size_t places = pattern.operands[o].size();
      std::size_t at = start;
      std::size_t matched = 0;
      while (at < tokens.size() && pattern.holds(o, matched, number_of(tokens[at]))) {
        if (++matched == places) break;
        do ++at;  // as in count_sequence of article_matcher
        while (at < tokens.size() && tokens[at].derived);
      }
      if (matched < places) continue;
      const auto sentence = sentence_of(start);
      found[o].push_back({position, position + static_cast<std::uint32_t>(places - 1),
                          sentence_of(at) == sentence ? sentence : Occurrence::kSeveral});
    }
  }
  return stand_near(pattern, found);
}

}  // namespace fundstelle
