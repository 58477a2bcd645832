#include "corpus/format_detection.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace fundstelle {
namespace {

using std::string_view;
using namespace std::string_view_literals;

std::string extension_of(string_view path) {
  const std::size_t slash = path.find_last_of('/');
  string_view name = slash == string_view::npos ? path : path.substr(slash + 1);
  const std::size_t dot = name.rfind('.');
  if (dot == string_view::npos) return {};
  std::string result(name.substr(dot + 1));
  std::transform(result.begin(), result.end(), result.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

string_view skip_blank(string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  return start == string_view::npos ? string_view() : text.substr(start);
}

bool contains_ignoring_case(string_view text, string_view lower_word) {
  const auto same = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
  return std::search(text.begin(), text.end(), lower_word.begin(), lower_word.end(), same) !=
         text.end();
}

// The first element's name, behind declarations and comments, without a namespace prefix.
std::string root_element(string_view text) {
  while (!(text = skip_blank(text)).empty() && text.front() == '<') {
    if (text.starts_with("<?")) {
      const std::size_t end = text.find("?>");
      if (end == string_view::npos) return {};
      text.remove_prefix(end + 2);
    } else if (text.starts_with("<!--")) {
      const std::size_t end = text.find("-->");
      if (end == string_view::npos) return {};
      text.remove_prefix(end + 3);
    } else if (text.starts_with("<!")) {
      const std::size_t end = text.find('>');
      if (end == string_view::npos) return {};
      text.remove_prefix(end + 1);
    } else {
      const std::size_t end = text.find_first_of(" \t\r\n/>", 1);
      string_view name = text.substr(1, end == string_view::npos ? end : end - 1);
      if (const std::size_t colon = name.find(':'); colon != string_view::npos) {
        name.remove_prefix(colon + 1);
      }
      return std::string(name);
    }
  }
  return {};
}

std::string markup_format(string_view text, string_view extension) {
  std::string root = root_element(text);
  if (root == "rss" || root == "feed" || root == "RDF") return "feed";
  std::transform(root.begin(), root.end(), root.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (root == "nitf") return "nitf";
  if (root == "newsmessage" || root == "newsitem" || root == "packageitem") return "newsml";
  if (extension == "html" || extension == "htm" || extension == "xhtml") return "html";
  constexpr std::array kPageTags = {"<html"sv, "<!doctype html"sv, "<head"sv, "<body"sv,
                                    "<div"sv,  "<article"sv,       "<p>"sv,   "<meta"sv};
  for (const string_view tag : kPageTags) {
    if (contains_ignoring_case(text, tag)) return "html";
  }
  return {};
}

bool looks_like_csv(string_view text, char separator) {
  const string_view header = text.substr(0, text.find('\n'));
  constexpr std::array kNames = {"text"sv, "body"sv,  "title"sv, "titel"sv, "content"sv,
                                 "id"sv,   "datum"sv, "date"sv,  "url"sv,   "headline"sv};
  std::size_t known = 0;
  std::size_t begin = 0;
  while (begin <= header.size()) {
    std::size_t end = header.find(separator, begin);
    if (end == string_view::npos) end = header.size();
    std::string name(header.substr(begin, end - begin));
    std::erase_if(name, [](char c) { return c == '"' || c == '\r' || c == ' '; });
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    known += std::find(kNames.begin(), kNames.end(), name) != kNames.end();
    begin = end + 1;
  }
  return known >= 2;
}

bool is_utf16(string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

bool starts_object(string_view text) {
  text = skip_blank(text.substr(1));
  return !text.empty() && (text.front() == '"' || text.front() == '}');
}

std::string json_format(string_view text) {
  if (text.front() == '[') {
    const string_view inside = skip_blank(text.substr(1));
    const bool array = inside.empty() || inside.front() == '{' || inside.front() == ']';
    return array ? "json" : "";
  }
  if (!starts_object(text)) return {};
  // One object a line closes what it opens before the line ends.
  const string_view line = text.substr(0, text.find('\n'));
  const std::size_t last = line.find_last_not_of(" \t\r");
  const bool whole_line = line.size() == text.size() || line[last] == '}';
  return whole_line && line.size() > 2 ? "jsonl" : "json";
}

}  // namespace

bool is_archive(string_view bytes) {
  if (bytes.starts_with("\x1F\x8B") || bytes.starts_with("PK\x03\x04") ||
      bytes.starts_with("PK\x05\x06") || bytes.starts_with("BZh") ||
      bytes.starts_with("\xFD"
                        "7zXZ") ||
      bytes.starts_with("\x28\xB5\x2F\xFD")) {
    return true;
  }
  return bytes.size() > 262 && bytes.substr(257, 5) == "ustar";
}

std::string detect_format(string_view bytes, string_view path) {
  if (is_archive(bytes)) return "archive";
  const std::string extension = extension_of(path);
  if (bytes.starts_with("WARC/")) return "warc";
  if (is_utf16(bytes)) return extension == "txt" ? "text" : "html";
  const string_view text = skip_blank(bytes);
  if (bytes.find('\0') != string_view::npos) return {};
  if (text.starts_with('<')) {
    if (std::string format = markup_format(text, extension); !format.empty()) return format;
  }
  if (extension == "jsonl" || extension == "ndjson") return "jsonl";
  if (text.starts_with('{') || text.starts_with('[')) {
    if (std::string format = json_format(text); !format.empty()) return format;
  }
  if (extension == "json") return "json";
  if (extension == "csv") return "csv";
  if (extension == "tsv" || extension == "tab") return "tsv";
  if (extension == "html" || extension == "htm" || extension == "xhtml") return "html";
  constexpr std::array kForeign = {"css"sv, "js"sv, "svg"sv, "map"sv, "xml"sv, "woff"sv};
  if (std::find(kForeign.begin(), kForeign.end(), extension) != kForeign.end()) return {};
  if (extension != "txt" && looks_like_csv(text, ',')) return "csv";
  if (extension != "txt" && looks_like_csv(text, '\t')) return "tsv";
  return "text";
}

}  // namespace fundstelle
