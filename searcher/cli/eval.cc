// fundstelle eval: how good rankings are, judged by people's grades.
#include <algorithm>
#include <fstream>
#include <memory>

#include "fundstelle/evaluation.h"
#include "fundstelle/searcher.h"
#include "searcher/cli/characters.h"
#include "searcher/cli/choices.h"
#include "searcher/cli/command.h"
#include "searcher/cli/figures.h"
#include "searcher/cli/input.h"
#include "searcher/cli/json_renderer.h"
#include "searcher/cli/query_file.h"
#include "searcher/cli/ranking_sweep.h"

namespace fundstelle {
namespace {

struct EvalSettings {
  std::string index;
  std::string queries;
  std::string qrels;
  std::string run;
  std::string write_run;
  std::vector<std::string> compare;
  std::vector<std::string> sweep;
  std::string format = "text";
  std::size_t cutoff = 10;
  std::size_t limit = 1000;
  bool topics = false;
};

struct Column {
  std::string name;
  double Measures::*value;
};

std::vector<Column> columns_at(std::size_t cutoff) {
  return {{fmt::format("nDCG@{}", cutoff), &Measures::ndcg},
          {"MRR", &Measures::mrr},
          {"MAP", &Measures::map},
          {fmt::format("P@{}", cutoff), &Measures::precision},
          {"Recall@100", &Measures::recall},
          {"success@1", &Measures::success}};
}

std::vector<NumberedQuery> topics_of(const std::string& path, Session& session) {
  std::vector<NumberedQuery> topics;
  read_queries(
      path, [&](const NumberedQuery& query) { topics.push_back(query); },
      [&](const std::string& problem) {
        complain(problem);
        session.status = kFailed;
      });
  return topics;
}

TrecRun search_topics(const Searcher& searcher, const std::vector<NumberedQuery>& topics,
                      std::size_t limit, const RankingOptions& ranking) {
  SearchOptions options;
  options.limit = limit;
  options.passages = 0;
  options.suggestions = false;
  options.duplicates = Duplicates::show;  // grades are given to articles, copies included
  options.ranking = ranking;
  TrecRun run;
  for (const NumberedQuery& topic : topics) {
    auto& ranked = run[topic.id];
    for (const ArticleHit& hit : searcher.search(valid_utf8(topic.text), options).hits) {
      ranked.emplace_back(hit.id, hit.score);
    }
  }
  return run;
}

/// Room for the name or "0.1234", and two columns before it.
std::size_t width_of(const Column& column) {
  return std::max<std::size_t>(column.name.size(), 6) + 2;
}

void write_row(const std::string& label, const Measures& measures,
               const std::vector<Column>& columns, Output& output) {
  output.write(pad(label, 28));
  for (const Column& column : columns) {
    output.print("{:>{}.4f}", measures.*column.value, width_of(column));
  }
  output.write("\n");
}

void write_header(const std::string& label, const std::vector<Column>& columns, Output& output) {
  output.write(pad(label, 28));
  for (const Column& column : columns) output.print("{:>{}}", column.name, width_of(column));
  output.write("\n");
}

void write_evaluation(const Evaluation& evaluation, const EvalSettings& settings,
                      Session& session) {
  if (settings.format == "json") {
    session.output.write(to_json(evaluation, settings.cutoff) + "\n");
    return;
  }
  const std::vector<Column> columns = columns_at(settings.cutoff);
  write_header("topic", columns, session.output);
  if (settings.topics) {
    for (const auto& [topic, measures] : evaluation.topics) {
      write_row(topic, measures, columns, session.output);
    }
  }
  write_row("mean of " + counted(evaluation.topics.size(), "topic"), evaluation.mean, columns,
            session.output);
}

void write_comparison(const Comparison& comparison, const EvalSettings& settings,
                      Session& session) {
  if (settings.format == "json") {
    session.output.write(to_json(comparison, settings.cutoff) + "\n");
    return;
  }
  session.output.print("nDCG@{} {:+.4f}, p = {:.4f} (paired randomisation test)\n", settings.cutoff,
                       comparison.difference, comparison.p_value);
  session.output.print("{} won, {} lost, {} tied\n", comparison.won.size(), comparison.lost.size(),
                       comparison.tied);
  for (const auto* topics : {&comparison.won, &comparison.lost}) {
    for (const auto& [topic, difference] : *topics) {
      session.output.print("  {} {:+.4f}\n", pad(topic, 26), difference);
    }
  }
}

void write_sweep(const Searcher& searcher, const std::vector<NumberedQuery>& topics,
                 const Judgements& judgements, const EvalSettings& settings, Session& session) {
  const std::vector<Column> columns = columns_at(settings.cutoff);
  bool header_written = settings.format == "json";
  for (const SweepPoint& point : sweep_points(settings.sweep)) {
    const TrecRun run = search_topics(searcher, topics, settings.limit, point.options);
    const Evaluation evaluation = evaluate(run, judgements, settings.cutoff);
    if (settings.format == "json") {
      session.output.write(to_json(evaluation, settings.cutoff, point.values) + "\n");
    } else {
      std::string label;
      for (const auto& [name, value] : point.values) label += fmt::format("{}={:g} ", name, value);
      if (!header_written) write_header("constants", columns, session.output);
      header_written = true;
      write_row(label, evaluation.mean, columns, session.output);
    }
    session.output.flush();
  }
}

TrecRun read_run(const std::string& path) {
  try {
    return parse_run(read_file(path));
  } catch (const Error& error) {
    if (error.code() != ErrorCode::invalid_argument) throw;
    throw Error(error.code(), path + ", " + error.what());
  }
}

Judgements read_judgements(const std::string& path) {
  try {
    return parse_judgements(read_file(path));
  } catch (const Error& error) {
    if (error.code() != ErrorCode::invalid_argument) throw;
    throw Error(error.code(), path + ", " + error.what());
  }
}

void save_run(const std::string& path, const TrecRun& run) {
  std::ofstream file(path, std::ios::binary);
  file << format_run(run, "fundstelle");
  file.close();
  if (!file) throw Error(ErrorCode::io_error, "cannot write the run to " + path);
}

void run_eval(const EvalSettings& settings, Session& session) {
  const Judgements judgements = read_judgements(settings.qrels);
  if (!settings.compare.empty()) {
    const Evaluation a = evaluate(read_run(settings.compare[0]), judgements, settings.cutoff);
    const Evaluation b = evaluate(read_run(settings.compare[1]), judgements, settings.cutoff);
    write_comparison(compare(a, b), settings, session);
    return;
  }
  if (!settings.run.empty()) {
    write_evaluation(evaluate(read_run(settings.run), judgements, settings.cutoff), settings,
                     session);
    return;
  }
  if (settings.index.empty() || settings.queries.empty()) {
    throw Error(ErrorCode::invalid_argument,
                "nothing to evaluate; give --index and --queries, or --run, or --compare");
  }
  const Searcher searcher(settings.index);
  const std::vector<NumberedQuery> topics = topics_of(settings.queries, session);
  if (!settings.sweep.empty()) {
    write_sweep(searcher, topics, judgements, settings, session);
    return;
  }
  const TrecRun run = search_topics(searcher, topics, settings.limit, {});
  if (!settings.write_run.empty()) save_run(settings.write_run, run);
  write_evaluation(evaluate(run, judgements, settings.cutoff), settings, session);
}

}  // namespace

void add_eval_command(CLI::App& app, Session& session) {
  auto settings = std::make_shared<EvalSettings>();
  CLI::App* command = app.add_subcommand("eval", "Measure rankings against judgements");
  command->add_option("--index", settings->index, "Folder of the index")->type_name("DIR");
  command->add_option("--queries", settings->queries, "Topics: JSON Lines of id and text")
      ->type_name("FILE");
  command->add_option("--qrels", settings->qrels, "Judgements: query, article, grade")
      ->required()
      ->type_name("FILE");
  command->add_option("--run", settings->run, "Evaluate this TREC run instead of searching")
      ->type_name("FILE");
  command->add_option("--write-run", settings->write_run, "Keep the TREC run of the search")
      ->type_name("FILE");
  command->add_option("--compare", settings->compare, "Compare two TREC runs: A and B")
      ->expected(2)
      ->type_name("FILE");
  command
      ->add_option("--sweep", settings->sweep,
                   "Vary constants of the formula: k1=0.6:1.2:0.2; may be repeated")
      ->type_name("NAME=FROM:TO:STEP");
  command->add_option("--cutoff", settings->cutoff, "Depth of nDCG and precision")
      ->check(CLI::Range(1, 1000).description(""))
      ->type_name("N")
      ->capture_default_str();
  command->add_option("--limit", settings->limit, "Articles to rank for a topic")
      ->check(CLI::Range(1, 1'000'000).description(""))
      ->type_name("N")
      ->capture_default_str();
  command->add_option("--format", settings->format, "text or json")
      ->check(one_of(std::vector<std::string>{"text", "json"}))
      ->type_name("NAME")
      ->capture_default_str();
  command->add_flag("--topics", settings->topics, "Print each topic, not the means alone");
  command->callback([settings, &session] { run_eval(*settings, session); });
}

}  // namespace fundstelle
