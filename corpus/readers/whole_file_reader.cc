#include "corpus/readers/record_reader.h"

namespace fundstelle {
namespace {

class WholeFileReader : public RecordReader {
 public:
  WholeFileReader(ReaderSetup setup, std::string format)
      : setup_(std::move(setup)), format_(std::move(format)) {}

  std::optional<RawRecord> next() override {
    if (done_) return std::nullopt;
    done_ = true;
    RawRecord record;
    bool truncated = false;
    record.bytes = setup_.input->read_all(setup_.options->max_record_bytes, truncated);
    if (truncated) {
      (*setup_.on_problem)({setup_.origin.path, "",
                            "larger than the limit of " +
                                readable_size(setup_.options->max_record_bytes) +
                                " for one article; split it or raise max_record_bytes"});
      return std::nullopt;
    }
    record.format = format_;
    record.path = setup_.origin.path;
    record.context = setup_.origin.context;
    record.context.emplace_back("id", setup_.origin.id);
    return record;
  }

 private:
  ReaderSetup setup_;
  std::string format_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> read_whole_file(ReaderSetup setup, std::string format) {
  return std::make_unique<WholeFileReader>(std::move(setup), std::move(format));
}

std::string readable_size(std::uint64_t bytes) {
  if (bytes >= (1u << 20)) return std::to_string(bytes >> 20) + " MiB";
  if (bytes >= (1u << 10)) return std::to_string(bytes >> 10) + " KiB";
  return std::to_string(bytes) + " bytes";
}

}  // namespace fundstelle
