// What the index stores of an article, beside its postings, and the form in which its sequences of
// words go from the thread that analyses to the one that seals.
//
//   the text section      metadata, the blocks of the page and the passages' pieces; read only for
//                         what is shown, and where an article is not sealed
//   sequences (packed)    the article's dictionary of word forms and, for the title and each
//                         passage, its words as ordinals into that dictionary; not stored
//
// docs/index-format.md gives the bytes. Threads: plain values; a RecordCodec belongs to one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "fundstelle/article.h"

namespace fundstelle {

class TextDictionary;

/// One word form of an article's dictionary.
struct FormEntry {
  std::string_view folded;
  std::string_view stem;
  std::uint32_t first_part = 0;  ///< into SequenceRecord::parts
  std::uint32_t part_count = 0;  ///< 0: a simple word, which stands as itself in the field of parts
};

/// A word of a sequence; `derived` shares the position of the word before it.
struct SequenceWord {
  std::uint32_t entry = 0;
  bool derived = false;
};

/// The title (unit 0) and the passages (units 1…) of an article as sequences of words.
/// Views point into the codec's buffers and are valid until its next decode.
struct SequenceRecord {
  std::vector<FormEntry> entries;        ///< sorted by folded form
  std::vector<std::string_view> parts;   ///< terms of compound parts
  std::vector<SequenceWord> words;       ///< of all units, one after another
  std::vector<std::uint32_t> unit_ends;  ///< end of each unit in `words`
  /// Where a sentence ends inside a unit, before the next one's first word; ascending, in `words`.
  std::vector<std::uint32_t> sentence_ends;

  std::size_t units() const { return unit_ends.size(); }
  std::size_t passages() const { return unit_ends.empty() ? 0 : unit_ends.size() - 1; }
  std::span<const SequenceWord> unit(std::size_t i) const {
    const std::uint32_t begin = i == 0 ? 0 : unit_ends[i - 1];
    return {words.data() + begin, unit_ends[i] - begin};
  }
  /// Entries counted in the field of parts for one occurrence of `entry`.
  std::uint32_t part_length(const FormEntry& entry) const {
    return entry.part_count == 0 ? 1 : entry.part_count;
  }
};

inline constexpr int kTextCompressionLevel = 3;

/// Compresses and reads records.
class RecordCodec {
 public:
  /// With the archive's dictionary, if it has one.
  explicit RecordCodec(std::shared_ptr<const TextDictionary> dictionary = nullptr);
  ~RecordCodec();
  RecordCodec(RecordCodec&&) noexcept;
  RecordCodec& operator=(RecordCodec&&) noexcept;

  /// The text section, not compressed.
  static std::string text(const Article& article);
  /// The stored bytes. The article's id stands uncompressed in front.
  std::string encode(std::string_view id, std::string_view text);
  std::string encode(const Article& article) { return encode(article.id, text(article)); }

  /// Sequences, packed to be handed to another thread.
  static std::string pack(const SequenceRecord& sequences);

  /// The id of a stored record, without decompressing anything.
  static std::string_view id(std::string_view stored);

  /// Tells whether an article changed: a hash of its id and of all the text section holds.
  static std::uint64_t content_hash(std::string_view id, std::string_view text);

  /// What pack() packed; `packed` may go once it returns. Throws Error(index_corrupt).
  const SequenceRecord& unpack(std::string_view packed);

  /// The text section. Throws Error(index_corrupt).
  Article article(std::string_view stored);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace fundstelle
