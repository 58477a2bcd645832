// fundstelle check: reads an index whole and says what contradicts what.
#include <memory>

#include "fundstelle/searcher.h"
#include "searcher/cli/characters.h"
#include "searcher/cli/command.h"
#include "searcher/cli/figures.h"
#include "searcher/cli/search_options.h"

namespace fundstelle {
namespace {

void run_check(const std::string& directory, Session& session) {
  const Searcher searcher(directory);
  const std::vector<CheckProblem> problems = searcher.check();
  for (const CheckProblem& problem : problems) {
    session.output.print("{}: {}\n", printable(problem.where), printable(problem.reason));
  }
  const IndexInfo info = searcher.info();
  for (const std::string& note : info.notes) session.output.print("note: {}\n", printable(note));
  session.output.print("{}, {}, {}\n", counted(info.articles, "article"),
                       counted(info.passages, "passage"), counted(problems.size(), "problem"));
  if (problems.empty()) return;
  complain("the index " + directory + " is damaged; index its articles again into a new folder");
  session.status = kFailed;
}

}  // namespace

void add_check_command(CLI::App& app, Session& session) {
  auto directory = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("check", "Read an index whole and report contradictions");
  add_index_option(*command, *directory);
  command->callback([directory, &session] { run_check(*directory, session); });
}

}  // namespace fundstelle
