// Folds a written word to the form that counts as exact, and remembers where each byte came from.
//
// Case, Unicode composition, compatibility forms and ignorable characters disappear; ä, ö, ü, ß are
// spelled ae, oe, ue, ss, so that both spellings are one while Bär and Bar stay apart. Other
// accents stay. Hyphens, apostrophes and full stops inside the word are left out, but remembered as
// breaks. Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fundstelle {

/// A place where the written word shows a boundary.
struct FoldedBreak {
  std::uint32_t folded = 0;  ///< the boundary, in bytes of the folded text
  std::uint32_t begin = 0;   ///< bytes of the written word: the sign itself, [begin, end)
  std::uint32_t end = 0;
  char sign = '-';  ///< '-', '\'', '.', ',' or ' '; '~' for a hint (soft hyphen, line break)
};

struct FoldedWord {
  std::string text;
  std::vector<std::uint32_t>
      source;                ///< byte of the written word for each byte of `text`, and its end
  std::vector<bool> starts;  ///< whether a written character starts here
  std::vector<FoldedBreak> breaks;  ///< in order
};

/// Folds `word`, which the tokeniser found. Reuses the memory of `folded`.
void fold_word(std::string_view word, FoldedWord& folded);

/// The folded text alone; for words of data files.
std::string fold(std::string_view word);

/// Spells ae, oe, ue of a folded word as umlauts where they stand for one: not after another vowel
/// or q (Feuer, Quelle), not where two vowels meet (aktuell, Poet, Israel).
std::string restore_umlauts(std::string_view folded);

/// Removes accents other than umlauts' and spells Latin letters plainly (é → e, ł → l, ø → oe).
std::string strip_accents(std::string_view folded);

}  // namespace fundstelle
