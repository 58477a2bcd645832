// How an article's signature lies in the index: as boolean terms, under which copies of one report
// meet. Two articles are compared by their texts' signatures, which are made when they are needed.
//
// The first minima are terms, each by itself: two texts that count as one report share at least 22
// of 64 (or 15, where one holds the other), so that all of 16 differ for one pair in 2500 (in 120).
// Terms of two minima each would have shorter lists, but need twice as many and miss more.
//
// Threads: functions of their arguments.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/near_duplicates.h"

namespace fundstelle {

/// Minima that are terms.
inline constexpr std::size_t kCopyTerms = 10;

/// The terms of a text; none if it is too short to be compared.
std::vector<std::string> copy_terms(const ArticleSignature& signature);

}  // namespace fundstelle
