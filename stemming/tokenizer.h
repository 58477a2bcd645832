// Finds the words of a text: where each begins and ends, before anything is known about them.
//
// Hyphenated words, numbers with their separators, abbreviations (U.S.A.), words with an
// apostrophe, with soft hyphens or broken by a hyphen at the end of a line, and gender forms
// (Bürger*innen) are one word each. Linear in the text's length. Pure; any thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace fundstelle {

/// A word of the text as written.
struct SurfaceWord {
  std::uint32_t begin = 0;     ///< bytes of the text
  std::uint32_t end = 0;       ///< hyphens before and behind the word do not belong to it
  bool hyphen_before = false;  ///< a suspended hyphen: "-export"
  bool hyphen_behind = false;  ///< a suspended hyphen: "Kriegs-"
};

/// Replaces the content of `words` by the words of `text` (below 4 GiB).
void find_words(std::string_view text, std::vector<SurfaceWord>& words);

/// The German words that may follow a suspended hyphen ("und", "oder", "bis", …), lower case.
bool is_coordination(std::string_view word);

}  // namespace fundstelle
