#include "corpus/html_metadata.h"

#include <algorithm>
#include <map>

#include "corpus/dates.h"
#include "corpus/html_blocks.h"
#include "corpus/json_ld.h"
#include "corpus/script_text.h"
#include "corpus/text_signs.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

using std::string_view;
using MetaTable = std::map<std::string, std::vector<std::string>, std::less<>>;

struct Head {
  MetaTable meta;  ///< by name, property or itemprop, lower case
  std::vector<string_view> json_ld;
  std::vector<ByteRange> json_ld_ranges;
  std::string title;
  std::string canonical;
};

Head read_head(const HtmlTree& tree) {
  Head head;
  for (std::uint32_t i = 1; i < tree.nodes.size(); ++i) {
    const HtmlNode& node = tree.nodes[i];
    switch (node.tag) {
      case HtmlTag::meta: {
        for (const char* key : {"property", "name", "itemprop"}) {
          const string_view name = tree.attribute(node, key);
          const string_view content = tree.attribute(node, "content");
          if (!name.empty() && !content.empty()) {
            head.meta[lower(name)].emplace_back(plain_text(content));
          }
        }
        break;
      }
      case HtmlTag::link:
        if (tree.attribute(node, "rel") == "canonical" && head.canonical.empty()) {
          head.canonical = collapse(tree.attribute(node, "href"));
        }
        break;
      case HtmlTag::title:
        if (head.title.empty() && tree.nodes[node.parent].tag != HtmlTag::svg) {
          head.title = tree.inner_text(i);
        }
        break;
      case HtmlTag::script:
        if (lower(tree.attribute(node, "type")).find("ld+json") != std::string::npos &&
            node.end > i + 1) {
          head.json_ld.push_back(tree.text(tree.nodes[i + 1]));
          head.json_ld_ranges.push_back(tree.nodes[i + 1].range);
        }
        break;
      default:
        break;
    }
  }
  return head;
}

std::string first_of(const Head& head, std::initializer_list<string_view> names) {
  for (const string_view name : names) {
    const auto found = head.meta.find(name);
    if (found != head.meta.end()) return found->second.front();
  }
  return {};
}

void add_author(std::vector<std::string>& authors, string_view written) {
  std::string name = plain_text(written);
  for (const string_view prefix : {"Von: ", "Von ", "von ", "By "}) {
    if (name.starts_with(prefix)) name.erase(0, prefix.size());
  }
  const std::size_t words = count_words(name);
  if (words == 0 || words > 6 || name.find("://") != std::string::npos ||
      name.find(".de") != std::string::npos || name.find('@') != std::string::npos) {
    return;
  }
  if (!canonical_agency(name).empty()) return;  // an agency is none
  if (std::find(authors.begin(), authors.end(), name) == authors.end()) authors.push_back(name);
}

void add_authors(std::vector<std::string>& authors, string_view list) {
  std::size_t begin = 0;
  while (begin <= list.size()) {
    std::size_t end = std::min({list.find(", ", begin), list.find(" und ", begin),
                                list.find(';', begin), list.find(" & ", begin), list.size()});
    add_author(authors, list.substr(begin, end - begin));
    begin = end + 1;
    if (list.substr(end).starts_with(" und ")) begin = end + 5;
    if (list.substr(end).starts_with(" & ")) begin = end + 3;
  }
}

/// The first time element that carries a machine-readable date.
std::string first_time(const HtmlTree& tree) {
  for (std::uint32_t i = 1; i < tree.nodes.size(); ++i) {
    const HtmlNode& node = tree.nodes[i];
    if (node.tag != HtmlTag::time) continue;
    std::string date = parse_date(tree.attribute(node, "datetime"));
    if (date.empty()) date = parse_date(tree.inner_text(i));
    if (!date.empty()) return date;
  }
  return {};
}

void set(std::string& field, const std::string& value, Article& article, const char* name,
         const char* origin, double confidence) {
  if (!field.empty() || value.empty()) return;
  field = value;
  note(article, name, origin, confidence);
}

void read_dates(const HtmlTree& tree, const Head& head, const JsonLdArticle& ld, Article& article) {
  set(article.date, parse_date(ld.date_published), article, "date", "JSON-LD", 1.0);
  set(article.date,
      parse_date(first_of(head, {"article:published_time", "og:article:published_time",
                                 "og:published_time", "datepublished"})),
      article, "date", "OpenGraph", 0.95);
  set(article.date,
      parse_date(first_of(head, {"date", "dc.date", "dc.date.issued", "dcterms.date",
                                 "dcterms.created", "dcterms.issued", "last-modified", "pubdate",
                                 "publishdate", "cxenseparse:recs:publishtime", "parsely-pub-date",
                                 "sailthru.date", "article.published"})),
      article, "date", "meta", 0.9);
  set(article.date, first_time(tree), article, "date", "time element", 0.8);
}

}  // namespace

std::string plain_text(string_view text) {
  if (text.find_first_of("&<") == string_view::npos) return collapse(text);
  const HtmlTree tree = parse_html(text);
  return tree.inner_text(0);
}

PageEvidence read_html_metadata(const HtmlTree& tree, Article& article) {
  const Head head = read_head(tree);
  const JsonLdArticle ld = read_json_ld(head.json_ld);
  PageEvidence evidence;
  evidence.states_article = ld.found || first_of(head, {"og:type"}) == "article";
  evidence.body = ld.body.find('<') == std::string::npos ? ld.body : plain_lines(ld.body);
  if (ld.found) evidence.body_range = head.json_ld_ranges[ld.block];
  for (const std::string& title :
       {plain_text(ld.headline), first_of(head, {"og:title"}),
        first_of(head, {"twitter:title", "dc.title", "dcterms.title", "title", "headline"}),
        head.title}) {
    if (!title.empty()) evidence.titles.push_back(title);
  }
  for (const std::string& description :
       {plain_text(ld.description), first_of(head, {"og:description"}),
        first_of(head, {"description", "dc.description", "twitter:description"})}) {
    if (!description.empty()) evidence.descriptions.push_back(description);
  }
  for (const std::string& name : ld.authors) add_authors(article.authors, name);
  if (!article.authors.empty()) {
    note(article, "authors", "JSON-LD", 0.95);
  } else {
    for (const char* name : {"author", "article:author", "dc.creator", "dcterms.creator"}) {
      const auto found = head.meta.find(string_view(name));
      if (found == head.meta.end() || !article.authors.empty()) continue;
      for (const std::string& each : found->second) add_authors(article.authors, each);
    }
    if (!article.authors.empty()) note(article, "authors", "meta", 0.8);
  }
  read_dates(tree, head, ld, article);
  set(article.source, plain_text(ld.publisher), article, "source", "JSON-LD", 1.0);
  set(article.source, first_of(head, {"og:site_name"}), article, "source", "OpenGraph", 0.9);
  set(article.source,
      first_of(head, {"dc.publisher", "dcterms.publisher", "publisher", "application-name"}),
      article, "source", "meta", 0.8);
  set(article.section, plain_text(ld.section), article, "section", "JSON-LD", 0.9);
  set(article.section, first_of(head, {"article:section", "og:section", "section", "dc.subject"}),
      article, "section", "OpenGraph", 0.8);
  set(article.url, head.canonical, article, "url", "canonical link", 1.0);
  set(article.url, first_of(head, {"og:url"}), article, "url", "OpenGraph", 0.95);
  set(article.url, ld.url, article, "url", "JSON-LD", 0.9);
  if (!ld.alternative_headline.empty())
    evidence.titles.push_back(plain_text(ld.alternative_headline));
  return evidence;
}

}  // namespace fundstelle
