// fundstelle index: reads files and folders into an index.
#include <algorithm>
#include <memory>

#include "fundstelle/index_writer.h"
#include "searcher/cli/characters.h"
#include "searcher/cli/command.h"
#include "searcher/cli/figures.h"
#include "searcher/cli/progress_line.h"
#include "searcher/cli/reading.h"

namespace fundstelle {
namespace {

/// More than a screen of failures hides the summary; --verbose lists them all.
constexpr std::size_t kListedFailures = 20;

struct IndexSettings {
  std::string index;
  ReadingSettings reading;
  unsigned threads = 0;
  std::string memory = "512M";
  bool verbose = false;
};

void write_failures(const IndexSummary& summary, bool verbose, Output& output) {
  std::size_t listed = 0;
  for (const ReadProblem& problem : summary.failed) {
    if (!verbose && listed == kListedFailures) break;
    output.print("  {}\n", printable(describe(problem)));
    ++listed;
  }
  if (listed < summary.failures) {
    output.print("  and {} more{}\n", grouped(summary.failures - listed),
                 verbose ? "" : "; --verbose lists them");
  }
}

void write_summary(const IndexSummary& summary, std::chrono::nanoseconds time, bool verbose,
                   Output& output) {
  const double seconds = std::chrono::duration<double>(time).count();
  output.print("read       {:>9}  {} in {:.1f} s\n", grouped(summary.read), bytes(summary.bytes),
               seconds);
  output.print("indexed    {:>9}\n", grouped(summary.indexed));
  output.print("unchanged  {:>9}\n", grouped(summary.unchanged));
  output.print("replaced   {:>9}\n", grouped(summary.replaced));
  output.print("failed     {:>9}\n", grouped(summary.failures));
  write_failures(summary, verbose, output);
}

void run_index(const IndexSettings& settings, Session& session) {
  WriterOptions options;
  options.threads = settings.threads;
  options.memory_bytes = parse_size(settings.memory);
  const ReadOptions reading = read_options(settings.reading);
  const std::vector<std::string> paths = readable_paths(settings.reading, session);
  if (paths.empty()) return;
  IndexWriter writer(settings.index, options);
  ProgressLine progress;
  const IndexSummary summary =
      writer.add_files(paths, reading, [&](const IndexSummary& so_far) { progress.show(so_far); });
  progress.wipe();
  write_summary(summary, progress.elapsed(), settings.verbose, session.output);
  const int status = reading_status(summary.read, summary.failures);
  if (status == kNothing) complain("no article found below the given paths");
  if (status == kFailed) complain("nothing could be read; the summary says why");
  session.status = std::max(session.status, status);
}

}  // namespace

void add_index_command(CLI::App& app, Session& session) {
  auto settings = std::make_shared<IndexSettings>();
  CLI::App* command = app.add_subcommand("index", "Read articles into an index, or update it");
  command->add_option("--index", settings->index, "Folder of the index; made if missing")
      ->required()
      ->type_name("DIR");
  add_reading_options(*command, settings->reading);
  command->add_option("--threads", settings->threads, "Threads of analysis; 0 is one a core")
      ->type_name("N")
      ->capture_default_str();
  command->add_option("--memory", settings->memory, "Bound on what is buffered")
      ->type_name("SIZE")
      ->capture_default_str();
  command->add_flag("--verbose", settings->verbose, "List every article that failed");
  command->callback([settings, &session] { run_index(*settings, session); });
}

}  // namespace fundstelle
