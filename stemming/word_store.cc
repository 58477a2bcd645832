#include "stemming/word_store.h"

#include <algorithm>

namespace fundstelle {
namespace {

constexpr std::size_t kBytesPerEntry = 48;  // of a map, estimated

// What a string takes beside itself.
std::size_t heap_bytes(const std::string& text) {
  constexpr std::size_t kInPlace = 15;
  return text.capacity() > kInPlace ? text.capacity() + 16 : 0;
}

std::size_t bytes_of(const AnalyzedWord& word) {
  std::size_t bytes = sizeof(AnalyzedWord) + kBytesPerEntry;
  for (const std::string* text :
       {&word.surface, &word.folded, &word.stem, &word.reason, &word.infinitive}) {
    bytes += heap_bytes(*text);
  }
  for (const WordPart& part : word.parts) bytes += sizeof(WordPart) + heap_bytes(part.term);
  return bytes;
}

bool same_form(const Word& a, const Word& b) {
  return a.stem_number == b.stem_number &&
         std::equal(a.parts.begin(), a.parts.end(), b.parts.begin(), b.parts.end(),
                    [](const WordPart& x, const WordPart& y) { return x.number == y.number; });
}

}  // namespace

const AnalyzedWord& WordStore::add(AnalyzedWord added) {
  AnalyzedWord& word = words_.emplace_back(std::move(added));
  word.number = static_cast<std::uint32_t>(words_.size() - 1);
  word.stem_number = term_number(word.stem);
  for (WordPart& part : word.parts) part.number = term_number(part.term);
  word.form = form_number(word);
  bytes_ += bytes_of(word);
  return word;
}

std::uint32_t WordStore::term_number(std::string_view term) {
  const auto next = static_cast<std::uint32_t>(terms_.size());
  const auto [known, is_new] = terms_.try_emplace(term, next);
  if (is_new) bytes_ += kBytesPerEntry;
  return known->second;
}

std::uint32_t WordStore::form_number(const Word& word) {
  const auto [first, last] = forms_.equal_range(word.folded);
  for (auto known = first; known != last; ++known) {
    if (same_form(*known->second, word)) return known->second->form;
  }
  forms_.emplace(word.folded, &word);
  return form_count_++;
}

}  // namespace fundstelle
