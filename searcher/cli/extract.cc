// fundstelle extract: what would be indexed, one JSON object an article.
#include <algorithm>
#include <memory>

#include "fundstelle/article_reader.h"
#include "searcher/cli/command.h"
#include "searcher/cli/json_renderer.h"
#include "searcher/cli/reading.h"

namespace fundstelle {
namespace {

void run_extract(const ReadingSettings& settings, Session& session) {
  const ReadOptions options = read_options(settings);
  const std::vector<std::string> paths = readable_paths(settings, session);
  if (paths.empty()) return;
  std::uint64_t articles = 0;
  std::uint64_t problems = 0;
  ReadEvents events;
  events.on_article = [&](Article&& article) {
    ++articles;
    session.output.write(to_json(article) + "\n");
  };
  events.on_problem = [&](const ReadProblem& problem) {
    ++problems;
    complain(describe(problem));
  };
  read_articles(paths, options, events);
  const int status = reading_status(articles, problems);
  if (status == kNothing) complain("no article found below the given paths");
  session.status = std::max(session.status, status);
}

}  // namespace

void add_extract_command(CLI::App& app, Session& session) {
  auto settings = std::make_shared<ReadingSettings>();
  CLI::App* command = app.add_subcommand("extract", "Print what would be indexed, as JSON Lines");
  add_reading_options(*command, *settings);
  command->callback([settings, &session] { run_extract(*settings, session); });
}

}  // namespace fundstelle
