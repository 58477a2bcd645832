// Finds out what each line of a page is, from the lines alone: no markup is needed.
//
// Threads: pure functions.
#pragma once

#include <string_view>
#include <vector>

#include "corpus/page.h"

namespace fundstelle {

/// Rules that hold for every page: leftovers by the shipped table, credits, agency lines, repeated
/// captions, lines without words. Only lines without a kind are looked at; those split in two
/// (caption and glued credit, paragraph and "(dpa)") become two. `record` holds the ranges' bytes.
void label_known_lines(Page& page, std::string_view record);

/// Lines in which a page speaks to its readers ("Schicken Sie uns …"), unless it does so all the
/// time, as letters and interviews do. Only lines without a kind are looked at.
void label_reader_lines(std::vector<PageLine>& lines);

/// The part of label_raw_page that needs no idea of where the text is: boxes, comments, lists of
/// teasers. Returns the first line of the rest of the page, or npos. Requires label_known_lines.
std::size_t label_raw_leftovers(std::vector<PageLine>& lines);

/// Teasers of other articles at the page's end.
void label_other_articles(std::vector<PageLine>& lines);

/// Where another article begins below the text, with title, writer and date of its own; npos if
/// none does. Requires the lines of dates and writers to be labelled.
std::size_t find_next_article(const std::vector<PageLine>& lines);

/// A line that asks or exclaims, as headlines may; they do not state.
bool is_question(const PageLine& line);

/// Finds title and kicker above the text, which begins at line `body_begin`, and returns the
/// title's line. A title that is the text's first line is no longer part of it.
std::size_t label_raw_title(Article& article, std::vector<PageLine>& lines, std::size_t& body_begin,
                            std::size_t body_end);

/// The lines of the text itself: paragraphs, sub-headings, lists, and the boxes between them.
void label_raw_body(const Article& article, std::vector<PageLine>& lines, LineRange text,
                    std::size_t title);

/// Lines of a dump of a page: finds title, kicker, teaser, where the text begins and ends, and its
/// sub-headings. Requires label_known_lines. Every line has a kind afterwards.
void label_raw_page(Page& page);

/// Lines of a record's text field: whatever is not known is the journalist's.
void label_clean_text(Page& page);

}  // namespace fundstelle
