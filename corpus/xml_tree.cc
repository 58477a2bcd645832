#include "corpus/xml_tree.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#include <climits>

#include "corpus/charset.h"
#include "corpus/readers/page_readers.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

struct DocumentCloser {
  void operator()(xmlDocPtr document) const { xmlFreeDoc(document); }
};

std::string string_of(const xmlChar* text) {
  return text == nullptr ? std::string() : reinterpret_cast<const char*>(text);
}

bool is_predefined(std::string_view name) {
  return name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos";
}

/// HTML's entities as characters; XML knows five only and would drop the rest.
std::string with_characters(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t mark = std::min(text.find('&', at), text.size());
    result.append(text.substr(at, mark - at));
    if (mark == text.size()) break;
    const std::size_t end = text.find(';', mark);
    const std::string name(text.substr(
        mark + 1, end == std::string_view::npos || end - mark > 12 ? 0 : end - mark - 1));
    const htmlEntityDesc* entity =
        name.empty() || name[0] == '#' || is_predefined(name)
            ? nullptr
            : htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
    if (entity != nullptr) {
      append_code_point(result, entity->value);
      at = end + 1;
    } else {
      result.push_back('&');
      at = mark + 1;
    }
  }
  return result;
}

/// The declaration names a character set that the text has left.
std::string_view without_declaration(std::string_view text) {
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos) return text;
  text.remove_prefix(start);
  if (text.starts_with("<?xml")) {
    const std::size_t end = text.find("?>");
    if (end != std::string_view::npos) text.remove_prefix(end + 2);
  }
  return text;
}

std::unique_ptr<XmlElement> copy(const xmlNode* source, std::size_t depth,
                                 std::size_t max_nesting) {
  if (depth > max_nesting) {
    throw PageFailure{"", "nested deeper than the limit of " + std::to_string(max_nesting) +
                              " levels; flatten it or raise max_nesting"};
  }
  auto element = std::make_unique<XmlElement>();
  element->name = string_of(source->name);
  if (source->ns != nullptr) element->prefix = string_of(source->ns->prefix);
  if (const std::size_t colon = element->name.find(':'); colon != std::string::npos) {
    element->prefix = element->name.substr(0, colon);
    element->name.erase(0, colon + 1);
  }
  for (const xmlAttr* attribute = source->properties; attribute != nullptr;
       attribute = attribute->next) {
    std::string value;
    for (const xmlNode* part = attribute->children; part != nullptr; part = part->next) {
      value += string_of(part->content);
    }
    element->attributes.emplace_back(string_of(attribute->name), std::move(value));
  }
  for (const xmlNode* child = source->children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE) {
      element->children.push_back(copy(child, depth + 1, max_nesting));
    } else if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
      auto text = std::make_unique<XmlElement>();
      text->text = string_of(child->content);
      element->children.push_back(std::move(text));
    }
  }
  return element;
}

}  // namespace

const XmlElement* XmlElement::child(std::string_view child_name) const {
  for (const auto& each : children) {
    if (each->name == child_name) return each.get();
  }
  return nullptr;
}

const XmlElement* XmlElement::find(std::string_view descendant_name) const {
  for (const auto& each : children) {
    if (each->name == descendant_name) return each.get();
    if (const XmlElement* found = each->find(descendant_name)) return found;
  }
  return nullptr;
}

std::string_view XmlElement::attribute(std::string_view attribute_name) const {
  for (const auto& [key, value] : attributes) {
    if (key == attribute_name) return value;
  }
  return {};
}

std::string XmlElement::inner_text() const {
  std::string result = text;
  for (const auto& each : children) result += each->inner_text();
  return result;
}

std::unique_ptr<XmlElement> parse_xml(std::string_view bytes, std::string_view charset,
                                      std::size_t max_nesting) {
  if (bytes.find("<!ENTITY") != std::string_view::npos) {
    throw PageFailure{"", "the XML declares entities, which are not expanded; resolve them first"};
  }
  const std::string declared = charset.empty() ? declared_charset(bytes) : std::string(charset);
  const std::string text = with_characters(without_declaration(decode_text(bytes, declared).text));
  if (text.size() > INT_MAX) throw PageFailure{"", "the XML is too large"};
  std::unique_ptr<xmlDoc, DocumentCloser> document(
      xmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, "UTF-8",
                    XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                        XML_PARSE_NOCDATA));
  const xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
  if (root == nullptr) throw PageFailure{"", "broken XML; fetch or export it again"};
  return copy(root, 1, max_nesting);
}

}  // namespace fundstelle
