// Reads the tables of tests/stemming/gold.
#pragma once

#include <fstream>
#include <string>
#include <vector>

namespace fundstelle::testing {

/// Lines that are neither empty nor comments.
inline std::vector<std::string> gold_lines(const std::string& file) {
  std::ifstream input(std::string(FUNDSTELLE_SOURCE_DIR) + "/tests/stemming/gold/" + file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(input, line);) {
    if (!line.empty() && line[0] != '#') lines.push_back(line);
  }
  return lines;
}

inline std::vector<std::string> fields_of(const std::string& line, char separator) {
  std::vector<std::string> fields(1);
  for (const char c : line) {
    if (c == separator)
      fields.emplace_back();
    else
      fields.back() += c;
  }
  return fields;
}

}  // namespace fundstelle::testing
