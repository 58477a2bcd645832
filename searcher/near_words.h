// Words of a query that stand close together in a unit: the bridge between a compound and its
// paraphrase (Ukrainekrieg, Krieg in der Ukraine), and between the words of an expression.
//
// Metzler and Croft, "A Markov random field model for term dependencies" (2005), call it the
// unordered window. Threads: plain values.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "searcher/resolved_query.h"

namespace fundstelle {

/// What a term is in the pairs of a query.
struct PairUse {
  static constexpr std::uint32_t kBoth = 2;  ///< a compound that is the whole pair
  std::uint32_t pair = 0;
  std::uint32_t side = 0;  ///< 0 or 1; kBoth
};

/// Collects the pairs of an article, unit by unit.
class NearWords {
 public:
  static constexpr std::size_t kWindow = 5;  ///< so many words one may stand behind the other

  void reset(std::size_t units, std::size_t pairs);
  /// `uses` of the word at `position` of `unit`; units and positions must not decrease.
  void see(std::size_t unit, std::size_t position, std::span<const PairUse> uses);
  bool stand_together(std::size_t unit, std::size_t pair) const {
    return found_[unit * pairs_ + pair] != 0;
  }

 private:
  struct Last {
    std::size_t unit = ~std::size_t{0};
    std::size_t position = 0;
  };
  std::size_t pairs_ = 0;
  std::vector<char> found_;  // per unit and pair
  std::vector<Last> last_;   // per pair and side
};

/// Calls visit(stem, use) for each stem of the pairs.
template <typename Visit>
void for_each_use(const std::vector<WordPair>& pairs, Visit&& visit) {
  for (std::uint32_t p = 0; p < pairs.size(); ++p) {
    for (const std::string& stem : pairs[p].stems[0]) visit(stem, PairUse{p, 0});
    for (const std::string& stem : pairs[p].stems[1]) visit(stem, PairUse{p, 1});
    for (const std::string& stem : pairs[p].whole) visit(stem, PairUse{p, PairUse::kBoth});
  }
}

/// Mass of the pairs that stand together in a passage or in the title (unit 0).
double near_mass(const NearWords& near, std::size_t unit, const std::vector<WordPair>& pairs);

}  // namespace fundstelle
