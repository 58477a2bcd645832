// The schema of the Xapian database: every prefix and slot, in this one place.
//
// An article is a document. The frequency (wdf) of a word's posting is the number of the article's
// passages that hold the term, so one posting list answers both questions the formula asks: its
// length is the number of articles, the sum of its frequencies the number of passages.
//
// A simple word stands in the field of words and, as itself, in the field of parts. To store such
// a pair once, an article posts a term under kBoth when it stands in the same number of passages in
// both fields, and otherwise under kWord and kPart apart. The three are disjoint within an article,
// so the statistics of words are kBoth + kWord, those of parts kBoth + kPart, exactly.
//
//   field of               both   word only   part only
//   passages                A         M           P
//   titles                  T         V           U
//
//   Q id      the article's own id, exactly one document
//   S source  folded name of the outlet, for filters
//   D row min a minimum of the text's signature: articles that share one may be copies of a report
//   Z*        lengths: the sum of frequencies is the collection's total (see LengthTerm)
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace fundstelle {

/// The three disjoint posting lists of a term in one field.
struct FieldPrefixes {
  char both;
  char word;
  char part;
};

inline constexpr FieldPrefixes kPassagePrefixes{'A', 'M', 'P'};
inline constexpr FieldPrefixes kTitlePrefixes{'T', 'V', 'U'};

/// Terms whose collection frequency is a total over all articles.
struct LengthTerm {
  static constexpr const char* passages = "Zn";     ///< passages
  static constexpr const char* words = "Zm";        ///< words in passages
  static constexpr const char* parts = "Zp";        ///< parts in passages
  static constexpr const char* titles = "Zt";       ///< articles with a title
  static constexpr const char* title_words = "Zv";  ///< words in titles
  static constexpr const char* title_parts = "Zu";  ///< parts in titles
};

/// Values of a document.
struct Slot {
  static constexpr Xapian::valueno date = 0;          ///< ISO 8601, sorts as text
  static constexpr Xapian::valueno content_hash = 1;  ///< 8 bytes, of the article as it was read
  static constexpr Xapian::valueno lines = 2;  ///< source, keys of lines; see DocumentBuilder
};

/// What ties derived files to a database: the UUID it was made with, which its metadata keep when
/// compacting gives it another one.
std::string archive_id(const Xapian::Database& database);
void set_archive_id(Xapian::WritableDatabase& database, const std::string& id);

/// Name of the term under which `id` is found.
std::string id_term(std::string_view id);

/// Name of the term of an outlet; case does not matter.
std::string source_term(std::string_view source);

/// Name of the term of the `row`-th minimum of a signature, see indexer/stored_signature.h.
std::string copy_term(std::size_t row, std::uint32_t minimum);

/// First letter of all those names.
inline constexpr char kCopyPrefix = 'D';

/// A posting's name. Xapian takes 245 bytes; longer terms are cut at a character boundary.
std::string posting_term(char prefix, std::string_view term);

}  // namespace fundstelle
