#include "corpus/block_states.h"
#include "corpus/boilerplate_table.h"
#include "corpus/text_signs.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMaxSubheading = 18;  ///< words

}  // namespace

bool BlockNeighbours::is_subheading(std::size_t i) const {
  const HtmlBlock& block = blocks_[i];
  if (block.words == 0 || block.words > kMaxSubheading || page_.link_share(block) > 0.5)
    return false;
  if (!page_.is_inside(block.node, page_.container())) return false;
  const bool heading = is_heading_tag(block.tag) && block.tag != HtmlTag::h1;
  const bool bold =
      block.bold_words == block.words && block.words <= 14 && !ends_sentence(block.text) &&
      (block.tag == HtmlTag::p || block.tag == HtmlTag::div) && states_[i].score >= 0.5;
  const bool named = page_.has_hint(block.node, &ElementHints::subheading, 1);
  const bool alone = between_paragraphs(i) && block.words <= 12 && !ends_sentence(block.text);
  if (!heading && !bold && !named && !alone) return false;
  if (!read_agency_line(block.text).empty() || is_credit_line(block.text, block.words) ||
      page_.is_invitation(block))
    return false;
  if (page_.node(block.node).tag == HtmlTag::cite) return false;
  if (heading && page_.column_share() >= 0.5 && !page_.in_column(block) &&
      states_[i].score < -1.0 && !page_.is_fact_box(block.node))
    return false;
  if (BoilerplateTable::shipped().match(block.text) != nullptr) return false;
  // Text must follow before the next heading.
  std::size_t skipped = 0;
  for (std::size_t j = i + 1; j < blocks_.size() && skipped < 8; ++j) {
    const BlockState& next = states_[j];
    if (next.kind == BlockKind::caption || next.kind == BlockKind::credit) continue;
    if (next.kept && (is_prose(blocks_[j].text, blocks_[j].words) || next.score >= 3.0))
      return true;
    if (is_heading_tag(blocks_[j].tag) && next.score >= kBelongs - 1.0 && skipped == 0 && !bold) {
      // Two headings in a row: a part's and a section's.
      continue;
    }
    ++skipped;
  }
  return false;
}

bool BlockNeighbours::between_paragraphs(std::size_t i) const {
  if (i == 0 || i + 1 >= blocks_.size()) return false;
  const std::uint32_t parent = page_.node(blocks_[i].node).parent;
  const auto is_paragraph = [&](std::size_t j) {
    return states_[j].kept && page_.node(blocks_[j].node).parent == parent &&
           is_prose(blocks_[j].text, blocks_[j].words);
  };
  // A box may stand above the sub-heading, not below it.
  std::size_t above = i - 1;
  while (above > 0 && i - above < 6 && !states_[above].kept && !states_[above].kind) --above;
  return blocks_[i].first_in_element && is_paragraph(above) && is_paragraph(i + 1);
}

bool BlockNeighbours::belongs(std::size_t i) const {
  const HtmlBlock& block = blocks_[i];
  if (page_.link_share(block) > 0.3 || !page_.is_inside(block.node, page_.container()) ||
      block.words == 0)
    return false;
  if (block.tag != HtmlTag::p && block.tag != HtmlTag::li && block.tag != HtmlTag::dd &&
      block.tag != HtmlTag::dt && block.first_in_element)
    return false;
  if (states_[i].score < 1.0) return false;
  const std::uint32_t parent = outermost_wrapper(page_.node(block.node).parent);
  bool before = false;
  bool after = false;
  const auto near = [&](std::size_t j) {
    const std::uint32_t other = blocks_[j].node;
    return states_[j].kept &&
           (page_.node(other).parent == parent ||
            page_.node(page_.node(parent).parent).end > other) &&
           page_.is_inside(other, page_.node(parent).parent);
  };
  for (std::size_t back = 1; back <= 12 && back <= i && !before; ++back) before = near(i - back);
  for (std::size_t j = i + 1; j < blocks_.size() && j <= i + 12 && !after; ++j) after = near(j);
  return before && after;
}

std::uint32_t BlockNeighbours::outermost_wrapper(std::uint32_t index) const {
  for (int level = 0; level < 3 && index > 0 && index != page_.container(); ++level) {
    const std::uint32_t outer = page_.node(index).parent;
    const bool alone = page_.node(outer).end == page_.node(index).end && outer + 1 == index;
    if (!alone || outer == page_.container()) break;
    index = outer;
  }
  return index;
}

}  // namespace fundstelle
