// A text that a page states in its scripts, in place of the beginning that its elements show.
//
// Threads: pure functions.
#pragma once

#include <string_view>
#include <vector>

#include "corpus/page.h"

namespace fundstelle {

/// Whether the kept lines are so much less than `body`, or a beginning of it, that `body` is the
/// article's text.
bool is_body_elsewhere(const std::vector<PageLine>& lines, std::string_view body);

/// Puts the lines of `body` in place of those of `lines` that it repeats. `range` is where the page
/// states it.
void take_stated_body(std::vector<PageLine>& lines, std::string_view body, ByteRange range);

}  // namespace fundstelle
