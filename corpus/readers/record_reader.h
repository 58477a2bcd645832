// Cuts a stream into records, one class a container format. What a record holds is the page
// readers' matter; these only find where it begins and ends, with memory bounded by the limits.
//
// Threads: one thread at a time.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "corpus/byte_input.h"
#include "corpus/record_source.h"

namespace fundstelle {

using ProblemReporter = std::function<void(const ReadProblem&)>;

/// Where a stream stands in the input, and how its records are to be named.
struct StreamOrigin {
  std::string path;  ///< file, with "!/member" for a member of an archive
  std::string id;    ///< for records that carry none
  int depth = 0;     ///< archives around it
  std::vector<std::pair<std::string, std::string>> context;
};

/// Hands out the records of one stream.
class RecordReader {
 public:
  virtual ~RecordReader() = default;
  /// The next record, or nothing at the end. Throws ReadFailure if the stream fails.
  virtual std::optional<RawRecord> next() = 0;
};

/// What every record reader is made of.
struct ReaderSetup {
  std::unique_ptr<BufferedInput> input;
  StreamOrigin origin;
  const ReadOptions* options = nullptr;         ///< outlives the reader
  const ProblemReporter* on_problem = nullptr;  ///< outlives the reader
};

std::unique_ptr<RecordReader> read_whole_file(ReaderSetup setup, std::string format);
std::unique_ptr<RecordReader> read_json_lines(ReaderSetup setup);
std::unique_ptr<RecordReader> read_json_values(ReaderSetup setup);
std::unique_ptr<RecordReader> read_csv_rows(ReaderSetup setup, char separator);
std::unique_ptr<RecordReader> read_xml_items(ReaderSetup setup, std::string format);
std::unique_ptr<RecordReader> read_warc_records(ReaderSetup setup);
std::unique_ptr<RecordReader> read_archive(ReaderSetup setup);

/// The reader for `format`, which detection resolved. Never null.
std::unique_ptr<RecordReader> make_record_reader(const std::string& format, ReaderSetup setup);

/// Contents of one gzip or zstd stream, at most `max_bytes`. Throws ReadFailure.
std::string decompress(const std::string& bytes, std::size_t max_bytes);

/// "20 MiB", for messages about limits.
std::string readable_size(std::uint64_t bytes);

}  // namespace fundstelle
