// JSON arrays of objects, and objects one after another, cut without holding more than one.
#include "corpus/readers/record_reader.h"

namespace fundstelle {
namespace {

class JsonValuesReader : public RecordReader {
 public:
  explicit JsonValuesReader(ReaderSetup setup) : setup_(std::move(setup)) {}

  std::optional<RawRecord> next() override {
    while (true) {
      if (!skip_to_object()) return std::nullopt;
      RawRecord record;
      record.place = "byte " + std::to_string(setup_.input->offset());
      const Outcome outcome = cut_object(record.bytes);
      if (outcome == Outcome::too_long) {
        report(record.place, "the object is larger than the limit of " +
                                 readable_size(setup_.options->max_record_bytes) +
                                 " for one article; split it or raise max_record_bytes");
        continue;
      }
      if (outcome == Outcome::unfinished) {
        report(record.place,
               "the JSON ends inside an object; the file was cut off, fetch it again");
        return std::nullopt;
      }
      ++count_;
      record.format = "json";
      record.path = setup_.origin.path;
      record.context = setup_.origin.context;
      const std::string suffix = in_array_ || count_ > 1 ? "#" + std::to_string(count_) : "";
      record.context.emplace_back("id", setup_.origin.id + suffix);
      return record;
    }
  }

 private:
  enum class Outcome { complete, too_long, unfinished };

  void report(const std::string& place, const std::string& reason) {
    (*setup_.on_problem)({setup_.origin.path, place, reason});
  }

  bool skip_to_object() {
    bool reported = false;
    while (true) {
      const std::string_view bytes = setup_.input->available();
      if (bytes.empty()) return false;
      const std::size_t at = bytes.find('{');
      const std::string_view between = bytes.substr(0, at);
      if (between.find('[') != std::string_view::npos) in_array_ = true;
      if (!reported &&
          between.find_first_not_of(" \t\r\n,[]\xEF\xBB\xBF") != std::string_view::npos) {
        reported = true;
        report("byte " + std::to_string(setup_.input->offset()),
               "something other than JSON objects in the array; only objects can be articles");
      }
      setup_.input->consume(between.size());
      if (at != std::string_view::npos) return true;
    }
  }

  // Braces outside strings; whether the object is well formed is the page reader's question.
  Outcome cut_object(std::string& object) {
    std::size_t depth = 0;
    bool in_string = false;
    bool escaped = false;
    bool too_long = false;
    while (true) {
      const std::string_view bytes = setup_.input->available();
      if (bytes.empty()) return Outcome::unfinished;
      std::size_t i = 0;
      bool finished = false;
      for (; i < bytes.size() && !finished; ++i) {
        const char c = bytes[i];
        if (in_string) {
          if (escaped) {
            escaped = false;
          } else if (c == '\\') {
            escaped = true;
          } else if (c == '"') {
            in_string = false;
          }
        } else if (c == '"') {
          in_string = true;
        } else if (c == '{') {
          ++depth;
        } else if (c == '}') {
          finished = --depth == 0;
        }
      }
      too_long |= object.size() + i > setup_.options->max_record_bytes;
      if (too_long) {
        object.clear();
      } else {
        object.append(bytes.substr(0, i));
      }
      setup_.input->consume(i);
      if (finished) return too_long ? Outcome::too_long : Outcome::complete;
    }
  }

  ReaderSetup setup_;
  bool in_array_ = false;
  std::size_t count_ = 0;
};

}  // namespace

std::unique_ptr<RecordReader> read_json_values(ReaderSetup setup) {
  return std::make_unique<JsonValuesReader>(std::move(setup));
}

}  // namespace fundstelle
