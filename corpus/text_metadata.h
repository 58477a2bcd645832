// Reads agencies and place from an article's text, where its record names none.
//
// Threads: pure functions.
#pragma once

#include "fundstelle/article.h"

namespace fundstelle {

/// Fills `agencies` and `place` with their provenance. Nothing that the record stated is changed.
void read_text_metadata(Article& article);

}  // namespace fundstelle
