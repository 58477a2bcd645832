// Shows answers, articles and analyses to a person: colours, marks, columns.
//
// What answers a query speaks German, as the articles do ("12 Artikel, 3 ms"); messages, help and
// explanations speak English.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "fundstelle/article.h"
#include "fundstelle/hit.h"
#include "searcher/cli/output.h"
#include "searcher/cli/terminal.h"

namespace fundstelle {

/// How an answer is shown.
struct TextView {
  Palette palette;
  std::size_t width = 80;
  bool explain = false;
  bool whole_passages = false;  ///< otherwise a passage is cut around its marks
};

/// The view for standard output as it is now.
TextView make_text_view(ColorChoice color);

/// Writes `result`, its hits numbered from 1, and a closing line with counts and time.
void render(const SearchResult& result, const TextView& view, std::chrono::nanoseconds time,
            Output& output);

/// Writes an article of an answer with its passages whole, but neither its rank nor any score, so
/// that whoever judges it does so by what it says.
void render_unranked(const ArticleHit& hit, const TextView& view, Output& output);

/// Writes `article` with its passages numbered as hits name them.
void render(const Article& article, const TextView& view, Output& output);

/// Writes all blocks of `article`, what was cut with the reason for it.
void render_blocks(const Article& article, const TextView& view, Output& output);

}  // namespace fundstelle
