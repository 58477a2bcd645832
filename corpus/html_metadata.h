// What a page says about its article in its head: JSON-LD, OpenGraph, Dublin Core, <meta>, <time>.
//
// Threads: pure functions.
#pragma once

#include <string>
#include <vector>

#include "corpus/html_tree.h"
#include "corpus/page.h"

namespace fundstelle {

/// What helps to find the text, beside the article's metadata.
struct PageEvidence {
  std::vector<std::string> titles;        ///< as stated in several places, most trusted first
  std::vector<std::string> descriptions;  ///< summaries; the teaser is one of them as a rule
  std::string body;                       ///< JSON-LD articleBody, a paragraph a line
  ByteRange body_range;                   ///< of the script that states it
  bool states_article = false;            ///< JSON-LD or og:type says that this is an article
};

/// Fills the article's metadata (all but the title) and tells the rest.
PageEvidence read_html_metadata(const HtmlTree& tree, Article& article);

/// `text` without markup and entities that metadata fields sometimes hold.
std::string plain_text(std::string_view text);

}  // namespace fundstelle
