// The figures of an index as a table, for `info` and the shell.
#pragma once

#include "fundstelle/searcher.h"
#include "searcher/cli/output.h"

namespace fundstelle {

void write_info(const IndexInfo& info, Output& output);

}  // namespace fundstelle
