// Counts the word forms of articles and writes them, merged with a former file's.
//
// Threads: one thread at a time. Memory: one entry per different form since the last clear().
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/vocabulary.h"
#include "indexer/word_sequences.h"

namespace fundstelle {

/// Whether a form can be a name: compounds of known parts are none.
enum class FormShape : char { simple, compound };

class VocabularyBuilder {
 public:
  /// Counts one article: a word of `store` for each different form, as it is written there. Forms
  /// that are too long for a word, or hold digits, are left out.
  void add(const std::shared_ptr<const WordStore>& store, std::span<const Word* const> forms);
  /// Lets go of the stores of the words. What else is called does it when it must.
  void settle();
  /// Adds the counts of later articles.
  void add(VocabularyBuilder later);
  std::uint64_t articles() const { return articles_; }
  /// Estimate of the memory in use.
  std::size_t bytes() const { return bytes_ + written_.size() * 2 * sizeof(written_[0]); }
  void clear();

  /// Writes aside, then renames. `old` may be null; `header` says what the file shall cover.
  /// Throws Error(io_error or disk_full).
  void write(const Vocabulary* old, VocabularyHeader header, const std::filesystem::path& path);

 private:
  using Surface = std::pair<std::string, std::uint32_t>;  // and how many articles write it so
  struct Tally {
    std::string stem;
    Surface first;  // in place, since most forms have one spelling
    std::vector<Surface> others;
    std::uint32_t articles = 0;
    std::uint32_t capitalised = 0;
    FormShape shape = FormShape::simple;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const;
  };
  using Tallies = std::unordered_map<std::string, Tally, Hash, std::equal_to<>>;
  using Places = std::pair<std::shared_ptr<const WordStore>, StoreTable<std::uint32_t>>;
  StoreTable<std::uint32_t>& places_of(const std::shared_ptr<const WordStore>& store);
  void settle(const Word& word, std::uint32_t articles);
  void count(Tally& tally, std::string_view surface, std::uint32_t times);
  static const Surface& usual(const Tally& tally);

  Tallies tallies_;
  // How many articles write a word so, before settle() looks at letters: in the order of their
  // first articles, and by number where each stands, + 1.
  std::vector<std::pair<const Word*, std::uint32_t>> written_;
  std::vector<Places> places_;
  std::uint64_t articles_ = 0;
  std::size_t bytes_ = 0;
};

}  // namespace fundstelle
