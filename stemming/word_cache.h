// Remembers analysed words by their written form, within bounded memory.
//
// Words stay where they are until trim(), which drops those not asked for since the last trim that
// had to drop any. Threads: belongs to one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "stemming/word_analysis.h"

namespace fundstelle {

class WordCache {
 public:
  explicit WordCache(std::size_t max_bytes = std::size_t{48} << 20U) : max_bytes_(max_bytes) {
    slots_.resize(1U << 12U);
  }

  template <typename Make>
  const AnalyzedWord& find_or_make(std::string_view surface, Make make) {
    const std::uint64_t hash = hash_of(surface);
    Slot* slot = find(surface, hash);
    if (slot->entry == nullptr) {
      if (2 * (size_ + 1) > slots_.size()) {
        grow();
        slot = find(surface, hash);
      }
      auto entry = std::make_unique<Entry>(Entry{std::string(surface), make(), true});
      bytes_ += bytes_of(*entry);
      slot->hash = hash;
      slot->entry = std::move(entry);
      ++size_;
    }
    slot->entry->used = true;
    return slot->entry->word;
  }

  /// Call between texts: keeps the memory within its bound.
  void trim();

  std::size_t size() const { return size_; }

 private:
  struct Entry {
    std::string surface;
    AnalyzedWord word;
    bool used;
  };
  struct Slot {
    std::uint64_t hash = 0;
    std::unique_ptr<Entry> entry;
  };

  static std::uint64_t hash_of(std::string_view surface);
  static std::size_t bytes_of(const Entry& entry);
  void grow();
  void insert(Slot slot);

  Slot* find(std::string_view surface, std::uint64_t hash) {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
      Slot& slot = slots_[i];
      if (slot.entry == nullptr) return &slot;
      if (slot.hash == hash && slot.entry->surface == surface) return &slot;
    }
  }

  std::size_t max_bytes_;
  std::size_t bytes_ = 0;
  std::size_t size_ = 0;
  std::vector<Slot> slots_;
};

}  // namespace fundstelle
