// The first byte chooses the container, the rest is the stream.
#include <array>

#include "corpus/format_detection.h"
#include "corpus/readers/record_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace fundstelle;
  if (size == 0) return 0;
  constexpr std::array kFormats = {"archive", "jsonl",  "json", "csv", "tsv",
                                   "feed",    "newsml", "warc", "text"};
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  static_cast<void>(detect_format(bytes, "fuzzed"));
  ReadOptions options;
  options.max_record_bytes = 4096;
  options.max_decompressed_bytes = 1u << 20;
  options.max_members = 100;
  const ProblemReporter ignore = [](const ReadProblem&) {};
  try {
    const auto reader = make_record_reader(kFormats[data[0] % kFormats.size()],
                                           {std::make_unique<BufferedInput>(open_memory(bytes)),
                                            {"fuzzed", "fuzzed", 0, {}},
                                            &options,
                                            &ignore});
    while (reader->next()) {
    }
  } catch (const ReadFailure&) {
  }
  return 0;
}
