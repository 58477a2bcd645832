// The article's text where a page's scripts hold it and its elements do not: the state that an
// application hands to its own start in the browser ("__NEXT_DATA__", "__NUXT__", …).
//
// Threads: pure functions.
#pragma once

#include <string>

#include "corpus/html_tree.h"
#include "fundstelle/error.h"

namespace fundstelle {

struct ScriptText {
  std::string text;  ///< a line for each paragraph; empty if nothing was found
  ByteRange range;   ///< of the script
};

/// Looks at all string literals of each script, whatever object they stand in. An article's
/// paragraphs share one name ("text", "html", "body"); the name that holds the most running text is
/// taken, from a script that states `title` as well: the settings of a consent layer do not.
ScriptText find_script_text(const HtmlTree& tree, std::string_view title);

/// The blocks of a piece of markup, a line each.
std::string plain_lines(std::string_view markup);

}  // namespace fundstelle
