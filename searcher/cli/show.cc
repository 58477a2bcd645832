// fundstelle show: an article as it was understood.
#include <memory>

#include "fundstelle/searcher.h"
#include "searcher/cli/choices.h"
#include "searcher/cli/command.h"
#include "searcher/cli/json_renderer.h"
#include "searcher/cli/search_options.h"
#include "searcher/cli/text_renderer.h"

namespace fundstelle {
namespace {

struct ShowSettings {
  std::string index;
  std::string id;
  std::string format = "text";
  bool raw = false;
};

void run_show(const ShowSettings& settings, Session& session) {
  const auto article = Searcher(settings.index).article(settings.id);
  if (!article) {
    complain("no article with the id \"" + settings.id + "\" in " + settings.index);
    session.status = kNothing;
    return;
  }
  if (settings.format == "json") {
    session.output.write(to_json(*article) + "\n");
  } else if (settings.raw) {
    render_blocks(*article, make_text_view(session.color), session.output);
  } else {
    render(*article, make_text_view(session.color), session.output);
  }
}

}  // namespace

void add_show_command(CLI::App& app, Session& session) {
  auto settings = std::make_shared<ShowSettings>();
  CLI::App* command = app.add_subcommand("show", "Print an article, its passages numbered");
  add_index_option(*command, settings->index);
  command->add_flag("--raw", settings->raw, "Print all of the page, with the reason of each cut");
  command->add_option("--format", settings->format, "text or json")
      ->check(one_of(std::vector<std::string>{"text", "json"}))
      ->type_name("NAME")
      ->capture_default_str();
  command->add_option("ID", settings->id, "The article's id, as a search shows it")
      ->required()
      ->type_name("");
  command->callback([settings, &session] { run_show(*settings, session); });
}

}  // namespace fundstelle
