// The base of an inflected or compared adjective that shows by its suffix what it is.
//
// Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace fundstelle {

/// "sperrigerem" → "sperrig", "wunderbarsten" → "wunderbar"; empty without such a suffix.
std::string adjective_base(std::string_view folded);

}  // namespace fundstelle
