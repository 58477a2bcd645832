// Finds agency copies and updates of one report: MinHash (Broder 1997) over runs of three words,
// with banding for candidates (Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets",
// chapter 3).
//
// With runs of three words a copy in which every tenth word was changed still shares half of its
// runs; two reports of the same matter by different writers share a few in a hundred.
//
// Threads: signatures are plain values; DuplicateClusters belongs to one thread at a time.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fundstelle/article.h"

namespace fundstelle {

/// A text's fixed-size summary: 264 bytes.
struct ArticleSignature {
  static constexpr std::size_t kSize = 64;
  std::array<std::uint32_t, kSize> minima{};
  std::uint32_t shingles = 0;  ///< distinct runs of words; 0 for texts too short to compare
  std::int32_t day = 0;        ///< of publication, days since 1970; 0 if unknown

  bool operator==(const ArticleSignature&) const = default;
};

/// Signature of the text: paragraphs and quotes, without title, captions and leftovers.
ArticleSignature signature_of(const Article& article);

/// Estimated share of common runs of words (Jaccard), 0..1; standard error 0.06 at worst.
double similarity(const ArticleSignature& a, const ArticleSignature& b);

/// Estimated share of the shorter text's runs that the longer one holds too.
double containment(const ArticleSignature& a, const ArticleSignature& b);

struct DuplicateRule {
  double min_similarity = 0.33;   ///< copies with up to 15 % of their words changed
  double min_containment = 0.72;  ///< updates that only added text ...
  double min_overlap = 0.22;      ///< ... to a text that is not much shorter
  int window_days = 7;            ///< between the dates; unknown dates match any
};

/// Whether two texts are one report.
bool is_same_report(const ArticleSignature& a, const ArticleSignature& b,
                    const DuplicateRule& rule = {});

/// Keys under which texts of one report meet: two that share none are no duplicates, but for one
/// pair in a hundred at the rule's limit. Terms for an index, or keys of a map.
std::array<std::uint64_t, 32> band_keys(const ArticleSignature& signature);

/// Groups signatures as they come. Memory: about 1.5 KB for each within the window.
class DuplicateClusters {
 public:
  explicit DuplicateClusters(DuplicateRule rule = {}) : rule_(rule) {}

  /// Number of the cluster the signature falls into: its own number (counted from 0 in the order of
  /// calls) if it is the first of its report.
  std::size_t add(const ArticleSignature& signature);

  /// Forgets signatures whose date lies before `day` less the window; their clusters get no more.
  void forget_before(std::int32_t day);

 private:
  struct Member {
    ArticleSignature signature;
    std::size_t cluster;
  };

  DuplicateRule rule_;
  std::vector<Member> members_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> bands_;
  std::size_t next_ = 0;
};

}  // namespace fundstelle
