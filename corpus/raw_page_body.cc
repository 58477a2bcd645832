// What each line of a raw page's text is, once it is known where that begins and ends.
#include <algorithm>
#include <array>

#include "corpus/page_labels.h"
#include "corpus/text_cohesion.h"
#include "corpus/text_signs.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

using std::string_view;
using namespace std::string_view_literals;

constexpr std::size_t kStrongParagraph = 18;  ///< words; surely part of the text
constexpr std::size_t kLongParagraph = 35;    ///< words; so, too, whatever it ends in
constexpr std::size_t kMaxListPoint = 20;     ///< words
constexpr std::size_t kMaxSubheading = 16;
constexpr std::size_t kLongHeading = 7;      ///< words
constexpr std::size_t kMaxForeign = 32;      ///< words that a page says of another article
constexpr std::size_t kMaxAuthorNote = 60;   ///< words
constexpr std::size_t kMaxTeaserBoxes = 5;   ///< in a text that is not made of them
constexpr std::size_t kTeaserSentence = 25;  ///< words that a box says of another article

class RawBody {
 public:
  RawBody(const Article& article, std::vector<PageLine>& lines, LineRange text, std::size_t title)
      : article_(article), lines_(lines), text_(text), title_(title) {}

  void run() {
    label_body();
    label_tail();
  }

 private:
  bool is_open(std::size_t i) const { return fundstelle::is_open(lines_[i]); }
  std::size_t words(std::size_t i) const { return lines_[i].words; }
  bool is_prose_line(std::size_t i) const { return is_prose(lines_[i].text, words(i)); }
  bool is_strong(std::size_t i) const {
    return words(i) >= kStrongParagraph && ends_sentence(lines_[i].text);
  }
  bool is_statement(std::size_t i) const {
    return ends_sentence(lines_[i].text) && !lines_[i].text.ends_with('?');
  }

  /// Behind the short lines that a line like "Diese Unterlagen verlangt das Amt:" announces; the
  /// next line if it announces none.
  std::size_t list_end(std::size_t i) const {
    const string_view text = lines_[i].text;
    if (words(i) < 3 || !text.ends_with(':') || announces_links(text)) return i + 1;
    std::size_t end = i + 1;
    while (end < text_.end && is_open(end) && !is_prose_line(end) && words(end) <= kMaxListPoint)
      ++end;
    return end >= i + 3 ? end : i + 1;
  }

  static bool announces_links(string_view text) {
    const std::string folded = ' ' + fold_line(text) + ' ';
    constexpr std::array kWords = {" artikel "sv, " mehr "sv,   " weitere "sv,  " lesen "sv,
                                   " thema "sv,   " themen "sv, " auch "sv,     " links "sv,
                                   " video "sv,   " videos "sv, " beiträge "sv, " quellen "sv,
                                   " empfehl"sv};
    return std::any_of(kWords.begin(), kWords.end(),
                       [&](string_view word) { return folded.find(word) != std::string::npos; });
  }

  bool leads_list(std::size_t i) const {
    return lines_[i].text.ends_with(':') && words(i) >= 3 && i + 1 < text_.end && is_open(i + 1) &&
           is_list_point(lines_[i + 1].text);
  }

  /// "Ja." right below a question.
  bool is_answer(std::size_t i) const { return i > 0 && lines_[i - 1].text.ends_with('?'); }

  /// A question right above the text heads its first part.
  void label_first_question() {
    if (text_.begin == 0 || text_.begin >= text_.end) return;
    const std::size_t i = text_.begin - 1;
    if (is_open(i) && i > title_ && lines_[i].text.ends_with('?') && words(i) <= kMaxSubheading) {
      lines_[i].kind = BlockKind::subheading;
    }
  }

  /// Many of them are a page of short reports.
  bool are_boxes_text() const {
    std::size_t boxes = 0;
    for (std::size_t i = text_.begin; i + 2 < text_.end; ++i) {
      boxes += words(i) <= 4 && !is_prose_line(i) && !is_prose_line(i + 1) &&
               is_prose_line(i + 2) && words(i + 2) <= kTeaserSentence;
    }
    return boxes > kMaxTeaserBoxes;
  }

  void label_body() {
    label_first_question();
    const bool boxes_are_text = are_boxes_text();
    for (std::size_t i = text_.begin; i < text_.end; ++i) {
      if (!is_open(i)) continue;
      if (const std::size_t end = list_end(i); end > i + 1) {
        for (; i < end; ++i) lines_[i].kind = BlockKind::paragraph;
        --i;
        continue;
      }
      const bool prose = is_prose_line(i);
      if (prose || (is_list_point(lines_[i].text) && words(i) >= 3) || leads_list(i) ||
          (is_statement(i) && (words(i) >= 3 || is_answer(i))) ||
          (i == text_.begin && lines_[i].text.ends_with(','))) {
        lines_[i].kind = BlockKind::paragraph;
        continue;
      }
      std::size_t end = i + 1;
      while (end < text_.end && is_open(end) && !is_prose_line(end) &&
             !is_list_point(lines_[end].text) && !leads_list(end) &&
             !ends_sentence(lines_[end].text))
        ++end;
      const bool before_text =
          end < text_.end &&
          (is_open(end) ? is_prose_line(end) || is_list_point(lines_[end].text) ||
                              leads_list(end) || ends_sentence(lines_[end].text)
                        : lines_[end].kind != BlockKind::agency);
      if (heads_leftover(end)) {
        cut(lines_[end - 1], "related");
        label_short_lines(i, end - 1, true);
      } else if (!boxes_are_text && is_teaser_box(i, end)) {
        const std::size_t box = std::max(i, end - 2);
        for (std::size_t j = box; j <= end; ++j) cut(lines_[j], "related");
        label_short_lines(i, box, true);
      } else {
        label_short_lines(i, end, before_text);
      }
      i = end - 1;
    }
  }

  /// Short lines in a row are a list of links; one alone before a paragraph is a sub-heading.
  void label_short_lines(std::size_t begin, std::size_t end, bool before_text) {
    if (begin == end) return;
    if (before_text && !is_of_text(end - 1)) {
      before_text = false;
      if (is_foreign_teaser(end)) cut(lines_[end], "related");
    }
    if (end - begin > 2 || !before_text || words(end - 1) > kMaxSubheading) {
      for (std::size_t j = begin; j < end; ++j) cut(lines_[j], "list of links");
      return;
    }
    for (std::size_t j = begin; j < end; ++j) {
      if (j + 1 == end || (lines_[j].after_blank && words(j) <= kMaxSubheading)) {
        lines_[j].kind = BlockKind::subheading;
      } else {
        cut(lines_[j], "related");
      }
    }
  }

  /// Whether a noun of a long line is in the text: the title of another article has none.
  bool is_of_text(std::size_t heading) const {
    return words(heading) < kLongHeading || find_known_nouns(lines_, text_, heading).known > 0;
  }

  /// Below the title of another article: the sentence or two that it is announced with.
  bool is_foreign_teaser(std::size_t i) const {
    if (i >= text_.end || !is_open(i) || words(i) > kMaxForeign || !is_prose_line(i)) return false;
    const NounCount count = find_known_nouns(lines_, text_, i);
    return count.known == 0 && count.nouns >= 2;
  }

  /// The heading of a box is nothing without the box.
  bool heads_leftover(std::size_t i) const {
    if (i >= text_.end || lines_[i].kind != BlockKind::boilerplate) return false;
    const string_view reason = lines_[i].reason;
    return reason == "invitation" || reason == "newsletter" || reason == "consent" ||
           reason == "paywall" || reason == "embed";
  }

  /// Right below "Lesen Sie auch" and its like.
  bool follows_label(std::size_t i) const {
    return i > 0 && lines_[i - 1].kind == BlockKind::boilerplate && words(i - 1) <= 4 &&
           lines_[i - 1].reason == "related";
  }

  /// Topic, title and one short sentence or two before the text goes on: another article's teaser.
  bool is_teaser_box(std::size_t begin, std::size_t end) const {
    if (end < 2 || end - begin > 3 || end + 1 >= text_.end || !is_open(end)) return false;
    if (end - begin == 1 && !follows_label(begin)) return false;
    if (words(end - 2) > 4 || words(end) > kTeaserSentence || !is_prose_line(end)) return false;
    return !is_open(end + 1) || words(end + 1) > words(end);
  }

  /// Behind the last strong paragraph, a lone sentence that follows a cut one is a teaser.
  void label_tail() {
    std::size_t last = text_.end;
    while (last > text_.begin &&
           !(lines_[last - 1].kind == BlockKind::paragraph && !is_author_note(last - 1) &&
             (is_strong(last - 1) || words(last - 1) >= kLongParagraph)))
      --last;
    bool after_cut = false;
    for (std::size_t i = last; i < text_.end && last > text_.begin; ++i) {
      if (lines_[i].kind == BlockKind::boilerplate) after_cut = true;
      if (is_author_note(i)) cut(lines_[i], "about the author");
      if (after_cut &&
          (lines_[i].kind == BlockKind::paragraph || lines_[i].kind == BlockKind::subheading)) {
        cut(lines_[i], "after the article");
      }
    }
  }

  bool is_author_note(std::size_t i) const {
    return lines_[i].kind == BlockKind::paragraph && words(i) <= kMaxAuthorNote &&
           std::any_of(article_.authors.begin(), article_.authors.end(), [&](const auto& name) {
             return name.size() > 5 && lines_[i].text.starts_with(name);
           });
  }

  const Article& article_;
  std::vector<PageLine>& lines_;
  LineRange text_;
  std::size_t title_;
};

}  // namespace

void label_raw_body(const Article& article, std::vector<PageLine>& lines, LineRange text,
                    std::size_t title) {
  RawBody(article, lines, text, title).run();
}

}  // namespace fundstelle
