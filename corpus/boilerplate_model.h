// Leftovers learned from the archive: a line that recurs in many different articles of one source was
// not written for any of them. The shipped table knows what German pages say in general; this learns
// what one outlet says.
//
// Memory is bounded: lines seen once are forgotten first when the table is full (lossy counting,
// Manku and Motwani 2002), so a line must recur often enough to be learned.
//
// Threads: one thread at a time; several may read at once while nobody observes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "fundstelle/article.h"
#include "stemming/sentence_splitter.h"

namespace fundstelle {

class BoilerplateModel {
 public:
  /// At most `max_lines` lines are remembered, about 40 bytes each.
  explicit BoilerplateModel(std::size_t max_lines = 400'000) : max_lines_(max_lines) {}

  /// Counts the lines of an article, kept or cut. The same title does not count twice in a row, so
  /// that updates of one article do not make its text a leftover.
  void observe(const Article& article);

  /// Why `line` of an article of `source` is a leftover ("recurs in 12 articles of ZEITUNG"); empty
  /// if it is none.
  std::string reason(std::string_view source, std::string_view line) const;

  /// Turns recurring lines of `article` into boilerplate and cuts its passages anew. True if any was.
  bool apply(Article& article, const SentenceSplitter& splitter) const;

  std::size_t lines() const { return lines_.size(); }

  /// Everything learned, as bytes: the same for the same observations in the same order.
  std::string serialize() const;
  /// The reverse; nothing if the bytes are not ours.
  static std::optional<BoilerplateModel> deserialize(std::string_view bytes);

 private:
  struct Line {
    std::uint32_t articles = 0;    ///< that hold it
    std::uint32_t last_title = 0;  ///< hash of the last one's title
  };

  void forget_rare();

  std::size_t max_lines_;
  std::unordered_map<std::uint64_t, Line> lines_;               ///< by hash of source and line
  std::unordered_map<std::uint64_t, std::uint32_t> sources_;    ///< articles by hash of the source
};

/// What counts as an article's source for learning: its outlet, else the host of its address.
std::string learning_source(const Article& article);

}  // namespace fundstelle
