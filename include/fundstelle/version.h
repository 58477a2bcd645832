// The version of the library and of what it writes.
#pragma once

namespace fundstelle {

/// Semantic version of the library ("0.1.0").
const char* version();

/// Version of the index format; an index of another format is refused with index_incompatible.
int index_format_version();

}  // namespace fundstelle
