#include "stemming/text_analyzer.h"

#include <unordered_map>

#include "stemming/german_rules.h"
#include "stemming/neighbourhood.h"
#include "stemming/synonym_lookup.h"
#include "stemming/tokenizer.h"
#include "stemming/word_analysis.h"
#include "stemming/word_cache.h"

namespace fundstelle {

struct TextAnalyzer::Impl {
  Impl(std::shared_ptr<const GermanRules> shared, std::size_t cache_bytes)
      : rules(std::move(shared)), analysis(*rules), cache(cache_bytes) {}

  const AnalyzedWord& word(std::string_view surface) {
    return cache.find_or_make(surface, [&] { return analysis.analyze(surface); });
  }

  /// A derived word has no parts: their bytes are not where it stands.
  const AnalyzedWord& derived_word(const std::string& surface) {
    // No written word begins with a blank, so the two kinds do not meet in the cache.
    return cache.find_or_make(' ' + surface, [&] {
      AnalyzedWord word = analysis.analyze(surface);
      word.parts.clear();
      word.derived = true;
      return word;
    });
  }

  std::shared_ptr<const GermanRules> rules;
  WordAnalysis analysis;
  WordCache cache;
  std::vector<SurfaceWord> words;
  std::vector<const AnalyzedWord*> analyzed;
  std::vector<DerivedWord> derived;
  std::vector<WordToken> tokens;
};

TextAnalyzer::TextAnalyzer(std::shared_ptr<const GermanRules> rules, std::size_t cache_bytes)
    : impl_(std::make_unique<Impl>(std::move(rules), cache_bytes)) {}
TextAnalyzer::~TextAnalyzer() = default;
TextAnalyzer::TextAnalyzer(TextAnalyzer&&) noexcept = default;
TextAnalyzer& TextAnalyzer::operator=(TextAnalyzer&&) noexcept = default;

const GermanRules& TextAnalyzer::rules() const { return *impl_->rules; }

std::shared_ptr<const WordStore> TextAnalyzer::words() const { return impl_->cache.words(); }

std::span<const WordToken> TextAnalyzer::analyze(std::string_view text) {
  impl_->cache.trim();
  return analyze_further(text);
}

std::span<const WordToken> TextAnalyzer::analyze_further(std::string_view text) {
  find_words(text, impl_->words);
  impl_->analyzed.clear();
  for (const SurfaceWord& surface : impl_->words) {
    impl_->analyzed.push_back(
        &impl_->word(text.substr(surface.begin, surface.end - surface.begin)));
  }
  find_derived_words(text, impl_->words, impl_->analyzed, impl_->rules->stem_tables(),
                     impl_->derived);
  impl_->tokens.clear();
  auto derived = impl_->derived.begin();
  for (std::uint32_t i = 0; i < impl_->words.size(); ++i) {
    const SurfaceWord& surface = impl_->words[i];
    impl_->tokens.push_back({surface.begin, surface.end, i, impl_->analyzed[i]});
    for (; derived != impl_->derived.end() && derived->word == i; ++derived) {
      impl_->tokens.push_back(
          {surface.begin, surface.end, i, &impl_->derived_word(derived->surface)});
    }
  }
  return impl_->tokens;
}

std::vector<WordVariant> TextAnalyzer::synonyms(const Word& word) const {
  return find_synonyms(impl_->rules->synonyms(), impl_->analysis, word);
}

PhraseSynonyms TextAnalyzer::phrase_synonyms(std::span<const std::string> stems) const {
  return find_phrase_synonyms(impl_->rules->synonyms(), impl_->analysis, stems);
}

}  // namespace fundstelle
