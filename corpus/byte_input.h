// Bytes of a file, of an archive's member or of memory, read as a stream with bounded memory.
//
// Threads: one thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace fundstelle {

/// Reading failed in the middle; what() says why. Caught by RecordSource, never by its callers.
class ReadFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Where bytes come from.
class ByteStream {
 public:
  virtual ~ByteStream() = default;
  /// Up to `max` bytes into `to`; 0 at the end. Throws ReadFailure.
  virtual std::size_t read(char* to, std::size_t max) = 0;
};

/// A file, or standard input for "-". Throws ReadFailure with the system's reason.
std::unique_ptr<ByteStream> open_file(const std::string& path);

std::unique_ptr<ByteStream> open_memory(std::string bytes);

/// Looks ahead and cuts lines, on top of a stream.
class BufferedInput {
 public:
  explicit BufferedInput(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {}

  /// The next bytes without consuming them: `wanted`, or fewer at the end. Valid until the next
  /// call.
  std::string_view peek(std::size_t wanted);

  /// All that is buffered, at least one byte unless the end is reached.
  std::string_view available();

  void consume(std::size_t bytes);

  /// Appends the next line with its line break to `line`. False at the end. Of a line longer than
  /// `max_bytes` the first `max_bytes` are kept, the rest is consumed, and `truncated` is set.
  bool read_line(std::string& line, std::size_t max_bytes, bool& truncated);

  /// Everything that is left, at most `max_bytes`; `truncated` tells that there was more.
  std::string read_all(std::size_t max_bytes, bool& truncated);

  std::uint64_t offset() const { return offset_; }  ///< bytes consumed
  std::uint64_t line() const { return line_; }      ///< of the next byte, from 1; read_line counts

 private:
  bool fill();

  std::unique_ptr<ByteStream> stream_;
  std::string buffer_;
  std::size_t begin_ = 0;
  std::uint64_t offset_ = 0;
  std::uint64_t line_ = 1;
  bool at_end_ = false;
};

}  // namespace fundstelle
