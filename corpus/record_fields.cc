#include "corpus/record_fields.h"

#include <array>

#include "corpus/dates.h"
#include "corpus/readers/page_readers.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

struct UsualNames {
  const char* field;
  std::vector<std::string> names;
};

const std::vector<UsualNames>& usual_names() {
  static const std::vector<UsualNames> names = {
      {"id", {"id", "_id", "guid", "uid", "uuid", "article_id", "doc_id", "docid", "identifier"}},
      {"title", {"title", "headline", "titel", "name", "Titel", "Title", "Überschrift"}},
      {"text",
       {"text", "body", "content", "articleBody", "article_body", "fulltext", "full_text",
        "maintext", "plaintext", "article", "Text", "Inhalt", "inhalt", "contents"}},
      {"html", {"html", "raw_html", "content_html", "page"}},
      {"kicker", {"kicker", "overline", "dachzeile", "alternativeHeadline", "Dachzeile"}},
      {"teaser",
       {"teaser", "summary", "description", "abstract", "lead", "lede", "vorspann", "standfirst"}},
      {"date",
       {"date", "datePublished", "date_published", "published", "published_at", "publish_date",
        "publishing_date", "publication_date", "date_publish", "pubDate", "datum", "Datum",
        "timestamp", "created_at", "time"}},
      {"source",
       {"source", "publisher", "outlet", "site", "site_name", "medium", "quelle", "Quelle",
        "source_name", "source_domain", "newspaper", "zeitung"}},
      {"url", {"url", "link", "URL", "canonical", "uri", "permalink", "source_url"}},
      {"section", {"section", "category", "ressort", "Ressort", "rubrik", "articleSection"}},
      {"authors", {"authors", "author", "autor", "autoren", "Autor", "byline", "creator"}},
  };
  return names;
}

bool is_markup(std::string_view text) {
  using namespace std::string_view_literals;
  constexpr std::array kTags = {"<p>"sv, "<p "sv,   "</p>"sv, "<br"sv,  "<div"sv,
                                "<h2"sv, "<html"sv, "<P>"sv,  "<li>"sv, "</a>"sv};
  for (const std::string_view tag : kTags) {
    if (text.find(tag) != std::string_view::npos) return true;
  }
  return false;
}

void add_authors(std::vector<std::string>& authors, std::string_view value) {
  std::size_t begin = 0;
  while (begin <= value.size()) {
    std::size_t end = value.find_first_of(";,\n", begin);
    if (end == std::string_view::npos) end = value.size();
    std::string name = collapse(value.substr(begin, end - begin));
    for (const std::string_view prefix : {"Von ", "von "}) {
      if (name.starts_with(prefix)) name.erase(0, prefix.size());
    }
    if (!name.empty()) authors.push_back(std::move(name));
    begin = end + 1;
  }
}

}  // namespace

RecordFields::RecordFields(const std::map<std::string, std::string>& mapping) {
  for (const UsualNames& usual : usual_names()) names_[usual.field] = usual.names;
  for (const auto& [field, name] : mapping) names_[field] = {name};
}

const std::vector<std::string>& RecordFields::names(std::string_view field) const {
  static const std::vector<std::string> none;
  const auto found = names_.find(field);
  return found == names_.end() ? none : found->second;
}

void add_record_text(Page& page, const FieldValue& text) {
  std::vector<PageLine> lines;
  if (is_markup(text.text)) {
    Page fragment = read_html_fragment(text.text);
    lines = std::move(fragment.lines);
    page.shape = PageShape::structured;
  } else {
    lines = split_lines(text.text);
    page.shape = page.article.title.empty() ? PageShape::raw : PageShape::clean;
  }
  page.stated_text = true;
  for (PageLine& line : lines) {
    line.range = text.origin.original(line.range);
    page.lines.push_back(std::move(line));
  }
}

void set_record_field(Article& article, std::string_view field, std::string_view value) {
  const std::string text = collapse(value);
  if (text.empty()) return;
  bool known = true;
  if (field == "id") {
    article.id = text;
  } else if (field == "title") {
    article.title = text;
  } else if (field == "kicker") {
    article.kicker = text;
  } else if (field == "teaser") {
    article.teaser = text;
  } else if (field == "date") {
    article.date = parse_date(text);
    known = !article.date.empty();
  } else if (field == "source") {
    article.source = text;
  } else if (field == "url") {
    article.url = text;
  } else if (field == "section") {
    article.section = text;
  } else if (field == "authors") {
    add_authors(article.authors, value);
  }
  if (known && field != "id") note(article, std::string(field), "record", 1.0);
}

}  // namespace fundstelle
