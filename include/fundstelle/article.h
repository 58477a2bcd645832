// An article as it is understood: metadata, the blocks of its page, and its passages.
//
// Every block keeps the byte range it came from in the original record, so that nothing the reader
// decided is hidden: what was cut is kept as a block with the reason for the cut.
//
// Threads: plain values. All strings are valid UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "fundstelle/error.h"

namespace fundstelle {

/// What a block of a page is.
enum class BlockKind {
  title,
  kicker,    ///< the short line above a title ("Diplomatie inmitten der Krise?")
  teaser,    ///< the summary below it
  dateline,  ///< place (and agency) that open the text
  paragraph,
  subheading,
  caption,      ///< text of a picture
  credit,       ///< whose picture it is
  agency,       ///< whose report it is ("Quelle: dpa, AP")
  quote,        ///< a quotation set apart
  boilerplate,  ///< whatever the journalist did not write: menus, consent boxes, adverts
};

/// Name of a kind as it appears in JSON ("subheading").
const char* to_string(BlockKind kind);

/// A paragraph, line or other unit of a page.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::string text;    ///< white space collapsed, entities decoded, line-break hyphens joined
  ByteRange range;     ///< where it stood in the original record, in bytes
  std::string reason;  ///< why it was cut; empty if it was kept
};

/// A stretch of one block.
struct PassagePiece {
  std::size_t block = 0;  ///< index into Article::blocks
  ByteRange range;        ///< bytes of that block's text
  bool operator==(const PassagePiece&) const = default;
};

/// The unit that is ranked: whole sentences, 40 to 120 words as a rule, never across a sub-heading.
struct Passage {
  std::string text;                  ///< the pieces' texts, joined by a newline
  std::string heading;               ///< the sub-heading it stands under; may be empty
  std::vector<PassagePiece> pieces;  ///< where the text comes from, in order
};

/// Where a piece of metadata came from, and how sure that is.
struct Provenance {
  std::string field;        ///< "date", "agencies", "place", …
  std::string origin;       ///< "record", "JSON-LD", "agency line", "dateline", …
  double confidence = 1.0;  ///< 0..1
};

/// One article. Only `id` and some text are required for indexing; everything else may be empty.
struct Article {
  std::string id;  ///< the user's; unique in an index; at most 200 bytes
  std::string title;
  std::string kicker;
  std::string teaser;
  std::string date;    ///< ISO 8601 ("2024-05-13" or with time); empty if unknown
  std::string source;  ///< the outlet
  std::string section;
  std::string url;
  std::string path;  ///< the file it was read from; "!/member" follows for an archive's member
  std::string place;
  std::vector<std::string> authors;
  std::vector<std::string> agencies;  ///< canonical names ("dpa")
  std::vector<Block> blocks;          ///< the whole page in order
  std::vector<Passage> passages;
  std::vector<Provenance> provenance;
};

/// Makes an article of plain text for embedders who hold clean records: paragraphs are separated by
/// blank lines, none is treated as boilerplate, passages are cut. `text` must be valid UTF-8.
Article make_article(std::string id, std::string title, std::string_view text);

}  // namespace fundstelle
