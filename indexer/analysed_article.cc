#include "indexer/analysed_article.h"

#include <algorithm>
#include <numeric>

#include "indexer/vocabulary_builder.h"

namespace fundstelle {
namespace {

// In how many units of one field each term occurs, as a word and as a part.
class FieldCounts {
 public:
  explicit FieldCounts(std::size_t terms) : counts_(terms) {}

  void add_unit(const SequenceRecord& record, std::size_t unit, const TermNumbers& numbers) {
    const auto number = static_cast<std::uint32_t>(unit + 1);
    for (const SequenceWord& word : record.unit(unit)) {
      const FormEntry& entry = record.entries[word.entry];
      const std::uint32_t stem = numbers.stems[word.entry];
      counts_[stem].word.add(number);
      ++word_length;
      part_length += record.part_length(entry);
      if (entry.part_count == 0) counts_[stem].part.add(number);
      for (std::uint32_t i = 0; i < entry.part_count; ++i) {
        counts_[numbers.parts[entry.first_part + i]].part.add(number);
      }
    }
  }

  // The three disjoint cases of schema.h.
  void append_postings(const FieldPrefixes& prefixes, const TermNumbers& numbers,
                       std::vector<ArticlePosting>& out) const {
    for (std::size_t t = 0; t < counts_.size(); ++t) {
      const std::uint32_t words = counts_[t].word.units;
      const std::uint32_t parts = counts_[t].part.units;
      const bool both = words == parts;
      if (words > 0) out.push_back({both ? prefixes.both : prefixes.word, numbers.terms[t], words});
      if (parts > 0 && !both) out.push_back({prefixes.part, numbers.terms[t], parts});
    }
  }

  std::uint32_t word_length = 0;
  std::uint32_t part_length = 0;

 private:
  struct Units {
    std::uint32_t last = 0;
    std::uint32_t units = 0;
    void add(std::uint32_t number) {
      units += last == number ? 0 : 1;
      last = number;
    }
  };
  struct Count {
    Units word;
    Units part;
  };
  std::vector<Count> counts_;
};

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

bool same_analysis(const Word& a, const Word& b) {
  return a.folded == b.folded && a.stem == b.stem &&
         std::equal(a.parts.begin(), a.parts.end(), b.parts.begin(), b.parts.end(),
                    [](const WordPart& x, const WordPart& y) { return x.term == y.term; });
}

}  // namespace

ArticleAnalyzer::ArticleAnalyzer(std::shared_ptr<const GermanRules> rules)
    : analyzer_(std::move(rules)) {}

const SequenceRecord& ArticleAnalyzer::analyze(const Article& article) {
  record_ = {};
  entry_by_form_.clear();
  used_words_ = 0;
  surfaces_.clear();
  append_unit(article.title);
  for (const Passage& passage : article.passages) append_unit(passage.text);
  sort_entries();
  return record_;
}

void ArticleAnalyzer::append_unit(std::string_view text) {
  std::uint32_t last_position = ~0U;
  find_sentences(text);
  auto next_sentence = sentences_.begin();
  for (const WordToken& token : analyzer_.analyze(text)) {
    const bool derived = token.position == last_position;
    const std::uint32_t entry = entry_of(*token.word);
    bool begins = false;
    for (; !derived && next_sentence != sentences_.end() && token.begin >= *next_sentence;
         ++next_sentence) {
      begins = true;
    }
    if (begins && last_position != ~0U) {
      record_.sentence_ends.push_back(static_cast<std::uint32_t>(record_.words.size()));
    }
    record_.words.push_back({entry, derived});
    if (!derived) note_surface(entry, text, token);
    last_position = token.position;
  }
  record_.unit_ends.push_back(static_cast<std::uint32_t>(record_.words.size()));
}

// The pieces of a passage are paragraphs or parts of them, a line each.
void ArticleAnalyzer::find_sentences(std::string_view text) {
  sentences_.clear();
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    for (const ByteRange& sentence : splitter_.split(text.substr(begin, end - begin))) {
      sentences_.push_back(begin + sentence.begin);
    }
    begin = end + 1;
  }
}

void ArticleAnalyzer::note_surface(std::uint32_t entry, std::string_view text,
                                   const WordToken& token) {
  if (entry >= surfaces_.size()) surfaces_.resize(entry + 1);
  Surface& surface = surfaces_[entry];
  if (!surface.text.empty() && !surface.begins_sentence) return;
  const bool begins = opens_sentence(text, token.begin);
  if (!surface.text.empty() && begins) return;
  surface = {text.substr(token.begin, token.end - token.begin), begins};
}

std::string ArticleAnalyzer::forms() const {
  ArticleForms forms;
  for (std::size_t i = 0; i < surfaces_.size(); ++i) {
    if (surfaces_[i].text.empty()) continue;
    const Word& word = *words_[i];
    forms.add(word.folded, word.stem, surfaces_[i].text,
              word.parts.empty() ? FormShape::simple : FormShape::compound);
  }
  return forms.take();
}

// A form with another stem or other parts (a derived token) is an entry of its own.
std::uint32_t ArticleAnalyzer::entry_of(const Word& word) {
  const auto found = entry_by_form_.find(word.folded);
  if (found != entry_by_form_.end()) {
    if (same_analysis(*words_[found->second], word)) return found->second;
    for (std::size_t i = 0; i < used_words_; ++i) {
      if (same_analysis(*words_[i], word)) return static_cast<std::uint32_t>(i);
    }
  }
  const auto index = static_cast<std::uint32_t>(used_words_);
  if (used_words_ == words_.size()) words_.push_back(std::make_unique<Word>());
  *words_[used_words_++] = word;
  entry_by_form_.emplace(words_[index]->folded, index);
  return index;
}

void ArticleAnalyzer::sort_entries() {
  std::vector<std::uint32_t> order(used_words_);
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
    const Word& x = *words_[a];
    const Word& y = *words_[b];
    return std::tie(x.folded, x.stem) < std::tie(y.folded, y.stem);
  });
  std::vector<std::uint32_t> rank(used_words_);
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    const Word& word = *words_[order[i]];
    rank[order[i]] = i;
    const auto first = static_cast<std::uint32_t>(record_.parts.size());
    for (const WordPart& part : word.parts) record_.parts.push_back(part.term);
    record_.entries.push_back(
        {word.folded, word.stem, first, static_cast<std::uint32_t>(word.parts.size())});
  }
  for (SequenceWord& word : record_.words) word.entry = rank[word.entry];
}

void TermNumbers::assign(const SequenceRecord& record) {
  terms.clear();
  stems.clear();
  parts.clear();
  std::size_t slots = 64;
  while (slots < 3 * (record.entries.size() + record.parts.size())) slots *= 2;
  slots_.assign(slots, 0);
  for (const FormEntry& entry : record.entries) stems.push_back(number(entry.stem));
  for (const std::string_view part : record.parts) parts.push_back(number(part));
}

std::uint32_t TermNumbers::number(std::string_view term) {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = std::hash<std::string_view>{}(term)&mask;; at = (at + 1) & mask) {
    if (slots_[at] == 0) {
      terms.push_back(term);
      slots_[at] = static_cast<std::uint32_t>(terms.size());
    }
    if (terms[slots_[at] - 1] == term) return slots_[at] - 1;
  }
}

std::vector<ArticlePosting> ArticleAnalyzer::postings(ArticleLengths& lengths) {
  numbers_.assign(record_);
  FieldCounts title(numbers_.terms.size());
  title.add_unit(record_, 0, numbers_);
  FieldCounts body(numbers_.terms.size());
  for (std::size_t u = 1; u < record_.units(); ++u) body.add_unit(record_, u, numbers_);
  lengths = {static_cast<std::uint32_t>(record_.passages()), body.word_length, body.part_length,
             title.word_length, title.part_length};
  std::vector<ArticlePosting> postings;
  postings.reserve(record_.entries.size() * 2 + 16);
  title.append_postings(kTitlePrefixes, numbers_, postings);
  body.append_postings(kPassagePrefixes, numbers_, postings);
  return postings;
}

}  // namespace fundstelle
