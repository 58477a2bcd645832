#include "stemming/synonym_lookup.h"

#include <algorithm>

#include "stemming/tokenizer.h"

namespace fundstelle {
namespace {

/// What a synonym of a part counts beside one of the whole word.
constexpr double kPartShare = 0.6;

std::vector<std::string> stems_of(WordAnalysis& analysis, std::string_view text) {
  std::vector<SurfaceWord> words;
  find_words(text, words);
  std::vector<std::string> stems;
  for (const SurfaceWord& word : words) {
    stems.push_back(analysis.analyze(text.substr(word.begin, word.end - word.begin)).stem);
  }
  return stems;
}

/// What `entry` offers for its source `member`, whose stems are given.
void add_others(const SynonymEntry& entry, std::size_t member,
                const std::vector<std::string>& stems, WordAnalysis& analysis,
                std::vector<WordVariant>& variants) {
  const bool one_way = entry.sources < entry.members.size();
  for (std::size_t i = one_way ? entry.sources : 0; i < entry.members.size(); ++i) {
    if (i == member) continue;
    WordVariant variant;
    variant.text = entry.members[i];
    variant.stems = stems_of(analysis, variant.text);
    variant.weight = entry.weight;
    if (!variant.stems.empty() && variant.stems != stems) variants.push_back(std::move(variant));
  }
}

std::vector<WordVariant> synonyms_of_stem(const Synonyms& synonyms, WordAnalysis& analysis,
                                          const std::string& stem) {
  std::vector<WordVariant> variants;
  for (const Synonyms::Candidate& candidate : synonyms.candidates(stem)) {
    const SynonymEntry& entry = synonyms.entries()[candidate.entry];
    const std::vector<std::string> stems = stems_of(analysis, entry.members[candidate.member]);
    if (stems.size() == 1 && stems[0] == stem) {
      add_others(entry, candidate.member, stems, analysis, variants);
    }
  }
  return variants;
}

}  // namespace

PhraseSynonyms find_phrase_synonyms(const Synonyms& synonyms, WordAnalysis& analysis,
                                    std::span<const std::string> stems) {
  PhraseSynonyms found;
  for (const Synonyms::Candidate& candidate : synonyms.candidates(stems.front())) {
    const SynonymEntry& entry = synonyms.entries()[candidate.entry];
    const std::string& member = entry.members[candidate.member];
    if (member.find(' ') == std::string::npos) continue;  // spares most the analysis
    const std::vector<std::string> own = stems_of(analysis, member);
    if (own.size() < std::max<std::size_t>(2, found.words) || own.size() > stems.size()) continue;
    if (!std::equal(own.begin(), own.end(), stems.begin())) continue;
    if (own.size() > found.words) found.variants.clear();
    found.words = own.size();
    add_others(entry, candidate.member, own, analysis, found.variants);
  }
  return found;
}

std::vector<WordVariant> find_synonyms(const Synonyms& synonyms, WordAnalysis& analysis,
                                       const Word& word) {
  std::vector<WordVariant> variants = synonyms_of_stem(synonyms, analysis, word.stem);
  for (std::size_t i = 0; i < word.parts.size(); ++i) {
    for (WordVariant& variant : synonyms_of_stem(synonyms, analysis, word.parts[i].term)) {
      std::vector<std::string> stems;
      for (std::size_t k = 0; k < word.parts.size(); ++k) {
        if (k == i)
          stems.insert(stems.end(), variant.stems.begin(), variant.stems.end());
        else
          stems.push_back(word.parts[k].term);
      }
      variant.stems = std::move(stems);
      variant.weight *= kPartShare;
      variants.push_back(std::move(variant));
    }
  }
  std::stable_sort(variants.begin(), variants.end(),
                   [](const WordVariant& a, const WordVariant& b) { return a.weight > b.weight; });
  std::vector<WordVariant> unique;
  for (WordVariant& variant : variants) {
    const bool seen = std::any_of(unique.begin(), unique.end(), [&](const WordVariant& other) {
      return other.stems == variant.stems;
    });
    if (!seen) unique.push_back(std::move(variant));
  }
  return unique;
}

}  // namespace fundstelle
