#include "searcher/sealed_conditions.h"

#ifdef __SSE2__
#include <immintrin.h>
#endif

#include <algorithm>
#include <bit>

namespace fundstelle {

// The same steps as count_sequence of searcher/article_matcher, over codes.
std::size_t count_codes(std::span<const SealedToken> tokens,
                        const std::vector<std::uint32_t>& codes) {
  std::size_t found = 0;
  for (std::size_t start = 0; start < tokens.size(); ++start) {
    if (tokens[start].code != codes.front()) continue;
    std::size_t at = start;
    std::size_t matched = 0;
    while (at < tokens.size() && tokens[at].code == codes[matched]) {
      if (++matched == codes.size()) break;
      do ++at;
      while (at < tokens.size() && tokens[at].derived);
    }
    if (matched == codes.size()) ++found;
  }
  return found;
}

bool SealedConditions::hold(std::uint32_t article) {
  sequence_read_ = false;
  return !excluded(article) && phrases_hold(article) && proximities_hold(article);
}

void SealedConditions::read_sequence(std::uint32_t article) {
  if (!sequence_read_) segment_.sequence(article, tokens_, unit_ends_);
  sequence_read_ = true;
}

bool SealedConditions::excluded(std::uint32_t article) {
  return std::any_of(layout_.excluded.begin(), layout_.excluded.end(),
                     [article](PostingCursor& cursor) { return cursor.find(article) >= 0; });
}

// Adjacent tokens are adjacent bytes, and no code ends inside another: a match that begins after a
// marked byte is a match of tokens.
bool SealedConditions::bytes_occur(std::string_view text, const std::string& pattern) {
  const auto here = [&](std::size_t at) {
    return text.compare(at, pattern.size(), pattern) == 0 &&
           (at == 0 || static_cast<signed char>(text[at - 1]) < 0);
  };
  std::size_t at = 0;
#ifdef __SSE2__  // two bytes of the pattern at 16 places at once: few places are left to compare
  const std::size_t last = pattern.size() - 1;
  const __m128i first_byte = _mm_set1_epi8(pattern.front());
  const __m128i last_byte = _mm_set1_epi8(pattern.back());
  for (; at + last + 16 <= text.size(); at += 16) {
    const char* from = text.data() + at;
    const __m128i first = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
    const __m128i end = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + last));
    auto bits = static_cast<unsigned>(_mm_movemask_epi8(
        _mm_and_si128(_mm_cmpeq_epi8(first, first_byte), _mm_cmpeq_epi8(end, last_byte))));
    for (; bits != 0; bits &= bits - 1) {
      if (here(at + static_cast<std::size_t>(std::countr_zero(bits)))) return true;
    }
  }
#endif
  for (; (at = text.find(pattern, at)) != std::string_view::npos; ++at) {
    if (here(at)) return true;
  }
  return false;
}

bool SealedConditions::phrase_occurs(std::uint32_t article, const SealedSequence& phrase,
                                     bool title_only) {
  if (phrase.codes.empty()) return false;
  bool derived = false;
  std::string_view bytes = segment_.sequence_bytes(article, derived);
  if (!derived) {
    constexpr char kUnitEnd = static_cast<char>(kUnitEndCode | 0x80U);
    if (title_only) bytes = bytes.substr(0, bytes.find(kUnitEnd));
    return bytes_occur(bytes, phrase.bytes);
  }
  read_sequence(article);
  std::uint32_t begin = 0;
  const std::size_t last = title_only ? 1 : unit_ends_.size();
  for (std::size_t unit = 0; unit < last; ++unit) {
    if (count_codes({tokens_.data() + begin, unit_ends_[unit] - begin}, phrase.codes) > 0)
      return true;
    begin = unit_ends_[unit];
  }
  return false;
}

bool SealedConditions::phrases_hold(std::uint32_t article) {
  for (std::size_t i = 0; i < query_.phrases.size(); ++i) {
    const QueryPhrase& phrase = query_.phrases[i];
    const bool needed = phrase.mode == ClauseMode::required;
    if (phrase_occurs(article, layout_.phrases[i], phrase.title_only) != needed) return false;
  }
  return true;
}

bool SealedConditions::proximities_hold(std::uint32_t article) {
  for (std::size_t i = 0; i < query_.proximities.size(); ++i) {
    const QueryProximity& proximity = query_.proximities[i];
    const bool needed = proximity.mode == ClauseMode::required;
    const bool holds = pattern_occurs(article, layout_.proximities[i], proximity.title_only);
    if (holds != needed) return false;
  }
  return true;
}

bool SealedConditions::pattern_occurs(std::uint32_t article, const ProximityPattern& pattern,
                                      bool title_only) {
  read_sequence(article);
  std::vector<std::uint32_t> ends;
  if (pattern.in_sentence) ends = segment_.sentence_ends(article);
  std::size_t begin = 0;
  for (std::size_t unit = 0; unit < (title_only ? 1 : unit_ends_.size()); ++unit) {
    const std::span<const SealedToken> tokens(tokens_.data() + begin, unit_ends_[unit] - begin);
    const auto sentence_of = [&, begin](std::size_t i) {
      return static_cast<std::uint32_t>(std::upper_bound(ends.begin(), ends.end(), begin + i) -
                                        ends.begin());
    };
    const auto number_of = [](const SealedToken& token) { return token.code; };
    if (holds_in_unit(pattern, tokens, sentence_of, number_of)) return true;
    begin = unit_ends_[unit];
  }
  return false;
}

}  // namespace fundstelle
