// A page's elements and texts in document order, each with its place in the source.
//
// libxml2 tokenises and closes what the page left open; the tree is our own because libxml2's keeps
// no byte offsets, and because a flat array in document order makes sums over subtrees cheap.
//
// Threads: plain values; parsing is a pure function.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fundstelle/error.h"

namespace fundstelle {

/// Elements the reader tells apart; the rest is `inline_other` or `block_other`.
enum class HtmlTag : std::uint8_t {
  text,  ///< no element: characters
  html,
  head,
  body,
  title,
  meta,
  link,
  script,
  style,
  noscript,
  templ,
  base,
  main,
  article,
  section,
  div,
  header,
  footer,
  nav,
  aside,
  figure,
  figcaption,
  picture,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  p,
  blockquote,
  q,
  pre,
  address,
  hr,
  br,
  details,
  summary,
  ul,
  ol,
  li,
  dl,
  dt,
  dd,
  table,
  caption,
  tr,
  td,
  th,
  tbody,
  a,
  b,
  strong,
  i,
  em,
  u,
  span,
  small,
  time,
  font,
  abbr,
  cite,
  sup,
  sub,
  mark,
  code,
  img,
  video,
  audio,
  iframe,
  object,
  embed,
  svg,
  canvas,
  source,
  track,
  wbr,
  input,
  form,
  button,
  select,
  option,
  textarea,
  label,
  fieldset,
  dialog,
  menu,
  inline_other,
  block_other,
};

bool is_block_tag(HtmlTag tag);
bool is_heading_tag(HtmlTag tag);

struct HtmlAttribute {
  std::string name;  ///< lower case
  std::string value;
};

struct HtmlNode {
  HtmlTag tag = HtmlTag::text;
  std::uint32_t parent = 0;
  std::uint32_t end = 0;         ///< one past its last descendant
  std::uint32_t attributes = 0;  ///< first of them in HtmlTree::attributes
  std::uint32_t attribute_count = 0;
  std::uint32_t text_begin = 0;  ///< in HtmlTree::characters, for texts and raw elements (script)
  std::uint32_t text_size = 0;
  ByteRange range;  ///< in the UTF-8 source; of texts only
};

struct HtmlTree {
  std::vector<HtmlNode> nodes;  ///< nodes[0] is the document, all others in document order
  std::vector<HtmlAttribute> attributes;
  std::string characters;

  std::string_view text(const HtmlNode& node) const {
    return std::string_view(characters).substr(node.text_begin, node.text_size);
  }
  /// Value of an attribute; empty if it is missing.
  std::string_view attribute(const HtmlNode& node, std::string_view name) const;
  bool has_attribute(const HtmlNode& node, std::string_view name) const;
  /// All characters below `index`, collapsed.
  std::string inner_text(std::uint32_t index) const;
};

/// Parses a page. Elements nested deeper than 512 levels become siblings. Never fails, reads
/// nothing from outside. Requires valid UTF-8.
HtmlTree parse_html(std::string_view utf8);

}  // namespace fundstelle
