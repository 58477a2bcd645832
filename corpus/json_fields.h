// Finds fields in the text of a JSON object, so that their values keep their place in it.
//
// Threads: pure functions.
#pragma once

#include <string_view>

#include "fundstelle/error.h"

namespace fundstelle {

/// Range of the value of `path` ("text", or "content.body" for a nested one) in `json`, without
/// white space around it. Requires a well-formed object. False if there is no such field.
bool find_json_field(std::string_view json, std::string_view path, ByteRange& value);

/// Depth of the deepest array or object; brackets inside strings do not count.
std::size_t json_depth(std::string_view json);

}  // namespace fundstelle
