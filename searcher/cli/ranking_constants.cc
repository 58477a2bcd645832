#include "searcher/cli/ranking_constants.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>
#include <variant>

#include "fundstelle/error.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMostPoints = 10'000;
/// Beyond any sense, and still safe to convert to a whole number.
constexpr double kUnbounded = 1e9;

struct Constant {
  std::string_view name;
  std::variant<double RankingOptions::*, std::size_t RankingOptions::*> member;
  double least;
  double most;
};

/// Every constant of RankingOptions, in its order there.
constexpr std::array kConstants{
    Constant{"k1", &RankingOptions::k1, 0.001, kUnbounded},  // 0 would divide 0 by 0
    Constant{"b", &RankingOptions::b, 0, 1},
    Constant{"part_weight", &RankingOptions::part_weight, 0, kUnbounded},
    Constant{"head_weight", &RankingOptions::head_weight, 0, kUnbounded},
    Constant{"family_weight", &RankingOptions::family_weight, 0, 1},
    Constant{"cover_floor", &RankingOptions::cover_floor, 0, kUnbounded},
    Constant{"cover_exponent", &RankingOptions::cover_exponent, 0, kUnbounded},
    Constant{"article_weight", &RankingOptions::article_weight, 0, kUnbounded},
    Constant{"title_weight", &RankingOptions::title_weight, 0, kUnbounded},
    Constant{"title_copies", &RankingOptions::title_copies, 0, kUnbounded},
    Constant{"exact_weight", &RankingOptions::exact_weight, 0, kUnbounded},
    Constant{"near_weight", &RankingOptions::near_weight, 0, kUnbounded},
    Constant{"gram_weight", &RankingOptions::gram_weight, 0, kUnbounded},
    Constant{"gram_depth", &RankingOptions::gram_depth, 0, kUnbounded},
    Constant{"feedback_weight", &RankingOptions::feedback_weight, 0, kUnbounded},
    Constant{"feedback_sharpness", &RankingOptions::feedback_sharpness, 0, 1000},
    Constant{"feedback_articles", &RankingOptions::feedback_articles, 1, kUnbounded},
    Constant{"feedback_terms", &RankingOptions::feedback_terms, 1, kUnbounded},
    Constant{"rerank_depth", &RankingOptions::rerank_depth, 0, kUnbounded},
    Constant{"candidates", &RankingOptions::candidates, 1, kUnbounded},
};

[[noreturn]] void malformed(const std::string& text, std::string_view form) {
  std::string names;
  for (const Constant& constant : kConstants) {
    names += (names.empty() ? "" : ", ") + std::string(constant.name);
  }
  throw Error(ErrorCode::invalid_argument,
              fmt::format("{}: write it as {} with one of {}", text, form, names));
}

constexpr std::string_view kAssignment = "NAME=VALUE";
constexpr std::string_view kRange = "NAME=FROM:TO:STEP";

struct NamedText {
  const Constant& constant;
  std::string_view value;
};

NamedText split(const std::string& text, std::string_view form) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) malformed(text, form);
  const std::string_view whole = text;
  for (const Constant& constant : kConstants) {
    if (constant.name == whole.substr(0, equals)) return {constant, whole.substr(equals + 1)};
  }
  malformed(text, form);
}

std::optional<double> take_number(std::string_view& text) {
  double value = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || !std::isfinite(value)) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
  return value;
}

bool take_colon(std::string_view& text) {
  if (!text.starts_with(':')) return false;
  text.remove_prefix(1);
  return true;
}

std::vector<double> read_values(std::string_view range, const std::string& specification) {
  const auto from = take_number(range);
  if (from && range.empty()) return {*from};
  const auto to = from && take_colon(range) ? take_number(range) : std::nullopt;
  const auto step = to && take_colon(range) ? take_number(range) : std::nullopt;
  if (!step || !range.empty() || *step <= 0 || *to < *from) malformed(specification, kRange);
  // Counted, not added up, so that 0.6:1.2:0.2 ends at 1.2.
  const double steps = std::floor((*to - *from) / *step + 1e-9);
  if (steps >= static_cast<double>(kMostPoints)) malformed(specification, kRange);
  std::vector<double> values;
  for (double i = 0; i <= steps; ++i) values.push_back(*from + i * *step);
  return values;
}

void assign(const Constant& constant, double value, SweepPoint& point) {
  if (value < constant.least || value > constant.most) {
    throw Error(ErrorCode::invalid_argument,
                fmt::format("{} must lie between {:g} and {:g}, not at {:g}", constant.name,
                            constant.least, constant.most, value));
  }
  if (const auto* real = std::get_if<double RankingOptions::*>(&constant.member)) {
    point.options.*(*real) = value;
  } else {
    point.options.*std::get<std::size_t RankingOptions::*>(constant.member) =
        static_cast<std::size_t>(std::llround(value));
  }
  std::erase_if(point.values, [&](const auto& entry) { return entry.first == constant.name; });
  point.values.emplace_back(constant.name, value);
}

}  // namespace

SweepPoint set_constants(const std::vector<std::string>& assignments) {
  SweepPoint point;
  for (const std::string& assignment : assignments) {
    auto [constant, text] = split(assignment, kAssignment);
    const auto value = take_number(text);
    if (!value || !text.empty()) malformed(assignment, kAssignment);
    assign(constant, *value, point);
  }
  return point;
}

std::vector<SweepPoint> sweep_points(const std::vector<std::string>& specifications,
                                     const SweepPoint& base) {
  std::vector<SweepPoint> points{base};
  for (const std::string& specification : specifications) {
    const auto [constant, range] = split(specification, kRange);
    std::vector<SweepPoint> crossed;
    for (const double value : read_values(range, specification)) {
      for (SweepPoint point : points) {
        assign(constant, value, point);
        crossed.push_back(std::move(point));
      }
      if (crossed.size() > kMostPoints) malformed(specification, kRange);
    }
    points = std::move(crossed);
  }
  return points;
}

std::string describe(const NamedConstants& values) {
  std::string text;
  for (const auto& [name, value] : values) {
    text += fmt::format("{}{}={:g}", text.empty() ? "" : " ", name, value);
  }
  return text;
}

}  // namespace fundstelle
