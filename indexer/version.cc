#include "fundstelle/version.h"

#include "fundstelle/error.h"
#include "indexer/index_directory.h"

namespace fundstelle {

const char* to_string(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid_argument:
      return "invalid_argument";
    case ErrorCode::not_found:
      return "not_found";
    case ErrorCode::index_missing:
      return "index_missing";
    case ErrorCode::index_locked:
      return "index_locked";
    case ErrorCode::index_incompatible:
      return "index_incompatible";
    case ErrorCode::index_corrupt:
      return "index_corrupt";
    case ErrorCode::io_error:
      return "io_error";
    case ErrorCode::disk_full:
      return "disk_full";
  }
  return "unknown";
}

const char* version() { return FUNDSTELLE_VERSION; }

int index_format_version() { return kIndexFormatVersion; }

}  // namespace fundstelle
