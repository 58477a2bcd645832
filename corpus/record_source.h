// Opens paths and hands out raw records one after another; the cheap, sequential half of reading.
// The costly half, parse_record, runs on any thread (see article_parser.h).
//
// Threads: one thread at a time.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "fundstelle/article_reader.h"

namespace fundstelle {

/// The bytes of one article as they stood in the input.
struct RawRecord {
  std::string format;  ///< resolved: "text", "html", "jsonl", …; never "auto"
  std::string path;    ///< file, with "!/member" for a member of an archive
  std::string place;   ///< "line 12"; empty if the record is the whole file
  std::string bytes;
  std::vector<std::pair<std::string, std::string>>
      context;  ///< from around it: WARC target URI, feed title, CSV header
};

/// Walks the paths in the order read_articles documents.
class RecordSource {
 public:
  RecordSource(std::vector<std::string> paths, ReadOptions options,
               std::function<void(const ReadProblem&)> on_problem);
  ~RecordSource();

  /// The next record, or nothing at the end. Problems on the way are reported and skipped.
  std::optional<RawRecord> next();

  /// Bytes consumed so far, and of all files together (0 if unknown).
  ReadProgress progress() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace fundstelle
