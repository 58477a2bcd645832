// Which words follow a word: a byte for each article of its list, so that most articles that hold
// both words of a phrase, but not the phrase, are left out without reading them.
//
// A byte below kSeveralSuccessors is the hash of the only word that follows the term in the
// article's passages; otherwise its other seven bits are a set of hashes modulo seven (Bloom, 1970,
// with one hash). Threads: one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fundstelle {

inline constexpr std::uint8_t kSeveralSuccessors = 128;

/// Hash of a word that follows, less than kSeveralSuccessors.
std::uint8_t successor_hash(std::string_view term);

/// Whether the word of `hash` may be among the successors.
constexpr bool may_follow(std::uint8_t successors, std::uint8_t hash) {
  return successors < kSeveralSuccessors ? successors == hash
                                         : (successors >> (hash % 7U) & 1U) != 0;
}

/// Positions below `count` that the word of `hash` may follow, ascending; returns how many.
std::size_t pick_followed(const std::uint8_t* successors, std::size_t count, std::uint8_t hash,
                          std::uint32_t* out);

/// Gathers the successors of a segment's terms.
class SuccessorSets {
 public:
  /// The next term, which `holders` of `articles` hold as a whole word: where its bytes begin, or
  /// nothing if it gets none, being so rare that its list is short or so frequent that it tells
  /// nothing.
  std::optional<std::uint64_t> add_term(std::string_view term, std::size_t holders,
                                        std::size_t articles);
  /// The next article's tokens, with SegmentWriter's marks.
  void add_article(std::span<const std::uint32_t> tokens);
  const std::string& bytes() const { return bytes_; }

 private:
  struct Term {
    std::uint64_t next = 0;     // where the byte of its next article stands
    std::uint32_t article = 0;  // that was last seen, counted from 1
  };
  void note(std::uint32_t term, std::uint8_t hash);
  std::uint8_t& byte_of(Term& term);

  static constexpr std::uint32_t kNone = ~0U;
  std::vector<std::uint8_t> hashes_;   // by ordinal
  std::vector<std::uint32_t> places_;  // by ordinal: in terms_
  std::vector<Term> terms_;
  std::vector<std::uint32_t> waiting_;  // terms whose successor comes next
  std::uint32_t article_ = 0;
  std::string bytes_;
};

}  // namespace fundstelle
