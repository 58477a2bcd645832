// fundstelle remove: takes articles out of an index.
#include <memory>

#include "fundstelle/index_writer.h"
#include "fundstelle/searcher.h"
#include "searcher/cli/command.h"
#include "searcher/cli/figures.h"
#include "searcher/cli/search_options.h"

namespace fundstelle {
namespace {

struct RemoveSettings {
  std::string index;
  std::vector<std::string> ids;
};

void run_remove(const RemoveSettings& settings, Session& session) {
  // A writer would make an index that is missing; removing from nothing is a mistake.
  { const Searcher existing(settings.index); }
  IndexWriter writer(settings.index);
  std::size_t removed = 0;
  for (const std::string& id : settings.ids) {
    if (writer.remove(id)) {
      ++removed;
    } else {
      complain("no article with the id \"" + id + "\" in " + settings.index);
    }
  }
  writer.commit();
  session.output.print("removed {}\n", grouped(removed));
  if (removed == 0) session.status = kNothing;
}

}  // namespace

void add_remove_command(CLI::App& app, Session& session) {
  auto settings = std::make_shared<RemoveSettings>();
  CLI::App* command = app.add_subcommand("remove", "Take articles out of an index");
  add_index_option(*command, settings->index);
  command->add_option("ID", settings->ids, "Ids of articles")->required()->type_name("");
  command->callback([settings, &session] { run_remove(*settings, session); });
}

}  // namespace fundstelle
