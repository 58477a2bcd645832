#include "corpus/record_source.h"

#include <algorithm>
#include <map>

#include "corpus/file_walker.h"
#include "corpus/format_detection.h"
#include "corpus/readers/record_reader.h"

namespace fundstelle {

const std::vector<std::string>& read_formats() {
  static const std::vector<std::string> formats = {"auto", "text", "html", "jsonl",  "json", "csv",
                                                   "tsv",  "feed", "nitf", "newsml", "warc"};
  return formats;
}

std::unique_ptr<RecordReader> make_record_reader(const std::string& format, ReaderSetup setup) {
  if (format == "archive") return read_archive(std::move(setup));
  if (format == "jsonl") return read_json_lines(std::move(setup));
  if (format == "json") return read_json_values(std::move(setup));
  if (format == "csv") return read_csv_rows(std::move(setup), ',');
  if (format == "tsv") return read_csv_rows(std::move(setup), '\t');
  if (format == "feed" || format == "newsml") return read_xml_items(std::move(setup), format);
  if (format == "warc") return read_warc_records(std::move(setup));
  return read_whole_file(std::move(setup), format);
}

struct RecordSource::Impl {
  Impl(std::vector<std::string> paths, ReadOptions read_options,
       std::function<void(const ReadProblem&)> reporter)
      : options(std::move(read_options)),
        on_problem([this, reporter = std::move(reporter)](const ReadProblem& problem) {
          ++problems;
          if (reporter) reporter(problem);
        }),
        walker(paths, on_problem) {
    done.bytes_total = total_bytes(paths);
  }

  void open(FoundFile found) {
    file = std::move(found);
    records = problems = 0;
    input = nullptr;
    auto stream = std::make_unique<BufferedInput>(open_file(file.path));
    const std::string_view first = stream->peek(kDetectionBytes);
    std::string format = options.format;
    if (is_archive(first)) {
      format = "archive";
    } else if (format == "auto") {
      format = detect_format(first, file.path);
    }
    if (first.empty()) {
      on_problem({file.path, "", "the file is empty; remove it or fetch it again"});
      return;
    }
    if (format.empty()) {
      on_problem({file.path, "",
                  "of no format that holds articles; remove it, or name its format if it is one of "
                  "ours (--format)"});
      return;
    }
    input = stream.get();
    reader = make_record_reader(
        format, {std::move(stream), {file.path, file.id, 0, {}}, &options, &on_problem});
  }

  void close() {
    done.bytes_read += input != nullptr ? std::max(input->offset(), file.bytes) : file.bytes;
    input = nullptr;
    reader.reset();
    file = {};
  }

  ReadOptions options;
  std::size_t records = 0;   ///< of the current file
  std::size_t problems = 0;  ///< likewise
  ProblemReporter on_problem;
  FileWalker walker;
  FoundFile file;
  const BufferedInput* input = nullptr;  ///< owned by reader
  std::unique_ptr<RecordReader> reader;
  ReadProgress done;  ///< files read to their end
};

RecordSource::RecordSource(std::vector<std::string> paths, ReadOptions options,
                           std::function<void(const ReadProblem&)> on_problem) {
  const auto& formats = read_formats();
  if (std::find(formats.begin(), formats.end(), options.format) == formats.end()) {
    std::string known;
    for (const std::string& format : formats) known += (known.empty() ? "" : ", ") + format;
    throw Error(ErrorCode::invalid_argument,
                "there is no format \"" + options.format + "\"; known are " + known);
  }
  impl_ = std::make_unique<Impl>(std::move(paths), std::move(options), std::move(on_problem));
}

RecordSource::~RecordSource() = default;

std::optional<RawRecord> RecordSource::next() {
  while (true) {
    try {
      if (impl_->reader) {
        if (auto record = impl_->reader->next()) {
          ++impl_->records;
          return record;
        }
        if (impl_->records + impl_->problems == 0) {
          impl_->on_problem({impl_->file.path, "", "no record in it; remove it if that is right"});
        }
        impl_->close();
      }
      auto file = impl_->walker.next();
      if (!file) return std::nullopt;
      impl_->open(std::move(*file));
      if (!impl_->reader) impl_->close();
    } catch (const ReadFailure& failure) {
      const std::string place =
          impl_->input != nullptr ? "byte " + std::to_string(impl_->input->offset()) : "";
      impl_->on_problem({impl_->file.path, place, failure.what()});
      impl_->close();
    }
  }
}

ReadProgress RecordSource::progress() const {
  ReadProgress progress = impl_->done;
  if (impl_->input != nullptr) progress.bytes_read += impl_->input->offset();
  return progress;
}

}  // namespace fundstelle
