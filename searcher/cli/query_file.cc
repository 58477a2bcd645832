#include "searcher/cli/query_file.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "searcher/cli/input.h"

namespace fundstelle {
namespace {

using Json = nlohmann::json;

struct ParsedLine {
  std::optional<NumberedQuery> query;
  std::string problem;
};

ParsedLine parse_line(const std::string& line) {
  const Json json = Json::parse(line, nullptr, false);
  if (json.is_discarded()) return {{}, "not valid JSON"};
  if (!json.is_object()) return {{}, "not a JSON object"};
  const auto id = json.find("id");
  const auto text = json.find("text");
  if (id == json.end() || !(id->is_string() || id->is_number_integer())) {
    return {{}, "no field \"id\" with a string or a number"};
  }
  if (text == json.end() || !text->is_string()) return {{}, "no field \"text\" with a string"};
  const std::string name = id->is_string() ? id->get<std::string>() : id->dump();
  if (name.empty()) return {{}, "the field \"id\" is empty"};
  return {NumberedQuery{name, text->get<std::string>()}, {}};
}

}  // namespace

void read_queries(const std::string& path,
                  const std::function<void(const NumberedQuery&)>& on_query,
                  const std::function<void(const std::string&)>& on_problem) {
  std::size_t number = 0;
  read_lines(path, [&](const std::string& line) {
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string::npos) return;
    const ParsedLine parsed = parse_line(line);
    if (parsed.query) {
      on_query(*parsed.query);
    } else {
      on_problem(fmt::format("{}, line {}: {}; a query is {{\"id\": …, \"text\": …}}", path, number,
                             parsed.problem));
    }
  });
}

}  // namespace fundstelle
