// Reads the dates that records state, in the notations German pages and feeds use.
//
// Threads: pure functions.
#pragma once

#include <string>
#include <string_view>

namespace fundstelle {

/// ISO 8601 of a written date ("2024-05-13", "2024-05-13T10:15:00+02:00"); empty if it is none.
/// Understands ISO 8601, RFC 822 ("Mon, 13 May 2024 10:15:00 +0200"), German ("13.05.2024, 10:15
/// Uhr", "13. Mai 2024") and seconds or milliseconds since 1970. Nothing is guessed: a date without
/// year is none.
std::string parse_date(std::string_view written);

/// The first complete date inside a line, by the same rules for German and ISO notations.
std::string find_date(std::string_view line);

}  // namespace fundstelle
