#include "corpus/body_evidence.h"

#include <vector>

#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

constexpr std::size_t kShingle = 4;

std::vector<std::uint64_t> word_hashes(std::string_view folded) {
  std::vector<std::uint64_t> hashes;
  std::uint64_t hash = 0;
  bool in_word = false;
  for (const char c : folded) {
    if (c == ' ') {
      if (in_word) hashes.push_back(hash);
      in_word = false;
      continue;
    }
    if (!in_word) hash = 14695981039346656037ull;
    in_word = true;
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  }
  if (in_word) hashes.push_back(hash);
  return hashes;
}

std::uint64_t join(const std::vector<std::uint64_t>& hashes, std::size_t at) {
  std::uint64_t joined = 0;
  for (std::size_t i = 0; i < kShingle; ++i)
    joined = (joined ^ hashes[at + i]) * 0x9E3779B97F4A7C15ull;
  return joined;
}

}  // namespace

BodyEvidence::BodyEvidence(std::string_view body) : folded_(1, ' ') {
  folded_.append(fold_line(body)).push_back(' ');
  const auto hashes = word_hashes(folded_);
  for (std::size_t i = 0; i + kShingle <= hashes.size(); ++i) shingles_.insert(join(hashes, i));
}

double BodyEvidence::coverage(std::string_view block) const {
  const std::string folded = fold_line(block);
  const auto hashes = word_hashes(folded);
  if (hashes.empty()) return 0.0;
  if (hashes.size() < kShingle) {
    std::string whole_words(1, ' ');
    whole_words.append(folded).push_back(' ');
    return folded_.find(whole_words) == std::string::npos ? 0.0 : 1.0;
  }
  std::size_t found = 0;
  const std::size_t count = hashes.size() - kShingle + 1;
  for (std::size_t i = 0; i < count; ++i) found += shingles_.count(join(hashes, i));
  return static_cast<double>(found) / static_cast<double>(count);
}

}  // namespace fundstelle
