// Reads queries in JSON Lines: {"id": "17", "text": "Waffenruhe"}; further fields are ignored.
#pragma once

#include <functional>
#include <optional>
#include <string>

namespace fundstelle {

struct NumberedQuery {
  std::string id;
  std::string text;
};

/// Calls `on_query` for each line of `path` ("-" is standard input) and `on_problem` for each that
/// is not a query, with a message that names the line. Throws Error(not_found or io_error).
void read_queries(const std::string& path,
                  const std::function<void(const NumberedQuery&)>& on_query,
                  const std::function<void(const std::string&)>& on_problem);

}  // namespace fundstelle
