#include "stemming/fingerprint.h"

#include <unicode/uvernum.h>

#include <array>
#include <cstdio>

#include "stemming/folding.h"
#include "stemming/german_rules.h"
#include "stemming/shipped_data.h"
#include "stemming/word_analysis.h"

namespace fundstelle {
namespace {

/// FNV-1a over eight bytes at a time: the data files are large, and a fingerprint is no signature.
class Hash {
 public:
  void add(std::string_view bytes) {
    add_block(bytes.size());
    while (!bytes.empty()) {
      std::uint64_t block = 0;
      const std::size_t length = bytes.size() < 8 ? bytes.size() : 8;
      __builtin_memcpy(&block, bytes.data(), length);
      add_block(block);
      bytes.remove_prefix(length);
    }
  }
  std::uint64_t value() const { return value_; }

 private:
  void add_block(std::uint64_t block) {
    value_ = (value_ ^ block) * 0x100000001B3U;
    value_ ^= value_ >> 29U;
  }
  std::uint64_t value_ = 0xCBF29CE484222325U;
};

/// Words whose stems libstemmer's releases treat differently, or that touch a rule each.
constexpr std::array<std::string_view, 24> kProbes = {"Präsidentinnen",
                                                      "Häuser",
                                                      "haeuser",
                                                      "Systeme",
                                                      "ostern",
                                                      "kriegen",
                                                      "angekündigt",
                                                      "Lawrows",
                                                      "Nato-Osterweiterung",
                                                      "Friedensverhandlungen",
                                                      "150.000",
                                                      "U.S.A.",
                                                      "Straße",
                                                      "gesprochen",
                                                      "wollte",
                                                      "Bürger*innen",
                                                      "abperlte",
                                                      "pasteurisierten",
                                                      "wunderbarsten",
                                                      "teureres",
                                                      "mangelhaftem",
                                                      "auszuteilende",
                                                      "spannendere",
                                                      "Häkchens"};

/// Names whose keys touch a rule each: an archive's vocabulary stores the keys.
constexpr std::array<std::string_view, 14> kNameProbes = {
    "Lawrow",    "Zakharova", "Selenskyj", "Guerassimov", "Dschenin", "Charkiw", "Houthi",
    "Schtschor", "Goethe",    "Čapek",     "Xenia",       "Kyjiw",    "Lugansk", "Cyrill"};

}  // namespace

std::string fingerprint(const GermanRules& rules) {
  Hash hash;
  hash.add(U_ICU_VERSION);
  for (const ShippedFile& file : shipped_files()) {
    // Both are applied to queries alone.
    if (file.name == "synonyms.txt" || file.name == "word_families.tsv") continue;
    hash.add(file.content);
  }
  WordAnalysis analysis(rules);
  for (const std::string_view probe : kProbes) {
    const Word word = analysis.analyze(probe);
    hash.add(word.folded);
    hash.add(word.stem);
    for (const WordPart& part : word.parts) hash.add(part.term);
  }
  for (const std::string_view probe : kNameProbes) hash.add(name_key(fold(probe)));
  std::array<char, 17> text{};
  std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(hash.value()));
  return text.data();
}

}  // namespace fundstelle
