#include "stemming/german_rules.h"

#include "stemming/folding.h"
#include "stemming/shipped_data.h"

namespace fundstelle {

GermanRules::GermanRules(const AnalyzerOptions& options)
    : lexicon_(Lexicon::shipped()),
      splitter_(lexicon_),
      shipped_synonyms_(options.shipped_synonyms) {
  for_each_line(shipped_file("stop_words.txt"),
                [this](std::string_view word) { stop_words_.insert(fold(word)); });
  if (!options.synonyms.empty()) synonyms_.add(options.synonyms, "the table of synonyms");
}

const Synonyms& GermanRules::synonyms() const {
  std::call_once(synonyms_read_, [this] {
    if (shipped_synonyms_) synonyms_.add(shipped_file("synonyms.txt"), "the shipped synonyms");
  });
  return synonyms_;
}

const WordFamilies& GermanRules::families() const {
  std::call_once(families_read_, [this] {
    families_ = std::make_unique<const WordFamilies>(shipped_file("word_families.tsv"));
  });
  return *families_;
}

std::shared_ptr<const GermanRules> german_rules(const AnalyzerOptions& options) {
  if (options.synonyms.empty() && options.shipped_synonyms) {
    static const auto kShipped = std::make_shared<const GermanRules>(options);
    return kShipped;
  }
  return std::make_shared<const GermanRules>(options);
}

}  // namespace fundstelle
