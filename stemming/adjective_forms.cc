#include "stemming/adjective_forms.h"

#include <algorithm>
#include <array>

namespace fundstelle {
namespace {

constexpr std::array<std::string_view, 19> kSuffixes = {
    "lich", "isch", "haft", "reich", "voll", "frei", "arm", "wert", "sam", "bar",
    "los",  "ell",  "oes",  "aer",   "ig",   "iv",   "iert", "al",  "gemaess"};

constexpr std::array<std::string_view, 6> kInflection = {"", "e", "en", "em", "er", "es"};
/// Signs of comparison before an ending of inflection.
constexpr std::array<std::string_view, 4> kComparison = {"", "er", "st", "est"};

bool has_suffix(std::string_view base) {
  return std::any_of(kSuffixes.begin(), kSuffixes.end(), [&](std::string_view suffix) {
    if (!base.ends_with(suffix) || base.size() < suffix.size() + 2) return false;
    // steig-, zeig-: a diphthong, no suffix.
    const char before = base[base.size() - suffix.size() - 1];
    return suffix.front() != 'i' || before != 'e';
  });
}

/// Each base that `folded` may be a form of, until `accept` takes one.
template <typename Accept>
std::string find_base(std::string_view folded, Accept accept) {
  for (const std::string_view inflection : kInflection) {
    if (!folded.ends_with(inflection)) continue;
    const std::string_view body = folded.substr(0, folded.size() - inflection.size());
    for (const std::string_view sign : kComparison) {
      if (!body.ends_with(sign) || body.size() < sign.size() + 3) continue;
      std::string base = accept(body.substr(0, body.size() - sign.size()));
      if (!base.empty()) return base;
    }
  }
  return {};
}

}  // namespace

std::string adjective_base(std::string_view folded) {
  return find_base(folded, [](std::string_view base) {
    return std::string(base.size() >= 5 && has_suffix(base) ? base : std::string_view());
  });
}

std::string listed_adjective(std::string_view folded, const StemTables& tables) {
  return find_base(folded, [&](std::string_view base) -> std::string {
    if (tables.is_adjective(base)) return std::string(base);
    // müde, and dunkle, teure, that lose an e.
    std::string longer = std::string(base) + 'e';
    if (base.size() < folded.size() && tables.is_adjective(longer)) return longer;
    if (base.size() == folded.size() || (base.back() != 'l' && base.back() != 'r')) return {};
    longer.pop_back();
    longer.insert(longer.size() - 1, 1, 'e');
    return tables.is_adjective(longer) ? longer : std::string();
  });
}

}  // namespace fundstelle
