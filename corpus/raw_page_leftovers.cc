// Leftovers of a raw page that reach further than a line: boxes, comments, lists of teasers.
#include <algorithm>

#include "corpus/boilerplate_table.h"
#include "corpus/page_labels.h"
#include "corpus/text_signs.h"

namespace fundstelle {
namespace {

using std::string_view;
using namespace std::string_view_literals;

constexpr std::size_t kTeaserText = 45;
constexpr std::size_t kMinTextBeforeTeasers = 80;  ///< words
constexpr std::size_t kLongParagraph = 25;         ///< words; ends a leftover block
constexpr std::size_t kMaxTeaser = 60;

class RawLeftovers {
 public:
  explicit RawLeftovers(std::vector<PageLine>& lines) : lines_(lines) {}

  std::size_t run() {
    label_blocks();
    label_comments();
    label_quoted_posts();
    label_teaser_list();
    label_link_boxes();
    return tail_;
  }

 private:
  bool is_open(std::size_t i) const { return !lines_[i].kind.has_value(); }
  bool is_prose_line(std::size_t i) const { return is_prose(lines_[i].text, lines_[i].words); }
  void cut(std::size_t i, string_view reason) {
    lines_[i].kind = BlockKind::boilerplate;
    lines_[i].reason = std::string(reason);
  }
  std::size_t group_end(std::size_t i) const {
    for (++i; i < lines_.size() && !lines_[i].after_blank;) ++i;
    return i;
  }

  /// Leftovers that reach further than their line.
  void label_blocks() {
    const BoilerplateTable& table = BoilerplateTable::shipped();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].kind != BlockKind::boilerplate) continue;
      const Leftover* leftover = table.match(lines_[i].text);
      if (leftover == nullptr || leftover->reach == LeftoverReach::line) continue;
      if (leftover->reach == LeftoverReach::tail && i * 5 >= lines_.size() * 3) {
        tail_ = std::min(tail_, i);
      }
      for (std::size_t j = i + 1; j < lines_.size(); ++j) {
        if (lines_[j].after_blank && lines_[j].words >= kLongParagraph) break;
        if (lines_[j].kind == BlockKind::agency) break;
        // A short line before running text is a sub-heading, and the box has ended.
        if (lines_[j].after_blank && j > i + 1 && j + 1 < lines_.size() && is_open(j) &&
            lines_[j + 1].words >= kLongParagraph && lines_[j + 1].after_blank) {
          break;
        }
        if (is_open(j)) cut(j, leftover->reason);
      }
    }
    // A heading of a list of links that the table does not list in full ("Mehr aus Bad Rehten").
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!is_open(i) || lines_[i].words > 7 || ends_sentence(lines_[i].text)) continue;
      for (const string_view start :
           {"Mehr aus "sv, "Mehr zu "sv, "Mehr zum "sv, "Mehr zur "sv, "Mehr Nachrichten"sv,
            "Aktuelle Nachrichten"sv, "Weitere Nachrichten"sv, "Alle Nachrichten"sv}) {
        if (lines_[i].text.starts_with(start)) cut(i, "related");
      }
    }
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
        if (is_open(j)) cut(j, "comments");
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
      if (is_open(i)) cut(i, "embed");
      if (dash == 0 && is_open(i - 1) && lines_[i - 1].words <= kMaxTeaser) cut(i - 1, "embed");
    }
  }

  /// Short lines right above line `i`, and whether they say that it is another article's teaser: a
  /// topic above the title, or a leftover ("Meistgelesen").
  std::size_t lines_of_teaser(std::size_t i, bool& told) const {
    std::size_t count = 0;
    told = false;
    for (; count < i; ++count) {
      const PageLine& line = lines_[i - count - 1];
      if (line.kind) {
        if (line.kind != BlockKind::boilerplate || line.reason != "related") break;
        told = true;
      } else if (is_prose_line(i - count - 1)) {
        break;
      }
    }
    told |= count >= 2;
    return count;
  }

  /// Teasers of other articles at the page's end: three or more in a row of short lines and one
  /// short stretch of text.
  void label_teaser_list() {
    std::size_t begin = lines_.size();
    std::size_t teasers = 0;
    for (std::size_t i = lines_.size(); i-- > 0;) {
      const bool related =
          lines_[i].kind == BlockKind::boilerplate && lines_[i].reason == "related";
      if (!(is_open(i) || related) || !is_prose_line(i)) continue;
      bool told = false;
      const std::size_t above = lines_of_teaser(i, told);
      if (lines_[i].words > kTeaserText || !(told || related)) break;
      ++teasers;
      begin = i = i - above;
    }
    std::size_t before = 0;
    std::size_t behind = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) (i < begin ? before : behind) += prose_words(i);
    if (teasers < 3 || before < kMinTextBeforeTeasers || before < behind) return;
    for (std::size_t i = begin; i < lines_.size(); ++i) {
      if (is_open(i)) cut(i, "related");
    }
  }

  std::size_t prose_words(std::size_t i) const {
    return is_open(i) && is_prose_line(i) ? lines_[i].words : 0;
  }

  /// Boxes inside the text that lead to other articles: a heading whose second half begins with a
  /// colon, or a group that ends in "| mehr".
  void label_link_boxes() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const std::size_t end = group_end(i);
      bool links = false;
      bool colon = false;
      for (std::size_t j = i; j < end; ++j) {
        const string_view text = lines_[j].text;
        links |= text.ends_with("| mehr") || text.ends_with("mehr »") || text.ends_with("… mehr") ||
                 text.ends_with("[mehr]") || text.ends_with(" mehr...");
        colon |= text.starts_with(':') && j > i;
      }
      for (std::size_t j = i; j < end && (links || colon); ++j) {
        if (is_open(j) && !(lines_[j].words >= kLongParagraph * 2)) cut(j, "related");
      }
      if (colon && end < lines_.size() && is_open(end) && lines_[end].words < 40 &&
          group_end(end) > end + 1) {
        cut(end, "related");
      }
      i = end - 1;
    }
  }

  std::vector<PageLine>& lines_;
  std::size_t tail_ = static_cast<std::size_t>(-1);
};

}  // namespace

std::size_t label_raw_leftovers(std::vector<PageLine>& lines) { return RawLeftovers(lines).run(); }

}  // namespace fundstelle
