#include "searcher/proximity.h"

namespace fundstelle {
namespace {

using Operands = std::span<const std::vector<Occurrence>>;

bool in_one_sentence(Operands operands) {
  return std::any_of(operands.front().begin(), operands.front().end(), [&](const Occurrence& a) {
    return a.sentence != Occurrence::kSeveral &&
           std::all_of(operands.begin(), operands.end(), [&](const auto& others) {
             return std::any_of(others.begin(), others.end(),
                                [&](const Occurrence& b) { return b.sentence == a.sentence; });
           });
  });
}

// The shortest stretch that holds one occurrence of each: of the current ones, whichever begins
// first can only be replaced by its next.
bool in_stretch(Operands operands, std::size_t longest) {
  std::vector<std::size_t> at(operands.size());
  while (true) {
    std::size_t earliest = 0;
    std::uint32_t last = 0;
    for (std::size_t o = 0; o < operands.size(); ++o) {
      const Occurrence& occurrence = operands[o][at[o]];
      if (occurrence.first < operands[earliest][at[earliest]].first) earliest = o;
      last = std::max(last, occurrence.last);
    }
    const std::uint32_t first = operands[earliest][at[earliest]].first;
    if (last - first + 1 <= longest) return true;
    if (++at[earliest] == operands[earliest].size()) return false;
  }
}

}  // namespace

bool stand_near(const ProximityPattern& pattern, Operands operands) {
  if (std::any_of(operands.begin(), operands.end(), [](const auto& o) { return o.empty(); })) {
    return false;
  }
  if (pattern.in_sentence) return in_one_sentence(operands);
  std::size_t longest = pattern.distance;
  for (const auto& operand : pattern.operands) longest += operand.size();
  return in_stretch(operands, longest);
}

}  // namespace fundstelle
