// fundstelle: search German news archives. Chooses the subcommand and turns what it throws into one
// line on stderr and an exit status.
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <new>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "fundstelle/error.h"
#include "fundstelle/version.h"
#include "searcher/cli/choices.h"
#include "searcher/cli/command.h"

namespace fundstelle {
namespace {

void declare(CLI::App& app, Session& session) {
  app.require_subcommand(1);
  app.fallthrough();
  app.set_version_flag("--version", std::string("fundstelle ") + version(), "Print the version");
  app.set_help_flag("-h,--help", "Say what the command does");
  app.add_option("--color", session.color, "Colours: auto, always, never")
      ->transform(one_of(Choices<ColorChoice>{{"auto", ColorChoice::automatic},
                                              {"always", ColorChoice::always},
                                              {"never", ColorChoice::never}}))
      ->option_text("WHEN");
  add_index_command(app, session);
  add_search_command(app, session);
  add_shell_command(app, session);
  add_analyze_command(app, session);
  add_suggest_command(app, session);
  add_show_command(app, session);
  add_info_command(app, session);
  add_remove_command(app, session);
  add_check_command(app, session);
  add_seal_command(app, session);
  add_extract_command(app, session);
  add_eval_command(app, session);
  add_judge_command(app, session);
  app.footer(
      "Exit status: 0 with hits, 1 without, 2 on error.\n"
      "`fundstelle COMMAND --help` says more; docs/command.md says all.");
}

/// Help and version are answers; anything else that CLI11 throws is a mistake of the caller.
int end_of_parsing(CLI::App& app, const CLI::ParseError& error, Session& session) {
  if (error.get_exit_code() == 0) {
    std::ostringstream text;
    app.exit(error, text, text);
    session.output.write(text.str());
    session.output.flush();
    return kFound;
  }
  const std::vector<std::string> strangers = app.remaining();
  if (app.get_subcommands().empty() && !strangers.empty()) {
    complain("no such command: " + strangers.front() + "; see fundstelle --help");
    return kFailed;
  }
  std::string command = "fundstelle";
  for (const CLI::App* chosen : app.get_subcommands()) command += " " + chosen->get_name();
  complain(std::string(error.what()) + "; see " + command + " --help");
  return kFailed;
}

int run(int argc, char** argv) {
  Session session;
  CLI::App app("Search German news archives: ranked passages, marked where they match.",
               "fundstelle");
  try {
    declare(app, session);
    std::vector<std::string> arguments = protect_text({argv + 1, argv + argc});
    std::ranges::reverse(arguments);  // as CLI11 wants them
    app.parse(std::move(arguments));
    session.output.flush();
    return session.status;
  } catch (const CLI::ParseError& error) {
    return end_of_parsing(app, error, session);
  } catch (const Error& error) {
    // What was already answered is still worth reading.
    std::fflush(stdout);
    complain(error.what());
  } catch (const std::bad_alloc&) {
    complain("out of memory; a smaller --memory may help");
  } catch (const std::exception& error) {
    complain(std::string("unexpected: ") + error.what());
  }
  return kFailed;
}

}  // namespace
}  // namespace fundstelle

int main(int argc, char** argv) {
  // A reader that goes away shows as EPIPE, which ends the command with success.
  std::signal(SIGPIPE, SIG_IGN);
  fundstelle::choose_locale();
  try {
    return fundstelle::run(argc, argv);
  } catch (const fundstelle::ClosedPipe&) {
    return fundstelle::kFound;
  } catch (const std::exception& error) {
    fundstelle::complain(error.what());
    return fundstelle::kFailed;
  }
}
