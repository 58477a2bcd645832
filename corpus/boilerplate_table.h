// The shipped table of German page leftovers: "Weiterlesen nach der Anzeige", "Mehr zum Thema" …
//
// Threads: immutable; shared by all.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/phrase_set.h"

namespace fundstelle {

/// How far a leftover reaches.
enum class LeftoverReach {
  line,   ///< the line itself
  block,  ///< what follows, up to the next long paragraph
  tail,   ///< the rest of the page, if it stands near its end
};

struct Leftover {
  LeftoverReach reach = LeftoverReach::line;
  std::string reason;  ///< "advert", "newsletter", …
};

class BoilerplateTable {
 public:
  explicit BoilerplateTable(std::string_view table);

  /// The table in corpus/data.
  static const BoilerplateTable& shipped();

  /// What `line` (collapsed) is by the table. A line may be listed as block or tail and as line;
  /// the widest reach is told.
  const Leftover* match(std::string_view line) const;

 private:
  struct Prefix {
    std::string pattern;
    Leftover leftover;
  };

  using PrefixesByStart = std::unordered_map<std::uint64_t, std::vector<Prefix>>;

  /// Told by the first bytes alone, for long lines: most begin like no prefix.
  bool may_begin_prefix(std::string_view line) const;

  static const Leftover* find_prefix(const PrefixesByStart& prefixes, std::string_view normalized);

  std::unordered_map<std::string, Leftover> lines_;
  std::size_t longest_line_ = 0;  ///< bytes
  std::bitset<1u << 16> starts_;  ///< whether a line, prefix or heading may begin so
  std::bitset<256> mark_starts_;  ///< first bytes of marks_
  PrefixesByStart prefixes_;      ///< by their first bytes
  PrefixesByStart headings_;      ///< how headings of lists begin
  std::vector<Prefix> marks_;     ///< prefixes too short for that: decorations
  PhraseSet<Leftover> inside_;
};

/// Lower case, without decoration at the ends: how lines of the table are compared.
std::string normalize_leftover(std::string_view line);

}  // namespace fundstelle
