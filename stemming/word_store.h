// The different words of many texts, each once and numbered, so that whoever counts words counts
// numbers and looks at letters once.
//
// Threads: one thread adds. Words it has handed to another thread through a lock may be read there
// meanwhile. Lifetime: words stay where they are as long as the store exists.
#pragma once

#include <cstdint>
#include <deque>
#include <string_view>
#include <unordered_map>

#include "stemming/word_analysis.h"

namespace fundstelle {

class WordStore {
 public:
  /// Keeps `word` and gives it its numbers.
  const AnalyzedWord& add(AnalyzedWord word);

  std::size_t words() const { return words_.size(); }
  /// Estimate of the memory in use.
  std::size_t bytes() const { return bytes_; }

 private:
  std::uint32_t term_number(std::string_view term);
  std::uint32_t form_number(const Word& word);

  std::deque<AnalyzedWord> words_;
  std::unordered_map<std::string_view, std::uint32_t> terms_;     // keys point into words_
  std::unordered_multimap<std::string_view, const Word*> forms_;  // by folded form
  std::uint32_t form_count_ = 0;
  std::size_t bytes_ = 0;
};

}  // namespace fundstelle
