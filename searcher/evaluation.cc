#include "fundstelle/evaluation.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <random>
#include <sstream>

#include "fundstelle/error.h"

namespace fundstelle {
namespace {

constexpr std::size_t kRecallDepth = 100;

// Splits the text into lines, each into fields by white space, and hands them on.
void for_each_line(
    std::string_view text,
    const std::function<void(const std::vector<std::string>&, std::size_t)>& handle) {
  std::size_t number = 0;
  while (!text.empty()) {
    ++number;
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::istringstream line{std::string(text.substr(0, end))};
    text.remove_prefix(std::min(end + 1, text.size()));
    std::vector<std::string> fields;
    for (std::string field; line >> field;) fields.push_back(field);
    if (!fields.empty()) handle(fields, number);
  }
}

[[noreturn]] void malformed(std::size_t line, const std::string& expected) {
  throw Error(ErrorCode::invalid_argument,
              "line " + std::to_string(line) + ": expected " + expected);
}

template <typename Number>
Number parse_number(const std::string& text, std::size_t line, const std::string& expected) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) malformed(line, expected);
  return value;
}

double discounted_gain(const std::vector<int>& grades, std::size_t cutoff) {
  double sum = 0;
  for (std::size_t i = 0; i < std::min(cutoff, grades.size()); ++i) {
    sum += grades[i] / std::log2(static_cast<double>(i) + 2.0);
  }
  return sum;
}

std::vector<int> graded_ranking(std::vector<std::pair<std::string, double>> ranking,
                                const std::map<std::string, int>& judged) {
  std::sort(ranking.begin(), ranking.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first > b.first;
  });
  std::vector<int> grades;
  for (const auto& [article, score] : ranking) {
    const auto found = judged.find(article);
    grades.push_back(found == judged.end() ? 0 : std::max(0, found->second));
  }
  return grades;
}

Measures measure(const std::vector<int>& grades, std::vector<int> ideal, std::size_t cutoff) {
  const auto relevant = static_cast<double>(ideal.size());
  std::sort(ideal.rbegin(), ideal.rend());
  Measures m;
  m.ndcg = discounted_gain(grades, cutoff) / discounted_gain(ideal, cutoff);
  double found = 0;
  for (std::size_t i = 0; i < grades.size(); ++i) {
    if (grades[i] == 0) continue;
    ++found;
    const auto rank = static_cast<double>(i + 1);
    if (found == 1) m.mrr = 1.0 / rank;
    m.map += found / rank / relevant;
    if (i < cutoff) m.precision += 1.0 / static_cast<double>(cutoff);
    if (i < kRecallDepth) m.recall += 1.0 / relevant;
    if (i == 0) m.success = 1.0;
  }
  return m;
}

}  // namespace

Judgements parse_judgements(std::string_view text) {
  const std::string expected = "'query article grade' or 'query 0 article grade'";
  Judgements judgements;
  for_each_line(text, [&](const std::vector<std::string>& fields, std::size_t line) {
    if (fields.size() != 3 && fields.size() != 4) malformed(line, expected);
    const std::string& article = fields[fields.size() - 2];
    judgements[fields[0]][article] = parse_number<int>(fields.back(), line, expected);
  });
  return judgements;
}

TrecRun parse_run(std::string_view text) {
  const std::string expected = "'query Q0 article rank score tag'";
  TrecRun run;
  for_each_line(text, [&](const std::vector<std::string>& fields, std::size_t line) {
    if (fields.size() != 6) malformed(line, expected);
    run[fields[0]].emplace_back(fields[2], parse_number<double>(fields[4], line, expected));
  });
  return run;
}

std::string format_run(const TrecRun& run, std::string_view tag) {
  std::ostringstream out;
  out.precision(9);
  for (const auto& [topic, ranking] : run) {
    std::size_t rank = 0;
    for (const auto& [article, score] : ranking) {
      out << topic << " Q0 " << article << ' ' << ++rank << ' ' << score << ' ' << tag << '\n';
    }
  }
  return out.str();
}

Evaluation evaluate(const TrecRun& run, const Judgements& judgements, std::size_t cutoff) {
  Evaluation evaluation;
  for (const auto& [topic, judged] : judgements) {
    std::vector<int> ideal;
    for (const auto& [article, grade] : judged) {
      if (grade > 0) ideal.push_back(grade);
    }
    if (ideal.empty()) continue;
    const auto ranking = run.find(topic);
    Measures& m = evaluation.topics[topic];
    if (ranking != run.end()) m = measure(graded_ranking(ranking->second, judged), ideal, cutoff);
  }
  const auto topics = static_cast<double>(std::max<std::size_t>(evaluation.topics.size(), 1));
  for (const auto& [topic, m] : evaluation.topics) {
    for (const auto value : {&Measures::ndcg, &Measures::mrr, &Measures::map, &Measures::precision,
                             &Measures::recall, &Measures::success}) {
      evaluation.mean.*value += m.*value / topics;
    }
  }
  return evaluation;
}

Comparison compare(const Evaluation& a, const Evaluation& b, std::size_t rounds) {
  Comparison result;
  std::vector<double> differences;
  for (const auto& [topic, measures] : a.topics) {
    const auto other = b.topics.find(topic);
    if (other == b.topics.end()) continue;
    const double difference = other->second.ndcg - measures.ndcg;
    differences.push_back(difference);
    if (difference > 0) result.won.emplace_back(topic, difference);
    if (difference < 0) result.lost.emplace_back(topic, difference);
    if (difference == 0) ++result.tied;
  }
  if (differences.empty()) return result;
  double sum = 0;
  for (const double d : differences) sum += d;
  std::mt19937_64 random(20260101);
  std::size_t as_extreme = 0;
  for (std::size_t round = 0; round < rounds; ++round) {
    double flipped = 0;
    for (const double d : differences) flipped += (random() & 1U) != 0 ? d : -d;
    if (std::abs(flipped) >= std::abs(sum) - 1e-12) ++as_extreme;
  }
  result.difference = sum / static_cast<double>(differences.size());
  result.p_value = static_cast<double>(as_extreme + 1) / static_cast<double>(rounds + 1);
  const auto by_amount = [](const auto& x, const auto& y) {
    return std::abs(x.second) > std::abs(y.second);
  };
  std::sort(result.won.begin(), result.won.end(), by_amount);
  std::sort(result.lost.begin(), result.lost.end(), by_amount);
  return result;
}

}  // namespace fundstelle
