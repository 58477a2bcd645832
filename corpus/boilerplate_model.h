// Leftovers learned from the archive: a line that recurs in many different articles of one source
// was not written for any of them. The shipped table knows what German pages say in general; this
// learns what one outlet says.
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
#include <vector>

#include "fundstelle/article.h"
#include "stemming/sentence_splitter.h"

namespace fundstelle {

/// What the model sees of an article.
struct RecurringLines {
  std::uint64_t source = 0;         ///< hash of learning_source(); 0: none, nothing is learned
  std::uint32_t title = 0;          ///< hash
  std::vector<std::uint64_t> keys;  ///< of its lines that were not cut, 40 bits each; sorted
};

/// Without a source no keys: agency copies could not be told from leftovers.
RecurringLines recurring_lines(const Article& article);

class BoilerplateModel {
 public:
  /// At most `max_lines` lines are remembered, about 40 bytes each.
  explicit BoilerplateModel(std::size_t max_lines = 400'000) : max_lines_(max_lines) {}

  /// Counts the lines of an article, kept or cut. The same title does not count twice in a row, so
  /// that updates of one article do not make its text a leftover.
  void observe(const Article& article) { observe(recurring_lines(article)); }
  /// True if a line was not known to be a leftover before and is now.
  bool observe(const RecurringLines& lines);

  /// Whether any of the lines is known to be a leftover.
  bool knows_any(const RecurringLines& lines) const;

  /// Why `line` of an article of `source` is a leftover ("recurs in 12 articles of ZEITUNG"); empty
  /// if it is none.
  std::string reason(std::string_view source, std::string_view line) const;

  /// Turns recurring lines of `article` into boilerplate and cuts its passages anew. True if any
  /// was.
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
  bool is_leftover(const Line& line, std::uint64_t key, std::uint32_t articles) const;

  std::size_t max_lines_;
  std::unordered_map<std::uint64_t, Line> lines_;             ///< by hash of source and line
  std::unordered_map<std::uint64_t, std::uint32_t> sources_;  ///< articles by hash of the source
};

/// What counts as an article's source for learning: its outlet, else the host of its address.
std::string learning_source(const Article& article);

}  // namespace fundstelle
