// Answers a file of topics on all cores, and reads and writes the files of an evaluation.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "fundstelle/evaluation.h"
#include "fundstelle/searcher.h"
#include "searcher/cli/command.h"
#include "searcher/cli/query_file.h"

namespace fundstelle {

/// The topics of a file. A line that is none, or that repeats an id, is complained about and left
/// out, and makes the run end with kFailed.
std::vector<NumberedQuery> read_topics(const std::string& path, Session& session);

/// Calls `work` with each number below `count`, on as many threads as there are cores. The first
/// exception ends the work and is thrown on.
void on_all_cores(std::size_t count, const std::function<void(std::size_t)>& work);

/// How a search must be made for its articles to be judged: each for itself, nothing folded.
SearchOptions judged_search(std::size_t limit, const RankingOptions& ranking);

/// The articles of each topic with their scores, under the names that trec_name gives.
TrecRun rank_topics(const Searcher& searcher, const std::vector<NumberedQuery>& topics,
                    std::size_t limit, const RankingOptions& ranking);

/// Files of an evaluation. Throw Error naming the file and the line.
TrecRun read_run(const std::string& path);
Judgements read_judgements(const std::string& path);
void save_run(const std::string& path, const TrecRun& run);

}  // namespace fundstelle
