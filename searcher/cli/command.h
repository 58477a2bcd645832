// The subcommands of `fundstelle` and what they share: where to write, in which colours, and with
// which status to end. One file a subcommand; each add_…_command declares its options and says what
// runs when it is chosen.
#pragma once

#include <CLI/CLI.hpp>

#include "searcher/cli/output.h"
#include "searcher/cli/terminal.h"

namespace fundstelle {

/// Exit statuses, as grep and ripgrep have them: scripts can tell "nothing there" from "went
/// wrong".
enum ExitStatus { kFound = 0, kNothing = 1, kFailed = 2 };

/// One run of the command.
struct Session {
  Output output;
  ColorChoice color = ColorChoice::automatic;
  int status = kFound;
};

void add_index_command(CLI::App& app, Session& session);
void add_search_command(CLI::App& app, Session& session);
void add_shell_command(CLI::App& app, Session& session);
void add_analyze_command(CLI::App& app, Session& session);
void add_suggest_command(CLI::App& app, Session& session);
void add_show_command(CLI::App& app, Session& session);
void add_info_command(CLI::App& app, Session& session);
void add_remove_command(CLI::App& app, Session& session);
void add_check_command(CLI::App& app, Session& session);
void add_seal_command(CLI::App& app, Session& session);
void add_extract_command(CLI::App& app, Session& session);
void add_eval_command(CLI::App& app, Session& session);
void add_judge_command(CLI::App& app, Session& session);

}  // namespace fundstelle
