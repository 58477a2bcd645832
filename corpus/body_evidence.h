// The text a page repeats in its metadata (JSON-LD articleBody), as evidence for which blocks
// belong.
//
// Threads: immutable after construction.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

namespace fundstelle {

class BodyEvidence {
 public:
  explicit BodyEvidence(std::string_view body);

  bool empty() const { return shingles_.empty(); }

  /// Share of the block's runs of four words that the body holds; for shorter blocks 1 or 0.
  double coverage(std::string_view block) const;

 private:
  std::string folded_;
  std::unordered_set<std::uint64_t> shingles_;
};

}  // namespace fundstelle
