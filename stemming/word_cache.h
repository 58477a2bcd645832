// Remembers analysed words by their written form, within bounded memory.
//
// Words stay where they are as long as the store they are in exists; trim() begins another one when
// the memory is used up. Threads: belongs to one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "stemming/word_store.h"

namespace fundstelle {

class WordCache {
 public:
  explicit WordCache(std::size_t max_bytes = kWordCacheBytes) : max_bytes_(max_bytes) {
    slots_.resize(kFirstSlots);
  }

  /// `make` gives the analysis of a new form.
  template <typename Make>
  const AnalyzedWord& find_or_make(std::string_view surface, Make make) {
    const std::uint64_t hash = hash_of(surface);
    Slot* slot = find(surface, hash);
    if (slot->word == nullptr) {
      if (2 * (size_ + 1) > slots_.size()) {
        grow();
        slot = find(surface, hash);
      }
      AnalyzedWord word = make();
      word.surface = surface;
      *slot = {hash, &words_->add(std::move(word)), false};
      ++size_;
    } else {
      slot->used = true;
    }
    return *slot->word;
  }

  /// Call between texts: keeps the memory within its bound. Words that were not asked for again
  /// since the last time are forgotten, or all if that is not enough.
  void trim() {
    if (bytes() > max_bytes_) start_anew();
  }

  std::size_t size() const { return size_; }
  std::size_t bytes() const { return words_->bytes() + slots_.size() * sizeof(Slot); }
  const std::shared_ptr<WordStore>& words() const { return words_; }

 private:
  static constexpr std::size_t kFirstSlots = 1U << 12U;
  struct Slot {
    std::uint64_t hash = 0;
    const AnalyzedWord* word = nullptr;
    bool used = false;  // again
  };

  static std::uint64_t hash_of(std::string_view surface);
  void grow();
  void start_anew();

  Slot* find(std::string_view surface, std::uint64_t hash) {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
      Slot& slot = slots_[i];
      if (slot.word == nullptr) return &slot;
      if (slot.hash == hash && slot.word->surface == surface) return &slot;
    }
  }

  std::size_t max_bytes_;
  std::size_t size_ = 0;
  std::vector<Slot> slots_;
  std::shared_ptr<WordStore> words_ = std::make_shared<WordStore>();
};

}  // namespace fundstelle
