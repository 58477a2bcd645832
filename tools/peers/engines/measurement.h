// The one way every C++ peer is driven and timed: same options, same queries, same passes, one
// JSON line on standard output. LuceneEngine.java follows the same rules in Java.
//
// A peer gives two functions: one builds its index from the tokens file, one answers a query. The
// time of an answer runs from the words of the query to the ids and scores in a vector, so that
// building the engine's own query object counts. Not thread-safe; one thread measures, by its own
// CPU time unless --clock wall is given: on a quiet machine both say the same, on a busy one only
// the former says anything.

#pragma once

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iomanip>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace peers {

using Words = std::vector<std::string>;

enum class Operator { any, all, phrase };

struct Hit {
  std::uint32_t passage;  // line of the tokens file, from 0
  double score;
};

struct Mode {
  const char* name;
  const char* file;  // the option that names its queries
  Operator combine;
  unsigned limit;
};

inline constexpr std::array<Mode, 5> kModes = {{
    {"or10", "--queries", Operator::any, 10},
    {"and10", "--queries", Operator::all, 10},
    {"or100", "--queries", Operator::any, 100},
    {"phrase10", "--phrases", Operator::phrase, 10},
    {"long10", "--long", Operator::any, 10},
}};

using Answer = std::function<void(const Words&, Operator, unsigned limit, std::vector<Hit>&)>;

class Options {
 public:
  Options(int argc, char** argv) : arguments_(argv + 1, argv + argc) {}

  std::string get(const std::string& name, const std::string& fallback = "") const {
    for (std::size_t i = 0; i + 1 < arguments_.size(); ++i) {
      if (arguments_[i] == name) return arguments_[i + 1];
    }
    return fallback;
  }

  std::size_t number(const std::string& name, std::size_t fallback) const {
    const std::string value = get(name);
    return value.empty() ? fallback : std::stoul(value);
  }

  bool flag(const std::string& name) const {
    return std::find(arguments_.begin(), arguments_.end(), name) != arguments_.end();
  }

 private:
  std::vector<std::string> arguments_;
};

// Calls `take(words)` for every passage of a tokens file (article, tab, words).
inline std::size_t for_each_passage(const std::string& path,
                                    const std::function<void(const Words&)>& take) {
  std::ifstream lines(path);
  if (!lines) throw std::runtime_error("cannot read " + path);
  std::size_t passages = 0;
  std::string line;
  Words words;
  while (std::getline(lines, line)) {
    words.clear();
    std::string_view rest(line);
    rest.remove_prefix(std::min(rest.size(), rest.find('\t') + 1));
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.size(), rest.find(' '));
      if (end > 0) words.emplace_back(rest.substr(0, end));
      rest.remove_prefix(std::min(rest.size(), end + 1));
    }
    take(words);
    ++passages;
  }
  return passages;
}

// One query a line; at most `sample` of them, the first ones.
inline std::vector<Words> read_queries(const std::string& path, std::size_t sample) {
  std::vector<Words> queries;
  std::ifstream lines(path);
  for (std::string line; queries.size() < sample && std::getline(lines, line);) {
    std::istringstream words(line);
    Words query;
    for (std::string word; words >> word;) query.push_back(word);
    queries.push_back(std::move(query));
  }
  return queries;
}

// What the folder takes on the disk; preallocated holes do not count.
inline std::uint64_t bytes_on_disk(const std::string& folder) {
  std::uint64_t bytes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    struct stat status;
    if (entry.is_regular_file() && stat(entry.path().c_str(), &status) == 0) {
      bytes += static_cast<std::uint64_t>(status.st_blocks) * 512;
    }
  }
  return bytes;
}

class Stopwatch {
 public:
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
  }
  double cpu_seconds() const { return double(std::clock() - cpu_begin_) / CLOCKS_PER_SEC; }

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::clock_t cpu_begin_ = std::clock();
};

enum class Clock { cpu, wall };

inline double now_us(Clock clock) {
  timespec time;
  clock_gettime(clock == Clock::wall ? CLOCK_MONOTONIC : CLOCK_THREAD_CPUTIME_ID, &time);
  return double(time.tv_sec) * 1e6 + double(time.tv_nsec) / 1e3;
}

// What a peer knows of its own building, beside the times of its queries.
struct Built {
  std::size_t passages = 0;
  double index_seconds = 0;       // tokens to searchable
  double index_cpu_seconds = 0;   // 0: unknown (the work is done in another process)
  double merge_seconds = 0;       // merging into one piece afterwards, where the engine has that
  std::uint64_t built_bytes = 0;  // before that merge
  std::uint64_t bytes = 0;        // what is searched
};

namespace detail {

inline double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

// Nearest rank.
inline double percentile(const std::vector<double>& sorted, double share) {
  const auto rank = static_cast<std::size_t>(std::ceil(share * double(sorted.size())));
  return sorted[std::max<std::size_t>(rank, 1) - 1];
}

struct Passes {
  std::vector<std::vector<double>> times;  // [pass][query], microseconds
  std::vector<std::vector<Hit>> hits;      // of the last pass
};

inline double one_pass(const std::vector<Words>& queries, const Mode& mode, const Answer& answer,
                       Clock clock, Passes& into) {
  Stopwatch total;
  std::vector<double> times;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    into.hits[i].clear();
    const double begin = now_us(clock);
    answer(queries[i], mode.combine, mode.limit, into.hits[i]);
    times.push_back(now_us(clock) - begin);
  }
  into.times.push_back(std::move(times));
  return total.seconds();
}

// One warm-up pass that is thrown away, then up to `count` passes while the budget lasts.
inline Passes all_passes(const std::vector<Words>& queries, const Mode& mode, const Answer& answer,
                         Clock clock, const Options& options) {
  const std::size_t count = options.number("--passes", 5);
  const auto budget = double(options.number("--budget", 30));
  Passes passes;
  passes.hits.resize(queries.size());
  one_pass(queries, mode, answer, clock, passes);
  passes.times.clear();
  double spent = 0;
  while (passes.times.size() < count && (passes.times.empty() || spent < budget)) {
    spent += one_pass(queries, mode, answer, clock, passes);
  }
  return passes;
}

inline void write_results(std::ostream& out, const Mode& mode, const Passes& passes) {
  for (std::size_t query = 0; query < passes.hits.size(); ++query) {
    std::vector<double> times;
    for (const auto& pass : passes.times) times.push_back(pass[query]);
    out << mode.name << '\t' << query << '\t' << median(times) << '\t';
    for (const Hit& hit : passes.hits[query]) out << hit.passage << ':' << hit.score << ' ';
    out << '\n';
  }
}

inline double write_figures(std::ostream& json, const Mode& mode, const Passes& passes) {
  std::vector<double> means, halves, tails;
  for (std::vector<double> times : passes.times) {
    double sum = 0;
    for (double time : times) sum += time;
    means.push_back(sum / double(times.size()));
    std::sort(times.begin(), times.end());
    halves.push_back(percentile(times, 0.50));
    tails.push_back(percentile(times, 0.99));
  }
  double checksum = 0;
  std::size_t hits = 0;
  for (const auto& list : passes.hits) {
    hits += list.size();
    for (const Hit& hit : list) checksum += hit.score;
  }
  json << ",\"" << mode.name << "\":{\"mean_us\":" << median(means)
       << ",\"p50_us\":" << median(halves) << ",\"p99_us\":" << median(tails)
       << ",\"queries\":" << passes.hits.size() << ",\"passes\":" << passes.times.size()
       << ",\"hits\":" << hits << ",\"checksum\":" << checksum << '}';
  return checksum;
}

}  // namespace detail

enum class Phrases { answered, unknown };

// Times every mode that has queries and prints the JSON line. An engine whose answers come from
// another process must say Clock::wall.
inline void measure(const std::string& engine, const Options& options, const Built& built,
                    const Answer& answer, Phrases phrases = Phrases::answered,
                    Clock clock = Clock::cpu) {
  if (options.get("--clock") == "wall") clock = Clock::wall;
  std::ostringstream json;
  json << std::fixed << std::setprecision(3) << "{\"engine\":\"" << engine
       << "\",\"passages\":" << built.passages << ",\"index_seconds\":" << built.index_seconds
       << ",\"index_cpu_seconds\":" << built.index_cpu_seconds
       << ",\"merge_seconds\":" << built.merge_seconds << ",\"built_bytes\":" << built.built_bytes
       << ",\"bytes\":" << built.bytes;
  std::ofstream results;
  if (!options.get("--results").empty()) results.open(options.get("--results"));
  double checksum = 0;
  const std::string only = options.get("--modes", "or10 and10 or100 phrase10 long10");
  for (const Mode& mode : kModes) {
    const std::string file = options.get(mode.file);
    if (only.find(mode.name) == std::string::npos) continue;
    if (file.empty() || (mode.combine == Operator::phrase && phrases == Phrases::unknown)) {
      continue;
    }
    const auto queries = read_queries(file, options.number("--sample", 1'000'000));
    if (queries.empty()) continue;
    const auto passes = detail::all_passes(queries, mode, answer, clock, options);
    checksum += detail::write_figures(json, mode, passes);
    if (results.is_open()) detail::write_results(results, mode, passes);
  }
  std::cout << json.str() << ",\"checksum\":" << std::fixed << std::setprecision(3) << checksum
            << "}" << std::endl;
}

// main() of a peer: exceptions become a message and status 2.
inline int run(const std::function<void()>& body, const char* name) {
  try {
    body();
    return 0;
  } catch (const std::exception& error) {
    std::cerr << name << ": " << error.what() << '\n';
    return 2;
  }
}

}  // namespace peers
