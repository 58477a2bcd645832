// Reads articles from files and folders as users have them, cleans them and cuts their passages.
//
// Threads: a call of read_articles reports from the calling thread only. Different calls may run at
// once. Nothing outside the given paths is read: symbolic links inside folders and archive members
// with ".." are reported and skipped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "fundstelle/article.h"

namespace fundstelle {

/// How to read. Limits guard against hostile or broken input; what exceeds one is reported.
struct ReadOptions {
  /// "auto" (by content and name) or the name of one format; see read_formats().
  std::string format = "auto";
  /// Field names of records: {"text", "body"} reads the text from the field "body".
  std::map<std::string, std::string> fields;
  /// Outlet given to articles that name none.
  std::string default_source;
  std::size_t max_record_bytes = 16u << 20;           ///< one article's record
  std::size_t max_nesting = 64;                       ///< JSON or XML depth
  std::uint64_t max_decompressed_bytes = 1ull << 40;  ///< one archive, decompressed
  std::size_t max_members = 10'000'000;               ///< one archive's members
};

/// Something that could not be read; reading goes on after it.
struct ReadProblem {
  std::string path;    ///< file, with "!/member" for a member of an archive
  std::string place;   ///< "line 12", "byte 4711", or empty for the whole file
  std::string reason;  ///< what is wrong and what would mend it
};

/// Where a reading run stands.
struct ReadProgress {
  std::uint64_t bytes_read = 0;
  std::uint64_t bytes_total = 0;  ///< 0 if unknown (standard input)
};

/// What read_articles calls. Empty functions are skipped.
struct ReadEvents {
  std::function<void(Article&&)> on_article;
  std::function<void(const ReadProblem&)> on_problem;
  std::function<void(const ReadProgress&)> on_progress;
};

/// Names that ReadOptions::format takes, "auto" first.
const std::vector<std::string>& read_formats();

/// Reads every article below `paths` ("-" is standard input) in a fixed order: paths as given,
/// folders by byte order of names. Memory is bounded by max_record_bytes, not by the input. Throws
/// Error(invalid_argument) for an unknown format; everything else is a ReadProblem.
void read_articles(const std::vector<std::string>& paths, const ReadOptions& options,
                   const ReadEvents& events);

}  // namespace fundstelle
