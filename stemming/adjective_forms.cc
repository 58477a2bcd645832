#include "stemming/adjective_forms.h"

#include <algorithm>
#include <array>

namespace fundstelle {
namespace {

constexpr std::array<std::string_view, 18> kSuffixes = {
    "lich", "isch", "haft", "reich", "voll", "frei", "arm",  "sam", "bar",
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

}  // namespace

std::string adjective_base(std::string_view folded) {
  for (const std::string_view inflection : kInflection) {
    if (!folded.ends_with(inflection)) continue;
    const std::string_view body = folded.substr(0, folded.size() - inflection.size());
    for (const std::string_view sign : kComparison) {
      if (!body.ends_with(sign)) continue;
      const std::string_view base = body.substr(0, body.size() - sign.size());
      if (base.size() >= 5 && has_suffix(base)) return std::string(base);
    }
  }
  return {};
}

}  // namespace fundstelle
