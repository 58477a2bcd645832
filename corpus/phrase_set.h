// Finds any of some hundred phrases in a line, in one pass.
//
// Threads: immutable after the last add().
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace fundstelle {

/// Phrases of three bytes or more, each with a value. Candidates are found by their first three
/// bytes, hashed into a bit table that fits the first-level cache.
template <typename Value>
class PhraseSet {
 public:
  PhraseSet() : starts_(kSlots / 64) {}

  void add(std::string_view phrase, Value value) {
    if (phrase.size() < 3) return;
    const std::uint32_t start = key(phrase.data());
    starts_[slot(start) >> 6] |= std::uint64_t{1} << (slot(start) & 63);
    phrases_[start].emplace_back(std::string(phrase), std::move(value));
  }

  /// Calls `visit(value, position)` for each occurrence, in order, until it returns true. A
  /// phrase's final blank matches the line's end too.
  template <typename Visit>
  void each(std::string_view line, Visit visit) const {
    if (line.size() < 3) return;
    const char* const bytes = line.data();
    std::uint32_t start = key(bytes) << 8;
    for (std::size_t i = 0; i + 3 <= line.size(); ++i) {
      start = start >> 8 | static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i + 2]))
                               << 16;
      if (visit_at(line, i, start, visit)) return;
    }
  }

  /// The same for phrases that begin at byte `i`; whether `visit` returned true.
  template <typename Visit>
  bool at(std::string_view line, std::size_t i, Visit visit) const {
    return i + 3 <= line.size() && visit_at(line, i, key(line.data() + i), visit);
  }

  /// The value of the first phrase that occurs in `line`; null if none does.
  const Value* find(std::string_view line) const {
    const Value* result = nullptr;
    each(line, [&](const Value& value, std::size_t) {
      result = &value;
      return true;
    });
    return result;
  }

 private:
  static constexpr std::size_t kSlots = 1u << 13;

  template <typename Visit>
  bool visit_at(std::string_view line, std::size_t i, std::uint32_t start, Visit& visit) const {
    if ((starts_[slot(start) >> 6] >> (slot(start) & 63) & 1) == 0) return false;
    const auto found = phrases_.find(start);
    if (found == phrases_.end()) return false;
    for (const auto& [phrase, value] : found->second) {
      std::string_view wanted = phrase;
      if (wanted.ends_with(' ') && i + wanted.size() == line.size() + 1) wanted.remove_suffix(1);
      if (line.substr(i).starts_with(wanted) && visit(value, i)) return true;
    }
    return false;
  }

  static std::uint32_t key(const char* bytes) {
    const auto at = [&](std::size_t i) {
      return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i]));
    };
    return at(0) | at(1) << 8 | at(2) << 16;
  }
  static std::size_t slot(std::uint32_t start) { return (start * 2654435761u) >> 19; }

  std::vector<std::uint64_t> starts_;
  std::unordered_map<std::uint32_t, std::vector<std::pair<std::string, Value>>> phrases_;
};

}  // namespace fundstelle
