// The word lists behind the sentence splitter, parsed once.
//
// Immutable; any thread.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace fundstelle {

enum class AbbreviationKind { none, never_ends, may_end };

class SentenceTables {
 public:
  static const SentenceTables& shipped();

  /// `text` with its full stops, single blanks between its words ("z. B.").
  AbbreviationKind abbreviation(std::string_view text) const;

  /// Whether a capitalised word shows the beginning of a sentence ("Der", "Danach").
  bool is_opener(std::string_view word) const;

  /// Whether an ordinal number stands before the word ("Januar", "Bundesliga", "Ligaspieltag").
  bool follows_ordinal(std::string_view word) const;

  /// Whether a number after the word is an ordinal ("am", "der", "seinen").
  bool precedes_ordinal(std::string_view word) const;

 private:
  SentenceTables();

  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };

  std::unordered_map<std::string, AbbreviationKind, TextHash, std::equal_to<>> abbreviations_;
  static std::size_t abbreviation_slot(std::string_view text);

  std::size_t longest_abbreviation_ = 0;
  std::array<bool, 1024> abbreviation_slots_{};  ///< by first and last letter and length
  std::unordered_set<std::string> openers_;
  std::unordered_set<std::string> ordinal_nouns_;  // folded
};

}  // namespace fundstelle
