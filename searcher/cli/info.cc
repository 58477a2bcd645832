// fundstelle info: an index in figures.
#include "searcher/cli/info.h"

#include <memory>

#include "searcher/cli/characters.h"
#include "searcher/cli/choices.h"
#include "searcher/cli/command.h"
#include "searcher/cli/figures.h"
#include "searcher/cli/json_renderer.h"
#include "searcher/cli/search_options.h"

namespace fundstelle {
namespace {

constexpr std::size_t kNameColumns = 16;

void write_row(std::string_view name, std::string_view value, Output& output) {
  output.print("{}{}\n", pad(name, kNameColumns), printable(value));
}

struct InfoSettings {
  std::string index;
  std::string format = "text";
};

}  // namespace

void write_info(const IndexInfo& info, Output& output) {
  write_row("articles", grouped(info.articles), output);
  write_row("passages", grouped(info.passages), output);
  write_row("words", grouped(info.words), output);
  write_row("terms", grouped(info.terms), output);
  std::uint64_t total = 0;
  for (const auto& [part, size] : info.bytes) total += size;
  write_row("bytes", bytes(total), output);
  for (const auto& [part, size] : info.bytes) write_row("  " + part, bytes(size), output);
  write_row("format version", std::to_string(info.format_version), output);
  write_row("fingerprint", info.fingerprint, output);
  for (const auto& [name, value] : info.settings) write_row(name, value, output);
  for (const std::string& note : info.notes) write_row("note", note, output);
}

void add_info_command(CLI::App& app, Session& session) {
  auto settings = std::make_shared<InfoSettings>();
  CLI::App* command = app.add_subcommand("info", "Print an index in figures");
  add_index_option(*command, settings->index);
  command->add_option("--format", settings->format, "text or json")
      ->check(one_of(std::vector<std::string>{"text", "json"}))
      ->type_name("NAME")
      ->capture_default_str();
  command->callback([settings, &session] {
    const IndexInfo info = Searcher(settings->index).info();
    if (settings->format == "json") {
      session.output.write(to_json(info) + "\n");
    } else {
      write_info(info, session.output);
    }
  });
}

}  // namespace fundstelle
