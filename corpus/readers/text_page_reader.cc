// Raw text of pages, and plain text with a header block ("Titel: …", "Date: …").
#include <algorithm>
#include <array>

#include "corpus/charset.h"
#include "corpus/dates.h"
#include "corpus/readers/page_readers.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

struct HeaderName {
  std::string_view name;
  std::string_view field;
};

constexpr std::array<HeaderName, 32> kHeaderNames = {{{"id", "id"},
                                                      {"titel", "title"},
                                                      {"title", "title"},
                                                      {"headline", "title"},
                                                      {"überschrift", "title"},
                                                      {"schlagzeile", "title"},
                                                      {"dachzeile", "kicker"},
                                                      {"kicker", "kicker"},
                                                      {"untertitel", "teaser"},
                                                      {"vorspann", "teaser"},
                                                      {"teaser", "teaser"},
                                                      {"summary", "teaser"},
                                                      {"datum", "date"},
                                                      {"date", "date"},
                                                      {"published", "date"},
                                                      {"veröffentlicht", "date"},
                                                      {"erschienen", "date"},
                                                      {"quelle", "source"},
                                                      {"source", "source"},
                                                      {"medium", "source"},
                                                      {"zeitung", "source"},
                                                      {"publisher", "source"},
                                                      {"autor", "authors"},
                                                      {"autorin", "authors"},
                                                      {"autoren", "authors"},
                                                      {"author", "authors"},
                                                      {"authors", "authors"},
                                                      {"url", "url"},
                                                      {"link", "url"},
                                                      {"ressort", "section"},
                                                      {"section", "section"},
                                                      {"rubrik", "section"}}};

struct HeaderLine {
  std::string_view field;  ///< empty for a name that says nothing to us ("Seite")
  std::string_view value;
};

/// A line "Name: value"; any single word counts once a known one has been seen.
bool parse_header_line(std::string_view line, HeaderLine& header) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 24) return false;
  const std::string name = lower(line.substr(0, colon));
  if (name.find(' ') != std::string::npos) return false;
  const auto known = std::find_if(kHeaderNames.begin(), kHeaderNames.end(),
                                  [&](const HeaderName& entry) { return entry.name == name; });
  header.field = known == kHeaderNames.end() ? std::string_view() : known->field;
  header.value = line.substr(colon + 1);
  return true;
}

std::string_view first_line(std::string_view text, std::size_t begin) {
  std::size_t end = text.find('\n', begin);
  if (end == std::string_view::npos) end = text.size();
  std::string_view line = text.substr(begin, end - begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// Bytes of the header block at the start of `text`, 0 if there is none. Two known names make one,
/// the first line being one of them: "Quelle: dpa" alone is a line of the page.
std::size_t read_header_block(std::string_view text, Article& article) {
  std::size_t known = 0;
  std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  std::vector<HeaderLine> headers;
  while (at < text.size()) {
    const std::string_view line = first_line(text, at);
    HeaderLine header;
    if (line.empty() || line == "---" || !parse_header_line(line, header)) {
      if (line.empty() || line == "---") at += line.size();
      break;
    }
    if (headers.empty() && header.field.empty()) return 0;
    known += !header.field.empty();
    headers.push_back(header);
    at = std::min(text.size(), at + line.size() + 1);
  }
  if (known < 2) return 0;
  for (const HeaderLine& header : headers) {
    if (!header.field.empty()) set_record_field(article, header.field, header.value);
  }
  return at;
}

}  // namespace

std::string_view context_value(const RawRecord& record, std::string_view name) {
  for (const auto& [key, value] : record.context) {
    if (key == name) return value;
  }
  return {};
}

Page read_text_page(const RawRecord& record) {
  std::string_view text = record.bytes;
  DecodedText decoded;
  if (const std::size_t bad = find_invalid_utf8(text); bad != std::string_view::npos) {
    const bool wide = text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
    if (!wide && is_damaged_utf8(text)) {
      throw PageFailure{"byte " + std::to_string(bad),
                        "not valid UTF-8; mend the file or convert it (iconv -t UTF-8)"};
    }
    decoded = decode_text(text, "");
    text = decoded.text;
  }
  Page page;
  const std::size_t header = read_header_block(text, page.article);
  page.shape = page.article.title.empty() ? PageShape::raw : PageShape::clean;
  page.lines = split_lines(text.substr(header));
  for (PageLine& line : page.lines) {
    line.range.begin += header;
    line.range.end += header;
    line.range = decoded.origin.original(line.range);
  }
  return page;
}

}  // namespace fundstelle
