// An object of JSON Lines or of a JSON array: fields under their usual or mapped names.
#include <nlohmann/json.hpp>
#include <optional>

#include "corpus/json_fields.h"
#include "corpus/readers/page_readers.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 0;
}

char32_t code_unit(std::string_view raw, std::size_t at) {
  char32_t unit = 0;
  for (std::size_t i = 0; i < 4 && at + i < raw.size(); ++i) {
    unit = unit * 16 + static_cast<char32_t>(hex_value(raw[at + i]));
  }
  return unit;
}

/// Decodes the string that stands at `begin` (behind its quote) of the record up to `end`.
void decode_string(std::string_view json, std::size_t begin, std::size_t end, FieldValue& value) {
  std::size_t at = begin;
  while (at < end) {
    const std::size_t escape = std::min(json.find('\\', at), end);
    value.origin.add(value.text.size(), at);
    value.text.append(json.substr(at, escape - at));
    at = escape;
    if (at >= end) break;
    value.origin.add(value.text.size(), at);
    const char kind = at + 1 < end ? json[at + 1] : '\\';
    at += 2;
    switch (kind) {
      case 'n':
        value.text.push_back('\n');
        break;
      case 't':
        value.text.push_back('\t');
        break;
      case 'r':
        value.text.push_back('\r');
        break;
      case 'b':
      case 'f':
        value.text.push_back(' ');
        break;
      case 'u': {
        char32_t unit = code_unit(json, at);
        at += 4;
        if (unit >= 0xD800 && unit < 0xDC00 && json.substr(at, 2) == "\\u") {
          const char32_t low = code_unit(json, at + 2);
          if (low >= 0xDC00 && low < 0xE000) {
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            at += 6;
          }
        }
        append_code_point(value.text, unit);
        break;
      }
      default:
        value.text.push_back(kind);
    }
  }
  value.origin.add(value.text.size(), std::min(at, end));
}

/// A string, a number, or the strings of an array (each a paragraph; objects with a "text" too).
std::optional<FieldValue> read_value(std::string_view json, ByteRange range) {
  FieldValue value;
  const std::string_view raw = json.substr(range.begin, range.size());
  if (raw.empty() || raw == "null" || raw == "true" || raw == "false") return std::nullopt;
  if (raw.front() == '"') {
    decode_string(json, range.begin + 1, range.end - 1, value);
  } else if (raw.front() == '[') {
    std::size_t at = range.begin;
    for (const auto& element : nlohmann::json::parse(raw, nullptr, false)) {
      std::string written;
      if (element.is_string()) {
        written = element.get<std::string>();
      } else if (element.is_object()) {
        for (const char* key : {"text", "name", "content"}) {
          if (element.contains(key) && element[key].is_string()) {
            written = element[key].get<std::string>();
            break;
          }
        }
      }
      if (written.empty()) continue;
      const std::string dumped = nlohmann::json(written).dump();
      const std::size_t found = json.substr(0, range.end).find(dumped, at);
      if (found != std::string_view::npos) {
        decode_string(json, found + 1, found + dumped.size() - 1, value);
        at = found + dumped.size();
      } else {
        value.origin.add(value.text.size(), at);
        value.text += written;
      }
      value.text += "\n\n";
    }
  } else if (raw.front() == '{') {
    for (const char* key : {"name", "text", "$t", "@id"}) {
      ByteRange inner;
      if (find_json_field(raw, key, inner)) {
        return read_value(json, {range.begin + inner.begin, range.begin + inner.end});
      }
    }
    return std::nullopt;
  } else {
    value.text = std::string(raw);
    value.origin.add(0, range.begin);
  }
  return value;
}

std::optional<FieldValue> find_value(std::string_view json, const RecordFields& fields,
                                     std::string_view field) {
  for (const std::string& name : fields.names(field)) {
    ByteRange range;
    if (!find_json_field(json, name, range)) continue;
    auto value = read_value(json, range);
    if (value && !value->text.empty()) return value;
  }
  return std::nullopt;
}

void check_well_formed(const RawRecord& record, const ReadOptions& options) {
  if (const std::size_t bad = find_invalid_utf8(record.bytes); bad != std::string::npos) {
    throw PageFailure{"byte " + std::to_string(bad) + " of the record",
                      "not valid UTF-8; convert the file (iconv -f WINDOWS-1252 -t UTF-8)"};
  }
  if (json_depth(record.bytes) > options.max_nesting) {
    throw PageFailure{"", "nested deeper than the limit of " + std::to_string(options.max_nesting) +
                              " levels; flatten it or raise max_nesting"};
  }
  try {
    const auto accept = [](int, nlohmann::json::parse_event_t event, nlohmann::json&) {
      return event == nlohmann::json::parse_event_t::key;  // check only, keep nothing
    };
    const auto checked = nlohmann::json::parse(record.bytes, accept);
    static_cast<void>(checked);
  } catch (const nlohmann::json::parse_error& error) {
    throw PageFailure{"byte " + std::to_string(error.byte) + " of the record",
                      "broken JSON; mend or remove the record, one object a record is expected"};
  }
}

}  // namespace

Page read_json_page(const RawRecord& record, const RecordFields& fields,
                    const ReadOptions& options) {
  check_well_formed(record, options);
  const std::string_view json = record.bytes;
  const std::size_t first = json.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos || json[first] != '{') {
    throw PageFailure{
        "", "the record is JSON but no object; one object with id, title and text is expected"};
  }
  Page page;
  if (const auto html = find_value(json, fields, "html")) {
    RawRecord inner;
    inner.bytes = html->text;
    page = read_html_page(inner);
    for (PageLine& line : page.lines) line.range = html->origin.original(line.range);
  }
  for (const char* field :
       {"id", "title", "kicker", "teaser", "date", "source", "url", "section", "authors"}) {
    if (const auto value = find_value(json, fields, field)) {
      if (std::string_view(field) == "authors") page.article.authors.clear();
      set_record_field(page.article, field, value->text);
    }
  }
  if (!page.lines.empty()) return page;
  const auto text = find_value(json, fields, "text");
  if (!text && !page.article.title.empty()) {
    page.shape = PageShape::clean;  // a bare heading is still an article
    page.stated_text = true;
    return page;
  }
  if (!text) {
    throw PageFailure{"", "no field \"" + fields.names("text").front() +
                              "\" with text; name the field that holds it (--field text=NAME)"};
  }
  add_record_text(page, *text);
  return page;
}

}  // namespace fundstelle
