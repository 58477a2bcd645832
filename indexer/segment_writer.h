// Writes a sealed segment: articles first, then terms in order, then sequences.
//
// What is large (postings, sequences) goes to the stream as it comes; tables of articles and the
// dictionary are kept until finish(). Threads: one thread. Errors: Error(io_error or disk_full).
#pragma once

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/posting_list.h"
#include "indexer/sealed_format.h"

namespace fundstelle {

/// What the tables of a segment say of an article.
struct SealedArticle {
  std::uint32_t docid = 0;
  std::string_view id;
  std::span<const std::uint32_t> passage_words;  ///< lengths of its passages
  std::span<const std::uint32_t> passage_parts;
  std::uint32_t title_words = 0;
  std::uint32_t title_parts = 0;
};

/// A term's lists, by ListKind.
struct TermPostings {
  std::array<GroupedPostings, kListKinds> lists;
  bool simple = false;  ///< see kSimpleFlag
  bool title_simple = false;
  GroupedPostings& of(ListKind kind) { return lists[static_cast<std::size_t>(kind)]; }
  const GroupedPostings& of(ListKind kind) const { return lists[static_cast<std::size_t>(kind)]; }
  void clear();
};

/// A word form of a term. Forms of one term differ in their spelling or in their parts.
struct TermForm {
  std::string_view folded;
  std::span<const std::uint32_t> parts;  ///< ordinals of terms; empty: a simple word
};

class SegmentWriter {
 public:
  /// `stream` must be seekable and outlive the writer; `archive` is the database's UUID, the range
  /// of docids is what the segment answers for.
  SegmentWriter(std::ostream& stream, std::string_view archive, std::uint32_t first_docid,
                std::uint32_t last_docid);
  ~SegmentWriter();

  void add_article(const SealedArticle& article);
  /// After all articles, before the first term.
  void begin_terms();
  /// Terms in ascending order of their bytes; postings by the ordinal of the article. The term's
  /// ordinal is the number of terms added before.
  void add_term(std::string_view term, const TermPostings& postings);
  /// After all terms, once for each in their order: its forms, variant 0 first. None for a term
  /// that is only ever a part.
  void add_forms(std::string_view term, std::span<const TermForm> forms);
  /// After all forms: for every article its tokens, as ordinals of terms with the marks of
  /// `kDerivedToken` and `kUnitEnd`, the variant of each token that is no mark, and where sentences
  /// end as WordSequences::sentence_ends says it.
  void add_sequence(std::span<const std::uint32_t> tokens, std::span<const std::uint32_t> variants,
                    std::span<const std::uint32_t> sentence_ends);
  void finish();

  static constexpr std::uint32_t kUnitEnd = 0xFFFFFFFFU;
  static constexpr std::uint32_t kDerivedToken = 0xFFFFFFFEU;  ///< precedes its token

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace fundstelle
