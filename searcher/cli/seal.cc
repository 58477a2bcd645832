// fundstelle seal: merges what makes searching fast into one piece.
#include <memory>

#include "fundstelle/index_writer.h"
#include "fundstelle/searcher.h"
#include "searcher/cli/command.h"
#include "searcher/cli/figures.h"
#include "searcher/cli/search_options.h"

namespace fundstelle {
namespace {

void run_seal(const std::string& directory, Session& session) {
  // A writer would make an index that is missing.
  { const Searcher existing(directory); }
  IndexWriter(directory).seal();
  session.output.print("sealed {}\n", counted(Searcher(directory).info().articles, "article"));
}

}  // namespace

void add_seal_command(CLI::App& app, Session& session) {
  auto directory = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("seal", "Merge the sealed segments of an index into one");
  add_index_option(*command, *directory);
  command->callback([directory, &session] { run_seal(*directory, session); });
}

}  // namespace fundstelle
