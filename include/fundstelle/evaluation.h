// Measures how good rankings are, by the definitions of trec_eval (NIST), version 9.
//
// Threads: pure functions on plain values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fundstelle {

/// Grades of articles by topic; 0 and absent both mean not relevant.
using Judgements = std::map<std::string, std::map<std::string, int>>;

/// Ranked articles with their scores, by topic.
using TrecRun = std::map<std::string, std::vector<std::pair<std::string, double>>>;

/// A topic to be answered.
struct Topic {
  std::string id;
  std::string text;
};

/// The measures of one topic, or their means over topics. All lie in 0..1.
struct Measures {
  double ndcg = 0;  ///< nDCG at the cutoff: gain is the grade, discount log2(rank + 1)
                    ///< (Järvelin and Kekäläinen 2002), ideal order over all judged articles
  double mrr = 0;   ///< 1 / rank of the first relevant article
  double map = 0;   ///< average precision over the whole run
  double precision = 0;  ///< at the cutoff
  double recall = 0;     ///< at 100
  double success = 0;    ///< whether the first article is relevant
};

/// The measures a run reached.
struct Evaluation {
  Measures mean;  ///< over all topics that have a relevant article; those the run lacks count 0
  std::map<std::string, Measures> topics;
};

/// Two runs over the same topics, by nDCG.
struct Comparison {
  double difference = 0;  ///< mean of b minus mean of a
  double p_value = 1;     ///< two-sided, paired randomisation test (Smucker et al. 2007)
  std::vector<std::pair<std::string, double>> won;   ///< topics where b is better, by how much
  std::vector<std::pair<std::string, double>> lost;  ///< topics where b is worse, by how much
  std::size_t tied = 0;
};

/// Reads judgements: `query<TAB>article<TAB>grade`, or TREC qrels `query 0 article grade`.
/// Throws Error(invalid_argument) naming the line.
Judgements parse_judgements(std::string_view text);

/// Reads a TREC run: `query Q0 article rank score tag`. Throws Error(invalid_argument).
TrecRun parse_run(std::string_view text);

/// A TREC run as text, `tag` in its last column.
std::string format_run(const TrecRun& run, std::string_view tag);

/// Evaluates at `cutoff`. As trec_eval does, articles are ordered by score, equal ones by their id,
/// descending; ranks in the input are not read.
Evaluation evaluate(const TrecRun& run, const Judgements& judgements, std::size_t cutoff = 10);

/// Compares b with a: `rounds` random sign flips with a fixed seed, so the result is repeatable.
Comparison compare(const Evaluation& a, const Evaluation& b, std::size_t rounds = 10'000);

}  // namespace fundstelle
