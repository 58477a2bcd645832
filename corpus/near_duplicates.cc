#include "corpus/near_duplicates.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <unordered_set>

#include "corpus/utf8_text.h"
#include "stemming/simd_dispatch.h"

namespace fundstelle {
namespace {

constexpr std::size_t kShingle = 3;
constexpr std::uint32_t kMinShingles = 20;  ///< a text of fewer words proves nothing
constexpr std::size_t kRowsPerBand = 2;

constexpr std::uint64_t mix(std::uint64_t x) {  // the finalizer of SplitMix64
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ull;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBull;
  return x ^ (x >> 31);
}

/// Hashes of the words in order, lower case; digits count, unlike in fold_line.
void add_words(std::string_view text, std::vector<std::uint64_t>& words) {
  const std::string folded = lower(text);
  std::uint64_t hash = 0;
  bool inside = false;
  for (std::size_t i = 0; i < folded.size();) {
    const std::size_t start = i;
    if (is_word_character(next_code_point(folded, i))) {
      if (!inside) hash = 14695981039346656037ull;
      inside = true;
      for (std::size_t j = start; j < i; ++j)
        hash = (hash ^ static_cast<unsigned char>(folded[j])) * 1099511628211ull;
    } else if (inside) {
      words.push_back(hash);
      inside = false;
    }
  }
  if (inside) words.push_back(hash);
}

std::int32_t day_of(std::string_view date) {
  if (date.size() < 10 || date[4] != '-' || date[7] != '-') return 0;
  const int year = std::atoi(std::string(date.substr(0, 4)).c_str());
  const int month = std::atoi(std::string(date.substr(5, 2)).c_str());
  const int day = std::atoi(std::string(date.substr(8, 2)).c_str());
  if (year < 1600 || month < 1 || month > 12 || day < 1) return 0;
  // Civil date to days: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
  const int y = year - (month <= 2);
  const int era = y / 400;
  const int yoe = y - era * 400;
  const int doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

struct Salts {
  std::array<std::uint32_t, ArticleSignature::kSize> added;
  std::array<std::uint32_t, ArticleSignature::kSize> factors;
};

constexpr Salts make_salts() {
  Salts salts{};
  std::uint64_t x = 0;
  for (std::size_t i = 0; i < ArticleSignature::kSize; ++i) {
    x += 0x9E3779B97F4A7C15ull;
    const std::uint64_t salt = mix(x);
    salts.added[i] = static_cast<std::uint32_t>(salt);
    salts.factors[i] = static_cast<std::uint32_t>(salt >> 32U) | 1U;
  }
  return salts;
}

// One hash of each run for each row, of 32 bits so that vectors hold many.
FUNDSTELLE_SIMD void lower_minima(const std::vector<std::uint64_t>& shingles,
                                  std::array<std::uint32_t, ArticleSignature::kSize>& minima) {
  static constexpr Salts salts = make_salts();
  std::array<std::uint32_t, ArticleSignature::kSize> least = minima;
  for (const std::uint64_t shingle : shingles) {
    const auto hash = static_cast<std::uint32_t>(shingle >> 32U);
    for (std::size_t i = 0; i < ArticleSignature::kSize; ++i) {
      std::uint32_t value = (hash ^ salts.added[i]) * salts.factors[i];
      value ^= value >> 15U;
      value *= 0x2C1B3C6DU;
      least[i] = std::min(least[i], value);
    }
  }
  minima = least;
}

}  // namespace

ArticleSignature signature_of(const Article& article) {
  std::vector<std::uint64_t> words;
  for (const Block& block : article.blocks) {
    if (block.kind == BlockKind::paragraph || block.kind == BlockKind::quote)
      add_words(block.text, words);
  }
  ArticleSignature signature;
  signature.day = day_of(article.date);
  signature.minima.fill(std::numeric_limits<std::uint32_t>::max());
  std::vector<std::uint64_t> shingles;
  for (std::size_t i = 0; i + kShingle <= words.size(); ++i) {
    std::uint64_t hash = 0;
    for (std::size_t j = 0; j < kShingle; ++j) hash = mix(hash + words[i + j]);
    shingles.push_back(hash);
  }
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  signature.shingles = static_cast<std::uint32_t>(shingles.size());
  lower_minima(shingles, signature.minima);
  return signature;
}

double similarity(const ArticleSignature& a, const ArticleSignature& b) {
  if (a.shingles == 0 || b.shingles == 0) return 0.0;
  std::size_t equal = 0;
  for (std::size_t i = 0; i < ArticleSignature::kSize; ++i) equal += a.minima[i] == b.minima[i];
  return static_cast<double>(equal) / ArticleSignature::kSize;
}

double containment(const ArticleSignature& a, const ArticleSignature& b) {
  if (a.shingles == 0 || b.shingles == 0) return 0.0;
  const double jaccard = similarity(a, b);
  const double common = jaccard * (a.shingles + b.shingles) / (1.0 + jaccard);
  return std::min(1.0, common / std::min(a.shingles, b.shingles));
}

bool is_same_report(const ArticleSignature& a, const ArticleSignature& b,
                    const DuplicateRule& rule) {
  if (std::min(a.shingles, b.shingles) < kMinShingles) return false;
  if (a.day != 0 && b.day != 0 && std::abs(a.day - b.day) > rule.window_days) return false;
  const double alike = similarity(a, b);
  if (alike >= rule.min_similarity) return true;
  return alike >= rule.min_overlap && containment(a, b) >= rule.min_containment;
}

std::array<std::uint64_t, 32> band_keys(const ArticleSignature& signature) {
  std::array<std::uint64_t, 32> keys;
  for (std::size_t band = 0; band < keys.size(); ++band) {
    std::uint64_t hash = band;
    for (std::size_t row = 0; row < kRowsPerBand; ++row) {
      hash = mix(hash * 0x9E3779B97F4A7C15ull + signature.minima[band * kRowsPerBand + row] + 1);
    }
    keys[band] = hash;
  }
  return keys;
}

std::size_t DuplicateClusters::add(const ArticleSignature& signature) {
  std::size_t cluster = next_++;
  if (signature.shingles < kMinShingles) return cluster;
  const auto keys = band_keys(signature);
  double best = 0.0;
  std::unordered_set<std::uint32_t> seen;
  for (const std::uint64_t key : keys) {
    const auto found = bands_.find(key);
    if (found == bands_.end()) continue;
    for (const std::uint32_t index : found->second) {
      if (!seen.insert(index).second) continue;
      const Member& member = members_[index];
      const double alike = similarity(signature, member.signature);
      if (alike > best && is_same_report(signature, member.signature, rule_)) {
        best = alike;
        cluster = member.cluster;
      }
    }
  }
  const auto index = static_cast<std::uint32_t>(members_.size());
  members_.push_back({signature, cluster});
  for (const std::uint64_t key : keys) bands_[key].push_back(index);
  return cluster;
}

void DuplicateClusters::forget_before(std::int32_t day) {
  std::vector<Member> kept;
  for (const Member& member : members_) {
    if (member.signature.day == 0 || member.signature.day >= day - rule_.window_days)
      kept.push_back(member);
  }
  members_ = std::move(kept);
  bands_.clear();
  for (std::uint32_t i = 0; i < members_.size(); ++i) {
    for (const std::uint64_t key : band_keys(members_[i].signature)) bands_[key].push_back(i);
  }
}

}  // namespace fundstelle
