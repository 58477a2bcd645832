// WARC files of news crawls (ISO 28500): pages among responses, resources and conversions.
#include <algorithm>
#include <cctype>
#include <map>

#include "corpus/format_detection.h"
#include "corpus/readers/record_reader.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

using Headers = std::map<std::string, std::string>;  ///< names in lower case

constexpr std::size_t kMaxHeaderLine = 64u << 10;
constexpr std::size_t kMaxHeaders = 500;

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

void add_header(Headers& headers, std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon != std::string_view::npos && headers.size() < kMaxHeaders) {
    headers[lower(trimmed(line.substr(0, colon)))] = trimmed(line.substr(colon + 1));
  }
}

std::string value_of(const Headers& headers, const char* name) {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string() : found->second;
}

/// A crawler's transfer framing, where it was kept.
std::string without_chunks(const std::string& body) {
  std::string result;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t line_end = body.find('\n', at);
    if (line_end == std::string::npos) return body;
    std::size_t size = 0;
    std::size_t digits = 0;
    for (std::size_t i = at; i < line_end && std::isxdigit(static_cast<unsigned char>(body[i]));
         ++i) {
      const char c = static_cast<char>(std::tolower(static_cast<unsigned char>(body[i])));
      size = size * 16 + static_cast<std::size_t>(c <= '9' ? c - '0' : c - 'a' + 10);
      if (++digits > 8) return body;
    }
    if (digits == 0) return result.empty() ? body : result;  // it was taken off already
    if (size == 0) break;
    result.append(body, line_end + 1, size);
    at = std::min(body.size(), line_end + 1 + size);
    while (at < body.size() && (body[at] == '\r' || body[at] == '\n')) ++at;
  }
  return result;
}

class WarcReader : public RecordReader {
 public:
  explicit WarcReader(ReaderSetup setup) : setup_(std::move(setup)) {}

  std::optional<RawRecord> next() override {
    while (true) {
      const std::string place = "byte " + std::to_string(setup_.input->offset());
      Headers headers;
      if (!read_header(headers)) return std::nullopt;
      const std::string length = value_of(headers, "content-length");
      if (length.empty() || length.size() > 15 ||
          !std::all_of(length.begin(), length.end(),
                       [](unsigned char c) { return std::isdigit(c); })) {
        report(place, "a WARC record without a length; the file is damaged, fetch it again");
        continue;
      }
      const std::uint64_t size = std::stoull(length);
      const std::string type = value_of(headers, "warc-type");
      if (type != "response" && type != "resource" && type != "conversion") {
        skip(size);
        continue;
      }
      if (size > setup_.options->max_record_bytes) {
        report(place, "the page is larger than the limit of " +
                          readable_size(setup_.options->max_record_bytes) +
                          "; raise max_record_bytes");
        skip(size);
        continue;
      }
      std::string body = read_body(size);
      if (body.size() < size) {
        report(place, "the file ends inside a WARC record; it was cut off, fetch it again");
        return std::nullopt;
      }
      if (auto record = make_record(headers, std::move(body), place)) return record;
    }
  }

 private:
  void report(const std::string& place, const std::string& reason) {
    (*setup_.on_problem)({setup_.origin.path, place, reason});
  }

  /// Moves to the next "WARC/" line and reads the header behind it.
  bool read_header(Headers& headers) {
    std::string line;
    bool truncated = false;
    do {
      line.clear();
      if (!setup_.input->read_line(line, kMaxHeaderLine, truncated)) return false;
    } while (!line.starts_with("WARC/"));
    while (true) {
      line.clear();
      if (!setup_.input->read_line(line, kMaxHeaderLine, truncated)) return true;
      if (line == "\r\n" || line == "\n") return true;
      add_header(headers, line);
    }
  }

  void skip(std::uint64_t size) {
    while (size > 0) {
      const std::size_t held = setup_.input->available().size();
      if (held == 0) return;
      const std::size_t step = static_cast<std::size_t>(std::min<std::uint64_t>(held, size));
      setup_.input->consume(step);
      size -= step;
    }
  }

  std::string read_body(std::uint64_t size) {
    std::string body;
    while (body.size() < size) {
      const std::string_view bytes = setup_.input->available();
      if (bytes.empty()) break;
      const std::size_t step = std::min(bytes.size(), static_cast<std::size_t>(size) - body.size());
      body.append(bytes.substr(0, step));
      setup_.input->consume(step);
    }
    return body;
  }

  std::optional<RawRecord> make_record(const Headers& warc, std::string body,
                                       const std::string& place) {
    std::string type = lower(value_of(warc, "content-type"));
    if (type.starts_with("application/http")) {
      Headers http;
      if (!take_http_header(body, http, place, value_of(warc, "warc-target-uri")))
        return std::nullopt;
      type = lower(value_of(http, "content-type"));
    }
    if (body.empty()) return std::nullopt;
    const bool textual = type.empty() || type.find("html") != std::string::npos ||
                         type.find("xml") != std::string::npos || type.starts_with("text/plain");
    if (!textual) return std::nullopt;
    RawRecord record;
    record.format = type.find("html") != std::string::npos ? "html" : detect_format(body, "");
    if (record.format != "html" && record.format != "text" && record.format != "nitf")
      return std::nullopt;
    record.path = setup_.origin.path;
    record.place = place;
    std::string url = value_of(warc, "warc-target-uri");
    if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
    record.context.emplace_back("id", url.empty() ? setup_.origin.id + "#" + place.substr(5) : url);
    record.context.emplace_back("url", std::move(url));
    if (const std::size_t at = type.find("charset="); at != std::string::npos) {
      record.context.emplace_back("charset",
                                  trimmed(type.substr(at + 8, type.find(';', at) - at - 8)));
    }
    record.bytes = std::move(body);
    return record;
  }

  /// Cuts the response's header off. False if the response is no page.
  bool take_http_header(std::string& body, Headers& http, const std::string& place,
                        const std::string& url) {
    std::size_t end = body.find("\r\n\r\n");
    std::size_t skip_bytes = 4;
    if (end == std::string::npos) {
      end = body.find("\n\n");
      skip_bytes = 2;
    }
    if (end == std::string::npos) return false;
    const std::string head = body.substr(0, end);
    body.erase(0, end + skip_bytes);
    std::size_t begin = std::min(head.find('\n'), head.size());
    const std::string status = head.substr(std::min(head.find(' '), head.size()));
    while (begin < head.size()) {
      const std::size_t line_end = std::min(head.find('\n', begin + 1), head.size());
      add_header(http, std::string_view(head).substr(begin + 1, line_end - begin - 1));
      begin = line_end;
    }
    const std::string code = trimmed(status).substr(0, 3);
    if (code != "200" && code != "203" && code != "206") {
      if (!code.starts_with('3')) {
        report(place, "no article: the server answered " + code + " for " + url);
      }
      return false;
    }
    if (lower(value_of(http, "transfer-encoding")).find("chunked") != std::string::npos) {
      body = without_chunks(body);
    }
    if (body.starts_with("\x1F\x8B")) {
      try {
        body = decompress(body, setup_.options->max_record_bytes);
      } catch (const ReadFailure& failure) {
        report(place, failure.what());
        return false;
      }
    } else if (lower(value_of(http, "content-encoding")) == "br" &&
               find_invalid_utf8(body) != std::string::npos) {
      report(place, "compressed by Brotli, which cannot be read; crawl without that encoding");
      return false;
    }
    return true;
  }

  ReaderSetup setup_;
};

}  // namespace

std::unique_ptr<RecordReader> read_warc_records(ReaderSetup setup) {
  return std::make_unique<WarcReader>(std::move(setup));
}

}  // namespace fundstelle
