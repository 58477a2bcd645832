// What the texts of an archive have in common, for compressing each of them by itself: a dictionary
// of zstd, trained when an archive is built and kept in its database's metadata.
//
// Threads: immutable.
#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct ZSTD_CDict_s;
struct ZSTD_DDict_s;

namespace fundstelle {

class TextDictionary {
 public:
  /// Nothing if there is too little text to learn from.
  static std::shared_ptr<const TextDictionary> train(const std::vector<std::string_view>& texts);
  /// That of an archive; nothing if it has none. Throws Error(index_corrupt).
  static std::shared_ptr<const TextDictionary> load(const Xapian::Database& database);
  ~TextDictionary();
  TextDictionary(const TextDictionary&) = delete;
  TextDictionary& operator=(const TextDictionary&) = delete;

  void store(Xapian::WritableDatabase& database) const;
  const ZSTD_CDict_s* compressing() const { return compressing_; }
  const ZSTD_DDict_s* decompressing() const { return decompressing_; }

 private:
  explicit TextDictionary(std::string bytes);

  std::string bytes_;
  ZSTD_CDict_s* compressing_;
  ZSTD_DDict_s* decompressing_;
};

}  // namespace fundstelle
