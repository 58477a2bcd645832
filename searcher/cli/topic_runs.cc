#include "searcher/cli/topic_runs.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <fstream>
#include <mutex>
#include <set>
#include <thread>

#include "searcher/cli/characters.h"
#include "searcher/cli/input.h"
#include "searcher/cli/trec_writer.h"

namespace fundstelle {
namespace {

/// `parse` of a file's content; what is wrong in it is said with the file's name.
template <typename Parse>
auto parse_file(const std::string& path, Parse&& parse) {
  const std::string content = read_file(path);
  try {
    return parse(content);
  } catch (const Error& error) {
    throw Error(error.code(), path + ", " + error.what());
  }
}

}  // namespace

std::vector<NumberedQuery> read_topics(const std::string& path, Session& session) {
  std::vector<NumberedQuery> topics;
  std::set<std::string> ids;
  const auto on_problem = [&](const std::string& problem) {
    complain(problem);
    session.status = kFailed;
  };
  read_queries(
      path,
      [&](const NumberedQuery& query) {
        if (ids.insert(query.id).second) {
          topics.push_back({query.id, valid_utf8(query.text)});
        } else {
          on_problem(path + ": the id \"" + query.id + "\" is given twice; the first one counts");
        }
      },
      on_problem);
  return topics;
}

void on_all_cores(std::size_t count, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex failing;
  const auto run = [&] {
    for (std::size_t i = next++; i < count; i = next++) {
      try {
        work(i);
      } catch (...) {
        const std::lock_guard lock(failing);
        if (!failure) failure = std::current_exception();
        next = count;
      }
    }
  };
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < std::min(cores, count); ++i) threads.emplace_back(run);
    run();
  }
  if (failure) std::rethrow_exception(failure);
}

SearchOptions judged_search(std::size_t limit, const RankingOptions& ranking) {
  SearchOptions options;
  options.limit = limit;
  options.passages = 0;
  options.suggestions = false;
  options.duplicates = Duplicates::show;  // grades are given to articles, copies included
  options.ranking = ranking;
  return options;
}

TrecRun rank_topics(const Searcher& searcher, const std::vector<NumberedQuery>& topics,
                    std::size_t limit, const RankingOptions& ranking) {
  const SearchOptions options = judged_search(limit, ranking);
  std::vector<TrecRun::mapped_type> rankings(topics.size());
  on_all_cores(topics.size(), [&](std::size_t i) {
    for (const ArticleHit& hit : searcher.search(topics[i].text, options).hits) {
      rankings[i].emplace_back(trec_name(hit.id), hit.score);
    }
  });
  TrecRun run;
  for (std::size_t i = 0; i < topics.size(); ++i) {
    run[trec_name(topics[i].id)] = std::move(rankings[i]);
  }
  return run;
}

TrecRun read_run(const std::string& path) { return parse_file(path, parse_run); }

Judgements read_judgements(const std::string& path) { return parse_file(path, parse_judgements); }

void save_run(const std::string& path, const TrecRun& run) {
  std::ofstream file(path, std::ios::binary);
  file << format_run(run, "fundstelle");
  file.close();
  if (!file) throw Error(ErrorCode::io_error, "cannot write the run to " + path);
}

}  // namespace fundstelle
