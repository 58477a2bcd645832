#include "indexer/analysed_article.h"

#include <utility>

namespace fundstelle {
namespace {

// Whether a word at `begin` opens a sentence, as far as the signs before it tell: there every word
// has a capital. Taking an abbreviation's full stop for an end only costs one piece of evidence.
bool opens_sentence(std::string_view text, std::size_t begin) {
  while (begin > 0) {
    const char c = text[begin - 1];
    if (c == ' ' || c == '\n' || c == '\t') {
      --begin;
      continue;
    }
    return (static_cast<unsigned char>(c) & 0x80U) != 0 ||
           std::string_view(".!?:\"'(").find(c) != std::string_view::npos;
  }
  return true;
}

}  // namespace

PostingCounter::Count& PostingCounter::count_of(std::string_view term, std::uint32_t number) {
  Count& count = counts_[number];
  if (count.round != round_) {
    count = {{}, {}, round_};
    terms_.push_back({term, number});
  }
  return count;
}

void PostingCounter::add_unit(std::span<const Word* const> words) {
  ++unit_;
  const auto add = [this](Units& units) {
    units.units += units.last == unit_ ? 0 : 1;
    units.last = unit_;
  };
  for (const Word* word : words) {
    add(count_of(word->stem, word->stem_number).word);
    for_each_part(*word, [&](std::string_view term, std::uint32_t number) {
      add(count_of(term, number).part);
    });
  }
}

// The three disjoint cases of schema.h.
void PostingCounter::append_postings(const FieldPrefixes& prefixes) {
  for (const auto& [term, number] : terms_) {
    const std::uint32_t words = counts_[number].word.units;
    const std::uint32_t parts = counts_[number].part.units;
    const bool both = words == parts;
    if (words > 0) postings_.push_back({both ? prefixes.both : prefixes.word, term, words});
    if (parts > 0 && !both) postings_.push_back({prefixes.part, term, parts});
  }
  terms_.clear();
}

const std::vector<ArticlePosting>& PostingCounter::postings(const WordSequences& article,
                                                            ArticleLengths& lengths) {
  counts_.use(article.store);
  postings_.clear();
  lengths = {};
  lengths.passages = static_cast<std::uint32_t>(article.passages());
  for (std::size_t u = 0; u < article.units(); ++u) {
    if (u < 2) ++round_;
    const auto words = article.unit(u);
    add_unit(words);
    (u == 0 ? lengths.title_words : lengths.words) += static_cast<std::uint32_t>(words.size());
    for (const Word* word : words) {
      (u == 0 ? lengths.title_parts : lengths.parts) += part_length(*word);
    }
    if (u == 0) append_postings(kTitlePrefixes);
  }
  append_postings(kPassagePrefixes);
  return postings_;
}

ArticleAnalyzer::ArticleAnalyzer(std::shared_ptr<const GermanRules> rules, std::size_t cache_bytes)
    : analyzer_(std::move(rules), cache_bytes) {}

WordSequences& ArticleAnalyzer::analyze(const Article& article) {
  sequences_.words.clear();
  sequences_.unit_ends.clear();
  seen_.clear();
  ++round_;
  const auto title = analyzer_.analyze(article.title);
  if (sequences_.store != analyzer_.words()) counted_bytes_ = 0;
  sequences_.store = analyzer_.words();
  surfaces_.use(sequences_.store);
  append_unit(article.title, title);
  for (const Passage& passage : article.passages) {
    append_unit(passage.text, analyzer_.analyze_further(passage.text));
  }
  new_bytes_ += sequences_.store->bytes() - counted_bytes_;
  counted_bytes_ = sequences_.store->bytes();
  forms_.clear();
  for (const std::uint32_t form : seen_) forms_.push_back(surfaces_[form].word);
  return sequences_;
}

void ArticleAnalyzer::append_unit(std::string_view text, std::span<const WordToken> tokens) {
  for (const WordToken& token : tokens) {
    sequences_.words.push_back(token.word);
    if (!token.word->derived) note_surface(text, token);
  }
  sequences_.unit_ends.push_back(static_cast<std::uint32_t>(sequences_.words.size()));
}

void ArticleAnalyzer::note_surface(std::string_view text, const WordToken& token) {
  Surface& surface = surfaces_[token.word->form];
  const bool is_new = surface.round != round_;
  if (!is_new && !surface.begins_sentence) return;
  const bool begins = opens_sentence(text, token.begin);
  if (!is_new && begins) return;
  surface = {token.word, begins, round_};
  if (is_new) seen_.push_back(token.word->form);
}

std::size_t ArticleAnalyzer::take_new_bytes() { return std::exchange(new_bytes_, 0); }

}  // namespace fundstelle
