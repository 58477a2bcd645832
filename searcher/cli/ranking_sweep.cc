#include "searcher/cli/ranking_sweep.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

#include "fundstelle/error.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMostPoints = 10'000;

struct Constant {
  std::string_view name;
  double RankingOptions::*value;
};

constexpr std::array kConstants{
    Constant{"k1", &RankingOptions::k1},
    Constant{"b", &RankingOptions::b},
    Constant{"part_weight", &RankingOptions::part_weight},
    Constant{"cover_floor", &RankingOptions::cover_floor},
    Constant{"cover_exponent", &RankingOptions::cover_exponent},
    Constant{"article_weight", &RankingOptions::article_weight},
    Constant{"title_weight", &RankingOptions::title_weight},
};

[[noreturn]] void malformed(const std::string& specification) {
  std::string names;
  for (const Constant& constant : kConstants) {
    names += (names.empty() ? "" : ", ") + std::string(constant.name);
  }
  throw Error(ErrorCode::invalid_argument,
              fmt::format("--sweep {}: write it as NAME=FROM:TO:STEP with one of {}", specification,
                          names));
}

std::optional<double> take_number(std::string_view& text) {
  double value = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || !std::isfinite(value)) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
  if (text.starts_with(':')) text.remove_prefix(1);
  return value;
}

std::vector<double> read_values(std::string_view range, const std::string& specification) {
  const auto from = take_number(range);
  if (from && range.empty()) return {*from};
  const auto to = take_number(range);
  const auto step = take_number(range);
  if (!from || !to || !step || !range.empty() || *step <= 0 || *to < *from) {
    malformed(specification);
  }
  // Counted, not added up, so that 0.6:1.2:0.2 ends at 1.2.
  const double steps = std::floor((*to - *from) / *step + 1e-9);
  if (steps >= static_cast<double>(kMostPoints)) malformed(specification);
  std::vector<double> values;
  for (double i = 0; i <= steps; ++i) values.push_back(*from + i * *step);
  return values;
}

const Constant& constant_of(std::string_view name, const std::string& specification) {
  for (const Constant& constant : kConstants) {
    if (constant.name == name) return constant;
  }
  malformed(specification);
}

}  // namespace

std::vector<SweepPoint> sweep_points(const std::vector<std::string>& specifications) {
  std::vector<SweepPoint> points(1);
  for (const std::string& specification : specifications) {
    const std::size_t equals = specification.find('=');
    if (equals == std::string::npos) malformed(specification);
    const Constant& constant = constant_of(specification.substr(0, equals), specification);
    const std::string range = specification.substr(equals + 1);
    std::vector<SweepPoint> crossed;
    for (const double value : read_values(range, specification)) {
      for (SweepPoint point : points) {
        point.values.emplace_back(constant.name, value);
        point.options.*constant.value = value;
        crossed.push_back(std::move(point));
      }
      if (crossed.size() > kMostPoints) malformed(specification);
    }
    points = std::move(crossed);
  }
  return points;
}

}  // namespace fundstelle
