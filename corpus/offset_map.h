// Leads from a decoded text back to the bytes it was decoded from, so that blocks keep their place
// in the original record through character sets, JSON escapes, CSV quotes and XML entities.
//
// Threads: plain value.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "fundstelle/error.h"

namespace fundstelle {

/// Piecewise linear: from each anchor on, both texts advance byte by byte until the next anchor.
class OffsetMap {
 public:
  /// Requires growing `decoded`. An anchor that continues the last piece is not stored.
  void add(std::size_t decoded, std::size_t original) {
    if (!anchors_.empty()) {
      const Anchor& last = anchors_.back();
      if (original - last.original == decoded - last.decoded) return;
      if (last.decoded == decoded) anchors_.pop_back();
    } else if (original == decoded) {
      return;
    }
    anchors_.push_back({decoded, original});
  }

  std::size_t original(std::size_t decoded) const {
    auto next = std::upper_bound(
        anchors_.begin(), anchors_.end(), decoded,
        [](std::size_t offset, const Anchor& anchor) { return offset < anchor.decoded; });
    if (next == anchors_.begin()) return decoded;
    const Anchor& anchor = *--next;
    return anchor.original + (decoded - anchor.decoded);
  }

  ByteRange original(ByteRange decoded) const {
    return {original(decoded.begin), original(decoded.end)};
  }

  bool is_identity() const { return anchors_.empty(); }

 private:
  struct Anchor {
    std::size_t decoded;
    std::size_t original;
  };
  std::vector<Anchor> anchors_;
};

}  // namespace fundstelle
