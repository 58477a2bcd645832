// fundstelle judge: asks a person how well articles answer topics, and keeps the grades.
#include <iostream>
#include <memory>

#include "fundstelle/searcher.h"
#include "searcher/cli/characters.h"
#include "searcher/cli/command.h"
#include "searcher/cli/figures.h"
#include "searcher/cli/judgement_file.h"
#include "searcher/cli/judging_pool.h"
#include "searcher/cli/search_options.h"
#include "searcher/cli/text_renderer.h"
#include "searcher/cli/topic_runs.h"
#include "searcher/cli/trec_writer.h"

namespace fundstelle {
namespace {

struct JudgeSettings {
  std::string index;
  std::string queries;
  std::string output;
  std::size_t depth = 20;
};

constexpr std::string_view kHelp =
    "0 not relevant, 1 says something on the topic, 2 is about it; a shows the whole article;\n"
    "s leaves the article for the next time, u takes the last answer back, q ends\n";

/// Asks for the articles of a pool one after another.
class Judging {
 public:
  Judging(const JudgeSettings& settings, Session& session)
      : session_(session),
        view_(make_text_view(session.color)),
        searcher_(settings.index),
        topics_(read_topics(settings.queries, session)),
        file_(settings.output) {
    for (PooledArticle& article : pool_articles(searcher_, topics_, settings.depth)) {
      if (file_.holds(topic_name(article), trec_name(article.hit.id))) {
        ++judged_before_;
      } else {
        open_.push_back(std::move(article));
      }
    }
  }

  void run() {
    session_.output.print("{} to judge, {} judged before\n{}", counted(open_.size(), "article"),
                          grouped(judged_before_), kHelp);
    while (at_ < open_.size() && !done_) {
      show(open_[at_]);
      take_answer();
    }
    session_.output.print("{} judged, {} left\n", grouped(judged_),
                          grouped(open_.size() - judged_));
    if (open_.empty() && judged_before_ == 0 && session_.status == kFound) {
      session_.status = kNothing;
    }
  }

 private:
  std::string topic_name(const PooledArticle& article) const {
    return trec_name(topics_[article.topic].id);
  }

  void show(const PooledArticle& article) {
    const NumberedQuery& topic = topics_[article.topic];
    session_.output.print("\n[{}/{}] {} {}\n", at_ + 1, open_.size(),
                          view_.palette.bold(printable(topic.id)),
                          view_.palette.bold(printable(topic.text)));
    render_unranked(article.hit, view_, session_.output);
  }

  /// Reads lines until one moves on.
  void take_answer() {
    for (;;) {
      if (interactive()) session_.output.write("0, 1, 2, a, s, u, q> ");
      session_.output.flush();
      std::string line;
      if (!std::getline(std::cin, line)) {
        done_ = true;
        return;
      }
      const std::size_t begin = line.find_first_not_of(" \t\r");
      if (begin == std::string::npos) continue;
      if (obey(line.substr(begin, line.find_last_not_of(" \t\r") - begin + 1))) return;
    }
  }

  /// Whether another article, or the same one again, is to be shown.
  bool obey(const std::string& answer) {
    if (answer == "0" || answer == "1" || answer == "2") {
      file_.append(topic_name(open_[at_]), trec_name(open_[at_].hit.id), answer[0] - '0');
      answers_.push_back(Answer::grade);
      ++judged_;
      ++at_;
      return true;
    }
    if (answer == "s") {
      answers_.push_back(Answer::skip);
      ++at_;
      return true;
    }
    if (answer == "u") return take_back();
    if (answer == "q") {
      done_ = true;
      return true;
    }
    if (answer == "a") {
      if (const auto article = searcher_.article(open_[at_].hit.id)) {
        session_.output.write("\n");
        render(*article, view_, session_.output);
      }
      return false;
    }
    complain("\"" + answer + "\" is no answer; type 0, 1, 2, a, s, u or q");
    return false;
  }

  bool take_back() {
    if (answers_.empty()) {
      complain("nothing was answered in this session");
      return false;
    }
    const PooledArticle& article = open_[at_ - 1];
    if (answers_.back() == Answer::grade) {
      file_.take_back(topic_name(article), trec_name(article.hit.id));
      --judged_;
    }
    answers_.pop_back();
    --at_;
    return true;
  }

  enum class Answer { grade, skip };

  Session& session_;
  TextView view_;
  Searcher searcher_;
  std::vector<NumberedQuery> topics_;
  JudgementFile file_;
  std::vector<PooledArticle> open_;
  std::size_t at_ = 0;
  std::vector<Answer> answers_;  ///< to the articles before `at_`
  std::size_t judged_ = 0;
  std::size_t judged_before_ = 0;
  bool done_ = false;
};

}  // namespace

void add_judge_command(CLI::App& app, Session& session) {
  auto settings = std::make_shared<JudgeSettings>();
  CLI::App* command = app.add_subcommand("judge", "Grade articles, to make judgements for eval");
  add_index_option(*command, settings->index);
  command->add_option("--queries", settings->queries, "Topics: JSON Lines of id and text")
      ->required()
      ->type_name("FILE");
  command
      ->add_option("--output", settings->output,
                   "Judgements; each answer is added at once, and what is there is not asked again")
      ->required()
      ->type_name("FILE");
  command
      ->add_option("--depth", settings->depth,
                   "Articles to judge of each configuration of the ranking")
      ->check(CLI::Range(1, 1000).description(""))
      ->type_name("N")
      ->capture_default_str();
  command->callback([settings, &session] { Judging(*settings, session).run(); });
}

}  // namespace fundstelle
