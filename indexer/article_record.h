// What the index stores of an article, beside its postings: metadata, the blocks of the page and
// the passages' pieces; read only for what is shown, and where an article is not sealed.
//
// docs/index-format.md gives the bytes. Threads: plain values; a RecordCodec belongs to one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "fundstelle/article.h"

namespace fundstelle {

class TextDictionary;

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

  /// The id of a stored record, without decompressing anything.
  static std::string_view id(std::string_view stored);

  /// Tells whether an article changed: a hash of its id and of all the text section holds.
  static std::uint64_t content_hash(std::string_view id, std::string_view text);

  /// The text section. Throws Error(index_corrupt).
  Article article(std::string_view stored);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace fundstelle
