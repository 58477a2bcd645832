// Cuts a paragraph into sentences, knowing German dates, ordinals, abbreviations and direct speech.
//
// Threads: immutable; any thread.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "fundstelle/error.h"

namespace fundstelle {

class SentenceSplitter {
 public:
  SentenceSplitter();
  ~SentenceSplitter();
  SentenceSplitter(SentenceSplitter&&) noexcept;
  SentenceSplitter& operator=(SentenceSplitter&&) noexcept;

  /// Sentences of one paragraph: disjoint, in order, without surrounding white space, together
  /// covering everything else. Deterministic; linear in the length.
  std::vector<ByteRange> split(std::string_view paragraph) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace fundstelle
