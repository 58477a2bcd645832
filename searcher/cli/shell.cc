// fundstelle shell: queries typed one after another, answered as `search` does.
#include <charconv>
#include <chrono>
#include <memory>

#include "fundstelle/searcher.h"
#include "searcher/cli/characters.h"
#include "searcher/cli/command.h"
#include "searcher/cli/figures.h"
#include "searcher/cli/info.h"
#include "searcher/cli/line_reader.h"
#include "searcher/cli/search_options.h"
#include "searcher/cli/text_renderer.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMostArticles = 1'000'000;

constexpr std::string_view kHelp =
    R"(A line is a query. "…" is a phrase, +word required, -word excluded, title:word in the title;
"…"~5 or a NEAR/5 b: near each other, "…"~satz or a NEAR/satz b: in one sentence; min:2 or min:60%:
so many of the words; source:NAME, since:2024-05 and until:2024-06-30 filter.

:show ID      the article, or :show N for the Nth of the last answer
:explain      say how each hit matched, or stop saying it
:limit N      articles to show
:passages N   passages to show of an article
:min-match N  so many of a query's words must occur, or N% of them; 0: any
:info         the index in figures
:help         this
:quit         end; Ctrl-D does too
)";

/// ":show 17" as name and argument.
struct ShellOrder {
  std::string name;
  std::string argument;
};

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1));
}

ShellOrder split_order(std::string_view line) {
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos) return {std::string(line), {}};
  return {std::string(line.substr(0, space)), trimmed(line.substr(space))};
}

std::optional<std::size_t> number_of(const std::string& text) {
  std::size_t number = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || rest != text.data() + text.size()) return std::nullopt;
  return number;
}

class Shell {
 public:
  Shell(SearchSettings settings, Session& session)
      : settings_(std::move(settings)), session_(session), searcher_(open_searcher(settings_)) {}

  void run() {
    if (interactive()) greet();
    while (!done_) {
      session_.output.flush();
      const auto line = lines_.next("fundstelle> ");
      if (!line) break;
      const std::string text = trimmed(valid_utf8(*line));
      if (text.empty()) continue;
      try {
        text.front() == ':' ? obey(split_order(text)) : answer(text);
      } catch (const Error& error) {
        session_.output.flush();
        complain(error.what());
      }
    }
  }

 private:
  void greet() {
    session_.output.print("{}; :help says what can be typed\n",
                          counted(searcher_.info().articles, "article"));
  }

  TextView view() const {
    TextView view = make_text_view(session_.color);
    view.explain = settings_.explain;
    view.whole_passages = settings_.whole_passages;
    return view;
  }

  void answer(const std::string& text) {
    const auto start = std::chrono::steady_clock::now();
    SearchResult result = searcher_.search(text, search_options(settings_));
    const auto time = std::chrono::steady_clock::now() - start;
    if (settings_.passages == 0) drop_passages(result);
    complain_of(result.query);
    render(result, view(), time, session_.output);
    last_ids_.clear();
    for (const ArticleHit& hit : result.hits) last_ids_.push_back(hit.id);
  }

  void obey(const ShellOrder& order) {
    if (order.name == ":quit" || order.name == ":q") {
      done_ = true;
    } else if (order.name == ":help") {
      session_.output.write(kHelp);
    } else if (order.name == ":info") {
      write_info(searcher_.info(), session_.output);
    } else if (order.name == ":explain") {
      settings_.explain = !settings_.explain;
      session_.output.print("explain {}\n", settings_.explain ? "on" : "off");
    } else if (order.name == ":limit") {
      change(order, settings_.limit, 1);
    } else if (order.name == ":passages") {
      change(order, settings_.passages, 0);
    } else if (order.name == ":min-match") {
      change_quorum(order.argument);
    } else if (order.name == ":show") {
      show(order.argument);
    } else {
      complain("no such order: " + order.name + "; :help lists them");
    }
  }

  void change(const ShellOrder& order, std::size_t& setting, std::size_t least) {
    const auto number = number_of(order.argument);
    if (!number || *number < least || *number > kMostArticles) {
      complain(fmt::format("{} needs a number from {} on", order.name, least));
      return;
    }
    setting = *number;
    session_.output.print("{} {}\n", order.name.substr(1), setting);
  }

  void change_quorum(const std::string& argument) {
    if (!parse_quorum(argument)) {
      complain(":min-match needs a number of words or a share: 2 or 60%");
      return;
    }
    settings_.quorum = argument;
    session_.output.print("min-match {}\n", argument);
  }

  void show(const std::string& id) {
    auto article = searcher_.article(id);
    const auto number = number_of(id);
    if (!article && number && *number >= 1 && *number <= last_ids_.size()) {
      article = searcher_.article(last_ids_[*number - 1]);
    }
    if (article) {
      render(*article, view(), session_.output);
    } else {
      complain("no article with the id \"" + id + "\"");
    }
  }

  SearchSettings settings_;
  Session& session_;
  Searcher searcher_;
  LineReader lines_;
  std::vector<std::string> last_ids_;
  bool done_ = false;
};

}  // namespace

void add_shell_command(CLI::App& app, Session& session) {
  auto settings = std::make_shared<SearchSettings>();
  CLI::App* command = app.add_subcommand("shell", "Ask one topic after another");
  add_search_options(*command, *settings);
  command->callback([settings, &session] { Shell(*settings, session).run(); });
}

}  // namespace fundstelle
