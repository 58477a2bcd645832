#include "stemming/word_cache.h"

#include <utility>

namespace fundstelle {

std::uint64_t WordCache::hash_of(std::string_view surface) {
  // Multiply and fold, eight bytes at a time: words are short and the table is private.
  std::uint64_t hash = 0x9E3779B97F4A7C15U ^ surface.size();
  while (!surface.empty()) {
    std::uint64_t block = 0;
    const std::size_t length = surface.size() < 8 ? surface.size() : 8;
    __builtin_memcpy(&block, surface.data(), length);
    hash = (hash ^ block) * 0xD6E8FEB86659FD93U;
    hash ^= hash >> 32U;
    surface.remove_prefix(length);
  }
  return hash;
}

void WordCache::grow() {
  const std::vector<Slot> old = std::exchange(slots_, {});
  slots_.resize(old.size() * 2);
  for (const Slot& slot : old) {
    if (slot.word != nullptr) *find(slot.word->surface, slot.hash) = slot;
  }
}

void WordCache::start_anew() {
  const std::shared_ptr<WordStore> old_words = std::exchange(words_, std::make_shared<WordStore>());
  const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(kFirstSlots));
  size_ = 0;
  std::size_t used = 0;
  for (const Slot& slot : old) used += slot.used ? 1 : 0;
  if (2 * used > old_words->words()) return;  // all of them: the bound holds in any case
  for (const Slot& slot : old) {
    if (!slot.used) continue;
    if (2 * (size_ + 1) > slots_.size()) grow();
    *find(slot.word->surface, slot.hash) = {slot.hash, &words_->add(*slot.word), false};
    ++size_;
  }
}

}  // namespace fundstelle
