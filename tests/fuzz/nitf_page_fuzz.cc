#include "tests/fuzz/parsed_record.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return fundstelle::parse_record("nitf", data, size);
}
