#include "indexer/successors.h"

#ifdef __SSE2__
#include <immintrin.h>
#endif

#include <bit>

#include "indexer/bit_packing.h"
#include "indexer/segment_writer.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMostOfArticles = 8;  // holders are at most an eighth

#ifdef __SSE2__
const bool kHasAvx2 = __builtin_cpu_supports("avx2") != 0;

// Whole groups of 32; `at` becomes the first position that is in none.
__attribute__((target("avx2"))) std::size_t pick_groups(const std::uint8_t* successors,
                                                        std::size_t count, std::uint8_t hash,
                                                        std::uint32_t* out, std::size_t& at) {
  const __m256i only = _mm256_set1_epi8(static_cast<char>(hash));
  const __m256i several = _mm256_set1_epi8(static_cast<char>(kSeveralSuccessors | 1U << hash % 7U));
  std::size_t n = 0;
  for (; at + 32 <= count; at += 32) {
    const __m256i sets = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(successors + at));
    const __m256i may = _mm256_or_si256(
        _mm256_cmpeq_epi8(sets, only), _mm256_cmpeq_epi8(_mm256_and_si256(sets, several), several));
    for (auto bits = static_cast<unsigned>(_mm256_movemask_epi8(may)); bits != 0;
         bits &= bits - 1) {
      out[n++] = static_cast<std::uint32_t>(at + static_cast<unsigned>(std::countr_zero(bits)));
    }
  }
  return n;
}
#endif

}  // namespace

std::uint8_t successor_hash(std::string_view term) {
  std::uint32_t hash = 2166136261U;  // FNV-1a
  for (const char c : term) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return static_cast<std::uint8_t>((hash ^ hash >> 15U) % kSeveralSuccessors);
}

std::size_t pick_followed(const std::uint8_t* successors, std::size_t count, std::uint8_t hash,
                          std::uint32_t* out) {
  std::size_t n = 0;
  std::size_t at = 0;
#ifdef __SSE2__
  if (kHasAvx2) n = pick_groups(successors, count, hash, out, at);
#endif
  for (; at < count; ++at) {
    out[n] = static_cast<std::uint32_t>(at);
    n += may_follow(successors[at], hash) ? 1 : 0;
  }
  return n;
}

std::optional<std::uint64_t> SuccessorSets::add_term(std::string_view term, std::size_t holders,
                                                     std::size_t articles) {
  hashes_.push_back(successor_hash(term));
  const bool useful = holders > kBlockSize && holders <= articles / kMostOfArticles;
  places_.push_back(useful ? static_cast<std::uint32_t>(terms_.size()) : kNone);
  if (!useful) return std::nullopt;
  const std::uint64_t begin = bytes_.size();
  terms_.push_back({begin, 0});
  bytes_.append(holders, static_cast<char>(kSeveralSuccessors));
  return begin;
}

void SuccessorSets::note(std::uint32_t term, std::uint8_t hash) {
  if (places_[term] == kNone) return;
  std::uint8_t& set = byte_of(terms_[places_[term]]);
  const auto bit = [](std::uint8_t h) { return static_cast<std::uint8_t>(1U << (h % 7U)); };
  if (set == kSeveralSuccessors) {
    set = hash;
  } else if (set < kSeveralSuccessors && set != hash) {
    set = static_cast<std::uint8_t>(kSeveralSuccessors | bit(set) | bit(hash));
  } else if (set > kSeveralSuccessors) {
    set = static_cast<std::uint8_t>(set | bit(hash));
  }
}

// That of the article at hand.
std::uint8_t& SuccessorSets::byte_of(Term& term) {
  if (term.article != article_) {
    term.article = article_;
    ++term.next;
  }
  return reinterpret_cast<std::uint8_t*>(bytes_.data())[term.next - 1];
}

// Titles have lists of their own, without successors.
void SuccessorSets::add_article(std::span<const std::uint32_t> tokens) {
  ++article_;
  waiting_.clear();
  bool in_title = true;
  bool derived = false;
  for (const std::uint32_t token : tokens) {
    if (token == SegmentWriter::kUnitEnd) {
      in_title = false;
      waiting_.clear();
    } else if (token == SegmentWriter::kDerivedToken) {
      derived = true;
    } else if (!in_title) {
      if (!derived) {
        for (const std::uint32_t term : waiting_) note(term, hashes_[token]);
        waiting_.clear();
      }
      waiting_.push_back(token);
      if (places_[token] != kNone) byte_of(terms_[places_[token]]);
    }
    if (token < SegmentWriter::kDerivedToken) derived = false;
  }
}

}  // namespace fundstelle
