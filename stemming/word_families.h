// Word families: words that German makes from one root (verhandeln, Verhandlung, Verhandler).
//
// A table of endings and of words to be kept apart; a query's word also looks for its family, for
// less than itself, see RankingOptions::family_weight. Stems stay what they are: only queries use
// families, so that nothing in an index depends on them.
//
// Threads: immutable; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace fundstelle {

class WordFamilies {
 public:
  /// `table` as in data/word_families.tsv.
  explicit WordFamilies(std::string_view table);

  /// What the words of a family may begin with: the word, and what is left of it without one or two
  /// endings, each with and without an umlaut in its last syllable (haeuslich: haeus, haus). Empty
  /// for a word without a family. `stem` is folded.
  std::vector<std::string> roots(std::string_view stem) const;

  /// What may follow a root, the empty ending among them, sorted.
  const std::vector<std::string>& endings() const { return endings_; }

  /// A stem prepared for many questions.
  struct Member {
    std::string stem;
    std::vector<std::string> keys;  ///< none if it has no family
  };
  Member member(std::string_view stem) const;

  /// Whether two different stems are of one family.
  bool related(const Member& a, std::string_view b) const;
  bool related(std::string_view a, std::string_view b) const { return related(member(a), b); }

 private:
  struct Group {
    std::uint32_t row = 0;
    std::uint32_t group = 0;
  };
  void add_endings(std::string_view words, bool derives);
  void keep_apart(std::string_view words);
  std::vector<std::string_view> without_ending(std::string_view word) const;
  std::vector<std::string> keys(std::string_view stem) const;
  bool has_family(std::string_view stem) const;
  bool apart(std::string_view a, std::string_view b) const;

  std::vector<std::string> endings_;
  std::vector<std::string> derivational_;  ///< longest first
  std::unordered_map<std::string, std::vector<Group>> groups_;
  std::unordered_set<std::string> alone_;
  std::uint32_t rows_ = 0;
};

}  // namespace fundstelle
