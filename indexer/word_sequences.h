// The words of an article in their order, unit by unit: unit 0 is the title, then its passages.
//
// Threads: plain values; may be handed from one thread to another through a lock.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "stemming/word_store.h"

namespace fundstelle {

struct WordSequences {
  std::shared_ptr<const WordStore> store;  ///< keeps the words
  std::vector<const Word*> words;          ///< of all units, one after another
  std::vector<std::uint32_t> unit_ends;    ///< end of each unit in `words`

  std::size_t units() const { return unit_ends.size(); }
  std::size_t passages() const { return unit_ends.empty() ? 0 : unit_ends.size() - 1; }
  std::span<const Word* const> unit(std::size_t i) const {
    const std::uint32_t begin = i == 0 ? 0 : unit_ends[i - 1];
    return {words.data() + begin, unit_ends[i] - begin};
  }
};

/// How often a word counts in the field of parts.
inline std::uint32_t part_length(const Word& word) {
  return word.parts.empty() ? 1 : static_cast<std::uint32_t>(word.parts.size());
}

/// Calls visit(term, number) for each term a word stands for in the field of parts: a simple word
/// stands as itself.
template <typename Visit>
void for_each_part(const Word& word, Visit&& visit) {
  if (word.parts.empty()) visit(word.stem, word.stem_number);
  for (const WordPart& part : word.parts) visit(part.term, part.number);
}

/// A value for each number of a store; starts anew with another one.
template <typename Value>
class StoreTable {
 public:
  explicit StoreTable(Value initial = {}) : initial_(initial) {}

  /// Call before numbers of `store` are asked for.
  void use(const std::shared_ptr<const WordStore>& store) {
    if (store == store_) return;
    store_ = store;
    values_.clear();
  }

  Value& operator[](std::uint32_t number) {
    if (number >= values_.size()) values_.resize(number + number / 2 + 64, initial_);
    return values_[number];
  }

 private:
  Value initial_;
  std::shared_ptr<const WordStore> store_;
  std::vector<Value> values_;
};

}  // namespace fundstelle
