// fundstelle suggest: the archive's words nearest to a word.
#include <memory>

#include "fundstelle/searcher.h"
#include "searcher/cli/characters.h"
#include "searcher/cli/choices.h"
#include "searcher/cli/command.h"
#include "searcher/cli/figures.h"
#include "searcher/cli/input.h"
#include "searcher/cli/json_renderer.h"
#include "searcher/cli/search_options.h"

namespace fundstelle {
namespace {

struct SuggestSettings {
  std::string index;
  std::vector<std::string> words;
  std::string format;
  std::size_t limit = 5;
  bool lines = false;
};

void write_corrections(const std::string& word, const std::vector<Correction>& corrections,
                       Session& session) {
  const Palette palette = choose_palette(session.color);
  session.output.print("{}\n", palette.bold(printable(word)));
  for (const Correction& correction : corrections) {
    session.output.print("    {} ({})  {:.2f}\n", printable(correction.text),
                         german_articles(correction.articles), correction.score);
  }
}

void run_suggest(const SuggestSettings& settings, Session& session) {
  if (settings.lines != settings.words.empty()) {
    throw Error(ErrorCode::invalid_argument, settings.lines
                                                 ? "--lines reads standard input; leave WORD out"
                                                 : "no word given; write one, or --lines");
  }
  const bool json = settings.format.empty() ? settings.lines : settings.format == "jsonl";
  const Searcher searcher(settings.index);
  bool found = false;
  const auto answer = [&](std::string_view raw) {
    const std::string word = valid_utf8(raw);
    const std::vector<Correction> corrections = searcher.suggest(word, settings.limit);
    if (!corrections.empty()) found = true;
    if (json) {
      session.output.write(to_json(word, corrections) + "\n");
    } else {
      write_corrections(word, corrections, session);
    }
  };
  if (settings.lines) {
    read_lines("-", answer);
  } else {
    for (const std::string& word : settings.words) answer(unprotected_text({word}));
  }
  if (!found) session.status = kNothing;
}

}  // namespace

void add_suggest_command(CLI::App& app, Session& session) {
  auto settings = std::make_shared<SuggestSettings>();
  CLI::App* command = app.add_subcommand("suggest", "List the archive's words nearest to a word");
  add_index_option(*command, settings->index);
  command->add_option("--limit", settings->limit, "Words to list of each")
      ->check(CLI::Range(std::size_t{1}, std::size_t{1000}))
      ->type_name("N")
      ->capture_default_str();
  command->add_option("--format", settings->format, "text, or jsonl as --lines has it by default")
      ->check(one_of(std::vector<std::string>{"text", "jsonl"}))
      ->type_name("NAME");
  command->add_flag("--lines", settings->lines, "Correct each line of standard input");
  command->add_option("WORD", settings->words, "The words")->type_name("");
  command->callback([settings, &session] { run_suggest(*settings, session); });
}

}  // namespace fundstelle
