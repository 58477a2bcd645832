#include "stemming/text_analyzer.h"

#include <unordered_map>

#include "stemming/german_rules.h"
#include "stemming/synonym_lookup.h"
#include "stemming/tokenizer.h"
#include "stemming/word_analysis.h"
#include "stemming/word_cache.h"

namespace fundstelle {

struct TextAnalyzer::Impl {
  explicit Impl(std::shared_ptr<const GermanRules> shared)
      : rules(std::move(shared)), analysis(*rules) {}

  const Word& word(std::string_view surface) {
    return cache.find_or_make(surface, [&] { return analysis.analyze(surface); });
  }

  std::shared_ptr<const GermanRules> rules;
  WordAnalysis analysis;
  WordCache cache;
  std::vector<SurfaceWord> words;
  std::vector<WordToken> tokens;
};

TextAnalyzer::TextAnalyzer(std::shared_ptr<const GermanRules> rules)
    : impl_(std::make_unique<Impl>(std::move(rules))) {}
TextAnalyzer::~TextAnalyzer() = default;
TextAnalyzer::TextAnalyzer(TextAnalyzer&&) noexcept = default;
TextAnalyzer& TextAnalyzer::operator=(TextAnalyzer&&) noexcept = default;

const GermanRules& TextAnalyzer::rules() const { return *impl_->rules; }

std::span<const WordToken> TextAnalyzer::analyze(std::string_view text) {
  impl_->cache.trim();
  find_words(text, impl_->words);
  impl_->tokens.clear();
  std::uint32_t position = 0;
  for (const SurfaceWord& surface : impl_->words) {
    const Word& word = impl_->word(text.substr(surface.begin, surface.end - surface.begin));
    impl_->tokens.push_back({surface.begin, surface.end, position++, &word});
  }
  return impl_->tokens;
}

std::vector<WordVariant> TextAnalyzer::synonyms(const Word& word) const {
  return find_synonyms(impl_->rules->synonyms(), impl_->analysis, word);
}

}  // namespace fundstelle
