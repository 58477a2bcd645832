// Compressed files and archives through libarchive, as streams; members are read like files.
#include <archive.h>
#include <archive_entry.h>

#include <cerrno>
#include <memory>

#include "corpus/file_walker.h"
#include "corpus/format_detection.h"
#include "corpus/readers/record_reader.h"

namespace fundstelle {
namespace {

constexpr int kMaxDepth = 3;  ///< archives inside archives

struct ArchiveCloser {
  void operator()(archive* handle) const { archive_read_free(handle); }
};
using ArchiveHandle = std::unique_ptr<archive, ArchiveCloser>;

/// The archive stands on a damaged or cut-off stream: nothing more can be had from it.
class ArchiveBroken : public ReadFailure {
 public:
  using ReadFailure::ReadFailure;
};

std::string error_of(archive* handle) {
  const char* text = archive_error_string(handle);
  return text == nullptr ? "unknown error" : text;
}

/// The bytes of the current member.
class MemberStream : public ByteStream {
 public:
  MemberStream(archive* handle, std::uint64_t& total, std::uint64_t limit)
      : handle_(handle), total_(total), limit_(limit) {}

  std::size_t read(char* to, std::size_t max) override {
    const la_ssize_t got = archive_read_data(handle_, to, max);
    if (got < 0) {
      throw ArchiveBroken("cannot be decompressed (" + error_of(handle_) +
                          "); the archive is damaged or encrypted, fetch it again");
    }
    total_ += static_cast<std::uint64_t>(got);
    if (total_ > limit_) {
      throw ArchiveBroken("more than " + readable_size(limit_) +
                          " when decompressed; if that is right, raise max_decompressed_bytes");
    }
    return static_cast<std::size_t>(got);
  }

 private:
  archive* handle_;
  std::uint64_t& total_;
  std::uint64_t limit_;
};

/// Whether a member's name stays below the archive.
bool is_safe_name(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos ||
      (name.size() > 1 && name[1] == ':')) {
    return false;
  }
  std::size_t begin = 0;
  while (begin <= name.size()) {
    const std::size_t end = std::min(name.find('/', begin), name.size());
    if (name.substr(begin, end - begin) == "..") return false;
    begin = end + 1;
  }
  return true;
}

bool is_hidden_name(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  const std::string_view last = slash == std::string_view::npos ? name : name.substr(slash + 1);
  return last.starts_with('.') || name.starts_with("__MACOSX/");
}

class ArchiveReader : public RecordReader {
 public:
  explicit ArchiveReader(ReaderSetup setup)
      : setup_(std::move(setup)), handle_(archive_read_new()) {
    archive* handle = handle_.get();
    // By name, since "all" would run external programs for rare filters.
    archive_read_support_filter_gzip(handle);
    archive_read_support_filter_bzip2(handle);
    archive_read_support_filter_xz(handle);
    archive_read_support_filter_zstd(handle);
    archive_read_support_filter_lz4(handle);
    archive_read_support_format_tar(handle);
    archive_read_support_format_zip_streamable(handle);
    archive_read_support_format_raw(handle);
    archive_read_support_format_empty(handle);
    if (archive_read_open(handle, this, nullptr, read_block, nullptr) != ARCHIVE_OK) {
      throw ReadFailure("cannot be opened as an archive (" + error_of(handle) +
                        "); it is damaged, fetch it again");
    }
  }

  std::optional<RawRecord> next() override {
    while (!finished_) {
      try {
        if (member_) {
          if (auto record = member_->next()) return record;
          member_.reset();
        }
        if (!open_member()) break;
      } catch (const ArchiveBroken& failure) {
        report(failure.what());
        member_.reset();
        finished_ = true;
      } catch (const ReadFailure& failure) {
        report(failure.what());
        member_.reset();
      }
    }
    return std::nullopt;
  }

 private:
  static la_ssize_t read_block(archive* handle, void* data, const void** block) {
    auto& self = *static_cast<ArchiveReader*>(data);
    try {
      self.setup_.input->consume(self.handed_out_);
      const std::string_view bytes = self.setup_.input->available();
      *block = bytes.data();
      self.handed_out_ = bytes.size();
      return static_cast<la_ssize_t>(bytes.size());
    } catch (const ReadFailure& failure) {
      archive_set_error(handle, EIO, "%s", failure.what());
      return -1;
    }
  }

  void report(const std::string& reason) {
    (*setup_.on_problem)({member_path_.empty() ? setup_.origin.path : member_path_, "", reason});
  }

  /// Moves to the next member that is a file. False at the end.
  bool open_member() {
    while (true) {
      archive_entry* entry = nullptr;
      const int outcome = archive_read_next_header(handle_.get(), &entry);
      if (outcome == ARCHIVE_EOF) return false;
      if (outcome < ARCHIVE_WARN) {
        member_path_.clear();
        throw ArchiveBroken("the archive breaks off (" + error_of(handle_.get()) +
                            "); it is damaged, fetch it again");
      }
      if (++members_ > setup_.options->max_members) {
        member_path_.clear();
        throw ArchiveBroken("more than " + std::to_string(setup_.options->max_members) +
                            " members; if that is right, raise max_members");
      }
      if (open_entry(entry)) return true;
    }
  }

  bool open_entry(archive_entry* entry) {
    const bool raw = archive_format(handle_.get()) == ARCHIVE_FORMAT_RAW;
    const char* utf8 = archive_entry_pathname_utf8(entry);
    const char* bytes = utf8 != nullptr ? utf8 : archive_entry_pathname(entry);
    const std::string name = raw ? strip_compression() : bytes == nullptr ? "" : bytes;
    member_path_ = raw ? setup_.origin.path : setup_.origin.path + "!/" + name;
    if (archive_entry_symlink(entry) != nullptr || archive_entry_hardlink(entry) != nullptr) {
      report("a link inside an archive, not followed");
      return false;
    }
    if (archive_entry_filetype(entry) != AE_IFREG) return false;
    if (!raw && !is_safe_name(name)) {
      report("the member's name leads out of the archive; skipped");
      return false;
    }
    if (!raw && is_hidden_name(name)) return false;
    StreamOrigin origin;
    origin.path = member_path_;
    origin.id = raw ? setup_.origin.id : setup_.origin.id + "/" + strip_extension(name);
    origin.depth = setup_.origin.depth + 1;
    return open_stream(std::move(origin), name);
  }

  bool open_stream(StreamOrigin origin, const std::string& name) {
    auto input = std::make_unique<BufferedInput>(std::make_unique<MemberStream>(
        handle_.get(), decompressed_, setup_.options->max_decompressed_bytes));
    const std::string_view first = input->peek(kDetectionBytes);
    if (first.empty()) {
      report("the file is empty; remove it or fetch it again");
      return false;
    }
    std::string format = setup_.options->format;
    if (is_archive(first)) {
      format = "archive";
    } else if (format == "auto") {
      format = detect_format(first, name);
    }
    if (format.empty()) {
      report("of no format that holds articles");
      return false;
    }
    if (format == "archive" && origin.depth >= kMaxDepth) {
      report("archives nested more than " + std::to_string(kMaxDepth) + " deep; unpack it first");
      return false;
    }
    member_ = make_record_reader(
        format, {std::move(input), std::move(origin), setup_.options, setup_.on_problem});
    return true;
  }

  /// "news.jsonl.gz" holds "news.jsonl".
  std::string strip_compression() const {
    const std::string& path = setup_.origin.path;
    for (const std::string_view extension : {".gz", ".bz2", ".xz", ".zst", ".lz4"}) {
      if (path.ends_with(extension)) return path.substr(0, path.size() - extension.size());
    }
    return path;
  }

  ReaderSetup setup_;
  ArchiveHandle handle_;
  std::unique_ptr<RecordReader> member_;
  std::string member_path_;
  std::size_t handed_out_ = 0;  ///< bytes of the input that libarchive holds
  std::size_t members_ = 0;
  std::uint64_t decompressed_ = 0;
  bool finished_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> read_archive(ReaderSetup setup) {
  return std::make_unique<ArchiveReader>(std::move(setup));
}

std::string decompress(const std::string& bytes, std::size_t max_bytes) {
  ArchiveHandle handle(archive_read_new());
  archive_read_support_filter_gzip(handle.get());
  archive_read_support_filter_zstd(handle.get());
  archive_read_support_format_raw(handle.get());
  archive_entry* entry = nullptr;
  if (archive_read_open_memory(handle.get(), bytes.data(), bytes.size()) != ARCHIVE_OK ||
      archive_read_next_header(handle.get(), &entry) < ARCHIVE_WARN) {
    throw ReadFailure("cannot be decompressed (" + error_of(handle.get()) + ")");
  }
  std::string result;
  std::uint64_t total = 0;
  MemberStream stream(handle.get(), total, max_bytes);
  while (true) {
    const std::size_t held = result.size();
    result.resize(held + (64u << 10));
    const std::size_t got = stream.read(result.data() + held, 64u << 10);
    result.resize(held + got);
    if (got == 0) return result;
  }
}

}  // namespace fundstelle
