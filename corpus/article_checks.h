// Tells pages that hold no article: consent walls, paywall stubs, error pages, listings.
//
// Threads: pure functions.
#pragma once

#include <string>
#include <vector>

#include "fundstelle/article.h"

namespace fundstelle {

/// Empty if `article` is one; otherwise why not, and what would mend it. A record that states its
/// text in a field (`stated_text`) is one as soon as it holds any. `block_words` are the words of
/// each block.
std::string why_no_article(const Article& article, const std::vector<std::size_t>& block_words,
                           bool stated_text);

}  // namespace fundstelle
