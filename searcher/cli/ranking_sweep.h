// The constants of the ranking formula as they are varied on the command line: "k1=0.6:1.2:0.2".
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "fundstelle/ranking_options.h"

namespace fundstelle {

/// One setting of the varied constants, by name, and the options that hold it.
struct SweepPoint {
  std::vector<std::pair<std::string, double>> values;
  RankingOptions options;
};

/// Every combination of the values that `specifications` name, each "NAME=FROM:TO:STEP" or
/// "NAME=VALUE". Throws Error(invalid_argument) for an unknown name, a malformed range, or more
/// than 10,000 combinations.
std::vector<SweepPoint> sweep_points(const std::vector<std::string>& specifications);

}  // namespace fundstelle
