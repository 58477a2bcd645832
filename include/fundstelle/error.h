// The one exception type of the library, and the byte range every diagnostic speaks in.
//
// Two families are kept apart. A mistake in what a user typed is a value (see query.h: Diagnostic);
// a bad article goes to a reporter and reading continues (see article_reader.h: ReadProblem). Only
// a failure of the world - an index that is missing, locked, foreign or damaged, a full disk - and
// a broken precondition throw Error.
//
// Threads: values of these types may be copied and read from any thread.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>

namespace fundstelle {

/// Half-open range of bytes [begin, end) in a UTF-8 text. Both ends lie on character boundaries.
struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;

  std::size_t size() const { return end - begin; }
  bool operator==(const ByteRange&) const = default;
};

/// Why an operation failed; stable across versions, so callers may branch on it.
enum class ErrorCode {
  invalid_argument,    ///< the caller broke a documented precondition
  not_found,           ///< a path or an article id does not exist
  index_missing,       ///< the directory holds no index
  index_locked,        ///< another writer holds the index, and the wait limit passed
  index_incompatible,  ///< other format version, or analysed by rules with another fingerprint
  index_corrupt,       ///< the index contradicts itself or fails its checksums
  io_error,            ///< the operating system refused to read or write
  disk_full,           ///< no space is left; what was committed before is intact
};

/// Name of a code as it appears in messages and JSON ("index_locked").
const char* to_string(ErrorCode code);

/// Thrown by every operation of the library that cannot do its work.
/// what() is one sentence that names the file or index, the place and the remedy.
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& message) : std::runtime_error(message), code_(code) {}

  ErrorCode code() const { return code_; }

 private:
  ErrorCode code_;
};

}  // namespace fundstelle
