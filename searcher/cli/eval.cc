// fundstelle eval: how good rankings are, judged by people's grades.
#include <memory>

#include "fundstelle/evaluation.h"
#include "fundstelle/searcher.h"
#include "searcher/cli/choices.h"
#include "searcher/cli/command.h"
#include "searcher/cli/evaluation_table.h"
#include "searcher/cli/figures.h"
#include "searcher/cli/json_renderer.h"
#include "searcher/cli/ranking_constants.h"
#include "searcher/cli/search_options.h"
#include "searcher/cli/topic_runs.h"
#include "searcher/cli/trec_writer.h"

namespace fundstelle {
namespace {

struct EvalSettings {
  SearchSettings search;  ///< index, synonyms and constants
  std::string queries;
  std::string qrels;
  std::string run;
  std::string save_run;
  std::vector<std::string> compare;
  std::vector<std::string> sweep;
  std::string format = "text";
  std::size_t cutoff = 10;
  std::size_t limit = 1000;
  bool topics = false;

  bool json() const { return format == "json"; }
};

TopicTexts texts_of(const std::vector<NumberedQuery>& topics) {
  TopicTexts texts;
  for (const NumberedQuery& topic : topics) texts.emplace(trec_name(topic.id), topic.text);
  return texts;
}

/// One run of the command: its judgements, its topics as far as they are given, and its answers.
class Evaluator {
 public:
  Evaluator(const EvalSettings& settings, Session& session)
      : settings_(settings), session_(session), judgements_(read_judgements(settings.qrels)) {
    if (!settings.queries.empty()) topics_ = read_topics(settings.queries, session);
    texts_ = texts_of(topics_);
  }

  void run() {
    if (!settings_.compare.empty()) return compare_runs();
    if (!settings_.run.empty()) return write(measured(read_run(settings_.run)), {});
    if (settings_.search.index.empty() || settings_.queries.empty()) {
      throw Error(ErrorCode::invalid_argument,
                  "nothing to evaluate; give --index and --queries, or --run, or --compare");
    }
    const SweepPoint base = set_constants(settings_.search.constants);
    const std::vector<SweepPoint> points = sweep_points(settings_.sweep, base);
    const Searcher searcher = open_searcher(settings_.search);
    if (!settings_.sweep.empty()) return sweep(searcher, points);
    const TrecRun run = rank_topics(searcher, topics_, settings_.limit, base.options);
    if (!settings_.save_run.empty()) save_run(settings_.save_run, run);
    write(measured(run), base.values);
  }

 private:
  Evaluation measured(const TrecRun& run) const {
    return evaluate(run, judgements_, settings_.cutoff);
  }

  void write(const Evaluation& evaluation, const NamedConstants& constants) {
    if (settings_.json()) {
      session_.output.write(to_json(evaluation, settings_.cutoff, constants) + "\n");
      return;
    }
    write_measures_header("topic", settings_.cutoff, session_.output);
    if (settings_.topics) write_topics(evaluation, texts_, settings_.cutoff, session_.output);
    write_measures("mean of " + counted(evaluation.topics.size(), "topic"), evaluation.mean,
                   settings_.cutoff, session_.output);
  }

  void compare_runs() {
    const Comparison comparison =
        compare(measured(read_run(settings_.compare[0])), measured(read_run(settings_.compare[1])));
    if (settings_.json()) {
      session_.output.write(to_json(comparison, settings_.cutoff, texts_) + "\n");
    } else {
      write_comparison(comparison, texts_, settings_.cutoff, session_.output);
    }
  }

  void sweep(const Searcher& searcher, const std::vector<SweepPoint>& points) {
    if (!settings_.json()) {
      write_measures_header("constants", settings_.cutoff, session_.output);
    }
    for (const SweepPoint& point : points) {
      const TrecRun run = rank_topics(searcher, topics_, settings_.limit, point.options);
      const Evaluation evaluation = measured(run);
      if (settings_.json()) {
        session_.output.write(to_json(evaluation, settings_.cutoff, point.values) + "\n");
      } else {
        write_measures(describe(point.values), evaluation.mean, settings_.cutoff, session_.output);
      }
      session_.output.flush();
    }
  }

  const EvalSettings& settings_;
  Session& session_;
  Judgements judgements_;
  std::vector<NumberedQuery> topics_;
  TopicTexts texts_;
};

void add_sources(CLI::App& command, EvalSettings& settings) {
  command.add_option("--index", settings.search.index, "Folder of the index")->type_name("DIR");
  command.add_option("--queries", settings.queries, "Topics: JSON Lines of id and text")
      ->type_name("FILE");
  command.add_option("--qrels", settings.qrels, "Judgements: query, article, grade")
      ->required()
      ->type_name("FILE");
  command.add_option("--run", settings.run, "Evaluate this TREC run instead of searching")
      ->type_name("FILE");
  command.add_option("--save-run", settings.save_run, "Keep the TREC run of the search")
      ->type_name("FILE");
  command.add_option("--compare", settings.compare, "Compare two TREC runs: A and B")
      ->expected(2)
      ->type_name("FILE");
}

}  // namespace

void add_eval_command(CLI::App& app, Session& session) {
  auto settings = std::make_shared<EvalSettings>();
  CLI::App* command = app.add_subcommand("eval", "Measure rankings against judgements");
  add_sources(*command, *settings);
  add_ranking_options(*command, settings->search);
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
  command->callback([settings, &session] { Evaluator(*settings, session).run(); });
}

}  // namespace fundstelle
