#include "corpus/page_structure.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "corpus/text_signs.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

using std::string_view;

constexpr double kDominantShare =
    0.35;  ///< of the prose: an element that is no leftover whatever its name
constexpr double kMaxNamedWords = 130.0;  ///< in what calls itself caption, summary or byline
constexpr double kMinArticle = 60.0;      ///< words of the first of several articles
constexpr double kDescendShare = 0.9;     ///< of the prose: keep descending to the container
constexpr std::size_t kMinEvidence = 60;  ///< words of articleBody worth believing

}  // namespace

PageStructure::PageStructure(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks,
                             const PageEvidence& evidence)
    : tree_(tree),
      blocks_(blocks),
      evidence_(evidence),
      body_(evidence.body),
      prose_(blocks.size()),
      coverage_(blocks.size()) {
  read_hints();
  weigh_prose();
  settle_surroundings();
  weigh_prose();
  find_container();
  find_column();
}

bool PageStructure::is_inside(std::uint32_t inner, std::uint32_t outer) const {
  return inner >= outer && inner < node(outer).end;
}

double PageStructure::link_share(const HtmlBlock& block) const {
  return block.words == 0
             ? 0.0
             : static_cast<double>(block.link_words) / static_cast<double>(block.words);
}

void PageStructure::read_hints() {
  hints_.resize(tree_.nodes.size());
  titles_.resize(tree_.nodes.size() + 1);
  for (std::uint32_t i = 0; i < tree_.nodes.size(); ++i) {
    titles_[i + 1] = titles_[i] + (node(i).tag == HtmlTag::h1 ? 1 : 0);
    if (first_title_ == 0 && titles_[i + 1] > 0) first_title_ = i;
  }
  for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) {
    if (node(i).tag != HtmlTag::text) hints_[i] = hints_of(tree_, i);
  }
  surrounding_.assign(tree_.nodes.size(), Surrounding::none);
  const bool believed = count_words(evidence_.body) >= kMinEvidence;
  double covered = 0.0;
  double prose = 0.0;
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    if (!believed) break;
    coverage_[i] = body_.coverage(blocks_[i].text);
    if (is_prose(blocks_[i].text, blocks_[i].words)) {
      prose += static_cast<double>(blocks_[i].words);
      covered += coverage_[i] * static_cast<double>(blocks_[i].words);
    }
  }
  // A body that is not on the page, or only its first lines, proves nothing about the rest.
  has_evidence_ = believed &&
                  covered >= 0.7 * static_cast<double>(count_words(evidence_.body)) * 0.8 &&
                  covered >= 60.0;
  static_cast<void>(prose);
}

void PageStructure::weigh_prose() {
  sums_.assign(tree_.nodes.size() + 1, 0.0);
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    const HtmlBlock& block = blocks_[i];
    double prose = 0.0;
    if (is_prose(block.text, block.words) && link_share(block) < 0.35) {
      prose = static_cast<double>(block.words);
    }
    if (surrounding_[block.node] != Surrounding::none) prose *= 0.02;
    if (has_evidence_) prose *= 0.1 + coverage_[i];
    prose_[i] = prose;
    sums_[block.node + 1] += prose;
  }
  for (std::size_t i = 1; i < sums_.size(); ++i) sums_[i] += sums_[i - 1];
}

double PageStructure::prose_below(std::uint32_t index) const {
  return sums_[node(index).end] - sums_[index];
}

void PageStructure::settle_surroundings() {
  const double total = prose_below(0);
  // What a caption, a summary or a byline is called must not hold the article.
  for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) {
    const double prose = prose_below(i);
    if (prose <= kMaxNamedWords && prose <= 0.5 * total) continue;
    ElementHints& hints = hints_[i];
    hints.caption = hints.credit = hints.kicker = hints.teaser = hints.byline = hints.subheading =
        false;
  }
  std::array<double, 32> per_kind{};
  for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) {
    if (node(i).tag != HtmlTag::article) continue;
    if (prose_below(i) >= 0.5 * total) big_article_ = i;
    if (first_article_ == 0 && prose_below(i) >= kMinArticle && holds_title(i)) {
      first_article_ = i;
    }
  }
  for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) {
    const Surrounding own = hints_[i].surrounding;
    if (own != Surrounding::none && hints_[node(i).parent].surrounding != own) {
      per_kind[static_cast<std::size_t>(own)] += prose_below(i);
    }
  }
  for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) {
    if (node(i).tag == HtmlTag::text) {
      surrounding_[i] = surrounding_[node(i).parent];
      continue;
    }
    Surrounding own = hints_[i].surrounding;
    const bool listing = own == Surrounding::related || own == Surrounding::comments ||
                         own == Surrounding::navigation || own == Surrounding::consent;
    if (own != Surrounding::none) {
      if (prose_below(i) > kDominantShare * total) own = Surrounding::none;
      if (!listing && per_kind[static_cast<std::size_t>(own)] > kDominantShare * total)
        own = Surrounding::none;
      // A single line of the head ("article-header__author") is judged by its text.
      if (own == Surrounding::author_box && prose_below(i) < 8.0) own = Surrounding::none;
      if (own == Surrounding::player && hints_[i].caption) own = Surrounding::none;
      if ((own == Surrounding::related || own == Surrounding::sidebar) && hints_[i].teaser &&
          own != Surrounding::sidebar)
        own = Surrounding::none;
      if (hints_[i].body && own == Surrounding::related) own = Surrounding::none;
      if (hints_[i].fact_box && own == Surrounding::sidebar) own = Surrounding::none;
    }
    if (own == Surrounding::none && is_teaser_element(i, total)) own = Surrounding::related;
    if (own == Surrounding::none) own = answer_box(i, total);
    if (own == Surrounding::none && is_quoted_post(i)) own = Surrounding::embed;
    const Surrounding outer = surrounding_[node(i).parent];
    surrounding_[i] = outer != Surrounding::none ? outer : own;
  }
}

void PageStructure::find_container() {
  container_ = 0;
  const double total = prose_below(0);
  if (total <= 0.0) return;
  for (std::uint32_t at = 0;;) {
    std::uint32_t best = 0;
    for (std::uint32_t child = at + 1; child < node(at).end; child = node(child).end) {
      if (node(child).tag != HtmlTag::text && (best == 0 || prose_below(child) > prose_below(best)))
        best = child;
    }
    if (best == 0 || prose_below(best) < kDescendShare * total) break;
    if (node(best).tag == HtmlTag::p) break;
    at = best;
    container_ = best;
  }
}

void PageStructure::find_column() {
  std::unordered_map<std::uint32_t, double> own;
  for (std::size_t i = 0; i < blocks_.size(); ++i) own[column_of(blocks_[i])] += prose_[i];
  const double total = prose_below(0);
  column_ = 0;
  column_share_ = 0.0;
  for (const auto& [element, prose] : own) {
    if (prose > column_share_ * total) {
      column_ = element;
      column_share_ = prose / total;
    }
  }
  bool first = true;
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    if (prose_[i] <= 0.0 || !in_column(blocks_[i])) continue;
    if (first) column_signature_ = signature(blocks_[i]);
    first = false;
    column_last_ = i;
  }
}

bool PageStructure::is_past_column(std::size_t block) const {
  return column_share_ >= 0.5 && block > column_last_ &&
         signature(blocks_[block]) != column_signature_;
}

std::uint32_t PageStructure::column_of(const HtmlBlock& block) const {
  return block.first_in_element ? node(block.node).parent : block.node;
}

bool PageStructure::in_column(const HtmlBlock& block) const {
  const std::uint32_t parent = node(block.node).parent;
  if (block.node == column_ || parent == column_) return true;
  const HtmlTag around = node(parent).tag;
  const bool list = around == HtmlTag::ul || around == HtmlTag::ol ||
                    around == HtmlTag::blockquote || around == HtmlTag::dl;
  return list && node(parent).parent == column_;
}

double PageStructure::company(const HtmlBlock& block) const {
  const double total = std::max(1.0, prose_below(0));
  std::uint32_t at = node(block.node).parent;
  double best = 0.0;
  double weight = 1.0;
  for (int level = 0; level < 4 && at > 0; ++level, at = node(at).parent) {
    best = std::max(best, weight * prose_below(at) / total);
    weight *= 0.5;
    if (at == container_) break;
  }
  return best;
}

bool PageStructure::has_hint(std::uint32_t index, bool ElementHints::*hint, int levels) const {
  for (; levels > 0 && index > 0; --levels, index = node(index).parent) {
    if (hints_[index].*hint) return true;
    if (node(index).tag == HtmlTag::body) break;
  }
  return false;
}

bool PageStructure::is_in_tag(std::uint32_t index, HtmlTag tag) const {
  for (; index > 0; index = node(index).parent) {
    if (node(index).tag == tag) return true;
  }
  return false;
}

bool PageStructure::in_heading(std::uint32_t index, HtmlTag heading) const {
  for (int i = 0; i < 4 && index > 0; ++i, index = node(index).parent) {
    if (node(index).tag == heading) return true;
  }
  return false;
}

bool PageStructure::is_in_tag_near(std::uint32_t index, HtmlTag tag) const {
  return node(index).tag == tag || node(node(index).parent).tag == tag;
}

bool PageStructure::is_fact_box(std::uint32_t index) const {
  return has_hint(index, &ElementHints::fact_box, 3);
}

bool PageStructure::is_emphasised(const HtmlBlock& block) const {
  const HtmlNode& owner = node(block.node);
  for (std::uint32_t child = block.node + 1; child < owner.end; child = node(child).end) {
    const HtmlTag tag = node(child).tag;
    if (tag == HtmlTag::text && collapse(tree_.text(node(child))).empty()) continue;
    if (tag != HtmlTag::em && tag != HtmlTag::i && tag != HtmlTag::strong && tag != HtmlTag::b)
      return false;
  }
  return true;
}

bool PageStructure::is_invitation(const HtmlBlock& block) const {
  if (block.words > 90 || block.words == 0) return false;
  const std::size_t cues = read_reader_address(block.text).invitations;
  if (cues == 0) return false;
  if (block.words > 45) return cues >= 3;
  const bool set_off = block.bold_words == block.words || is_in_tag_near(block.node, HtmlTag::em) ||
                       link_share(block) > 0.15 || is_emphasised(block);
  return cues >= 2 || (set_off && block.words <= 35);
}

std::uint64_t PageStructure::signature(const HtmlBlock& block) const {
  std::uint64_t hash = static_cast<std::uint64_t>(block.tag) + 1;
  const std::uint32_t parent = node(block.node).parent;
  const auto mix = [&](string_view text) {
    for (const char c : text.substr(0, 120)) {
      if (c < '0' || c > '9') hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
    }
  };
  mix(tree_.attribute(node(block.node), "class"));
  hash = hash * 31 + static_cast<std::uint64_t>(node(parent).tag);
  mix(tree_.attribute(node(parent), "class"));
  return hash;
}

std::size_t PageStructure::first_prose() const {
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    if (prose_[i] >= 10.0 && is_inside(blocks_[i].node, container_)) return i;
  }
  return blocks_.size();
}

}  // namespace fundstelle
