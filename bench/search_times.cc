// Whole searches over an index, each timed by the CPU time of its thread: p50, p99 and mean of the
// sealed way and of the plain one, with every feature on and without the second look.
//
//   search_times INDEX QUERIES [N]      QUERIES: one a line; the first N of them, 400 unless given
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

#include "fundstelle/error.h"
#include "fundstelle/searcher.h"

namespace fundstelle {
namespace {

std::vector<std::string> read_queries(const char* path, std::size_t most) {
  std::vector<std::string> queries;
  std::ifstream lines(path);
  for (std::string line; queries.size() < most && std::getline(lines, line);) {
    if (!line.empty()) queries.push_back(line);
  }
  return queries;
}

double milliseconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

// Answers all once to warm up, then once to time them.
void measure(const char* name, const Searcher& searcher, const std::vector<std::string>& queries,
             const SearchOptions& options) {
  std::size_t hits = 0;
  for (const std::string& query : queries) hits += searcher.search(query, options).hits.size();
  std::vector<double> times;
  double sum = 0;
  for (const std::string& query : queries) {
    const double begin = milliseconds();
    hits -= searcher.search(query, options).hits.size();
    times.push_back(milliseconds() - begin);
    sum += times.back();
  }
  if (hits != 0) throw Error(ErrorCode::io_error, "the second answers differ from the first");
  std::sort(times.begin(), times.end());
  const auto n = static_cast<double>(times.size());
  std::printf("%-28s p50 %7.2f ms  p99 %7.2f ms  mean %7.2f ms\n", name, times[times.size() / 2],
              times[static_cast<std::size_t>(0.99 * (n - 1))], sum / n);
  std::fflush(stdout);
}

void run(const char* index, const std::vector<std::string>& queries) {
  if (queries.empty()) throw Error(ErrorCode::invalid_argument, "no queries");
  SearchOptions once;
  once.ranking.rerank_depth = 0;
  SearcherOptions plainly;
  plainly.way = RankingWay::plain;
  const Searcher sealed(index);
  const Searcher plain(index, plainly);
  std::printf("%zu queries over %zu articles\n", queries.size(),
              static_cast<std::size_t>(sealed.info().articles));
  measure("sealed", sealed, queries, {});
  measure("sealed, no second look", sealed, queries, once);
  measure("plain", plain, queries, {});
  measure("plain, no second look", plain, queries, once);
}

}  // namespace
}  // namespace fundstelle

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: search_times INDEX QUERIES [N]\n");
    return 2;
  }
  try {
    const std::size_t most = argc > 3 ? std::strtoul(argv[3], nullptr, 10) : 400;
    fundstelle::run(argv[1], fundstelle::read_queries(argv[2], most));
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "search_times: %s\n", error.what());
    return 1;
  }
}
