// What a line says about itself: prose, picture credit, agency line, byline, date line, dateline.
//
// Threads: pure functions over immutable tables.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "fundstelle/error.h"

namespace fundstelle {

/// Whether `line` ends as a sentence does, closing quotes and brackets aside.
bool ends_sentence(std::string_view line);

/// A line of running text: a sentence of eight words or more, or a long stretch of words.
bool is_prose(std::string_view line, std::size_t words);

/// Canonical names of the agencies in a line like "Quelle: dpa, AP", "RND/dpa", "(mit AFP)",
/// "ntv.de, jpe/AFP"; empty if the line is none. `line` must be nothing but that.
std::vector<std::string> read_agency_line(std::string_view line);

/// Where "(dpa)", "(mit AFP)", "dpa/lnw" … begins at the end of a paragraph; npos if it does not.
std::size_t find_trailing_agency(std::string_view paragraph);

/// Canonical name of one agency; empty if `name` is none.
std::string canonical_agency(std::string_view name);

/// "Foto: dpa", "(Bild: AP)": a line about a picture, not about whose report it is.
bool names_picture(std::string_view line);

/// A picture credit standing alone: "(Foto: picture alliance/dpa)", "© Imago", "Bild: NDR".
bool is_credit_line(std::string_view line, std::size_t words);

/// Where a credit begins that was glued to a caption ("… Saudi-Arabien.Ministry/Imago", "… ab.
/// Foto: dpa"); npos if there is none.
std::size_t find_glued_credit(std::string_view caption);

/// What a line says to the reader of the page, rather than about the news.
struct ReaderAddress {
  std::size_t invitations = 0;    ///< to a newsletter, a channel, an app, another article
  bool asks_for_consent = false;  ///< to cookies, tracking or embedded content
};
ReaderAddress read_reader_address(std::string_view line);

/// Who is spoken of: the reader as in speaks_to_reader, or also "euch", and whoever says "wir".
struct Speakers {
  bool site = false;
  bool reader = false;
};
Speakers read_speakers(std::string_view line);

/// "Sie", "Ihr…", "du" or "dein…" inside a sentence, where they can mean none but the reader.
bool speaks_to_reader(std::string_view line);

/// A label and another article's title: "Lesen Sie auch: …", "Surftipp: …", "Im Video: …".
bool is_link_line(std::string_view line, std::size_t words);

/// Where the second of two words begins that a dump glued together ("VerkehrTalbrücke"), from byte
/// `from` on; npos if there is none. Names with a capital inside ("YouTube") are one word.
std::size_t find_glued_words(std::string_view line, std::size_t from);

/// Where the text begins that a dump glued to its title ("… vom BandAcht Monate später …"), as it
/// does with teasers; npos if there is none. The title is no sentence, the text is one.
std::size_t find_glued_teaser(std::string_view line);

/// A time of day and nothing else ("08:15 Uhr"), as the entries of tickers have it.
bool is_time_line(std::string_view line);

/// How long a film or a sound lasts, behind its title or alone: "… (2 Min)", "3:12 min".
bool ends_in_duration(std::string_view line);

/// "118 Kommentare", "Forum: 214 Postings", "Diskutieren Sie mit": what readers wrote begins.
bool is_comments_heading(std::string_view line, std::size_t words);

/// A point of a list ("• eine Tageskarte für 6,50 Euro").
bool is_list_point(std::string_view line);

/// A line that states a date and little else ("Stand: 06.02.2023 13:20 Uhr").
bool is_date_line(std::string_view line, std::string& date);

/// The dateline that opens a text ("Washington.", "BERLIN (dpa) -", "Moskau/Kiew –").
struct Dateline {
  std::string place;
  std::vector<std::string> agencies;
  double confidence = 0.0;
};
/// `article` is the whole text: an unknown name counts as a place if that says "in NAME".
std::optional<Dateline> read_dateline(std::string_view text,
                                      std::span<const std::string_view> article);

}  // namespace fundstelle
