#include "corpus/main_text.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "corpus/boilerplate_table.h"
#include "corpus/page_structure.h"
#include "corpus/page_title.h"
#include "corpus/text_signs.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

using std::string_view;

constexpr double kBelongs = 3.0;            ///< score from which a block belongs
constexpr std::size_t kMaxSubheading = 18;  ///< words
constexpr std::size_t kMinStatedBody = 80;  ///< words of articleBody that replace a page's text

class MainTextFinder {
 public:
  MainTextFinder(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks,
                 const PageEvidence& evidence, Article& article)
      : evidence_(evidence),
        article_(article),
        page_(tree, blocks, evidence),
        headline_(page_, evidence, article),
        blocks_(page_.blocks()),
        title_(headline_.title()),
        states_(blocks.size()) {
    if (title_ < blocks_.size()) states_[title_].kind = BlockKind::title;
    if (headline_.kicker() < blocks_.size()) states_[headline_.kicker()].kind = BlockKind::kicker;
  }

  std::vector<PageLine> run() {
    score_blocks();
    find_teaser();
    label_kept();
    cut_leftover_boxes();
    cut_comments();
    cut_author_notes();
    std::vector<PageLine> result = lines();
    if (is_body_elsewhere()) take_stated_body(result);
    return result;
  }

 private:
  struct State {
    double score = 0.0;
    bool kept = false;
    std::optional<BlockKind> kind;
    string_view reason;
  };

  void score_blocks() {
    std::unordered_map<std::uint64_t, double> alike;
    const double total = std::max(1.0, page_.prose_below(0));
    for (std::size_t i = 0; i < blocks_.size(); ++i)
      alike[page_.signature(blocks_[i])] += page_.prose(i);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const HtmlBlock& block = blocks_[i];
      State& state = states_[i];
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

  bool agrees_with_description(string_view text) const {
    const std::string folded = fold_line(text);
    if (folded.size() < 20) return false;
    for (const std::string& description : evidence_.descriptions) {
      const std::string stated = fold_line(description);
      if (stated == folded) return true;
      const std::size_t common = std::min(stated.size(), folded.size());
      if (common >= 60 && (stated.starts_with(folded) ||
                           folded.starts_with(stated.substr(0, stated.size() * 9 / 10))))
        return true;
    }
    return false;
  }

  /// The summary stands between the title and the text: named so, or equal to the description.
  void find_teaser() {
    const std::size_t begin = title_ < blocks_.size() ? title_ + 1 : 0;
    std::size_t kept = 0;
    for (std::size_t i = begin; i < blocks_.size() && i < begin + 40 && kept < 2; ++i) {
      const HtmlBlock& block = blocks_[i];
      if (states_[i].kind || block.words < 5 || block.words > 120 || page_.link_share(block) > 0.5)
        continue;
      const Surrounding around = page_.surrounding(block);
      if (around != Surrounding::none && around != Surrounding::related) continue;
      const bool named = page_.has_hint(block.node, &ElementHints::teaser, 2) &&
                         !page_.has_hint(block.node, &ElementHints::caption, 3);
      const bool stated = agrees_with_description(block.text);
      const bool heading = is_heading_tag(block.tag) && (named || ends_sentence(block.text)) &&
                           block.words >= 8 && kept == 0;
      if ((named && around == Surrounding::none &&
           (ends_sentence(block.text) || block.words >= 8)) ||
          (stated && !read_dateline(block.text, "")) || heading) {
        states_[i].kind = BlockKind::teaser;
        if (article_.teaser.empty()) {
          article_.teaser = block.text;
          note(article_, "teaser", named ? "markup" : "equals the description", 0.9);
        }
        if (kept == 0) return;
      }
      if (states_[i].kept) ++kept;
    }
  }

  bool is_caption(const HtmlBlock& block) const {
    return page_.has_hint(block.node, &ElementHints::caption, 4) ||
           page_.is_in_tag(block.node, HtmlTag::figure);
  }

  void label_kept() {
    std::size_t last = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (states_[i].kept && is_prose(blocks_[i].text, blocks_[i].words)) last = i;
    }
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      State& state = states_[i];
      const HtmlBlock& block = blocks_[i];
      if (state.kind) continue;
      const bool inside =
          page_.is_inside(block.node, page_.container()) || (title_ < i && i < last);
      const Surrounding around = page_.surrounding(block);
      if (is_caption(block) &&
          (around == Surrounding::none || around == Surrounding::player ||
           around == Surrounding::hidden || around == Surrounding::embed ||
           around == Surrounding::sidebar) &&
          inside && i <= last + 2 && block.words > 0 &&
          !(page_.has_evidence() && page_.coverage(i) > 0.6 && block.words > 25)) {
        const bool credit =
            page_.has_hint(block.node, &ElementHints::credit, 2) || is_credit_line(block.text);
        state.kind = credit ? BlockKind::credit : BlockKind::caption;
        continue;
      }
      if (page_.has_hint(block.node, &ElementHints::credit, 1) && block.words < 15 &&
          around == Surrounding::none) {
        state.kind = BlockKind::credit;
        continue;
      }
      if (read_head_line(i, last)) continue;
      if (around != Surrounding::none && !(page_.has_evidence() && page_.coverage(i) >= 0.6)) {
        state.kept = false;
        continue;
      }
      if (i < last && i > title_start() && is_subheading(i)) {
        state.kind = BlockKind::subheading;
        state.kept = true;
      } else if (is_heading_tag(block.tag)) {
        state.kept = false;
        state.reason = i < last ? "heading of something else" : "after the article";
      } else if (!state.kept && i < last && i > title_start() && belongs_by_neighbours(i)) {
        state.kept = true;
      }
    }
    label_agency_line(last);
  }

  /// Date lines and bylines: metadata, no text.
  bool read_head_line(std::size_t i, std::size_t last) {
    const HtmlBlock& block = blocks_[i];
    if (block.words == 0 || block.words > 14 || i > last + 3 || i < title_start()) return false;
    if (!page_.is_inside(block.node, page_.node(page_.container()).parent)) return false;
    std::string date;
    if (is_date_line(block.text, date)) {
      if (article_.date.empty()) {
        article_.date = date;
        note(article_, "date", "date line", 0.8);
      }
      cut(i, "date line");
      return true;
    }
    std::string name = read_byline(block.text);
    const bool named =
        page_.has_hint(block.node, &ElementHints::byline, 2) ||
        page_.hints(block.node).surrounding == Surrounding::author_box ||
        page_.hints(page_.node(block.node).parent).surrounding == Surrounding::author_box;
    if (name.empty() && named && i < last) name = read_byline("Von " + block.text);
    if (name.empty()) return false;
    if (article_.authors.empty()) {
      article_.authors.push_back(name);
      note(article_, "authors", "byline", 0.7);
    }
    cut(i, "byline");
    return true;
  }

  std::size_t title_start() const { return title_ < blocks_.size() ? title_ : 0; }

  /// The source line behind the text ("Quelle: dpa") looks like nothing that was kept.
  void label_agency_line(std::size_t last) {
    for (std::size_t i = last + 1; i < blocks_.size() && i < last + 6; ++i) {
      State& state = states_[i];
      if (state.kind || read_agency_line(blocks_[i].text).empty()) continue;
      if (!page_.is_inside(blocks_[i].node, page_.node(page_.container()).parent)) continue;
      state.kind = BlockKind::agency;
      return;
    }
  }

  bool is_subheading(std::size_t i) const {
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
    if (!read_agency_line(block.text).empty() || is_credit_line(block.text) ||
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
      const State& next = states_[j];
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

  bool between_paragraphs(std::size_t i) const {
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

  /// Short lines between paragraphs, in the same element and of the same kind ("Warum?", a list).
  bool belongs_by_neighbours(std::size_t i) const {
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

  /// The element around `index` that holds nothing else: editors wrap each piece of a text.
  std::uint32_t outermost_wrapper(std::uint32_t index) const {
    for (int level = 0; level < 3 && index > 0 && index != page_.container(); ++level) {
      const std::uint32_t outer = page_.node(index).parent;
      const bool alone = page_.node(outer).end == page_.node(index).end && outer + 1 == index;
      if (!alone || outer == page_.container()) break;
      index = outer;
    }
    return index;
  }

  /// "Mehr zum Thema" and what follows it in the same element.
  void cut_leftover_boxes() {
    const BoilerplateTable& table = BoilerplateTable::shipped();
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const Leftover* leftover = blocks_[i].words <= 12 ? table.match(blocks_[i].text) : nullptr;
      if (leftover == nullptr || leftover->reach == LeftoverReach::line ||
          states_[i].kind == BlockKind::title)
        continue;
      cut(i, leftover->reason);
      const std::uint32_t box = page_.node(blocks_[i].node).parent;
      for (std::size_t j = i + 1; j < blocks_.size() && page_.is_inside(blocks_[j].node, box);
           ++j) {
        if (blocks_[j].words >= 25 || (page_.has_evidence() && page_.coverage(j) >= 0.6)) break;
        if (states_[j].kind == BlockKind::subheading || states_[j].kind == BlockKind::agency) break;
        cut(j, leftover->reason);
      }
    }
  }

  /// "118 Kommentare" behind most of the text: readers wrote the rest.
  void cut_comments() {
    const double total = page_.prose_below(0);
    double before = 0.0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (states_[i].kept) before += page_.prose(i);
      if (before < 0.5 * total || !is_comments_heading(blocks_[i].text, blocks_[i].words)) continue;
      for (std::size_t j = i; j < blocks_.size(); ++j) {
        if (page_.has_evidence() && page_.coverage(j) >= 0.6 && blocks_[j].words > 10) return;
        if (states_[j].kind != BlockKind::agency) cut(j, to_string(Surrounding::comments));
      }
      return;
    }
  }

  /// Lines about the writer behind the text begin with the writer's name.
  void cut_author_notes() {
    std::size_t last = blocks_.size();
    while (last > 0 && !states_[last - 1].kept) --last;
    const std::size_t first = last > 8 ? last - 8 : 0;
    for (std::size_t i = last; i-- > first;) {
      if (!states_[i].kept || (states_[i].kind && states_[i].kind != BlockKind::subheading))
        continue;
      const HtmlBlock& block = blocks_[i];
      const bool named = std::any_of(
          article_.authors.begin(), article_.authors.end(),
          [&](const std::string& name) { return name.size() > 5 && block.text.starts_with(name); });
      if (named && block.words <= 80 && page_.coverage(i) < 0.6)
        cut(i, to_string(Surrounding::author_box));
    }
  }

  void cut(std::size_t i, string_view reason) {
    states_[i].kept = false;
    states_[i].kind = BlockKind::boilerplate;
    states_[i].reason = reason;
  }

  std::vector<PageLine> lines() const {
    std::vector<PageLine> result;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const State& state = states_[i];
      PageLine line;
      line.text = blocks_[i].text;
      line.range = blocks_[i].range;
      line.kind = state.kind;
      if (!state.kind && !state.kept) line.kind = BlockKind::boilerplate;
      if (line.kind == BlockKind::boilerplate) {
        line.reason = state.reason.empty() ? "no running text" : std::string(state.reason);
      }
      result.push_back(std::move(line));
    }
    return result;
  }

  /// The page shows a beginning at most, and its scripts state the whole text.
  bool is_body_elsewhere() const {
    const std::size_t stated = count_words(evidence_.body);
    if (page_.has_evidence() || stated < kMinStatedBody) return false;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (states_[i].kept && is_prose(blocks_[i].text, blocks_[i].words)) kept += blocks_[i].words;
    }
    return kept * 3 < stated;
  }

  void take_stated_body(std::vector<PageLine>& lines) const {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const bool head = lines[i].kind == BlockKind::title || lines[i].kind == BlockKind::kicker;
      if (head || page_.coverage(i) < 0.6) continue;
      lines[i].kind = BlockKind::boilerplate;
      lines[i].reason = "stated in full elsewhere on the page";
    }
    std::vector<PageLine> body;
    string_view rest = evidence_.body;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      PageLine line;
      line.text = collapse(rest.substr(0, end));
      line.range = evidence_.body_range;
      line.kind = BlockKind::paragraph;
      if (!line.text.empty()) body.push_back(std::move(line));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    const auto behind = std::find_if(lines.begin(), lines.end(), [&](const PageLine& line) {
      return line.range.begin >= evidence_.body_range.end;
    });
    lines.insert(behind, std::make_move_iterator(body.begin()),
                 std::make_move_iterator(body.end()));
  }

  const PageEvidence& evidence_;
  Article& article_;
  PageStructure page_;
  PageTitle headline_;
  const std::vector<HtmlBlock>& blocks_;
  std::size_t title_;
  std::vector<State> states_;
};

}  // namespace

std::vector<PageLine> find_main_text(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks,
                                     const PageEvidence& evidence, Article& article) {
  return MainTextFinder(tree, blocks, evidence, article).run();
}

}  // namespace fundstelle
