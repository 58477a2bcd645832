// The constants of the ranking formula by name, as --set fixes and --sweep varies them: "k1=0.9",
// "k1=0.6:1.2:0.2". The one table of names is in ranking_constants.cc.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "fundstelle/ranking_options.h"

namespace fundstelle {

/// Constants that were set, by name.
using NamedConstants = std::vector<std::pair<std::string, double>>;

/// One setting of the constants, and the options that hold it.
struct SweepPoint {
  NamedConstants values;
  RankingOptions options;
};

/// The shipped constants, changed by `assignments`, each "NAME=VALUE"; a later one wins.
/// Throws Error(invalid_argument) for an unknown name, or a value that the constant cannot have.
SweepPoint set_constants(const std::vector<std::string>& assignments);

/// `base` under every combination of the values that `specifications` name, each
/// "NAME=FROM:TO:STEP" or "NAME=VALUE". Throws Error(invalid_argument) for an unknown name, a
/// malformed range, a value that the constant cannot have, or more than 10,000 combinations.
std::vector<SweepPoint> sweep_points(const std::vector<std::string>& specifications,
                                     const SweepPoint& base = {});

/// "k1=0.9 b=0.4".
std::string describe(const NamedConstants& values);

}  // namespace fundstelle
