// Decides which blocks of an HTML page are its article. docs/cleaning.md describes the model.
//
// Threads: pure functions.
#pragma once

#include <vector>

#include "corpus/html_blocks.h"
#include "corpus/html_metadata.h"
#include "corpus/page.h"

namespace fundstelle {

/// The page's lines in document order, cut ones with the reason, kept ones with a kind where markup
/// tells it (paragraphs have none yet: text rules come after). Sets title, kicker and teaser.
std::vector<PageLine> find_main_text(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks,
                                     const PageEvidence& evidence, Article& article);

}  // namespace fundstelle
