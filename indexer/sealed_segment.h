// Reads a sealed segment: a file in memory, each chunk checked against its checksum before its
// bytes are used for the first time.
//
// Threads: all const members may be called from any number of threads. Errors: whatever is damaged
// throws Error(index_corrupt) naming the file; a search then takes the plain way.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/posting_list.h"
#include "indexer/sealed_format.h"

namespace fundstelle {

/// A term of a segment.
struct SealedTerm {
  std::uint32_t ordinal = 0;
  bool simple = false;
  bool title_simple = false;
  std::array<PostingListRef, kListKinds> lists;  ///< bytes are null where there is none
  std::array<std::uint64_t, kListKinds> offsets{};
  std::array<std::uint32_t, 3> word_units{};  ///< passages, articles, titles that hold it
  std::array<std::uint32_t, 3> part_units{};
  std::optional<std::uint64_t> successors;  ///< where they begin, if there are any
};

/// Appends the bytes of a token's code.
void append_sequence_code(std::uint32_t code, std::string& out);

/// A token of a sequence.
struct SealedToken {
  std::uint32_t code = 0;  ///< kFirstTermCode and more
  bool derived = false;
  std::uint32_t variant = 0;  ///< which of the term's forms; only from each_token()
};

/// The word forms of a term, by variant.
struct SealedForms {
  struct Form {
    std::uint32_t shared = 0;  ///< bytes of the term that it begins with
    std::string_view rest;
    std::vector<std::uint32_t> parts;  ///< ordinals of terms; empty: a simple word
  };
  std::uint32_t term = 0;  ///< its ordinal
  std::vector<Form> forms;
};

class SealedSegment {
 public:
  /// Maps a file and checks its header and tables.
  static std::shared_ptr<const SealedSegment> open(const std::filesystem::path& path);
  /// Takes the bytes of a segment made in memory.
  static std::shared_ptr<const SealedSegment> from_bytes(std::string bytes);
  ~SealedSegment();
  SealedSegment(const SealedSegment&) = delete;
  SealedSegment& operator=(const SealedSegment&) = delete;

  const SealedHeader& header() const { return header_; }
  const std::string& name() const { return name_; }
  std::uint32_t articles() const { return header_.articles; }

  std::uint32_t docid(std::uint32_t article) const { return docids_[article]; }
  std::uint32_t first_passage(std::uint32_t article) const { return first_passages_[article]; }
  std::uint32_t passage_words(std::uint32_t passage) const { return passage_words_[passage]; }
  std::uint32_t passage_parts(std::uint32_t passage) const { return passage_parts_[passage]; }
  std::uint32_t article_words(std::uint32_t article) const { return article_words_[article]; }
  std::uint32_t article_parts(std::uint32_t article) const { return article_parts_[article]; }
  std::uint32_t title_words(std::uint32_t article) const { return title_words_[article]; }
  std::uint32_t title_parts(std::uint32_t article) const { return title_parts_[article]; }
  /// 0: passages, 1: articles, 2: titles.
  const LengthClasses& length_classes(std::size_t level) const { return classes_[level]; }
  std::string_view id(std::uint32_t article) const;
  /// Place of the article's id among the segment's ids.
  std::uint32_t id_rank(std::uint32_t article) const { return id_ranks_[article]; }
  /// Ordinal of the article with `docid`, or nothing.
  std::optional<std::uint32_t> find_article(std::uint32_t docid) const;

  std::optional<SealedTerm> find(std::string_view term) const;
  /// Walks all terms in order.
  class TermCursor;
  /// Opens a list, after checking its bytes.
  PostingCursor cursor(const SealedTerm& term, ListKind kind) const;

  /// A byte for each article of the term's list of words, after checking them; null if none.
  const std::uint8_t* successors(const SealedTerm& term) const;

  std::uint32_t sequence_code(std::uint32_t term_ordinal) const;
  /// The article's tokens; `unit_ends` as in WordSequences.
  void sequence(std::uint32_t article, std::vector<SealedToken>& tokens,
                std::vector<std::uint32_t>& unit_ends) const;

  /// Where sentences end, as WordSequences::sentence_ends.
  std::vector<std::uint32_t> sentence_ends(std::uint32_t article) const;

  /// Calls visit(unit, SealedToken) for the article's tokens in order, with their variants.
  template <typename Visit>
  void each_token(std::uint32_t article, Visit&& visit) const;
  /// Forms of the term with a code.
  SealedForms forms(std::uint32_t code) const;
  /// The ordinal of the term with a code; cheaper than its forms.
  std::uint32_t term_ordinal(std::uint32_t code) const;
  /// The name of a term.
  std::string term(std::uint32_t ordinal) const;

  /// The bytes of the article's sequence, sentences included, and whether it has derived tokens.
  std::string_view sequence_bytes(std::uint32_t article, bool& derived) const;

  /// Asks for the entry that tells where an article's sequence, or else its lengths are.
  void prefetch_places(std::uint32_t article, bool sequence) const {
    if (sequence) {
      __builtin_prefetch(sequence_offsets_ + article);
    } else {
      __builtin_prefetch(first_passages_ + article);
    }
  }
  /// Asks for its sequence, or else its lengths; the entry above should be there.
  void prefetch(std::uint32_t article, bool sequence) const;

  /// Checks every byte.
  void verify() const;

 private:
  SealedSegment() = default;
  void parse();
  void map(const std::filesystem::path& path);
  [[noreturn]] void corrupt(const std::string& what) const;
  const std::uint8_t* checked(std::uint64_t offset, std::uint64_t bytes) const;
  const SectionRef& section(SealedSection s) const {
    return header_.sections[static_cast<std::size_t>(s)];
  }
  template <typename T>
  const T* table(SealedSection s, std::uint64_t count) const;
  static std::uint32_t read_code(const std::uint8_t*& at) {
    std::uint32_t code = 0;
    for (unsigned shift = 0;; shift += 7) {
      const std::uint8_t byte = *at++;
      code |= static_cast<std::uint32_t>(byte & 0x7FU) << shift;
      if (byte >= 0x80) return code;
    }
  }
  const std::uint8_t* variant_bits(std::uint32_t article) const;
  const std::uint8_t* form_block(std::uint32_t block) const;
  std::size_t units(std::uint32_t article) const {
    return first_passages_[article + 1] - first_passages_[article] + 1;
  }
  // Reads the record at `at` of the dictionary; `term` holds the one before.
  const std::uint8_t* read_lists(const std::uint8_t* at, std::uint64_t& postings,
                                 SealedTerm& out) const;
  const std::uint8_t* read_term(const std::uint8_t* at, std::string& term, std::uint64_t& postings,
                                SealedTerm& out) const;

  std::string name_;
  std::string owned_;
  const std::uint8_t* bytes_ = nullptr;
  std::size_t size_ = 0;
  bool mapped_ = false;
  SealedHeader header_;
  const std::uint64_t* checksums_ = nullptr;
  mutable std::vector<std::atomic<std::uint8_t>> seen_;  // chunks that were found intact

  const std::uint32_t* docids_ = nullptr;
  const std::uint32_t* first_passages_ = nullptr;
  const std::uint32_t* passage_words_ = nullptr;
  const std::uint32_t* passage_parts_ = nullptr;
  const std::uint32_t* article_words_ = nullptr;
  const std::uint32_t* article_parts_ = nullptr;
  const std::uint32_t* title_words_ = nullptr;
  const std::uint32_t* title_parts_ = nullptr;
  const LengthClasses* classes_ = nullptr;
  const std::uint32_t* id_offsets_ = nullptr;
  const std::uint32_t* id_ranks_ = nullptr;
  const DictionaryBlockRef* dictionary_index_ = nullptr;
  static constexpr std::size_t kSampledKeys = 64;  // one of so many blocks
  std::vector<std::uint64_t> sampled_keys_;  // of dictionary_index_, which is too large for a cache
  const std::uint8_t* dictionary_ = nullptr;
  const std::uint64_t* sequence_offsets_ = nullptr;
  const std::uint32_t* form_index_ = nullptr;
  const std::uint8_t* several_forms_ = nullptr;
  const std::uint32_t* variant_offsets_ = nullptr;
};

class SealedSegment::TermCursor {
 public:
  explicit TermCursor(const SealedSegment& segment) : segment_(&segment), at_(segment.dictionary_) {
    if (!done()) read();
  }
  bool done() const { return ordinal_ == segment_->header_.terms; }
  /// Of the current term, until next().
  std::string_view name() const { return name_; }
  const SealedTerm& term() const { return term_; }
  void next() {
    ++ordinal_;
    if (!done()) read();
  }

 private:
  void read() {
    term_ = {};
    term_.ordinal = ordinal_;
    at_ = segment_->read_term(at_, name_, postings_, term_);
  }

  const SealedSegment* segment_;
  const std::uint8_t* at_;
  std::uint64_t postings_ = 0;
  std::uint32_t ordinal_ = 0;
  std::string name_;
  SealedTerm term_;
};

template <typename Visit>
void SealedSegment::each_token(std::uint32_t article, Visit&& visit) const {
  bool derived = false;
  const std::string_view bytes = sequence_bytes(article, derived);
  const auto* at = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const std::uint8_t* bits = variant_bits(article);
  std::size_t bit = 0;
  std::size_t unit = 0;
  derived = false;
  for (const std::size_t end = units(article); unit < end;) {
    const std::uint32_t code = read_code(at);
    if (code < kFirstTermCode) {
      derived = code == kDerivedCode;
      if (!derived) ++unit;
      continue;
    }
    std::uint32_t variant = 0;
    const std::uint32_t rank = code - kFirstTermCode;
    if ((several_forms_[rank / 8] >> rank % 8 & 1U) != 0) {
      for (; (bits[bit / 8] >> bit % 8 & 1U) != 0; ++bit) ++variant;
      ++bit;
    }
    visit(unit, SealedToken{code, derived, variant});
    derived = false;
  }
}

}  // namespace fundstelle
