#include "corpus/json_ld.h"

#include <nlohmann/json.hpp>

#include "corpus/json_fields.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxBlock = 4u << 20;
constexpr std::size_t kMaxDepth = 64;
constexpr int kMaxSearchDepth = 6;

/// Raw control characters inside strings become blanks, commas before closing brackets go.
std::string mend(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\' && i + 1 < text.size()) {
        const bool known =
            std::string_view("\"\\/bfnrtu").find(text[i + 1]) != std::string_view::npos;
        if (known) {
          result.push_back(c);
          result.push_back(text[++i]);
        }
        continue;
      }
      if (c == '"') in_string = false;
      result.push_back(static_cast<unsigned char>(c) < 0x20 ? ' ' : c);
      continue;
    }
    if (c == '"') in_string = true;
    if (c == ',') {
      const std::size_t next = text.find_first_not_of(" \t\r\n", i + 1);
      if (next != std::string_view::npos && (text[next] == '}' || text[next] == ']')) continue;
    }
    result.push_back(c);
  }
  return result;
}

json parse_block(std::string_view block) {
  const std::size_t begin = block.find_first_of("{[");
  const std::size_t end = block.find_last_of("}]");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
  block = block.substr(begin, end - begin + 1);
  if (block.size() > kMaxBlock || json_depth(block) > kMaxDepth) return {};
  json value = json::parse(block, nullptr, false);
  if (value.is_discarded()) value = json::parse(mend(block), nullptr, false);
  return value.is_discarded() ? json() : value;
}

bool is_article_type(const json& type) {
  if (type.is_array()) {
    for (const json& each : type) {
      if (is_article_type(each)) return true;
    }
    return false;
  }
  if (!type.is_string()) return false;
  const auto& name = type.get_ref<const std::string&>();
  return name.ends_with("Article") || name.ends_with("BlogPosting") || name == "Report";
}

std::string string_of(const json& value, const char* key = nullptr) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_array()) {
    for (const json& each : value) {
      if (std::string text = string_of(each, key); !text.empty()) return text;
    }
  }
  if (value.is_object() && key != nullptr && value.contains(key)) return string_of(value[key]);
  return {};
}

std::string member(const json& object, const char* name, const char* key = nullptr) {
  return object.contains(name) ? string_of(object[name], key) : std::string();
}

void add_authors(const json& value, std::vector<std::string>& authors) {
  if (value.is_array()) {
    for (const json& each : value) add_authors(each, authors);
  } else if (value.is_object()) {
    if (member(value, "@type") != "Organization" && value.contains("name"))
      add_authors(value["name"], authors);
  } else if (value.is_string()) {
    std::string name = collapse(value.get<std::string>());
    if (!name.empty() && name.find("://") == std::string::npos) authors.push_back(std::move(name));
  }
}

const json* find_article(const json& value, int depth) {
  if (depth > kMaxSearchDepth) return nullptr;
  if (value.is_object()) {
    if (value.contains("@type") && is_article_type(value["@type"]) && value.contains("headline")) {
      return &value;
    }
    for (const char* key :
         {"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart"}) {
      if (!value.contains(key)) continue;
      if (const json* found = find_article(value[key], depth + 1)) return found;
    }
  } else if (value.is_array()) {
    for (const json& each : value) {
      if (const json* found = find_article(each, depth + 1)) return found;
    }
  }
  return nullptr;
}

/// "LiveBlogPosting": the body is spread over its updates.
std::string joined_updates(const json& article) {
  std::string body;
  if (!article.contains("liveBlogUpdate") || !article["liveBlogUpdate"].is_array()) return body;
  for (const json& update : article["liveBlogUpdate"]) {
    if (update.is_object()) body += member(update, "articleBody") + "\n";
  }
  return body;
}

}  // namespace

JsonLdArticle read_json_ld(const std::vector<std::string_view>& blocks) {
  JsonLdArticle result;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const json value = parse_block(blocks[i]);
    const json* article = find_article(value, 0);
    if (article == nullptr) continue;
    result.found = true;
    result.block = i;
    result.headline = member(*article, "headline");
    result.alternative_headline = member(*article, "alternativeHeadline");
    result.description = member(*article, "description");
    result.date_published = member(*article, "datePublished");
    result.publisher = member(*article, "publisher", "name");
    result.section = member(*article, "articleSection");
    result.url = member(*article, "url");
    if (result.url.empty()) result.url = member(*article, "mainEntityOfPage", "@id");
    result.body = member(*article, "articleBody");
    if (result.body.empty()) result.body = joined_updates(*article);
    if (article->contains("author")) add_authors((*article)["author"], result.authors);
    return result;
  }
  return result;
}

}  // namespace fundstelle
