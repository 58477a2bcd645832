#include "corpus/readers/record_reader.h"

namespace fundstelle {
namespace {

class JsonLinesReader : public RecordReader {
 public:
  explicit JsonLinesReader(ReaderSetup setup) : setup_(std::move(setup)) {}

  std::optional<RawRecord> next() override {
    while (true) {
      const std::string place = "line " + std::to_string(setup_.input->line());
      RawRecord record;
      bool truncated = false;
      if (!setup_.input->read_line(record.bytes, setup_.options->max_record_bytes, truncated)) {
        return std::nullopt;
      }
      if (truncated) {
        (*setup_.on_problem)({setup_.origin.path, place,
                              "the line is longer than the limit of " +
                                  readable_size(setup_.options->max_record_bytes) +
                                  " for one article; split it or raise max_record_bytes"});
        continue;
      }
      if (record.bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF") == std::string::npos) continue;
      record.format = "jsonl";
      record.path = setup_.origin.path;
      record.place = place;
      record.context = setup_.origin.context;
      record.context.emplace_back("id", setup_.origin.id + "#" + place.substr(5));
      return record;
    }
  }

 private:
  ReaderSetup setup_;
};

}  // namespace

std::unique_ptr<RecordReader> read_json_lines(ReaderSetup setup) {
  return std::make_unique<JsonLinesReader>(std::move(setup));
}

}  // namespace fundstelle
