// Rows of CSV (RFC 4180, also with semicolons) and TSV; the header goes along in each row's
// context.
#include <algorithm>

#include "corpus/readers/record_reader.h"

namespace fundstelle {
namespace {

class CsvRowsReader : public RecordReader {
 public:
  CsvRowsReader(ReaderSetup setup, char separator)
      : setup_(std::move(setup)), separator_(separator) {}

  std::optional<RawRecord> next() override {
    if (!header_read_) {
      header_read_ = true;
      if (!read_row(header_)) return std::nullopt;
      if (header_.starts_with("\xEF\xBB\xBF")) header_.erase(0, 3);
      if (separator_ == ',') separator_ = likely_separator();
    }
    while (true) {
      RawRecord record;
      const std::uint64_t line = setup_.input->line();
      record.place = "line " + std::to_string(line);
      if (!read_row(record.bytes)) return std::nullopt;
      if (record.bytes.empty()) {
        (*setup_.on_problem)({setup_.origin.path, record.place,
                              "the row is larger than the limit of " +
                                  readable_size(setup_.options->max_record_bytes) +
                                  "; is a quotation mark missing in it?"});
        continue;
      }
      if (record.bytes.find_first_not_of(" \t\r\n") == std::string::npos) continue;
      record.format = "csv";
      record.path = setup_.origin.path;
      record.context = setup_.origin.context;
      record.context.emplace_back("id", setup_.origin.id + "#" + std::to_string(line));
      record.context.emplace_back("header", header_);
      record.context.emplace_back("separator", std::string(1, separator_));
      return record;
    }
  }

 private:
  /// One row, which spans lines where quotes are open. Empty if it was too long.
  bool read_row(std::string& row) {
    bool any = false;
    bool truncated = false;
    while (true) {
      const std::size_t start = row.size();
      const std::size_t room =
          setup_.options->max_record_bytes - std::min(setup_.options->max_record_bytes, start);
      if (!setup_.input->read_line(row, room, truncated)) return any;
      any = true;
      if (truncated) {
        row.clear();
        return true;
      }
      const auto quotes = std::count(row.begin(), row.end(), '"');
      if (separator_ == '\t' && row.find("\t\"") == std::string::npos && !row.starts_with('"'))
        return true;
      if (quotes % 2 == 0) return true;
    }
  }

  char likely_separator() const {
    const auto count = [&](char c) { return std::count(header_.begin(), header_.end(), c); };
    if (count(';') > count(',')) return ';';
    return count('\t') > count(',') ? '\t' : ',';
  }

  ReaderSetup setup_;
  char separator_;
  std::string header_;
  bool header_read_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> read_csv_rows(ReaderSetup setup, char separator) {
  return std::make_unique<CsvRowsReader>(std::move(setup), separator);
}

}  // namespace fundstelle
