#include "corpus/json_fields.h"

#include <algorithm>

namespace fundstelle {
namespace {

/// Walks well-formed JSON; on anything else it stops at the end of the text.
class Walker {
 public:
  explicit Walker(std::string_view json, std::size_t at) : json_(json), at_(at) {}

  void skip_blank() {
    while (at_ < json_.size() &&
           (json_[at_] == ' ' || json_[at_] == '\t' || json_[at_] == '\n' || json_[at_] == '\r')) {
      ++at_;
    }
  }

  bool take(char c) {
    skip_blank();
    if (at_ >= json_.size() || json_[at_] != c) return false;
    ++at_;
    return true;
  }

  /// Contents between the quotes, still escaped.
  std::string_view string() {
    skip_blank();
    const std::size_t begin = ++at_;
    at_ = end_of_string(begin);
    const std::string_view contents =
        json_.substr(std::min(begin, at_), at_ - std::min(begin, at_));
    if (at_ < json_.size()) ++at_;
    return contents;
  }

  ByteRange value() {
    skip_blank();
    const std::size_t begin = at_;
    std::size_t depth = 0;
    while (at_ < json_.size()) {
      const char c = json_[at_];
      if (c == '"') {
        string();
        if (depth == 0) break;
        continue;
      }
      if (depth == 0 && (c == ',' || c == '}' || c == ']')) break;
      if (c == '{' || c == '[') ++depth;
      ++at_;
      if ((c == '}' || c == ']') && --depth == 0) break;
    }
    std::size_t end = at_;
    while (end > begin && (json_[end - 1] == ' ' || json_[end - 1] == '\n' ||
                           json_[end - 1] == '\r' || json_[end - 1] == '\t')) {
      --end;
    }
    return {begin, end};
  }

 private:
  // The closing quote: one that an even number of backslashes precedes. Long texts are skipped by
  // the library's search for a byte.
  std::size_t end_of_string(std::size_t begin) const {
    for (std::size_t at = begin;; ++at) {
      at = json_.find('"', at);
      if (at == std::string_view::npos) return json_.size();
      std::size_t escapes = 0;
      while (at - escapes > begin && json_[at - escapes - 1] == '\\') ++escapes;
      if (escapes % 2 == 0) return at;
    }
  }

  std::string_view json_;
  std::size_t at_;
};

bool find_member(std::string_view json, ByteRange object, std::string_view key, ByteRange& found) {
  Walker walker(json.substr(0, object.end), object.begin);
  if (!walker.take('{')) return false;
  do {
    walker.skip_blank();
    if (walker.take('}')) return false;
    const std::string_view name = walker.string();
    if (!walker.take(':')) return false;
    const ByteRange value = walker.value();
    if (name == key) {
      found = value;
      return true;
    }
  } while (walker.take(','));
  return false;
}

}  // namespace

bool find_json_field(std::string_view json, std::string_view path, ByteRange& value) {
  const ByteRange whole{0, json.size()};
  std::size_t start = json.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  ByteRange object{start, whole.end};
  if (find_member(json, object, path, value)) return true;
  while (true) {
    const std::size_t dot = path.find('.');
    if (dot == std::string_view::npos) return find_member(json, object, path, value);
    ByteRange inner;
    if (!find_member(json, object, path.substr(0, dot), inner)) return false;
    object = inner;
    path.remove_prefix(dot + 1);
  }
}

std::size_t json_depth(std::string_view json) {
  std::size_t depth = 0;
  std::size_t deepest = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string) {
      if (c == '\\') {
        ++i;
      } else if (c == '"') {
        in_string = false;
      }
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      deepest = std::max(deepest, ++depth);
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return deepest;
}

}  // namespace fundstelle
