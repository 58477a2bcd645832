// Text in, tokens out: the one analysis behind indexing, querying, marking and suggesting.
//
// Each word form is analysed once and remembered, since news repeats its words; what spans several
// words (suspended hyphens, separable verbs, spaced numbers) adds tokens at the word's position.
//
// Threads: GermanRules is immutable and shared; a TextAnalyzer holds a cache and belongs to one
// thread. Lifetime: tokens are valid until the next call of analyze(), the Words they point to as
// long as the store that words() gave.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "fundstelle/analyzer.h"

namespace fundstelle {

/// A part of a compound.
struct WordPart {
  std::uint32_t begin = 0;  ///< bytes of the surface word, from its first byte
  std::uint32_t end = 0;
  std::string term;  ///< in the field of parts
  float score = 0.0F;
  std::uint32_t number = 0;  ///< of the term, see WordStore
};

/// What a word form became. Depends on the surface form alone, so it can be cached.
struct Word {
  std::string surface;          ///< as it is written; a derived word has a blank in front
  std::string folded;           ///< the word form that counts as exact
  std::string stem;             ///< term in the field of whole words
  std::vector<WordPart> parts;  ///< two or more for a compound, otherwise empty
  bool stop_word = false;       ///< a function word: dropped from queries that hold others
  bool name_like = false;       ///< written and shaped as a name may be
  bool derived = false;         ///< stands at the place of another word
  std::string reason;           ///< why the stem is what it is; for inspection
  /// Numbers in the word's WordStore, dense from 0: its own; that of all words with this folded
  /// form, stem and parts; that of the stem as a term.
  std::uint32_t number = 0;
  std::uint32_t form = 0;
  std::uint32_t stem_number = 0;
};

/// A word of a text.
struct WordToken {
  std::uint32_t begin = 0;  ///< bytes of the text
  std::uint32_t end = 0;
  std::uint32_t position = 0;  ///< derived tokens share their word's
  const Word* word = nullptr;  ///< never null
};

/// Another form under which a word of a query also looks.
struct WordVariant {
  FormKind kind = FormKind::synonym;
  std::string text;                ///< as a reader knows it
  std::vector<std::string> stems;  ///< more than one for a multi-word form
  double weight = 0.0;             ///< 0..1
};

/// Synonyms of words that stand in a row.
struct PhraseSynonyms {
  std::size_t words = 0;  ///< how many words they stand for; 0 if there are none
  std::vector<WordVariant> variants;
};

class GermanRules;
class WordStore;

inline constexpr std::size_t kWordCacheBytes = std::size_t{48} << 20U;

/// The shipped rules and data (shared by the whole process), with `options` on top.
/// Throws Error(invalid_argument) for malformed synonyms.
std::shared_ptr<const GermanRules> german_rules(const AnalyzerOptions& options = {});

/// See Analyzer::fingerprint.
std::string fingerprint(const GermanRules& rules);

/// Analyses texts on one thread.
class TextAnalyzer {
 public:
  /// Remembers words in at most `cache_bytes`.
  explicit TextAnalyzer(std::shared_ptr<const GermanRules> rules,
                        std::size_t cache_bytes = kWordCacheBytes);
  ~TextAnalyzer();
  TextAnalyzer(TextAnalyzer&&) noexcept;
  TextAnalyzer& operator=(TextAnalyzer&&) noexcept;

  /// Tokens of `text`, in order of position, then begin. Linear in the text's length.
  std::span<const WordToken> analyze(std::string_view text);
  /// The same for a text that belongs to the one before: its words are in the same store.
  std::span<const WordToken> analyze_further(std::string_view text);
  /// Where the words of the last text are. Hold it to keep them.
  std::shared_ptr<const WordStore> words() const;

  /// Synonyms of `word`, by its stem, its whole form and the parts of a compound.
  std::vector<WordVariant> synonyms(const Word& word) const;

  /// Synonyms of the longest expression of two or more words that `stems` begin with ("Deutscher
  /// Gewerkschaftsbund"). Requires at least one stem.
  PhraseSynonyms phrase_synonyms(std::span<const std::string> stems) const;

  const GermanRules& rules() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Two plausible names with equal keys are transliterations of one name ("Lawrow", "Lavrov").
/// Empty if `folded` cannot be a name. Pure.
std::string name_key(std::string_view folded);

}  // namespace fundstelle
