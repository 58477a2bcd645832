// Items of RSS 2.0 and Atom, NITF documents, items of NewsML-G2.
#include <algorithm>

#include "corpus/dates.h"
#include "corpus/html_metadata.h"
#include "corpus/readers/page_readers.h"
#include "corpus/utf8_text.h"
#include "corpus/xml_tree.h"

namespace fundstelle {
namespace {

/// Where the lines of decoded text stand in the record: by their first and last words, in order.
/// The tree keeps no offsets; a line that cannot be found gets what is left of the record.
void locate_lines(std::vector<PageLine>& lines, std::string_view record) {
  std::size_t from = 0;
  const auto plain_start = [](std::string_view text) {
    const std::size_t end = text.find_first_of("&<>\"'");
    return text.substr(0, std::min<std::size_t>(std::min(end, text.size()), 24));
  };
  for (PageLine& line : lines) {
    std::string_view start = plain_start(line.text);
    std::size_t begin = start.size() < 3 ? std::string_view::npos : record.find(start, from);
    if (begin == std::string_view::npos) {
      start = start.substr(0, start.find(' '));
      begin = start.size() < 3 ? std::string_view::npos : record.find(start, from);
    }
    if (begin == std::string_view::npos) {
      line.range = {from, record.size()};
      continue;
    }
    const std::string_view last = std::string_view(line.text).substr(line.text.rfind(' ') + 1);
    const std::size_t far = std::min(record.size(), begin + line.text.size() * 2 + 200);
    std::size_t end = begin + line.text.size();
    const std::size_t tail = line.text.size() - last.size();
    const std::size_t found = record.find(last, std::min(record.size(), begin + tail));
    if (found != std::string_view::npos && found + last.size() <= far) end = found + last.size();
    line.range = {begin, std::min(end, record.size())};
    from = line.range.begin + start.size();
  }
}

std::string text_of(const XmlElement* element) {
  return element == nullptr ? std::string() : plain_text(element->inner_text());
}

void set_date(Article& article, std::string_view written, const char* origin) {
  if (!article.date.empty()) return;
  article.date = parse_date(written);
  if (!article.date.empty()) note(article, "date", origin, 1.0);
}

/// Marked-up content of Atom's type="xhtml": the elements, written again for the HTML reader.
std::string serialize(const XmlElement& element) {
  std::string result = element.text;
  for (const auto& child : element.children) {
    if (child->name.empty()) {
      result += child->text;
    } else {
      result += "<" + child->name + ">" + serialize(*child) + "</" + child->name + ">";
    }
  }
  return result;
}

void add_marked_text(Page& page, const std::string& text) {
  FieldValue value;
  value.text = text;
  add_record_text(page, value);
}

/// Paragraphs, headings and captions below `element` of NITF and XHTML.
void add_elements(Page& page, const XmlElement& element) {
  for (const auto& child : element.children) {
    const std::string& name = child->name;
    if (name == "table" || name == "script" || name == "style") continue;
    std::optional<BlockKind> kind;
    bool leaf = true;
    if (name == "hl1" || name == "hl2" || name == "h1" || name == "h2" || name == "h3" ||
        name == "h4") {
      kind = BlockKind::subheading;
    } else if (name == "media-caption" || name == "figcaption" || name == "caption") {
      kind = BlockKind::caption;
    } else if (name == "media-producer" || name == "credit") {
      kind = BlockKind::credit;
    } else if (name == "p" && child->attribute("class") == "lead") {
      kind = BlockKind::teaser;
    } else if (name != "p" && name != "li" && name != "pre" && !name.empty()) {
      leaf = false;
    }
    if (!leaf) {
      add_elements(page, *child);
      continue;
    }
    std::string text = collapse(child->inner_text());
    if (text.empty()) continue;
    PageLine line;
    line.text = std::move(text);
    line.kind = kind;
    page.lines.push_back(std::move(line));
  }
}

void read_nitf(Page& page, const XmlElement& nitf) {
  Article& article = page.article;
  if (const XmlElement* head = nitf.find("hedline")) {
    set_record_field(article, "title", text_of(head->find("hl1")));
    set_record_field(article, "teaser", text_of(head->find("hl2")));
  }
  if (article.title.empty()) set_record_field(article, "title", text_of(nitf.find("title")));
  if (const XmlElement* id = nitf.find("doc-id"))
    set_record_field(article, "id", id->attribute("id-string"));
  for (const char* name : {"date.issue", "date.release", "story.date"}) {
    if (const XmlElement* date = nitf.find(name))
      set_date(article, date->attribute("norm"), "record");
  }
  if (const XmlElement* abstract = nitf.find("abstract");
      abstract != nullptr && article.teaser.empty()) {
    set_record_field(article, "teaser", text_of(abstract));
  }
  set_record_field(article, "authors", text_of(nitf.find("byline")));
  if (const XmlElement* place = nitf.find("dateline")) {
    const XmlElement* location = place->find("location");
    article.place = text_of(location != nullptr ? location : place);
    if (!article.place.empty()) note(article, "place", "record", 1.0);
  }
  if (const XmlElement* source = nitf.find("doc.rights"))
    set_record_field(article, "source", source->attribute("provider"));
  if (const XmlElement* content = nitf.find("body.content")) add_elements(page, *content);
}

std::unique_ptr<XmlElement> parse_record(const RawRecord& record, const ReadOptions& options) {
  return parse_xml(record.bytes, context_value(record, "charset"), options.max_nesting);
}

Page finished(Page page, const RawRecord& record, const char* what) {
  if (page.lines.empty()) {
    throw PageFailure{"", std::string("no article: ") + what + " holds no text"};
  }
  locate_lines(page.lines, record.bytes);
  return page;
}

}  // namespace

Page read_feed_page(const RawRecord& record, const ReadOptions& options) {
  const auto item = parse_record(record, options);
  Page page;
  Article& article = page.article;
  set_record_field(article, "title", text_of(item->child("title")));
  for (const char* name : {"pubDate", "published", "date", "issued", "updated"}) {
    if (const XmlElement* date = item->child(name)) set_date(article, date->inner_text(), "record");
  }
  for (const auto& child : item->children) {
    if (child->name == "creator" || child->name == "author") {
      const XmlElement* name = child->child("name");
      set_record_field(article, "authors", text_of(name != nullptr ? name : child.get()));
    } else if (child->name == "link" && article.url.empty()) {
      const std::string_view relation = child->attribute("rel");
      const std::string_view href = child->attribute("href");
      if (href.empty()) {
        set_record_field(article, "url", text_of(child.get()));
      } else if (relation.empty() || relation == "alternate") {
        set_record_field(article, "url", href);
      }
    } else if (child->name == "category" && article.section.empty()) {
      const std::string_view term = child->attribute("term");
      set_record_field(article, "section", term.empty() ? text_of(child.get()) : std::string(term));
    }
  }
  const XmlElement* id = item->child("guid") != nullptr ? item->child("guid") : item->child("id");
  set_record_field(article, "id", id != nullptr ? text_of(id) : article.url);
  set_record_field(article, "source", text_of(item->child("source")));
  if (article.source.empty()) set_record_field(article, "source", context_value(record, "feed"));
  const XmlElement* content = item->child("encoded");
  if (content == nullptr) content = item->child("content");
  const XmlElement* summary =
      item->child("summary") != nullptr ? item->child("summary") : item->child("description");
  if (content != nullptr && content->inner_text().empty()) content = nullptr;
  if (content != nullptr && summary != nullptr)
    set_record_field(article, "teaser", text_of(summary));
  if (content == nullptr) content = summary;
  if (content != nullptr) {
    const bool marked_up = content->attribute("type") == "xhtml";
    add_marked_text(page, marked_up ? serialize(*content) : content->inner_text());
  }
  return finished(std::move(page), record, "the feed's item");
}

Page read_nitf_page(const RawRecord& record, const ReadOptions& options) {
  const auto nitf = parse_record(record, options);
  Page page;
  page.shape = PageShape::clean;
  page.stated_text = true;
  read_nitf(page, *nitf);
  return finished(std::move(page), record, "the NITF document");
}

Page read_newsml_page(const RawRecord& record, const ReadOptions& options) {
  const auto item = parse_record(record, options);
  Page page;
  page.shape = PageShape::clean;
  page.stated_text = true;
  Article& article = page.article;
  set_record_field(article, "id", item->attribute("guid"));
  set_record_field(article, "title", text_of(item->find("headline")));
  for (const char* name : {"contentCreated", "firstCreated", "versionCreated"}) {
    if (const XmlElement* date = item->find(name)) set_date(article, date->inner_text(), "record");
  }
  set_record_field(article, "authors", text_of(item->find("by")));
  set_record_field(article, "source", text_of(item->find("creditline")));
  if (const XmlElement* located = item->find("located")) {
    article.place = text_of(located->child("name") != nullptr ? located->child("name") : located);
    if (!article.place.empty()) note(article, "place", "record", 1.0);
  }
  if (const XmlElement* nitf = item->find("nitf")) {
    read_nitf(page, *nitf);
  } else if (const XmlElement* html = item->find("html")) {
    const XmlElement* body = html->find("body");
    add_elements(page, body != nullptr ? *body : *html);
  } else if (const XmlElement* data = item->find("inlineData")) {
    add_marked_text(page, data->inner_text());
  } else if (const XmlElement* inline_xml = item->find("inlineXML")) {
    add_elements(page, *inline_xml);
  }
  return finished(std::move(page), record, "the NewsML item");
}

}  // namespace fundstelle
