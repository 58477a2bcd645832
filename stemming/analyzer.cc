#include "fundstelle/analyzer.h"

#include "stemming/fingerprint.h"
#include "stemming/sentence_splitter.h"
#include "stemming/text_analyzer.h"

namespace fundstelle {
namespace {

Token token_of(const WordToken& source, const TextAnalyzer& analyzer) {
  const Word& word = *source.word;
  Token token;
  token.range = {source.begin, source.end};
  token.position = source.position;
  token.folded = word.folded;
  token.term = word.stem;
  token.reason = word.reason;
  for (const WordPart& part : word.parts) {
    token.parts.push_back(
        {{source.begin + part.begin, source.begin + part.end}, part.term, part.score});
  }
  for (const WordVariant& variant : analyzer.synonyms(word)) {
    std::string term;
    for (const std::string& stem : variant.stems) term += (term.empty() ? "" : " ") + stem;
    token.variants.push_back({variant.kind, variant.text, std::move(term), variant.weight});
  }
  return token;
}

}  // namespace

const char* to_string(FormKind kind) {
  switch (kind) {
    case FormKind::exact:
      return "exact";
    case FormKind::inflected:
      return "inflected";
    case FormKind::spelling:
      return "spelling";
    case FormKind::part:
      return "part";
    case FormKind::name:
      return "name";
    case FormKind::derived:
      return "derived";
    case FormKind::synonym:
      return "synonym";
  }
  return "unknown";
}

struct Analyzer::Impl {
  std::shared_ptr<const GermanRules> rules;
};

Analyzer::Analyzer(const AnalyzerOptions& options)
    : impl_(std::make_unique<Impl>(Impl{german_rules(options)})) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

std::vector<Token> Analyzer::analyze(std::string_view text) const {
  TextAnalyzer analyzer(impl_->rules);
  std::vector<Token> tokens;
  for (const WordToken& token : analyzer.analyze(text)) tokens.push_back(token_of(token, analyzer));
  return tokens;
}

std::vector<ByteRange> Analyzer::sentences(std::string_view text) const {
  return SentenceSplitter().split(text);
}

std::string Analyzer::fingerprint() const { return fundstelle::fingerprint(*impl_->rules); }

}  // namespace fundstelle
