// The frozen lexicon: how often a word form occurs in German, for the splitter and the stemmer.
//
// A double-array trie (Aoe 1989) over folded word forms, laid out when the library is built and
// read in place: starting costs nothing, and all known words that begin at one byte are found in
// one walk. Immutable; any thread.
#pragma once

#include <cstdint>
#include <string_view>

namespace fundstelle {

/// What is known of a word form. Costs are -12 times the natural logarithm of a probability.
struct LexiconEntry {
  std::uint32_t value = 0;

  /// Cost as a part that others follow, its linking element included; 0 if it cannot be one.
  std::uint32_t first_cost() const { return value & 0xFFU; }
  /// Cost as the last part of a compound; 0 if it cannot be one.
  std::uint32_t last_cost() const { return value >> 8U & 0xFFU; }
  /// Natural logarithm of the count, times 4; 0 for parts that are no word.
  std::uint32_t log_count() const { return value >> 16U & 0x3FU; }
  /// Share of capitalised occurrences inside sentences, 0..15.
  std::uint32_t capital_share() const { return value >> 22U & 0xFU; }
  /// Never to be split.
  bool whole() const { return (value >> 26U & 1U) != 0; }
  bool is_word() const { return log_count() > 0; }
  bool is_noun() const { return is_word() && capital_share() >= 7; }
};

class Lexicon {
 public:
  /// One unit of the double array; layout of the embedded file.
  struct Unit {
    std::int32_t base;
    std::int32_t check;
  };

  /// The shipped lexicon.
  static Lexicon shipped();

  Lexicon(const Unit* units, std::size_t size) : units_(units), size_(size) {}

  /// Walks the trie byte by byte.
  class Walk {
   public:
    explicit Walk(const Lexicon& lexicon) : lexicon_(lexicon) {}
    /// False if no known word continues so.
    bool step(char c) {
      const std::size_t next =
          static_cast<std::size_t>(lexicon_.units_[node_].base) + static_cast<unsigned char>(c);
      if (next >= lexicon_.size_ ||
          lexicon_.units_[next].check != static_cast<std::int32_t>(node_)) {
        return false;
      }
      node_ = next;
      return true;
    }
    /// The word walked so far, if it is known.
    bool entry(LexiconEntry& entry) const {
      const auto leaf = static_cast<std::size_t>(lexicon_.units_[node_].base);
      if (leaf >= lexicon_.size_ ||
          lexicon_.units_[leaf].check != static_cast<std::int32_t>(node_)) {
        return false;
      }
      entry.value = static_cast<std::uint32_t>(lexicon_.units_[leaf].base);
      return true;
    }

   private:
    const Lexicon& lexicon_;
    std::size_t node_ = 1;
  };

  /// False if the folded word is unknown.
  bool find(std::string_view folded, LexiconEntry& entry) const {
    Walk walk(*this);
    for (const char c : folded) {
      if (!walk.step(c)) return false;
    }
    return walk.entry(entry);
  }
  /// Whether the folded form is a word of its own, not only a part.
  bool contains(std::string_view folded) const {
    LexiconEntry entry;
    return find(folded, entry) && entry.is_word();
  }

 private:
  const Unit* units_;
  std::size_t size_;
};

}  // namespace fundstelle
