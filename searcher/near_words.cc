#include "searcher/near_words.h"

#include <cmath>

namespace fundstelle {

void NearWords::reset(std::size_t units, std::size_t pairs) {
  pairs_ = pairs;
  found_.assign(units * pairs, 0);
  last_.assign(2 * pairs, {});
}

void NearWords::see(std::size_t unit, std::size_t position, std::span<const PairUse> uses) {
  for (const PairUse& use : uses) {
    if (use.side == PairUse::kBoth) {
      found_[unit * pairs_ + use.pair] = 1;
      continue;
    }
    const Last& other = last_[2 * use.pair + (1 - use.side)];
    if (other.unit == unit && other.position != position &&
        position - other.position <= kWindow) {
      found_[unit * pairs_ + use.pair] = 1;
    }
  }
  for (const PairUse& use : uses) {
    if (use.side != PairUse::kBoth) last_[2 * use.pair + use.side] = {unit, position};
  }
}

double near_mass(const NearWords& near, std::size_t unit, const std::vector<WordPair>& pairs) {
  if (pairs.empty()) return 0;
  double mass = 0;
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    if (near.stand_together(unit, p) || near.stand_together(0, p)) mass += pairs[p].mass;
  }
  return mass / std::sqrt(static_cast<double>(pairs.size()));
}

}  // namespace fundstelle
