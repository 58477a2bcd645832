// The NewsArticle of a page's JSON-LD blocks, which are often broken and are mended as browsers'
// readers do: raw line breaks in strings, trailing commas, comments around the block.
//
// Threads: pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fundstelle {

struct JsonLdArticle {
  bool found = false;
  std::size_t block = 0;  ///< which of the blocks it is
  std::string headline;
  std::string alternative_headline;
  std::string description;
  std::string date_published;
  std::string publisher;
  std::string section;
  std::string url;
  std::string body;
  std::vector<std::string> authors;
};

/// The article among `blocks` (contents of <script type="application/ld+json">): the first object
/// of an article type that has a headline, in arrays and @graph too.
JsonLdArticle read_json_ld(const std::vector<std::string_view>& blocks);

}  // namespace fundstelle
