#include <algorithm>
#include <unordered_map>

#include "corpus/block_states.h"
#include "corpus/text_signs.h"

namespace fundstelle {
namespace {

using std::string_view;

class BlockScorer {
 public:
  BlockScorer(const PageStructure& page, const PageTitle& headline)
      : page_(page), blocks_(page.blocks()), title_(headline.title()), states_(blocks_.size()) {
    if (title_ < blocks_.size()) states_[title_].kind = BlockKind::title;
    if (headline.kicker() < blocks_.size()) states_[headline.kicker()].kind = BlockKind::kicker;
  }

  std::vector<BlockState> run() {
    score_blocks();
    return std::move(states_);
  }

 private:
  void score_blocks() {
    std::unordered_map<std::uint64_t, double> alike;
    const double total = std::max(1.0, page_.prose_below(0));
    for (std::size_t i = 0; i < blocks_.size(); ++i)
      alike[page_.signature(blocks_[i])] += page_.prose(i);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const HtmlBlock& block = blocks_[i];
      BlockState& state = states_[i];
      const Surrounding around = page_.surrounding(block);
      const bool prose = is_prose(block.text, block.words);
      const double links = page_.link_share(block);
      const double same = alike[page_.signature(block)] / total;
      double score = prose ? 2.0 : 0.0;
      if (block.words >= 25 && prose) score += 1.0;
      if (block.tag == HtmlTag::p) score += 0.5;
      score += same > 0.3 ? 1.5 : same > 0.1 ? 0.7 : 0.0;
      score += 2.0 * std::min(1.0, page_.company(block) / 0.4);
      if (!page_.is_inside(block.node, page_.container())) score -= 3.0;
      if (page_.has_hint(block.node, &ElementHints::body, 4)) score += 1.0;
      const bool conforms =
          page_.column_share() < 0.5
              ? same > 0.12
              : page_.in_column(block) || (same > 0.2 && !page_.is_past_column(i));
      if (!conforms && !page_.hints(block.node).quote && !page_.is_fact_box(block.node))
        score -= 2.0;
      if (links > 0.5)
        score -= 4.0;
      else if (links > 0.3)
        score -= 1.5;
      if (around != Surrounding::none) score -= 5.0;
      if (title_ < blocks_.size() && i < title_) score -= 4.0;
      if (block.tag == HtmlTag::li && !prose) score -= 1.0;
      if (page_.has_evidence()) {
        if (page_.coverage(i) >= 0.6 && block.words >= 4)
          score += 4.0;
        else if (page_.coverage(i) < 0.2 && prose)
          score -= 2.5;
      }
      state.score = score;
      if (page_.is_invitation(block)) score -= 5.0;
      state.score = score;
      state.kept = score >= kBelongs &&
                   (prose || ends_sentence(block.text) || page_.has_evidence() || same > 0.3);
      if (!state.kept) state.reason = reason_for(i);
    }
  }

  string_view reason_for(std::size_t i) const {
    const HtmlBlock& block = blocks_[i];
    if (page_.surrounding(block) != Surrounding::none) return to_string(page_.surrounding(block));
    if (page_.link_share(block) > 0.5) return "links";
    if (page_.is_invitation(block)) return "invitation";
    if (title_ < blocks_.size() && i < title_) return "before the article";
    if (!page_.is_inside(block.node, page_.container())) return "beside the article";
    return "no running text";
  }

  const PageStructure& page_;
  const std::vector<HtmlBlock>& blocks_;
  std::size_t title_;
  std::vector<BlockState> states_;
};

}  // namespace

std::vector<BlockState> score_blocks(const PageStructure& page, const PageTitle& headline) {
  return BlockScorer(page, headline).run();
}

}  // namespace fundstelle
