// fundstelle search: one query from the arguments, or many from a file.
#include <chrono>
#include <memory>
#include <optional>

#include "fundstelle/searcher.h"
#include "searcher/cli/characters.h"
#include "searcher/cli/choices.h"
#include "searcher/cli/command.h"
#include "searcher/cli/json_renderer.h"
#include "searcher/cli/query_file.h"
#include "searcher/cli/search_options.h"
#include "searcher/cli/text_renderer.h"
#include "searcher/cli/trec_writer.h"

namespace fundstelle {
namespace {

/// Depth of a TREC run where --limit is not given, as trec_eval's measures expect it.
constexpr std::size_t kRunDepth = 1000;
/// Topic of a TREC run of one query.
constexpr std::string_view kOnlyTopic = "1";

enum class Format { text, json, trec };

struct SearchCommand {
  SearchSettings settings;
  Format format = Format::text;
  std::string queries;
  std::vector<std::string> words;
  bool limit_given = false;
  bool duplicates_given = false;
};

/// Answers queries one after another in one format.
class Answerer {
 public:
  Answerer(const SearchCommand& command, Session& session)
      : command_(command),
        session_(session),
        searcher_(open_searcher(command.settings)),
        options_(search_options(command.settings)),
        view_(make_text_view(session.color)) {
    view_.explain = command.settings.explain;
    view_.whole_passages = command.settings.whole_passages;
    if (command.format != Format::trec) return;
    options_.passages = 0;
    options_.suggestions = false;
    if (!command.duplicates_given) options_.duplicates = Duplicates::show;  // each is judged
    if (!command.limit_given) options_.limit = kRunDepth;
  }

  void answer(const NumberedQuery& query) {
    const auto start = std::chrono::steady_clock::now();
    SearchResult result = searcher_.search(valid_utf8(query.text), options_);
    const auto time = std::chrono::steady_clock::now() - start;
    if (command_.settings.passages == 0) drop_passages(result);
    if (!result.hits.empty()) found_ = true;
    if (command_.format == Format::json) {
      const auto detail = command_.settings.explain ? JsonDetail::explained : JsonDetail::plain;
      session_.output.write(to_json(result, detail, query.id) + "\n");
      return;
    }
    complain_of(result.query);
    if (command_.format == Format::trec) {
      write_trec(query.id.empty() ? kOnlyTopic : query.id, result, session_.output);
      return;
    }
    if (!query.id.empty()) {
      session_.output.print("{} {}\n\n", view_.palette.bold(printable(query.id)),
                            printable(query.text));
    }
    render(result, view_, time, session_.output);
    if (!query.id.empty()) session_.output.write("\n");
  }

  bool found() const { return found_; }

 private:
  const SearchCommand& command_;
  Session& session_;
  Searcher searcher_;
  SearchOptions options_;
  TextView view_;
  bool found_ = false;
};

void run_search(const SearchCommand& command, Session& session) {
  const std::string query = unprotected_text(command.words);
  if (query.empty() == command.queries.empty()) {
    throw Error(ErrorCode::invalid_argument,
                query.empty() ? "no query given; write one, or name a file with --queries"
                              : "give either a query or --queries, not both");
  }
  Answerer answerer(command, session);
  if (!query.empty()) {
    answerer.answer({.id = {}, .text = query});
  } else {
    read_queries(
        command.queries, [&](const NumberedQuery& numbered) { answerer.answer(numbered); },
        [&](const std::string& problem) {
          complain(problem);
          session.status = kFailed;
        });
  }
  if (session.status == kFound && !answerer.found()) session.status = kNothing;
}

}  // namespace

void add_search_command(CLI::App& app, Session& session) {
  auto search = std::make_shared<SearchCommand>();
  CLI::App* command = app.add_subcommand("search", "Rank passages for a topic");
  add_search_options(*command, search->settings);
  command->add_option("--format", search->format, "Form of the answer: text, json, trec")
      ->transform(one_of(
          Choices<Format>{{"text", Format::text}, {"json", Format::json}, {"trec", Format::trec}}))
      ->option_text("NAME");
  command
      ->add_option("--queries", search->queries, "Answer many queries: JSON Lines of id and text")
      ->type_name("FILE");
  command->add_option("QUERY", search->words, "The topic; words are ranked, see docs/command.md")
      ->type_name("");
  command->callback([search, command, &session] {
    search->limit_given = command->count("--limit") > 0;
    search->duplicates_given = command->count("--duplicates") > 0;
    run_search(*search, session);
  });
}

}  // namespace fundstelle
