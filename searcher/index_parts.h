// What the bytes of an index are spent on.
//
// Threads: a function of the directory.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "indexer/index_directory.h"

namespace fundstelle {

/// Bytes by meaning, in the order in which they are shown; together, those of all files.
std::vector<std::pair<std::string, std::uint64_t>> bytes_by_part(const IndexPaths& paths);

}  // namespace fundstelle
