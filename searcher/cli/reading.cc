#include "searcher/cli/reading.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "fundstelle/error.h"
#include "searcher/cli/choices.h"
#include "searcher/cli/input.h"

namespace fundstelle {

void add_reading_options(CLI::App& command, ReadingSettings& settings) {
  command.add_option("PATH", settings.paths, "Files and folders; - is standard input")
      ->type_name("");
  command
      .add_option("--format", settings.format, "Format of the input, by content and name if auto")
      ->check(one_of(read_formats()))
      ->type_name("NAME")
      ->capture_default_str();
  command.add_option("--field", settings.fields, "Read a field from another name: text=body")
      ->type_name("OURS=THEIRS")
      ->allow_extra_args(false);
  command.add_option("--source", settings.source, "Outlet of articles that name none")
      ->type_name("NAME");
  command
      .add_option("--files-from", settings.files_from, "Read a list of paths; - is standard input")
      ->type_name("FILE");
  command.add_flag("--null", settings.null_separated, "Paths of --files-from end with NUL");
}

ReadOptions read_options(const ReadingSettings& settings) {
  ReadOptions options;
  options.format = settings.format;
  options.default_source = settings.source;
  for (const std::string& field : settings.fields) {
    const std::size_t equals = field.find('=');
    if (equals == 0 || equals == std::string::npos || equals + 1 == field.size()) {
      throw Error(ErrorCode::invalid_argument,
                  "--field " + field + ": write it as OURS=THEIRS, for example text=body");
    }
    options.fields[field.substr(0, equals)] = field.substr(equals + 1);
  }
  return options;
}

std::vector<std::string> readable_paths(const ReadingSettings& settings, Session& session) {
  std::vector<std::string> given = settings.paths;
  if (!settings.files_from.empty()) {
    read_lines(
        settings.files_from,
        [&](const std::string& line) {
          if (!line.empty()) given.push_back(line);
        },
        settings.null_separated ? '\0' : '\n');
  }
  if (given.empty()) {
    throw Error(ErrorCode::invalid_argument,
                "no PATH given; name files or folders, or - for "
                "standard input");
  }
  std::vector<std::string> readable;
  for (const std::string& path : given) {
    if (path == "-" || access(path.c_str(), R_OK) == 0) {
      readable.push_back(path);
      continue;
    }
    complain(std::string("cannot read ") + path + ": " + std::strerror(errno));
    session.status = kFailed;
  }
  return readable;
}

std::string describe(const ReadProblem& problem) {
  std::string out = problem.path == "-" ? "standard input" : problem.path;
  if (!problem.place.empty()) out += ", " + problem.place;
  return out + ": " + problem.reason;
}

int reading_status(std::uint64_t articles, std::uint64_t problems) {
  if (articles > 0) return kFound;
  return problems > 0 ? kFailed : kNothing;
}

}  // namespace fundstelle
