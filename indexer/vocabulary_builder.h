// Counts the word forms of articles and writes them, merged with a former file's.
//
// Threads: one thread at a time. Memory: one entry per different form since the last clear().
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/vocabulary.h"

namespace fundstelle {

/// Whether a form can be a name: compounds of known parts are none.
enum class FormShape : char { simple, compound };

/// The forms of one article, packed by the thread that analysed it.
class ArticleForms {
 public:
  /// Forms that are too long for a word, or hold digits, are left out.
  void add(std::string_view folded, std::string_view stem, std::string_view surface,
           FormShape shape = FormShape::simple);
  const std::string& bytes() const { return bytes_; }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class VocabularyBuilder {
 public:
  /// Counts one article, its forms as ArticleForms packed them.
  void add(std::string_view packed);
  /// Adds the counts of later articles.
  void add(VocabularyBuilder later);
  std::uint64_t articles() const { return articles_; }
  /// Estimate of the memory in use.
  std::size_t bytes() const { return bytes_; }
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
  void count(Tally& tally, std::string_view surface, std::uint32_t times);
  static const Surface& usual(const Tally& tally);

  Tallies tallies_;
  std::uint64_t articles_ = 0;
  std::size_t bytes_ = 0;
};

}  // namespace fundstelle
