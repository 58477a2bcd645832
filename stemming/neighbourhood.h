// What a word becomes by its neighbours: separable verbs and suspended hyphens.
//
//   Moskau kündigt Gespräche an.          kündigt also stands for ankündigen
//   Kriegs- und Krisengebiete             Kriegs- also stands for Kriegsgebiete
//   Waffenimporte und -exporte            -exporte also stands for Waffenexporte
//
// Pure; any thread. Time: linear in the number of words (a clause is searched within a bound).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "stemming/tokenizer.h"
#include "stemming/word_analysis.h"

namespace fundstelle {

/// A word that `words[word]` also stands for, as it would be written.
struct DerivedWord {
  std::uint32_t word = 0;
  std::string surface;
};

/// Replaces the content of `derived`, in order of `word`. `analyzed` runs parallel to `words`.
void find_derived_words(std::string_view text, const std::vector<SurfaceWord>& words,
                        const std::vector<const AnalyzedWord*>& analyzed, const StemTables& tables,
                        std::vector<DerivedWord>& derived);

}  // namespace fundstelle
