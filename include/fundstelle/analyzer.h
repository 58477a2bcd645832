// The German analysis, made visible: what becomes of each word of a text, and why.
//
// One analyser makes the terms of articles, of queries, of marks and of suggestions, so that what
// is indexed can always be found and what is found can always be marked. This header is its public
// face, for inspection and for programs that want the terms themselves; indexing and searching use
// the same rules inside.
//
// Threads: an Analyzer is immutable after construction; all const members may be called from any
// number of threads at once. Lifetime: tokens own their strings and outlive the analyzer.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "fundstelle/error.h"

namespace fundstelle {

/// One part of a compound ("Ukraine" and "krieg" of "Ukrainekrieg").
struct TokenPart {
  ByteRange range;   ///< where the part stands in the analysed text
  std::string term;  ///< its term in the field of parts
  double score =
      0.0;  ///< natural logarithm of its probability in its place (0 if certain, as at a hyphen)
};

/// How another form of a word came to count for it; ordered from the nearest to the farthest.
enum class FormKind {
  exact,      ///< the very word form, case and ä/ae, ß/ss spelling aside
  inflected,  ///< the same stem
  spelling,   ///< hyphen, number or transliteration spelling of the same word
  part,       ///< a part of a compound
  name,       ///< another transliteration of the same name
  derived,    ///< a word of the same family (verhandeln, Verhandlung)
  synonym,    ///< an entry of the table of synonyms
};

/// Name of a kind as it appears in tables and JSON ("inflected").
const char* to_string(FormKind kind);

/// A further form under which a query for the token also looks.
struct TokenVariant {
  FormKind kind = FormKind::synonym;
  std::string text;     ///< the form as a reader knows it ("Waffenstillstand")
  std::string term;     ///< its term; several terms of a multi-word form are separated by spaces
  double weight = 0.0;  ///< 0..1, what an occurrence counts beside one of the word itself
};

/// A word of the text and what it became.
struct Token {
  ByteRange range;               ///< where the word stands, in bytes of the analysed text
  std::uint32_t position = 0;    ///< ordinal of the word; derived tokens share their word's
  std::string folded;            ///< the word form that counts as exact
  std::string term;              ///< its term in the field of whole words (the stem)
  std::string reason;            ///< why the stem is what it is ("Snowball", "exception: …")
  std::vector<TokenPart> parts;  ///< two or more for a compound, otherwise empty
  std::vector<TokenVariant> variants;  ///< what a query for this word would also look for
};

/// Settings of the analysis. They are part of an index's fingerprint only where they change terms;
/// synonyms are applied to queries and may differ from search to search.
struct AnalyzerOptions {
  std::string synonyms;  ///< content of a table of synonyms that is added to the shipped one
  bool shipped_synonyms = true;  ///< whether the shipped table applies
};

/// Analyses German text. Construction is cheap once the first one exists in the process.
class Analyzer {
 public:
  /// Throws Error(invalid_argument) naming the line if `options.synonyms` is malformed.
  explicit Analyzer(const AnalyzerOptions& options = {});
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  /// Tokens of `text` in order of position; ranges grow monotonically and lie inside the text.
  /// Invalid UTF-8 is treated as a separator. Linear in the text's length.
  std::vector<Token> analyze(std::string_view text) const;

  /// Sentences of `text`, which is taken as one paragraph. Ranges are disjoint, in order, and
  /// together cover all but white space.
  std::vector<ByteRange> sentences(std::string_view text) const;

  /// Identifies the rules: a hash over a fixed word list's terms, all data files, and the versions
  /// of ICU and libstemmer. Two analyzers of equal fingerprint make equal terms.
  std::string fingerprint() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace fundstelle
