#include "corpus/main_text.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "corpus/body_evidence.h"
#include "corpus/boilerplate_table.h"
#include "corpus/text_signs.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

using std::string_view;

constexpr double kDominantShare = 0.35;    ///< of the prose: an element that is no leftover whatever its name
constexpr double kTeaserShare = 0.15;      ///< of the prose, at most, in a teaser of another article
constexpr double kTeaserWords = 45.0;
constexpr double kDescendShare = 0.9;      ///< of the prose: keep descending to the container
constexpr double kBelongs = 3.0;           ///< score from which a block belongs
constexpr std::size_t kMinEvidence = 60;   ///< words of articleBody worth believing
constexpr std::size_t kMaxSubheading = 18; ///< words
constexpr std::size_t kMaxTitle = 40;
constexpr std::size_t kTitleReach = 30;    ///< blocks behind the first text where a title may still stand

constexpr std::array<string_view, 7> kTitleMarks = {" | ", " – ", " - ", " — ", " • ", " » ", " :: "};

class MainTextFinder {
 public:
  MainTextFinder(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks,
                 const PageEvidence& evidence, Article& article)
      : tree_(tree),
        blocks_(blocks),
        evidence_(evidence),
        article_(article),
        body_(evidence.body),
        states_(blocks.size()) {
    for (const std::string& title : evidence.titles) {
      stated_titles_.push_back({title, fold_line(title), fold_line(without_outlet(title))});
    }
  }

  std::vector<PageLine> run() {
    read_hints();
    weigh_prose();
    settle_surroundings();
    weigh_prose();
    find_container();
    find_column();
    find_title();
    score_blocks();
    find_teaser();
    label_kept();
    cut_leftover_boxes();
    cut_comments();
    cut_author_notes();
    return lines();
  }

 private:
  struct StatedTitle {
    std::string_view written;
    std::string folded;
    std::string without_outlet;  ///< folded
  };

  struct State {
    double prose = 0.0;     ///< words of running text
    double coverage = 0.0;  ///< by articleBody
    double score = 0.0;
    bool kept = false;
    std::optional<BlockKind> kind;
    string_view reason;
  };

  const HtmlNode& node(std::uint32_t index) const { return tree_.nodes[index]; }
  bool is_inside(std::uint32_t inner, std::uint32_t outer) const {
    return inner >= outer && inner < node(outer).end;
  }
  double link_share(const HtmlBlock& block) const {
    return block.words == 0 ? 0.0
                            : static_cast<double>(block.link_words) / static_cast<double>(block.words);
  }

  void read_hints() {
    hints_.resize(tree_.nodes.size());
    for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) {
      if (node(i).tag != HtmlTag::text) hints_[i] = hints_of(tree_, i);
    }
    surrounding_.assign(tree_.nodes.size(), Surrounding::none);
    const bool believed = count_words(evidence_.body) >= kMinEvidence;
    double covered = 0.0;
    double prose = 0.0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (!believed) break;
      states_[i].coverage = body_.coverage(blocks_[i].text);
      if (is_prose(blocks_[i].text, blocks_[i].words)) {
        prose += static_cast<double>(blocks_[i].words);
        covered += states_[i].coverage * static_cast<double>(blocks_[i].words);
      }
    }
    // A body that is not on the page, or only its first lines, proves nothing about the rest.
    has_evidence_ = believed && covered >= 0.7 * static_cast<double>(count_words(evidence_.body)) * 0.8 &&
                    covered >= 60.0;
    static_cast<void>(prose);
  }

  /// Words of running text per block and their sums per subtree.
  void weigh_prose() {
    sums_.assign(tree_.nodes.size() + 1, 0.0);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const HtmlBlock& block = blocks_[i];
      double prose = 0.0;
      if (is_prose(block.text, block.words) && link_share(block) < 0.35) {
        prose = static_cast<double>(block.words);
      }
      if (surrounding_[block.node] != Surrounding::none) prose *= 0.02;
      if (has_evidence_) prose *= 0.1 + states_[i].coverage;
      states_[i].prose = prose;
      sums_[block.node + 1] += prose;
    }
    for (std::size_t i = 1; i < sums_.size(); ++i) sums_[i] += sums_[i - 1];
  }

  double prose_below(std::uint32_t index) const { return sums_[node(index).end] - sums_[index]; }

  /// Elements named like leftovers are such, unless much of the page's running text stands in them:
  /// a body in class "has-sidebar", paragraphs in class "paywall".
  void settle_surroundings() {
    const double total = prose_below(0);
    std::array<double, 32> per_kind{};
    for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) {
      if (node(i).tag == HtmlTag::article && prose_below(i) >= 0.5 * total) big_article_ = i;
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
        if (!listing && per_kind[static_cast<std::size_t>(own)] > kDominantShare * total) own = Surrounding::none;
        // A single line of the head ("article-header__author") is judged by its text.
        if (own == Surrounding::author_box && prose_below(i) < 8.0) own = Surrounding::none;
        if (own == Surrounding::player && hints_[i].caption) own = Surrounding::none;
        if ((own == Surrounding::related || own == Surrounding::sidebar) && hints_[i].teaser && own != Surrounding::sidebar) own = Surrounding::none;
        if (hints_[i].body && own == Surrounding::related) own = Surrounding::none;
        if (hints_[i].fact_box && own == Surrounding::sidebar) own = Surrounding::none;
      }
      if (own == Surrounding::none && is_teaser_element(i, total)) own = Surrounding::related;
      const Surrounding outer = surrounding_[node(i).parent];
      surrounding_[i] = outer != Surrounding::none ? outer : own;
    }
  }

  /// A small element that leads elsewhere: an article of its own beside the main one, or a heading
  /// that is a link, with its line of text.
  bool is_teaser_element(std::uint32_t index, double total) const {
    const HtmlTag tag = node(index).tag;
    const double prose = prose_below(index);
    if (prose > kTeaserShare * total) return false;
    // Posts of a live blog are articles too, but longer, and nothing beside them is the main one.
    if (tag == HtmlTag::article) {
      return prose < kTeaserWords || (big_article_ != 0 && !is_inside(index, big_article_));
    }
    if (prose >= kTeaserWords) return false;
    if (tag != HtmlTag::div && tag != HtmlTag::li && tag != HtmlTag::section) return false;
    for (std::uint32_t child = index + 1; child < node(index).end; child = node(child).end) {
      if (node(child).tag == HtmlTag::text) continue;
      if (is_heading_tag(node(child).tag) && is_all_link(child)) return true;
    }
    return false;
  }

  bool is_all_link(std::uint32_t index) const {
    bool link = false;
    for (std::uint32_t child = index + 1; child < node(index).end; child = node(child).end) {
      if (node(child).tag == HtmlTag::a) {
        link = true;
      } else if (node(child).tag != HtmlTag::text || !collapse(tree_.text(node(child))).empty()) {
        return false;
      }
    }
    return link;
  }

  /// The lowest element that holds nearly all of the running text.
  void find_container() {
    container_ = 0;
    const double total = prose_below(0);
    if (total <= 0.0) return;
    for (std::uint32_t at = 0;;) {
      std::uint32_t best = 0;
      for (std::uint32_t child = at + 1; child < node(at).end; child = node(child).end) {
        if (node(child).tag != HtmlTag::text && (best == 0 || prose_below(child) > prose_below(best))) best = child;
      }
      if (best == 0 || prose_below(best) < kDescendShare * total) break;
      if (node(best).tag == HtmlTag::p) break;
      at = best;
      container_ = best;
    }
  }

  /// Page titles carry the outlet's name: "Titel | Zeitung", "Titel - Zeitung".
  static string_view without_outlet(string_view title) {
    for (const string_view mark : kTitleMarks) {
      const std::size_t at = title.rfind(mark);
      if (at != string_view::npos && count_words(title.substr(0, at)) >= 3 &&
          count_words(title.substr(at)) <= 5) {
        return title.substr(0, at);
      }
    }
    return title;
  }

  /// How well `text` agrees with a title stated in the head, which may have the outlet's name or the
  /// kicker before or behind it: 3 for the whole or one of its parts, 2 for a stretch.
  double title_agreement(const std::string& text) const {
    const std::string folded = fold_line(text);
    if (folded.size() < 4) return 0.0;
    double best = 0.0;
    for (const auto& [title, stated, without] : stated_titles_) {
      if (stated == folded || without == folded) return 3.0;
      const std::size_t at = stated.find(folded);
      if (folded.size() > 12 && at != std::string::npos) {
        const bool part = folded.size() * 2 > stated.size() && is_title_part(title, text);
        best = std::max(best, part ? 3.0 : 2.0);
      } else if (stated.size() > 12 && folded.find(stated) != std::string::npos) {
        best = std::max(best, 2.0);
      }
    }
    return best;
  }

  static bool is_title_part(string_view title, string_view text) {
    const std::size_t at = title.find(text);
    if (at == string_view::npos) return false;
    const string_view before = title.substr(0, at);
    const string_view behind = title.substr(at + text.size());
    const bool starts = before.empty() || before.ends_with(": ") || before.ends_with(" - ") ||
                        before.ends_with(" | ") || before.ends_with("– ");
    const bool ends = behind.empty() || behind.starts_with(" |") || behind.starts_with(" -") ||
                      behind.starts_with(" –") || behind.starts_with(" »") || behind.starts_with(" •");
    return starts && ends;
  }

  bool has_hint(std::uint32_t index, bool ElementHints::*hint, int levels) const {
    for (; levels > 0 && index > 0; --levels, index = node(index).parent) {
      if (hints_[index].*hint) return true;
      if (node(index).tag == HtmlTag::body) break;
    }
    return false;
  }

  bool is_in_tag(std::uint32_t index, HtmlTag tag) const {
    for (; index > 0; index = node(index).parent) {
      if (node(index).tag == tag) return true;
    }
    return false;
  }

  bool in_heading(std::uint32_t index, HtmlTag heading) const {
    for (int i = 0; i < 4 && index > 0; ++i, index = node(index).parent) {
      if (node(index).tag == heading) return true;
    }
    return false;
  }

  void find_title() {
    double best = 0.0;
    title_ = blocks_.size();
    const std::size_t text_start = first_prose();
    for (std::size_t i = 0; i < blocks_.size() && i <= text_start + kTitleReach; ++i) {
      const HtmlBlock& block = blocks_[i];
      if (block.words == 0 || block.words > kMaxTitle) continue;
      const bool h1 = in_heading(block.node, HtmlTag::h1);
      const bool h2 = in_heading(block.node, HtmlTag::h2);
      const bool named = has_hint(block.node, &ElementHints::headline, 3);
      double score = title_agreement(block.text) * 2.0;
      if (!h1 && !h2 && !named && score < 6.0) continue;
      score += h1 ? 4.0 : h2 ? 1.0 : 0.0;
      if (named) score += 0.5;
      if (hints_[block.node].kicker) score -= 5.0;
      if (surrounding_[block.node] != Surrounding::none) score -= 3.0;
      if (i > text_start) score -= 3.0;
      if (link_share(block) > 0.8) score -= 2.0;
      if (block.words < 3) score -= 1.0;
      if (score > best) {
        best = score;
        title_ = i;
      }
    }
    const std::string h1 = title_ < blocks_.size() ? blocks_[title_].text : std::string();
    std::string stated;
    if (!evidence_.titles.empty()) stated = std::string(without_outlet(evidence_.titles.front()));
    if (title_ == blocks_.size() || best < 2.0) {
      title_ = blocks_.size();
      article_.title = stated;
      if (!stated.empty()) note(article_, "title", "metadata", 0.8);
      return;
    }
    article_.title = h1;
    note(article_, "title", "heading", best >= 6.0 ? 1.0 : 0.8);
    states_[title_].kind = BlockKind::title;
    split_title_kicker();
    find_kicker();
  }

  /// A heading that holds kicker and title: the metadata knows the title alone.
  void split_title_kicker() {
    const std::string heading = article_.title;
    for (const std::string& candidate : evidence_.titles) {
      const std::string title(without_outlet(candidate));
      if (title.size() < 12 || title.size() + 3 > heading.size() || !heading.ends_with(title)) continue;
      std::string kicker = heading.substr(0, heading.size() - title.size());
      while (!kicker.empty() && (kicker.back() == ' ' || kicker.back() == ':' || kicker.back() == '-' || kicker.back() == '|')) kicker.pop_back();
      if (kicker.ends_with("–")) kicker.resize(kicker.size() - 3);
      if (kicker.empty() || count_words(kicker) > 8) continue;
      article_.title = title;
      if (article_.kicker.empty()) article_.kicker = collapse(kicker);
      note(article_, "kicker", "heading", 0.8);
      return;
    }
  }

  void find_kicker() {
    for (std::size_t back = 1; back <= 3 && back <= title_; ++back) {
      const std::size_t i = title_ - back;
      const HtmlBlock& block = blocks_[i];
      if (surrounding_[block.node] == Surrounding::navigation || block.words == 0 || block.words > 10) continue;
      const bool named = has_hint(block.node, &ElementHints::kicker, 2);
      const bool in_h1 = in_heading(block.node, HtmlTag::h1) && in_heading(blocks_[title_].node, HtmlTag::h1);
      if (!named && !in_h1) continue;
      if (link_share(block) > 0.9 && !named && !in_h1) continue;
      if (article_.kicker.empty()) {
        article_.kicker = block.text;
        while (article_.kicker.ends_with(':') || article_.kicker.ends_with(' ')) article_.kicker.pop_back();
        note(article_, "kicker", "markup", 0.9);
      }
      states_[i].kind = BlockKind::kicker;
      return;
    }
  }

  bool is_fact_box(std::uint32_t index) const {
    return has_hint(index, &ElementHints::fact_box, 3);
  }

  std::size_t first_prose() const {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (states_[i].prose >= 10.0 && is_inside(blocks_[i].node, container_)) return i;
    }
    return blocks_.size();
  }

  /// What makes two blocks look alike: their element and the names of it and the one around it.
  std::uint64_t signature(const HtmlBlock& block) const {
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

  /// The element whose children share a context: the nearest one that holds running text beside.
  double company(const HtmlBlock& block) const {
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

  /// The element whose own children most of the running text are, if there is one.
  void find_column() {
    std::unordered_map<std::uint32_t, double> own;
    for (std::size_t i = 0; i < blocks_.size(); ++i) own[column_of(blocks_[i])] += states_[i].prose;
    const double total = prose_below(0);
    column_ = 0;
    column_share_ = 0.0;
    for (const auto& [element, prose] : own) {
      if (prose > column_share_ * total) {
        column_ = element;
        column_share_ = prose / total;
      }
    }
  }

  /// Text without paragraphs stands in the element itself.
  std::uint32_t column_of(const HtmlBlock& block) const {
    return block.first_in_element ? node(block.node).parent : block.node;
  }

  bool in_column(const HtmlBlock& block) const {
    const std::uint32_t parent = node(block.node).parent;
    if (block.node == column_ || parent == column_) return true;
    const HtmlTag around = node(parent).tag;
    const bool list = around == HtmlTag::ul || around == HtmlTag::ol || around == HtmlTag::blockquote || around == HtmlTag::dl;
    return list && node(parent).parent == column_;
  }

  /// Invitations to read, hear or buy something else, set like the text or emphasised.
  bool is_invitation(const HtmlBlock& block) const {
    if (block.words > 45 || block.words == 0) return false;
    const std::size_t cues = read_reader_address(block.text).invitations;
    if (cues == 0) return false;
    const bool set_off = block.bold_words == block.words || is_in_tag_near(block.node, HtmlTag::em) ||
                         link_share(block) > 0.15 || is_emphasised(block);
    return cues >= 2 || (set_off && block.words <= 35);
  }

  bool is_emphasised(const HtmlBlock& block) const {
    const HtmlNode& owner = node(block.node);
    for (std::uint32_t child = block.node + 1; child < owner.end; child = node(child).end) {
      const HtmlTag tag = node(child).tag;
      if (tag == HtmlTag::text && collapse(tree_.text(node(child))).empty()) continue;
      if (tag != HtmlTag::em && tag != HtmlTag::i && tag != HtmlTag::strong && tag != HtmlTag::b) return false;
    }
    return true;
  }

  bool is_in_tag_near(std::uint32_t index, HtmlTag tag) const {
    return node(index).tag == tag || node(node(index).parent).tag == tag;
  }

  void score_blocks() {
    std::unordered_map<std::uint64_t, double> alike;
    const double total = std::max(1.0, prose_below(0));
    for (std::size_t i = 0; i < blocks_.size(); ++i) alike[signature(blocks_[i])] += states_[i].prose;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const HtmlBlock& block = blocks_[i];
      State& state = states_[i];
      const Surrounding around = surrounding_[block.node];
      const bool prose = is_prose(block.text, block.words);
      const double links = link_share(block);
      const double same = alike[signature(block)] / total;
      double score = prose ? 2.0 : 0.0;
      if (block.words >= 25 && prose) score += 1.0;
      if (block.tag == HtmlTag::p) score += 0.5;
      score += same > 0.3 ? 1.5 : same > 0.1 ? 0.7 : 0.0;
      score += 2.0 * std::min(1.0, company(block) / 0.4);
      if (!is_inside(block.node, container_)) score -= 3.0;
      if (has_hint(block.node, &ElementHints::body, 4)) score += 1.0;
      const bool conforms = column_share_ < 0.5 ? same > 0.12 : in_column(block) || same > 0.2;
      if (!conforms && !hints_[block.node].quote && !is_fact_box(block.node)) score -= 2.0;
      if (links > 0.5) score -= 4.0;
      else if (links > 0.3) score -= 1.5;
      if (around != Surrounding::none) score -= 5.0;
      if (title_ < blocks_.size() && i < title_) score -= 4.0;
      if (block.tag == HtmlTag::li && !prose) score -= 1.0;
      if (has_evidence_) {
        if (state.coverage >= 0.6 && block.words >= 4) score += 4.0;
        else if (state.coverage < 0.2 && prose) score -= 2.5;
      }
      state.score = score;
      if (is_invitation(block)) score -= 5.0;
      state.score = score;
      state.kept = score >= kBelongs && (prose || ends_sentence(block.text) || has_evidence_ || same > 0.3);
      if (!state.kept) state.reason = reason_for(i);
    }
  }

  string_view reason_for(std::size_t i) const {
    const HtmlBlock& block = blocks_[i];
    if (surrounding_[block.node] != Surrounding::none) return to_string(surrounding_[block.node]);
    if (link_share(block) > 0.5) return "links";
    if (is_invitation(block)) return "invitation";
    if (title_ < blocks_.size() && i < title_) return "before the article";
    if (!is_inside(block.node, container_)) return "beside the article";
    return "no running text";
  }

  bool agrees_with_description(string_view text) const {
    const std::string folded = fold_line(text);
    if (folded.size() < 20) return false;
    for (const std::string& description : evidence_.descriptions) {
      const std::string stated = fold_line(description);
      if (stated == folded) return true;
      const std::size_t common = std::min(stated.size(), folded.size());
      if (common >= 60 && (stated.starts_with(folded) || folded.starts_with(stated.substr(0, stated.size() * 9 / 10)))) return true;
    }
    return false;
  }

  /// The summary stands between the title and the text: named so, or equal to the description.
  void find_teaser() {
    const std::size_t begin = title_ < blocks_.size() ? title_ + 1 : 0;
    std::size_t kept = 0;
    for (std::size_t i = begin; i < blocks_.size() && i < begin + 40 && kept < 2; ++i) {
      const HtmlBlock& block = blocks_[i];
      if (states_[i].kind || block.words < 5 || block.words > 120 || link_share(block) > 0.5) continue;
      const Surrounding around = surrounding_[block.node];
      if (around != Surrounding::none && around != Surrounding::related) continue;
      const bool named = has_hint(block.node, &ElementHints::teaser, 2) && !has_hint(block.node, &ElementHints::caption, 3);
      const bool stated = agrees_with_description(block.text);
      const bool heading = is_heading_tag(block.tag) && (named || ends_sentence(block.text)) && block.words >= 8 && kept == 0;
      if ((named && around == Surrounding::none && (ends_sentence(block.text) || block.words >= 8)) || (stated && !read_dateline(block.text, "")) || heading) {
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
    return has_hint(block.node, &ElementHints::caption, 4) || is_in_tag(block.node, HtmlTag::figure);
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
      const bool inside = is_inside(block.node, container_) || (title_ < i && i < last);
      const Surrounding around = surrounding_[block.node];
      if (is_caption(block) && (around == Surrounding::none || around == Surrounding::player || around == Surrounding::hidden || around == Surrounding::embed || around == Surrounding::sidebar) && inside && i <= last + 2 && block.words > 0 &&
          !(has_evidence_ && state.coverage > 0.6 && block.words > 25)) {
        const bool credit = has_hint(block.node, &ElementHints::credit, 2) || is_credit_line(block.text);
        state.kind = credit ? BlockKind::credit : BlockKind::caption;
        continue;
      }
      if (has_hint(block.node, &ElementHints::credit, 1) && block.words < 15 && around == Surrounding::none) {
        state.kind = BlockKind::credit;
        continue;
      }
      if (read_head_line(i, last)) continue;
      if (around != Surrounding::none && !(has_evidence_ && state.coverage >= 0.6)) {
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
    if (!is_inside(block.node, node(container_).parent)) return false;
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
    const bool named = has_hint(block.node, &ElementHints::byline, 2) ||
                       hints_[block.node].surrounding == Surrounding::author_box ||
                       hints_[node(block.node).parent].surrounding == Surrounding::author_box;
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
      if (!is_inside(blocks_[i].node, node(container_).parent)) continue;
      state.kind = BlockKind::agency;
      return;
    }
  }

  bool is_subheading(std::size_t i) const {
    const HtmlBlock& block = blocks_[i];
    if (block.words == 0 || block.words > kMaxSubheading || link_share(block) > 0.5) return false;
    if (!is_inside(block.node, container_)) return false;
    const bool heading = is_heading_tag(block.tag) && block.tag != HtmlTag::h1;
    const bool bold = block.bold_words == block.words && block.words <= 14 && !ends_sentence(block.text) &&
                      (block.tag == HtmlTag::p || block.tag == HtmlTag::div) && states_[i].score >= 0.5;
    const bool named = has_hint(block.node, &ElementHints::subheading, 1);
    const bool alone = between_paragraphs(i) && block.words <= 12 && !ends_sentence(block.text);
    if (!heading && !bold && !named && !alone) return false;
    if (!read_agency_line(block.text).empty() || is_credit_line(block.text) || is_invitation(block)) return false;
    if (node(block.node).tag == HtmlTag::cite) return false;
    if (heading && column_share_ >= 0.5 && !in_column(block) && states_[i].score < -1.0 && !is_fact_box(block.node)) return false;
    if (BoilerplateTable::shipped().match(block.text) != nullptr) return false;
    // Text must follow before the next heading.
    std::size_t skipped = 0;
    for (std::size_t j = i + 1; j < blocks_.size() && skipped < 8; ++j) {
      const State& next = states_[j];
      if (next.kind == BlockKind::caption || next.kind == BlockKind::credit) continue;
      if (next.kept && (is_prose(blocks_[j].text, blocks_[j].words) || next.score >= 3.0)) return true;
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
    const std::uint32_t parent = node(blocks_[i].node).parent;
    const auto is_paragraph = [&](std::size_t j) {
      return states_[j].kept && node(blocks_[j].node).parent == parent && is_prose(blocks_[j].text, blocks_[j].words);
    };
    return blocks_[i].first_in_element && is_paragraph(i - 1) && is_paragraph(i + 1);
  }

  /// Short lines between paragraphs, in the same element and of the same kind ("Warum?", a list).
  bool belongs_by_neighbours(std::size_t i) const {
    const HtmlBlock& block = blocks_[i];
    if (link_share(block) > 0.3 || !is_inside(block.node, container_) || block.words == 0) return false;
    if (block.tag != HtmlTag::p && block.tag != HtmlTag::li && block.tag != HtmlTag::dd && block.tag != HtmlTag::dt && block.first_in_element) return false;
    if (states_[i].score < 1.0) return false;
    const std::uint32_t parent = node(block.node).parent;
    bool before = false;
    bool after = false;
    const auto near = [&](std::size_t j) {
      const std::uint32_t other = blocks_[j].node;
      return states_[j].kept && (node(other).parent == parent || node(node(parent).parent).end > other) &&
             is_inside(other, node(parent).parent);
    };
    for (std::size_t back = 1; back <= 12 && back <= i && !before; ++back) before = near(i - back);
    for (std::size_t j = i + 1; j < blocks_.size() && j <= i + 12 && !after; ++j) after = near(j);
    return before && after;
  }

  /// "Mehr zum Thema" and what follows it in the same element.
  void cut_leftover_boxes() {
    const BoilerplateTable& table = BoilerplateTable::shipped();
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const Leftover* leftover = blocks_[i].words <= 12 ? table.match(blocks_[i].text) : nullptr;
      if (leftover == nullptr || leftover->reach == LeftoverReach::line || states_[i].kind == BlockKind::title) continue;
      cut(i, leftover->reason);
      const std::uint32_t box = node(blocks_[i].node).parent;
      for (std::size_t j = i + 1; j < blocks_.size() && is_inside(blocks_[j].node, box); ++j) {
        if (blocks_[j].words >= 25 || (has_evidence_ && states_[j].coverage >= 0.6)) break;
        if (states_[j].kind == BlockKind::subheading || states_[j].kind == BlockKind::agency) break;
        cut(j, leftover->reason);
      }
    }
  }

  /// "118 Kommentare" behind most of the text: readers wrote the rest.
  void cut_comments() {
    const double total = prose_below(0);
    double before = 0.0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (states_[i].kept) before += states_[i].prose;
      if (before < 0.5 * total || !is_comments_heading(blocks_[i])) continue;
      for (std::size_t j = i; j < blocks_.size(); ++j) {
        if (has_evidence_ && states_[j].coverage >= 0.6 && blocks_[j].words > 10) return;
        if (states_[j].kind != BlockKind::agency) cut(j, to_string(Surrounding::comments));
      }
      return;
    }
  }

  static bool is_comments_heading(const HtmlBlock& block) {
    if (block.words == 0 || block.words > 6 || ends_sentence(block.text)) return false;
    const std::string folded = fold_line(block.text);
    return folded == "0 kommentare" || folded == "kommentare" || folded == "kommentare 0" || folded == "0 kommentar" ||
           folded.starts_with("leserkommentare") || folded.ends_with(" leserkommentare") ||
           folded.starts_with("kommentare zu") || folded == "diskussion" || folded == "leserbriefe" ||
           folded == "ihre kommentare" || folded == "alle kommentare" || folded == "0 comments" || folded == "comments";
  }

  /// Lines about the writer behind the text begin with the writer's name.
  void cut_author_notes() {
    std::size_t last = blocks_.size();
    while (last > 0 && !states_[last - 1].kept) --last;
    const std::size_t first = last > 8 ? last - 8 : 0;
    for (std::size_t i = last; i-- > first;) {
      if (!states_[i].kept || (states_[i].kind && states_[i].kind != BlockKind::subheading)) continue;
      const HtmlBlock& block = blocks_[i];
      const bool named = std::any_of(article_.authors.begin(), article_.authors.end(), [&](const std::string& name) {
        return name.size() > 5 && block.text.starts_with(name);
      });
      if (named && block.words <= 80 && states_[i].coverage < 0.6) cut(i, to_string(Surrounding::author_box));
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

  const HtmlTree& tree_;
  const std::vector<HtmlBlock>& blocks_;
  const PageEvidence& evidence_;
  Article& article_;
  BodyEvidence body_;
  std::vector<State> states_;
  std::vector<StatedTitle> stated_titles_;
  std::vector<ElementHints> hints_;
  std::vector<Surrounding> surrounding_;
  std::vector<double> sums_;
  std::uint32_t container_ = 0;  ///< holds nearly all running text
  std::uint32_t column_ = 0;     ///< holds most of it as its own children
  double column_share_ = 0.0;
  std::uint32_t big_article_ = 0;  ///< innermost article element with half of the running text
  std::size_t title_ = 0;
  bool has_evidence_ = false;
};

}  // namespace

std::vector<PageLine> find_main_text(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks,
                                     const PageEvidence& evidence, Article& article) {
  return MainTextFinder(tree, blocks, evidence, article).run();
}

}  // namespace fundstelle
