// Leftovers of a raw page that reach further than a line: boxes, comments, lists of teasers.
#include <algorithm>

#include "corpus/boilerplate_table.h"
#include "corpus/page_labels.h"
#include "corpus/text_signs.h"

namespace fundstelle {
namespace {

using std::string_view;
using namespace std::string_view_literals;

constexpr std::size_t kMinSentence = 8;     ///< words
constexpr std::size_t kLongParagraph = 25;  ///< words; ends a leftover block
constexpr std::size_t kTextParagraph = 35;  ///< words; none of a teaser
constexpr std::size_t kMaxTeaser = 60;

class RawLeftovers {
 public:
  explicit RawLeftovers(std::vector<PageLine>& lines) : lines_(lines) {}

  std::size_t run() {
    label_consent_layers();
    label_blocks();
    label_comments();
    label_quoted_posts();
    label_other_articles(lines_);
    label_link_boxes();
    return tail_;
  }

 private:
  bool is_open(std::size_t i) const { return fundstelle::is_open(lines_[i]); }
  bool is_prose_line(std::size_t i) const { return is_prose(lines_[i].text, lines_[i].words); }

  /// What speaks to the reader right below a request for consent belongs to it.
  void label_consent_layers() {
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      const PageLine& above = lines_[i - 1];
      if (!is_open(i) || above.kind != BlockKind::boilerplate || above.reason != "consent")
        continue;
      if (above.words < kMinSentence || lines_[i].words > kMaxTeaser || !is_prose_line(i)) continue;
      if (speaks_to_reader(lines_[i].text)) cut(lines_[i], "consent");
    }
  }

  /// Leftovers that reach further than their line.
  void label_blocks() {
    const BoilerplateTable& table = BoilerplateTable::shipped();
    const Leftover* first = nullptr;   // of those that reach this line: it names the reason
    const Leftover* latest = nullptr;  // if it is the line right above
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (first != nullptr && ends_block(i)) first = nullptr;
      // A short line before running text is a sub-heading, and the box has ended.
      if (first != nullptr && is_open(i) && heads_text(i)) first = latest;
      if (first != nullptr && is_open(i)) cut(lines_[i], first->reason);
      latest = nullptr;
      if (lines_[i].kind != BlockKind::boilerplate) continue;
      const Leftover* leftover = table.match(lines_[i].text);
      if (leftover == nullptr || leftover->reach == LeftoverReach::line) continue;
      if (leftover->reach == LeftoverReach::tail && i * 5 >= lines_.size() * 3 &&
          (leftover->reason != "related" || !stands_inside(i))) {
        tail_ = std::min(tail_, i);
      }
      latest = leftover;
      if (first == nullptr) first = leftover;
    }
  }

  /// A fifth of the text's paragraphs follow: a box between them, and no end.
  bool stands_inside(std::size_t i) {
    if (text_after_.empty()) {
      text_after_.assign(lines_.size() + 1, 0);
      for (std::size_t j = lines_.size(); j-- > 0;) {
        const bool paragraph =
            lines_[j].words >= kTextParagraph && is_open(j) && ends_sentence(lines_[j].text);
        text_after_[j] = text_after_[j + 1] + (paragraph ? lines_[j].words : 0);
      }
    }
    return text_after_[i] > 0 && text_after_[i] * 5 >= text_after_[0];
  }

  bool ends_block(std::size_t i) const {
    return (lines_[i].after_blank && lines_[i].words >= kLongParagraph) ||
           lines_[i].kind == BlockKind::agency;
  }

  bool heads_text(std::size_t i) const {
    return lines_[i].after_blank && i + 1 < lines_.size() &&
           lines_[i + 1].words >= kLongParagraph && lines_[i + 1].after_blank;
  }

  /// Behind most of the text, readers wrote what follows the heading of their comments.
  void label_comments() {
    std::size_t total = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) total += prose_words(i);
    std::size_t before = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      before += prose_words(i);
      if (before * 2 < total || before == 0 || lines_[i].words > 6) continue;
      if (!is_comments_heading(lines_[i].text, lines_[i].words)) continue;
      for (std::size_t j = i; j < lines_.size(); ++j) {
        if (is_open(j)) cut(lines_[j], "comments");
      }
      return;
    }
  }

  /// A post quoted from a network ends in its writer: "— Stadt (@stadt) March 12, 2024".
  void label_quoted_posts() {
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      const string_view text = lines_[i].text;
      if (lines_[i].words > 12 || text.find("(@") == string_view::npos) continue;
      const std::size_t dash = text.find("— ");
      if (dash == string_view::npos) continue;
      if (is_open(i)) cut(lines_[i], "embed");
      if (dash == 0 && is_open(i - 1) && lines_[i - 1].words <= kMaxTeaser)
        cut(lines_[i - 1], "embed");
    }
  }

  std::size_t prose_words(std::size_t i) const {
    return is_open(i) && is_prose_line(i) ? lines_[i].words : 0;
  }

  /// Boxes inside the text that lead to other articles: a heading whose second half begins with a
  /// colon, or a group that ends in "| mehr".
  void label_link_boxes() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const std::size_t end = group_end(lines_, i);
      bool links = false;
      bool colon = false;
      for (std::size_t j = i; j < end; ++j) {
        const string_view text = lines_[j].text;
        links |= text.ends_with("| mehr") || text.ends_with("mehr »") || text.ends_with("… mehr") ||
                 text.ends_with("[mehr]") || text.ends_with(" mehr...");
        colon |= text.starts_with(':') && j > i;
      }
      for (std::size_t j = i; j < end && (links || colon); ++j) {
        if (is_open(j) && !(lines_[j].words >= kLongParagraph * 2)) cut(lines_[j], "related");
      }
      if (colon && end < lines_.size() && is_open(end) && lines_[end].words < 40 &&
          group_end(lines_, end) > end + 1) {
        cut(lines_[end], "related");
      }
      i = end - 1;
    }
  }

  std::vector<PageLine>& lines_;
  std::vector<std::size_t> text_after_;  ///< words of each line's text and of those behind it
  std::size_t tail_ = static_cast<std::size_t>(-1);
};

}  // namespace

std::size_t label_raw_leftovers(std::vector<PageLine>& lines) { return RawLeftovers(lines).run(); }

}  // namespace fundstelle
