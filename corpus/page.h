// What a page reader hands to the cleaner: metadata the record states, and the page's lines in
// order.
//
// Threads: plain values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/text_signs.h"
#include "fundstelle/article.h"

namespace fundstelle {

/// A line or element of a page, before or after its kind is known.
struct PageLine {
  std::string text;                  ///< collapsed; see utf8_text.h
  ByteRange range;                   ///< in the record
  std::size_t words = 0;             ///< of text; see count_words
  bool after_blank = true;           ///< set apart from the line before it
  std::optional<Speakers> speakers;  ///< once asked for
  std::optional<BlockKind> kind;
  std::string reason;  ///< why it was cut, for boilerplate
};

/// How much of the page's structure its record states.
enum class PageShape {
  raw,         ///< a dump of a page's visible text: everything is to be found out
  structured,  ///< markup gave the kinds; text rules only refine them
  clean,       ///< a field of a record: paragraphs, title known from another field
};

struct Page {
  PageShape shape = PageShape::raw;
  bool stated_text = false;  ///< the record has a field that says: this is the article's text
  Article article;           ///< metadata only; `blocks` is filled by the cleaner
  std::vector<PageLine> lines;
};

/// Lines `begin` to `end`, the latter not among them.
struct LineRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Where a reader found metadata.
inline void note(Article& article, std::string field, std::string origin, double confidence) {
  for (const Provenance& known : article.provenance) {
    if (known.field == field) return;
  }
  article.provenance.push_back({std::move(field), std::move(origin), confidence});
}

/// The writers, unless they are known already.
inline void add_authors(Article& article, std::vector<std::string> names, std::string origin,
                        double confidence) {
  if (names.empty() || !article.authors.empty()) return;
  article.authors = std::move(names);
  note(article, "authors", std::move(origin), confidence);
}

inline bool is_open(const PageLine& line) { return !line.kind.has_value(); }

inline void cut(PageLine& line, std::string_view reason) {
  line.kind = BlockKind::boilerplate;
  line.reason = std::string(reason);
}

inline const Speakers& speakers_of(PageLine& line) {
  if (!line.speakers) line.speakers = read_speakers(line.text);
  return *line.speakers;
}

/// Behind the lines that follow line `i` without a blank one between them.
inline std::size_t group_end(const std::vector<PageLine>& lines, std::size_t i) {
  for (++i; i < lines.size() && !lines[i].after_blank;) ++i;
  return i;
}

/// The lines of a plain text, with ranges in it. Lines that a fixed width broke are joined again.
std::vector<PageLine> split_lines(std::string_view text);

}  // namespace fundstelle
