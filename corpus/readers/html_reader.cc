#include "corpus/charset.h"
#include "corpus/html_blocks.h"
#include "corpus/html_metadata.h"
#include "corpus/main_text.h"
#include "corpus/readers/page_readers.h"

namespace fundstelle {

Page read_html_page(const RawRecord& record) {
  std::string declared = declared_charset(record.bytes);
  if (declared.empty()) declared = std::string(context_value(record, "charset"));
  const DecodedText decoded = decode_text(record.bytes, declared);
  const HtmlTree tree = parse_html(decoded.text);
  const std::vector<HtmlBlock> blocks = find_html_blocks(tree);
  Page page;
  page.shape = PageShape::structured;
  const PageEvidence evidence = read_html_metadata(tree, page.article);
  if (page.article.url.empty()) page.article.url = std::string(context_value(record, "url"));
  page.lines = find_main_text(tree, blocks, evidence, page.article);
  for (PageLine& line : page.lines) line.range = decoded.origin.original(line.range);
  return page;
}

Page read_html_fragment(std::string_view utf8) {
  const HtmlTree tree = parse_html(utf8);
  Page page;
  page.shape = PageShape::structured;
  for (HtmlBlock& block : find_html_blocks(tree)) {
    PageLine line;
    line.text = std::move(block.text);
    line.range = block.range;
    const ElementHints hints = hints_of(tree, block.node);
    if (is_heading_tag(block.tag)) line.kind = BlockKind::subheading;
    if (hints.caption) line.kind = BlockKind::caption;
    if (block.words > 0 && block.link_words == block.words && block.words < 12) {
      line.kind = BlockKind::boilerplate;
      line.reason = "links";
    }
    page.lines.push_back(std::move(line));
  }
  return page;
}

}  // namespace fundstelle
