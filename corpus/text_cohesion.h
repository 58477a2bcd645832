// Whether a line speaks of what the text around it does, told by its nouns: German writes them with
// a capital. A sub-heading shares one with its text; the title of another article often does not.
//
// Threads: pure functions.
#pragma once

#include <cstddef>
#include <vector>

#include "corpus/page.h"

namespace fundstelle {

struct NounCount {
  std::size_t nouns = 0;
  std::size_t known = 0;  ///< of them, those that running text near the line holds as well
};

/// Counts the nouns of line `i`, looked for in the running text of `text` near it. Complexity:
/// linear in the text near the line, which is bounded.
NounCount find_known_nouns(const std::vector<PageLine>& lines, LineRange text, std::size_t i);

}  // namespace fundstelle
