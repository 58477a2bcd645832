#include "corpus/main_text.h"

#include <algorithm>

#include "corpus/block_states.h"
#include "corpus/boilerplate_table.h"
#include "corpus/bylines.h"
#include "corpus/script_text.h"
#include "corpus/stated_body.h"
#include "corpus/text_signs.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

using std::string_view;

constexpr std::size_t kMaxAuthorNote = 80;  ///< words
constexpr std::size_t kMaxBoxText = 25;     ///< words
constexpr std::size_t kMaxStub = 150;       ///< words of a page whose scripts may hold its text

class MainTextFinder {
 public:
  MainTextFinder(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks,
                 const PageEvidence& evidence, Article& article)
      : tree_(tree),
        evidence_(evidence),
        article_(article),
        page_(tree, blocks, evidence),
        headline_(page_, evidence, article),
        blocks_(page_.blocks()),
        title_(headline_.title()),
        states_(score_blocks(page_, headline_)),
        neighbours_(page_, states_) {}

  std::vector<PageLine> run() {
    find_teaser();
    label_kept();
    cut_leftover_boxes();
    cut_comments();
    cut_author_notes();
    std::vector<PageLine> result = lines();
    look_elsewhere(result);
    return result;
  }

 private:
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
          (stated && !read_dateline(block.text, {})) || heading) {
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
      BlockState& state = states_[i];
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
        const bool credit = page_.has_hint(block.node, &ElementHints::credit, 2) ||
                            is_credit_line(block.text, block.words);
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
      if (i < last && i > title_start() && neighbours_.is_subheading(i)) {
        state.kind = BlockKind::subheading;
        state.kept = true;
      } else if (is_heading_tag(block.tag)) {
        state.kept = false;
        state.reason = i < last ? "heading of something else" : "after the article";
      } else if (!state.kept && i < last && i > title_start() && neighbours_.belongs(i)) {
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
      add_authors(article_, read_dated_byline(block.text), "byline", 0.7);
      cut(i, "date line");
      return true;
    }
    std::vector<std::string> names = read_byline(block.text);
    const bool named =
        page_.has_hint(block.node, &ElementHints::byline, 2) ||
        page_.hints(block.node).surrounding == Surrounding::author_box ||
        page_.hints(page_.node(block.node).parent).surrounding == Surrounding::author_box;
    if (names.empty() && named && i < last) names = read_byline("Von " + block.text);
    const bool bare = names.empty() && (is_date(i - 1) || is_date(i + 1));
    if (bare) names = read_bare_names(block.text);
    if (names.empty()) return false;
    add_authors(article_, std::move(names), bare ? "name beside the date" : "byline",
                bare ? 0.6 : 0.7);
    cut(i, "byline");
    return true;
  }

  bool is_date(std::size_t i) const {
    std::string date;
    return i < blocks_.size() && is_date_line(blocks_[i].text, date);
  }

  std::size_t title_start() const { return title_ < blocks_.size() ? title_ : 0; }

  /// The source line behind the text ("Quelle: dpa") looks like nothing that was kept.
  void label_agency_line(std::size_t last) {
    for (std::size_t i = last + 1; i < blocks_.size() && i < last + 6; ++i) {
      BlockState& state = states_[i];
      if (state.kind || read_agency_line(blocks_[i].text).empty()) continue;
      if (!page_.is_inside(blocks_[i].node, page_.node(page_.container()).parent)) continue;
      state.kind = BlockKind::agency;
      return;
    }
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
      const std::size_t most =
          leftover->reason == "about the author" ? kMaxAuthorNote : kMaxBoxText;
      for (std::size_t j = i + 1; j < blocks_.size() && page_.is_inside(blocks_[j].node, box);
           ++j) {
        if (blocks_[j].words >= most || (page_.has_evidence() && page_.coverage(j) >= 0.6)) break;
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
      const BlockState& state = states_[i];
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

  std::size_t kept_prose() const {
    std::size_t words = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (states_[i].kept && is_prose(blocks_[i].text, blocks_[i].words)) words += blocks_[i].words;
    }
    return words;
  }

  /// The page shows a beginning at most, and its scripts state the whole text.
  void look_elsewhere(std::vector<PageLine>& lines) const {
    if (page_.has_evidence()) return;
    if (is_body_elsewhere(lines, evidence_.body)) {
      take_stated_body(lines, evidence_.body, evidence_.body_range);
    } else if (kept_prose() < kMaxStub) {
      const ScriptText script = find_script_text(tree_, article_.title);
      if (is_body_elsewhere(lines, script.text)) {
        take_stated_body(lines, script.text, script.range);
      }
    }
  }

  const HtmlTree& tree_;
  const PageEvidence& evidence_;
  Article& article_;
  PageStructure page_;
  PageTitle headline_;
  const std::vector<HtmlBlock>& blocks_;
  std::size_t title_;
  std::vector<BlockState> states_;
  BlockNeighbours neighbours_;
};

}  // namespace

std::vector<PageLine> find_main_text(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks,
                                     const PageEvidence& evidence, Article& article) {
  return MainTextFinder(tree, blocks, evidence, article).run();
}

}  // namespace fundstelle
