// Any text is a query: it is understood somehow, and its ranges lie inside of it.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "fundstelle/query.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const fundstelle::Query query = fundstelle::parse_query(text);
  if (query.text != text) std::abort();
  for (const fundstelle::Clause& clause : query.clauses) {
    if (clause.range.begin >= clause.range.end || clause.range.end > size) std::abort();
  }
  for (const fundstelle::Diagnostic& diagnostic : query.diagnostics) {
    if (diagnostic.range.begin > diagnostic.range.end || diagnostic.range.end > size) std::abort();
  }
  query.describe();
  return 0;
}
