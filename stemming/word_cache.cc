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

std::size_t WordCache::bytes_of(const Entry& entry) {
  std::size_t bytes = sizeof(Entry) + 2 * sizeof(Slot) + entry.surface.capacity() +
                      entry.word.folded.capacity() + entry.word.stem.capacity() +
                      entry.word.reason.capacity() + entry.word.infinitive.capacity();
  for (const WordPart& part : entry.word.parts) bytes += sizeof(WordPart) + part.term.capacity();
  return bytes;
}

void WordCache::insert(Slot slot) {
  Slot* const place = find(slot.entry->surface, slot.hash);
  *place = std::move(slot);
}

void WordCache::grow() {
  std::vector<Slot> old = std::exchange(slots_, {});
  slots_.resize(old.size() * 2);
  for (Slot& slot : old) {
    if (slot.entry) insert(std::move(slot));
  }
}

void WordCache::trim() {
  if (bytes_ <= max_bytes_) return;
  std::vector<Slot> old = std::exchange(slots_, {});
  slots_.resize(old.size());
  // If everything was used of late, everything goes: the bound holds in any case.
  std::size_t kept = 0;
  for (const Slot& slot : old) kept += slot.entry && slot.entry->used ? bytes_of(*slot.entry) : 0;
  const bool keep = kept < max_bytes_ / 2;
  bytes_ = size_ = 0;
  for (Slot& slot : old) {
    if (!slot.entry || !slot.entry->used || !keep) continue;
    slot.entry->used = false;
    bytes_ += bytes_of(*slot.entry);
    ++size_;
    insert(std::move(slot));
  }
}

}  // namespace fundstelle
