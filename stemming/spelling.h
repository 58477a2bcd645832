// How far a misspelt word lies from a word: the measure behind "did you mean".
//
// Damerau and Levenshtein's distance with costs fitted to German typing: a neighbour on the QWERTZ
// keyboard, a missing umlaut, ss for ß, a doubled letter, i for ie cost less than other slips.
// Pure; any thread.
#pragma once

#include <string_view>

namespace fundstelle {

/// The distance of two words in UTF-8 (case counts; fold them first if it must not). One plain slip
/// costs 1. Gives up beyond `limit` and returns a value above it. Time: length of a times length of
/// b.
double spelling_distance(std::string_view a, std::string_view b, double limit);

}  // namespace fundstelle
