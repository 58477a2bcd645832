// The bytes of a sealed segment: header, sections, codes. docs/sealed-segments.md describes them.
//
// Numbers are little-endian. A segment is derived from the articles of the database and covers the
// documents of a range of docids; the content of a docid never changes (a replaced article gets a
// new one), so a segment is never stale: it can only hold documents that were removed since.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

namespace fundstelle {

static_assert(std::endian::native == std::endian::little, "sealed segments are little-endian");

inline constexpr std::array<char, 8> kSealedMagic{'F', 'S', 'R', 'A', 'N', 'K', '\r', '\n'};
inline constexpr std::uint32_t kSealedVersion = 4;
inline constexpr std::size_t kSealedHeaderBytes = 576;
inline constexpr std::size_t kSealedChunkBytes = 16384;  ///< the unit of checksums
inline constexpr std::size_t kDictionaryBlock = 16;      ///< terms that share a front-coded block
inline constexpr std::size_t kFormBlock = 16;            ///< codes between offsets of their forms
inline constexpr std::size_t kSubBlock = 32;             ///< postings between payload offsets

enum class SealedSection : std::uint32_t {
  docids,          ///< u32 per article
  first_passages,  ///< u32 per article, and one more: the number of passages
  passage_words,   ///< u32 per passage
  passage_parts,
  article_words,  ///< u32 per article: sums over its passages
  article_parts,
  title_words,  ///< u32 per article
  title_parts,
  length_classes,    ///< LengthClasses, one per level
  id_offsets,        ///< u32 per article, and one more
  ids,               ///< bytes
  id_ranks,          ///< u32 per article: its place in the order of ids
  dictionary_index,  ///< DictionaryBlockRef per block
  dictionary,        ///< front-coded terms
  sequence_codes,    ///< u32 per term, by its ordinal: 2 + its rank by frequency
  postings,
  sequence_offsets,  ///< u64 per article, and one more; kDerivedBit: it has derived tokens
  sequences,
  form_index,       ///< u32 per 16 codes: where their forms begin
  forms,            ///< by code: how the term's word forms are spelled and which parts they have
  several_forms,    ///< a bit per code: its tokens have a variant
  variant_offsets,  ///< u32 per article, and one more
  variants,         ///< bits: which form of its term a token is
  successors,       ///< see successors.h
};
inline constexpr std::size_t kSealedSections = 24;

struct SectionRef {
  std::uint64_t offset = 0;
  std::uint64_t bytes = 0;
};

struct SealedHeader {
  std::array<char, 8> magic = kSealedMagic;
  std::uint32_t version = kSealedVersion;
  std::uint32_t articles = 0;
  std::uint32_t passages = 0;
  std::uint32_t titles = 0;  ///< that hold a word
  std::uint32_t terms = 0;
  std::uint32_t first_docid = 0;
  std::uint32_t last_docid = 0;
  std::uint32_t most_passages = 0;  ///< that an article has
  std::array<char, 40> archive{};   ///< the database's UUID
  std::uint64_t words = 0;          ///< totals over all passages and titles
  std::uint64_t parts = 0;
  std::uint64_t title_words = 0;
  std::uint64_t title_parts = 0;
  std::uint64_t data_end = 0;        ///< chunks cover [kSealedHeaderBytes, data_end)
  std::uint64_t file_bytes = 0;      ///< data_end and eight bytes a chunk
  std::uint64_t chunk_checksum = 0;  ///< of the chunks' checksums
  std::array<SectionRef, kSealedSections> sections{};
  std::uint64_t checksum = 0;  ///< of all before it
};
static_assert(sizeof(SealedHeader) <= kSealedHeaderBytes);

struct DictionaryBlockRef {
  std::uint64_t key = 0;       ///< first eight bytes of its first term, the first the highest
  std::uint64_t postings = 0;  ///< where the lists of its first term begin, in the section
  std::uint32_t offset = 0;    ///< of the block, in the section of the dictionary
  std::uint32_t padding = 0;
};

/// The key of a term: keys are in the order of terms, as far as they differ.
constexpr std::uint64_t dictionary_key(std::string_view term) {
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    key = key << 8U | (i < term.size() ? static_cast<unsigned char>(term[i]) : 0U);
  }
  return key;
}

/// A unit's length is one of 32 classes by its words, so that a posting's code of eight bits
/// (class, and class of the frequency) bounds its BM25 from above whatever the constants and the
/// averages. Where an article has one passage, the longest members bound it from below.
struct LengthClasses {
  std::array<std::uint32_t, 32> least_words{};  ///< shortest member; also the class's lower limit
  std::array<std::uint32_t, 32> least_parts{};
  std::array<std::uint32_t, 32> most_words{};  ///< longest member
  std::array<std::uint32_t, 32> most_parts{};  ///< greatest of all members
};

/// Greatest frequency of each class.
inline constexpr std::array<std::uint32_t, 8> kFrequencyClasses{
    1, 2, 3, 4, 6, 9, 15, std::numeric_limits<std::uint32_t>::max()};

/// Least frequency of a class.
constexpr std::uint32_t least_frequency(std::size_t c) {
  return c == 0 ? 1 : kFrequencyClasses[c - 1] + 1;
}

constexpr std::uint8_t frequency_class(std::uint32_t frequency) {
  std::uint8_t c = 0;
  while (frequency > kFrequencyClasses[c]) ++c;
  return c;
}
constexpr std::uint8_t posting_code(std::uint8_t frequency_class, std::uint8_t length_class) {
  return static_cast<std::uint8_t>(frequency_class * 32 + length_class);
}

/// The lists of a term, in this order in the file.
enum class ListKind : std::uint8_t {
  words,  ///< passages where the term is a whole word
  parts,  ///< passages where it is a part, beyond what `words` says of a simple word
  title_words,
  title_parts,
};
inline constexpr std::size_t kListKinds = 4;
/// Flags of a term's record: bit k, the list of kind k exists; then:
inline constexpr unsigned kSimpleFlag = 1U << 4U;  ///< every whole word is also its own part
inline constexpr unsigned kTitleSimpleFlag = 1U << 5U;
inline constexpr unsigned kSuccessorsFlag = 1U << 6U;  ///< its list of words has successors

/// Sequences: a token is its code, seven bits a byte, the lowest first, the last byte marked.
inline constexpr std::uint32_t kUnitEndCode = 0;
inline constexpr std::uint32_t kDerivedCode = 1;  ///< the next token shares its position
inline constexpr std::uint32_t kFirstTermCode = 2;
inline constexpr std::uint64_t kDerivedBit = 1ULL << 63U;
/// Behind the last unit, where sentences end: tokens since the end before, less than kLongSentence
/// a byte, else that and the rest. No byte is marked, so that none ends a code.
inline constexpr std::uint32_t kLongSentence = 127;

}  // namespace fundstelle
