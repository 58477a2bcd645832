// Finds any of some hundred phrases in a line, in one pass that leaps over most of it (Wu and
// Manber, "A fast algorithm for multi-pattern searching", 1994).
//
// Threads: immutable.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fundstelle {

/// Phrases of three bytes or more, each with a value. A phrase's final blank matches the line's end
/// too. The longer the shortest phrase, the faster the search.
template <typename Value>
class PhraseSet {
 public:
  using Phrase = std::pair<std::string, Value>;

  PhraseSet() : PhraseSet(std::vector<Phrase>()) {}

  explicit PhraseSet(std::vector<Phrase> phrases) : phrases_(std::move(phrases)) {
    std::erase_if(phrases_, [](const Phrase& entry) { return entry.first.size() < kKey; });
    for (const auto& [phrase, value] : phrases_) {
      const std::size_t least = phrase.size() - (phrase.ends_with(' ') ? 1 : 0);
      window_ = std::min(window_, std::max(kKey, least));
    }
    // How far the window may move when its last bytes are these: to where they stand last within
    // the first bytes of a phrase.
    leaps_.fill(static_cast<std::uint8_t>(window_ - kKey + 1));
    for (std::size_t n = 0; n < phrases_.size(); ++n) {
      const std::string& phrase = phrases_[n].first;
      for (std::size_t i = 0; i + kKey <= window_; ++i) {
        std::uint8_t& leap = leaps_[slot(key(phrase.data() + i))];
        leap = std::min(leap, static_cast<std::uint8_t>(window_ - kKey - i));
      }
    }
    // Chains of phrases whose first bytes share a slot, each in the order given.
    next_.resize(phrases_.size());
    for (std::size_t n = phrases_.size(); n-- > 0;) {
      std::uint16_t& head = heads_[slot(key(phrases_[n].first.data()))];
      next_[n] = head;
      head = static_cast<std::uint16_t>(n + 1);
    }
  }

  /// Calls `visit(value, position)` for each occurrence, in order, until it returns true.
  template <typename Visit>
  void each(std::string_view line, Visit visit) const {
    if (phrases_.empty()) return;
    const char* const bytes = line.data();
    for (std::size_t end = window_; end <= line.size();) {
      const std::size_t leap = leaps_[slot(key(bytes + end - kKey))];
      if (leap == 0 && visit_at(line, end - window_, visit)) return;
      end += std::max<std::size_t>(leap, 1);
    }
  }

  /// The same for phrases that begin at byte `i`; whether `visit` returned true.
  template <typename Visit>
  bool at(std::string_view line, std::size_t i, Visit visit) const {
    if (i + window_ > line.size() || phrases_.empty()) return false;
    return leaps_[slot(key(line.data() + i + window_ - kKey))] == 0 && visit_at(line, i, visit);
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
  static constexpr std::size_t kKey = 3;
  static constexpr std::size_t kSlots = 1u << 13;

  template <typename Visit>
  bool visit_at(std::string_view line, std::size_t i, Visit& visit) const {
    for (std::size_t n = heads_[slot(key(line.data() + i))]; n != 0; n = next_[n - 1]) {
      const auto& [phrase, value] = phrases_[n - 1];
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

  std::size_t window_ = 64;  ///< bytes of each phrase that are looked at: the shortest one's
  std::vector<Phrase> phrases_;
  std::array<std::uint8_t, kSlots> leaps_;
  std::array<std::uint16_t, kSlots> heads_{};  ///< 1 + the first phrase of each slot; 0: none
  std::vector<std::uint16_t> next_;            ///< likewise, of each phrase
};

}  // namespace fundstelle
