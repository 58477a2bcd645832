#include "corpus/html_tree.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <unordered_map>

#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMaxDepth = 512;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

using TagTable = std::unordered_map<std::string_view, HtmlTag>;

const TagTable& tag_table() {
  using enum HtmlTag;
  static const TagTable entries = {
      {"html", html},
      {"head", head},
      {"body", body},
      {"title", title},
      {"meta", meta},
      {"link", link},
      {"script", script},
      {"style", style},
      {"noscript", noscript},
      {"template", templ},
      {"base", base},
      {"main", main},
      {"article", article},
      {"section", section},
      {"div", div},
      {"header", header},
      {"footer", footer},
      {"nav", nav},
      {"aside", aside},
      {"figure", figure},
      {"figcaption", figcaption},
      {"picture", picture},
      {"h1", h1},
      {"h2", h2},
      {"h3", h3},
      {"h4", h4},
      {"h5", h5},
      {"h6", h6},
      {"p", p},
      {"blockquote", blockquote},
      {"q", q},
      {"pre", pre},
      {"address", address},
      {"hr", hr},
      {"br", br},
      {"details", details},
      {"summary", summary},
      {"ul", ul},
      {"ol", ol},
      {"li", li},
      {"dl", dl},
      {"dt", dt},
      {"dd", dd},
      {"table", HtmlTag::table},
      {"caption", caption},
      {"tr", tr},
      {"td", td},
      {"th", th},
      {"tbody", tbody},
      {"thead", tbody},
      {"tfoot", tbody},
      {"a", a},
      {"b", b},
      {"strong", strong},
      {"i", i},
      {"em", em},
      {"u", u},
      {"span", span},
      {"small", small},
      {"time", time},
      {"font", font},
      {"abbr", abbr},
      {"cite", cite},
      {"sup", sup},
      {"sub", sub},
      {"mark", mark},
      {"code", code},
      {"img", img},
      {"amp-img", img},
      {"video", video},
      {"audio", audio},
      {"iframe", iframe},
      {"amp-iframe", iframe},
      {"object", object},
      {"embed", embed},
      {"svg", svg},
      {"canvas", canvas},
      {"source", source},
      {"track", track},
      {"wbr", wbr},
      {"input", input},
      {"form", form},
      {"button", button},
      {"select", select},
      {"option", option},
      {"textarea", textarea},
      {"label", label},
      {"fieldset", fieldset},
      {"dialog", dialog},
      {"menu", menu},
      {"center", div},
      {"amp-sidebar", nav},
      {"amp-ad", iframe},
      {"amp-consent", dialog},
      {"amp-embed", iframe},
      {"hgroup", div},
      {"frameset", div},
      {"amp-carousel", div},
      {"search", form},
  };
  return entries;
}

bool is_void(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::br:
    case HtmlTag::hr:
    case HtmlTag::img:
    case HtmlTag::meta:
    case HtmlTag::link:
    case HtmlTag::input:
    case HtmlTag::source:
    case HtmlTag::track:
    case HtmlTag::wbr:
    case HtmlTag::embed:
    case HtmlTag::base:
      return true;
    default:
      return false;
  }
}

HtmlTag tag_of(std::string_view name) {
  const auto found = tag_table().find(name);
  if (found != tag_table().end()) return found->second;
  // Custom elements ("amp-story", "my-teaser") stand for blocks as a rule.
  return name.find('-') != std::string_view::npos ? HtmlTag::block_other : HtmlTag::inline_other;
}

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

/// Only what the reader asks for; pages carry several times as many bytes of other attributes.
bool is_wanted(std::string_view name) {
  static const std::unordered_map<std::string_view, bool> wanted = {
      {"class", true},         {"id", true},          {"itemprop", true}, {"role", true},
      {"rel", true},           {"href", true},        {"property", true}, {"name", true},
      {"content", true},       {"datetime", true},    {"type", true},     {"style", true},
      {"hidden", true},        {"aria-hidden", true}, {"lang", true},     {"itemtype", true},
      {"data-testid", true},   {"aria-label", true},  {"pubdate", true},  {"data-qa", true},
      {"data-component", true}};
  return wanted.count(name) > 0;
}

class TreeBuilder {
 public:
  TreeBuilder(HtmlTree& tree, std::string_view source) : tree_(tree), source_(source) {
    tree_.nodes.emplace_back().tag = HtmlTag::html;
    open_.push_back({0, "#document"});
  }

  void attach(htmlParserCtxtPtr context) { context_ = context; }

  void start(std::string_view name, const xmlChar** attributes) {
    const HtmlTag tag = tag_of(name);
    const std::uint32_t index = add(tag);
    HtmlNode& node = tree_.nodes[index];
    node.attributes = static_cast<std::uint32_t>(tree_.attributes.size());
    for (; attributes != nullptr && *attributes != nullptr; attributes += 2) {
      const std::string_view key = view(attributes[0]);
      if (!is_wanted(key)) continue;
      tree_.attributes.push_back({std::string(key), std::string(view(attributes[1]))});
      ++node.attribute_count;
    }
    if (!is_void(tag) && open_.size() < kMaxDepth) open_.push_back({index, std::string(name)});
    last_ = offset();
  }

  void end(std::string_view name) {
    last_ = offset();
    for (std::size_t i = open_.size(); i-- > 1;) {
      if (open_[i].name != name) continue;
      while (open_.size() > i) close();
      return;
    }
  }

  void characters(std::string_view text) {
    const std::size_t end = offset();
    // A run without entities stands in the source as it is.
    std::size_t begin = last_;
    if (text.size() <= end && source_.substr(end - text.size(), text.size()) == text) {
      begin = end - text.size();
    }
    last_ = std::max(end, begin);
    HtmlNode* const previous = tree_.nodes.empty() ? nullptr : &tree_.nodes.back();
    if (previous != nullptr && tree_.nodes.size() > 1 && previous->tag == HtmlTag::text &&
        previous->parent == open_.back().index) {
      tree_.characters.append(text);
      previous->text_size += static_cast<std::uint32_t>(text.size());
      previous->range.end = last_;
      return;
    }
    const std::uint32_t index = add(HtmlTag::text);
    HtmlNode& node = tree_.nodes[index];
    node.text_begin = static_cast<std::uint32_t>(tree_.characters.size());
    node.text_size = static_cast<std::uint32_t>(text.size());
    node.range = {begin, last_};
    tree_.characters.append(text);
  }

  void finish() {
    while (!open_.empty()) close();
  }

 private:
  struct Open {
    std::uint32_t index;
    std::string name;
  };

  std::uint32_t add(HtmlTag tag) {
    const auto index = static_cast<std::uint32_t>(tree_.nodes.size());
    HtmlNode node;
    node.tag = tag;
    node.parent = open_.empty() ? 0 : open_.back().index;
    node.end = index + 1;
    tree_.nodes.push_back(node);
    return index;
  }

  void close() {
    tree_.nodes[open_.back().index].end = static_cast<std::uint32_t>(tree_.nodes.size());
    open_.pop_back();
  }

  std::size_t offset() const {
    const xmlParserInput* input = context_->input;
    if (input == nullptr) return source_.size();
    const auto at = static_cast<std::size_t>(input->consumed) +
                    static_cast<std::size_t>(input->cur - input->base);
    return std::min(at - std::min(at, kByteOrderMark.size()), source_.size());
  }

  HtmlTree& tree_;
  std::string_view source_;
  std::vector<Open> open_;
  htmlParserCtxtPtr context_ = nullptr;
  std::size_t last_ = 0;
};

TreeBuilder& builder(void* user_data) { return *static_cast<TreeBuilder*>(user_data); }

htmlSAXHandler make_handler() {
  htmlSAXHandler handler;
  std::memset(&handler, 0, sizeof handler);
  handler.startElement = [](void* data, const xmlChar* name, const xmlChar** attributes) {
    builder(data).start(view(name), attributes);
  };
  handler.endElement = [](void* data, const xmlChar* name) { builder(data).end(view(name)); };
  const auto characters = [](void* data, const xmlChar* text, int size) {
    builder(data).characters({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
  };
  handler.characters = characters;
  handler.cdataBlock = characters;
  handler.ignorableWhitespace = characters;
  handler.serror = [](void*, auto) {};
  handler.initialized = XML_SAX2_MAGIC;
  return handler;
}

struct ContextCloser {
  void operator()(htmlParserCtxtPtr context) const { htmlFreeParserCtxt(context); }
};

}  // namespace

bool is_heading_tag(HtmlTag tag) { return tag >= HtmlTag::h1 && tag <= HtmlTag::h6; }

bool is_block_tag(HtmlTag tag) {
  if (tag == HtmlTag::br || tag == HtmlTag::q) return false;
  if (tag >= HtmlTag::html && tag <= HtmlTag::tbody) return true;
  return (tag >= HtmlTag::form && tag <= HtmlTag::menu && tag != HtmlTag::label) ||
         tag == HtmlTag::block_other || tag == HtmlTag::video || tag == HtmlTag::audio ||
         tag == HtmlTag::iframe;
}

std::string_view HtmlTree::attribute(const HtmlNode& node, std::string_view name) const {
  for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
    if (attributes[node.attributes + i].name == name) return attributes[node.attributes + i].value;
  }
  return {};
}

bool HtmlTree::has_attribute(const HtmlNode& node, std::string_view name) const {
  for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
    if (attributes[node.attributes + i].name == name) return true;
  }
  return false;
}

std::string HtmlTree::inner_text(std::uint32_t index) const {
  std::string joined;
  for (std::uint32_t i = index; i < nodes[index].end; ++i) {
    if (nodes[i].tag == HtmlTag::text) {
      joined.append(text(nodes[i]));
    } else if (is_block_tag(nodes[i].tag) || nodes[i].tag == HtmlTag::br) {
      joined.push_back(' ');
    }
  }
  return collapse(joined);
}

HtmlTree parse_html(std::string_view utf8) {
  HtmlTree tree;
  tree.characters.reserve(utf8.size() / 2);
  // The mark keeps libxml2 from believing what the page declares: it has been decoded already.
  std::string marked;
  marked.reserve(utf8.size() + kByteOrderMark.size());
  marked.append(kByteOrderMark).append(utf8);
  TreeBuilder tree_builder(tree, utf8);
  std::unique_ptr<htmlParserCtxt, ContextCloser> context(
      htmlCreateMemoryParserCtxt(marked.data(), static_cast<int>(marked.size())));
  if (!context) return tree;
  htmlSAXHandler handler = make_handler();
  std::memcpy(context->sax, &handler, sizeof handler);
  context->userData = &tree_builder;
  htmlCtxtUseOptions(context.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                        HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  tree_builder.attach(context.get());
  htmlParseDocument(context.get());
  tree_builder.finish();
  return tree;
}

}  // namespace fundstelle
