// The base of an inflected or compared adjective.
//
// Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "stemming/stem_tables.h"

namespace fundstelle {

/// By a suffix that shows what it is: "sperrigerem" → "sperrig", "wunderbarsten" → "wunderbar";
/// empty without such a suffix.
std::string adjective_base(std::string_view folded);

/// Of a listed adjective: "klarstem" → "klar", "teure" → "teuer"; empty for other words.
std::string listed_adjective(std::string_view folded, const StemTables& tables);

}  // namespace fundstelle
