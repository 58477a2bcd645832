#include "corpus/byte_input.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace fundstelle {
namespace {

constexpr std::size_t kChunk = 256u << 10;
constexpr std::size_t kFirstChunk = 16u << 10;  ///< holds most articles; room is cleared first

class FileStream : public ByteStream {
 public:
  FileStream(int descriptor, bool owned) : descriptor_(descriptor), owned_(owned) {}
  FileStream(const FileStream&) = delete;
  FileStream& operator=(const FileStream&) = delete;
  ~FileStream() override {
    if (owned_) ::close(descriptor_);
  }

  std::size_t read(char* to, std::size_t max) override {
    while (true) {
      const ssize_t got = ::read(descriptor_, to, max);
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno != EINTR) {
        throw ReadFailure(std::string("reading failed (") + std::strerror(errno) +
                          "); check the disk or network share it lies on");
      }
    }
  }

 private:
  int descriptor_;
  bool owned_;
};

class MemoryStream : public ByteStream {
 public:
  explicit MemoryStream(std::string bytes) : bytes_(std::move(bytes)) {}

  std::size_t read(char* to, std::size_t max) override {
    const std::size_t size = std::min(max, bytes_.size() - position_);
    std::memcpy(to, bytes_.data() + position_, size);
    position_ += size;
    return size;
  }

 private:
  std::string bytes_;
  std::size_t position_ = 0;
};

const char* remedy(int error) {
  switch (error) {
    case EACCES:
    case EPERM:
      return "make it readable for this user (chmod u+r)";
    case ENOENT:
      return "check the spelling of the path";
    case EMFILE:
    case ENFILE:
      return "raise the limit of open files (ulimit -n)";
    default:
      return "check the path and the disk";
  }
}

}  // namespace

std::unique_ptr<ByteStream> open_file(const std::string& path) {
  if (path == "-") return std::make_unique<FileStream>(STDIN_FILENO, false);
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    const int error = errno;
    throw ReadFailure(std::string("cannot be opened (") + std::strerror(error) + "); " +
                      remedy(error));
  }
  return std::make_unique<FileStream>(descriptor, true);
}

std::unique_ptr<ByteStream> open_memory(std::string bytes) {
  return std::make_unique<MemoryStream>(std::move(bytes));
}

bool BufferedInput::fill() {
  if (at_end_) return false;
  if (begin_ > 0) {
    buffer_.erase(0, begin_);
    begin_ = 0;
  }
  const std::size_t held = buffer_.size();
  const std::size_t room = offset_ + held == 0 ? kFirstChunk : kChunk;
  buffer_.resize(held + room);
  const std::size_t got = stream_->read(buffer_.data() + held, room);
  buffer_.resize(held + got);
  if (got == 0) at_end_ = true;
  return got > 0;
}

std::string_view BufferedInput::peek(std::size_t wanted) {
  while (buffer_.size() - begin_ < wanted && fill()) {
  }
  return std::string_view(buffer_).substr(begin_, wanted);
}

std::string_view BufferedInput::available() {
  if (begin_ == buffer_.size()) fill();
  return std::string_view(buffer_).substr(begin_);
}

void BufferedInput::consume(std::size_t bytes) {
  begin_ += bytes;
  offset_ += bytes;
}

bool BufferedInput::read_line(std::string& line, std::size_t max_bytes, bool& truncated) {
  truncated = false;
  bool any = false;
  const std::size_t start = line.size();
  while (true) {
    const std::string_view bytes = available();
    if (bytes.empty()) return any;
    any = true;
    const std::size_t end = bytes.find('\n');
    const std::size_t size = end == std::string_view::npos ? bytes.size() : end + 1;
    const std::size_t room = max_bytes - std::min(max_bytes, line.size() - start);
    line.append(bytes.substr(0, std::min(size, room)));
    if (size > room) truncated = true;
    consume(size);
    if (end != std::string_view::npos) {
      ++line_;
      return true;
    }
  }
}

std::string BufferedInput::read_all(std::size_t max_bytes, bool& truncated) {
  truncated = false;
  std::string result;
  while (true) {
    const std::string_view bytes = available();
    if (bytes.empty()) return result;
    const std::size_t size = std::min(bytes.size(), max_bytes - result.size());
    if (size == 0) {
      truncated = true;
      return result;
    }
    result.append(bytes.substr(0, size));
    consume(size);
  }
}

}  // namespace fundstelle
