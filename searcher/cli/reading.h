// What `index` and `extract` share: which paths to read, as what, and how a run that met bad input
// ends.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "fundstelle/article_reader.h"
#include "searcher/cli/command.h"

namespace fundstelle {

/// Options of a reading command as they were typed.
struct ReadingSettings {
  std::vector<std::string> paths;
  std::string format = "auto";
  std::vector<std::string> fields;
  std::string source;
  std::string files_from;
  bool null_separated = false;
};

/// Declares the options of `settings`, which must outlive `command`.
void add_reading_options(CLI::App& command, ReadingSettings& settings);

/// Throws Error(invalid_argument) for a malformed --field.
ReadOptions read_options(const ReadingSettings& settings);

/// The paths to read, those of --files-from included. One that cannot be read at all is complained
/// about, left out, and makes the run end with kFailed; the others are still read.
std::vector<std::string> readable_paths(const ReadingSettings& settings, Session& session);

/// "PATH, PLACE: REASON".
std::string describe(const ReadProblem& problem);

/// The status of a run: failed if all that was met was bad, nothing if nothing was met.
int reading_status(std::uint64_t articles, std::uint64_t problems);

}  // namespace fundstelle
