#include <algorithm>
#include <array>

#include "corpus/page_labels.h"
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
constexpr std::size_t kMaxTeaser = 60;
constexpr std::size_t kMaxTeaserBoxes = 5;   ///< in a text that is not made of them
constexpr std::size_t kTeaserSentence = 25;  ///< words that a box says of another article

/// A line of the running text of a ticker: "+++ 16:05 Strom … ausgefallen +++".
bool is_ticker_heading(string_view line) {
  if (!line.starts_with("+++")) return false;
  const std::size_t digit = line.find_first_not_of("+ ");
  return digit != string_view::npos && line[digit] >= '0' && line[digit] <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

class RawPageLabeler {
 public:
  explicit RawPageLabeler(Page& page) : article_(page.article), lines_(page.lines) {
    words_.reserve(lines_.size());
    for (const PageLine& line : lines_) words_.push_back(line.words);
  }

  void run() {
    tail_ = label_raw_leftovers(lines_);
    label_dates_and_bylines();
    find_body();
    if (body_begin_ < lines_.size()) {
      title_ = label_raw_title(article_, lines_, body_begin_, body_end_);
      find_teaser();
      label_body();
      label_tail();
    } else {
      title_ = label_raw_title(article_, lines_, body_begin_, body_end_);
    }
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (is_open(i)) cut(lines_[i], i < body_begin_ ? "before the article" : "after the article");
    }
  }

 private:
  bool is_open(std::size_t i) const { return fundstelle::is_open(lines_[i]); }
  bool is_prose_line(std::size_t i) const { return is_prose(lines_[i].text, words_[i]); }
  bool is_strong(std::size_t i) const {
    return words_[i] >= kStrongParagraph && ends_sentence(lines_[i].text);
  }
  void label_dates_and_bylines() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!is_open(i)) continue;
      const string_view text = lines_[i].text;
      std::string date;
      if (is_date_line(text, date)) {
        if (article_.date.empty()) {
          article_.date = date;
          note(article_, "date", "date line", 0.9);
        }
        add_author(read_dated_byline(text));
        cut(lines_[i], "date line");
      } else if (std::string name = read_byline(text); !name.empty()) {
        add_author(std::move(name));
        cut(lines_[i], "byline");
      } else if (is_time_line(text)) {
        cut(lines_[i], "time");
      } else if (std::none_of(text.begin(), text.end(), is_letter)) {
        cut(lines_[i], "no words");
      } else if (is_ticker_heading(text)) {
        lines_[i].kind = BlockKind::subheading;
      } else if (text.starts_with("+++")) {
        cut(lines_[i], "related");
      }
    }
  }

  void add_author(std::string name) {
    if (name.empty() || !article_.authors.empty()) return;
    article_.authors.push_back(std::move(name));
    note(article_, "authors", "byline", 0.8);
  }

  void find_body() {
    body_begin_ = lines_.size();
    body_end_ = 0;
    std::size_t strong_words = 0;
    for (std::size_t i = 0; i < lines_.size() && i < tail_; ++i) {
      if (lines_[i].kind == BlockKind::agency && strong_words >= 40 && i > body_begin_) {
        if (strong_words_after(i) < strong_words) break;
      }
      if (!is_open(i) || !is_prose_line(i)) continue;
      if (body_end_ == 0 && is_question(lines_[i])) continue;
      body_begin_ = std::min(body_begin_, i);
      body_end_ = i + 1;
      if (is_strong(i)) strong_words += words_[i];
    }
    body_end_ = std::max(body_end_, std::min(body_begin_, lines_.size()));
  }

  std::size_t strong_words_after(std::size_t line) {
    if (strong_words_after_.empty()) {
      strong_words_after_.assign(lines_.size() + 1, 0);
      for (std::size_t i = lines_.size(); i-- > 0;) {
        const bool counts = is_open(i) && is_strong(i);
        strong_words_after_[i] = strong_words_after_[i + 1] + (counts ? words_[i] : 0);
      }
    }
    return strong_words_after_[line + 1];
  }

  /// Running text between the title and a caption, a byline or a date is the teaser; so is a short
  /// first paragraph without a dateline.
  void find_teaser() {
    const std::size_t i = body_begin_;
    if (!article_.teaser.empty() || i >= body_end_ || words_[i] > kMaxTeaser || title_ > i) return;
    if (read_dateline(lines_[i].text, {})) return;
    std::size_t next = i + 1;
    const bool divided = next < lines_.size() && is_part_of_head(next);
    while (next < body_end_ && !(is_open(next) && is_prose_line(next))) ++next;
    if (next >= body_end_) return;
    const bool set_apart = lines_[i].after_blank && group_end(lines_, i) == i + 1;
    const bool is_summary = words_[i] <= 40 && words_[next] >= words_[i];
    if (!set_apart || !(divided || is_summary)) return;
    lines_[i].kind = BlockKind::teaser;
    article_.teaser = lines_[i].text;
    note(article_, "teaser", "first paragraph", divided ? 0.8 : 0.5);
    body_begin_ = next;
  }

  /// What stands between a teaser and the text; an advert may stand anywhere.
  bool is_part_of_head(std::size_t i) const {
    const PageLine& line = lines_[i];
    return line.kind == BlockKind::caption || line.kind == BlockKind::credit ||
           line.kind == BlockKind::agency || line.reason == "byline" ||
           line.reason == "date line" || line.reason == "repeats the caption" ||
           line.reason == "player" || line.reason == "audio" || line.reason == "social" ||
           line.reason == "navigation";
  }

  /// Behind the short lines that a line like "Diese Unterlagen verlangt das Amt:" announces; the
  /// next line if it announces none.
  std::size_t list_end(std::size_t i) const {
    const string_view text = lines_[i].text;
    if (words_[i] < 3 || !text.ends_with(':') || announces_links(text)) return i + 1;
    std::size_t end = i + 1;
    while (end < body_end_ && is_open(end) && !is_prose_line(end) && words_[end] <= kMaxListPoint &&
           (end == i + 1 || !lines_[end].after_blank))
      ++end;
    return end >= i + 3 ? end : i + 1;
  }

  static bool announces_links(string_view text) {
    const std::string folded = ' ' + fold_line(text) + ' ';
    constexpr std::array kWords = {" artikel "sv, " mehr "sv,   " weitere "sv,  " lesen "sv,
                                   " thema "sv,   " themen "sv, " auch "sv,     " links "sv,
                                   " video "sv,   " videos "sv, " beiträge "sv, " quellen "sv};
    return std::any_of(kWords.begin(), kWords.end(),
                       [&](string_view word) { return folded.find(word) != std::string::npos; });
  }

  bool leads_list(std::size_t i) const {
    return lines_[i].text.ends_with(':') && words_[i] >= 3 && i + 1 < body_end_ && is_open(i + 1) &&
           is_list_point(lines_[i + 1].text);
  }

  /// A question right above the text heads its first part.
  void label_first_question() {
    if (body_begin_ == 0 || body_begin_ >= body_end_) return;
    const std::size_t i = body_begin_ - 1;
    if (is_open(i) && i > title_ && lines_[i].text.ends_with('?') && words_[i] <= kMaxSubheading) {
      lines_[i].kind = BlockKind::subheading;
    }
  }

  /// Many of them are a page of short reports.
  bool are_boxes_text() const {
    std::size_t boxes = 0;
    for (std::size_t i = body_begin_; i + 2 < body_end_; ++i) {
      boxes += words_[i] <= 4 && !is_prose_line(i) && !is_prose_line(i + 1) &&
               is_prose_line(i + 2) && words_[i + 2] <= kTeaserSentence;
    }
    return boxes > kMaxTeaserBoxes;
  }

  void label_body() {
    label_first_question();
    const bool boxes_are_text = are_boxes_text();
    for (std::size_t i = body_begin_; i < body_end_; ++i) {
      if (!is_open(i)) continue;
      if (const std::size_t end = list_end(i); end > i + 1) {
        for (; i < end; ++i) lines_[i].kind = BlockKind::paragraph;
        --i;
        continue;
      }
      const bool prose = is_prose_line(i);
      if (prose || (is_list_point(lines_[i].text) && words_[i] >= 3) || leads_list(i) ||
          (words_[i] >= 3 && ends_sentence(lines_[i].text) && !lines_[i].text.ends_with('?'))) {
        lines_[i].kind = BlockKind::paragraph;
        continue;
      }
      std::size_t end = i + 1;
      while (end < body_end_ && is_open(end) && !is_prose_line(end) &&
             !is_list_point(lines_[end].text) && !leads_list(end) &&
             !ends_sentence(lines_[end].text))
        ++end;
      const bool before_text =
          end < body_end_ &&
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
    if (end - begin > 2 || !before_text || words_[end - 1] > kMaxSubheading) {
      for (std::size_t j = begin; j < end; ++j) cut(lines_[j], "list of links");
      return;
    }
    for (std::size_t j = begin; j < end; ++j) {
      if (j + 1 == end || (lines_[j].after_blank && words_[j] <= kMaxSubheading)) {
        lines_[j].kind = BlockKind::subheading;
      } else {
        cut(lines_[j], "related");
      }
    }
  }

  /// The heading of a box is nothing without the box.
  bool heads_leftover(std::size_t i) const {
    if (i >= body_end_ || lines_[i].kind != BlockKind::boilerplate) return false;
    const string_view reason = lines_[i].reason;
    return reason == "invitation" || reason == "newsletter" || reason == "consent" ||
           reason == "paywall" || reason == "embed";
  }

  /// Right below "Lesen Sie auch" and its like.
  bool follows_label(std::size_t i) const {
    return i > 0 && lines_[i - 1].kind == BlockKind::boilerplate && words_[i - 1] <= 4 &&
           lines_[i - 1].reason == "related";
  }

  /// Topic, title and one short sentence or two before the text goes on: another article's teaser.
  bool is_teaser_box(std::size_t begin, std::size_t end) const {
    if (end < 2 || end - begin > 3 || end + 1 >= body_end_ || !is_open(end)) return false;
    if (end - begin == 1 && !follows_label(begin)) return false;
    if (words_[end - 2] > 4 || words_[end] > kTeaserSentence || !is_prose_line(end)) return false;
    return !is_open(end + 1) || words_[end + 1] > words_[end];
  }

  /// Behind the last strong paragraph, a lone sentence that follows a cut one is a teaser.
  void label_tail() {
    std::size_t last = body_end_;
    while (last > body_begin_ &&
           !(lines_[last - 1].kind == BlockKind::paragraph && !is_author_note(last - 1) &&
             (is_strong(last - 1) || words_[last - 1] >= kLongParagraph)))
      --last;
    bool after_cut = false;
    for (std::size_t i = last; i < body_end_ && last > body_begin_; ++i) {
      if (lines_[i].kind == BlockKind::boilerplate) after_cut = true;
      if (is_author_note(i)) cut(lines_[i], "about the author");
      if (after_cut &&
          (lines_[i].kind == BlockKind::paragraph || lines_[i].kind == BlockKind::subheading)) {
        cut(lines_[i], "after the article");
      }
    }
  }

  bool is_author_note(std::size_t i) const {
    return lines_[i].kind == BlockKind::paragraph && words_[i] <= kMaxTeaser &&
           std::any_of(article_.authors.begin(), article_.authors.end(), [&](const auto& name) {
             return name.size() > 5 && lines_[i].text.starts_with(name);
           });
  }

  Article& article_;
  std::vector<PageLine>& lines_;
  std::vector<std::size_t> words_;
  std::vector<std::size_t> strong_words_after_;  ///< from each line on; made when asked for
  std::size_t body_begin_ = 0;
  std::size_t body_end_ = 0;
  std::size_t tail_ = static_cast<std::size_t>(-1);  ///< first line of the rest of the page
  std::size_t title_ = 0;
};

}  // namespace

void label_raw_page(Page& page) { RawPageLabeler(page).run(); }

}  // namespace fundstelle
