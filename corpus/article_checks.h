// Tells pages that hold no article: consent walls, paywall stubs, error pages, listings.
//
// Threads: pure functions.
#pragma once

#include <string>

#include "fundstelle/article.h"

namespace fundstelle {

/// Empty if `article` is one; otherwise why not, and what would mend it.
std::string why_no_article(const Article& article);

}  // namespace fundstelle
