// What every fuzzer of a page reader does: parse, then check what must hold for any bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <variant>

#include "corpus/article_parser.h"
#include "corpus/utf8_text.h"

namespace fundstelle {

inline void require(bool holds) {
  if (!holds) std::abort();
}

inline int parse_record(const char* format, const std::uint8_t* data, std::size_t size) {
  static ArticleParser parser{ReadOptions{}};
  RawRecord record;
  record.format = format;
  record.path = "fuzzed";
  record.bytes.assign(reinterpret_cast<const char*>(data), size);
  record.context = {{"id", "fuzzed"}, {"header", "id,title,text"}};
  const auto result = parser.parse(record);
  const auto* article = std::get_if<Article>(&result);
  if (article == nullptr) return 0;
  require(article->id.size() <= 200);
  require(find_invalid_utf8(article->title) == std::string::npos);
  for (const Block& block : article->blocks) {
    require(block.range.begin <= block.range.end && block.range.end <= record.bytes.size());
    require(find_invalid_utf8(block.text) == std::string::npos);
  }
  for (const Passage& passage : article->passages) {
    for (const PassagePiece& piece : passage.pieces) {
      require(piece.block < article->blocks.size());
      require(piece.range.end <= article->blocks[piece.block].text.size());
    }
  }
  return 0;
}

}  // namespace fundstelle
