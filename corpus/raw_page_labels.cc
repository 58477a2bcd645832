#include <algorithm>
#include <array>

#include "corpus/boilerplate_table.h"
#include "corpus/page_labels.h"
#include "corpus/text_signs.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

using std::string_view;
using namespace std::string_view_literals;

constexpr std::size_t kStrongParagraph = 18;  ///< words; surely part of the text
constexpr std::size_t kMaxTitle = 26;         ///< words
constexpr std::size_t kMaxKicker = 8;
constexpr std::size_t kMaxSubheading = 16;
constexpr std::size_t kMaxTeaser = 60;
constexpr std::size_t kMaxTeaserBoxes = 5;   ///< in a text that is not made of them
constexpr std::size_t kTeaserSentence = 25;  ///< words that a box says of another article

/// The last colon with no blank behind it, between a kicker and its title ("…Vorteil\":Russland").
std::size_t find_glued_title(string_view line) {
  for (std::size_t at = line.find(':'); at != string_view::npos; at = line.find(':', at + 1)) {
    if (at < 3 || at + 4 > line.size()) continue;
    std::size_t next = at + 1;
    const char32_t c = next_code_point(line, next);
    const char before = line[at - 1];
    if ((is_upper(c) || c == U'„' || c == '"') && before != ' ' &&
        !(before >= '0' && before <= '9')) {
      return at;
    }
  }
  return string_view::npos;
}

/// A line of the running text of a ticker: "+++ 16:05 Strom … ausgefallen +++".
bool is_ticker_heading(string_view line) {
  if (!line.starts_with("+++")) return false;
  const std::size_t digit = line.find_first_not_of("+ ");
  return digit != string_view::npos && line[digit] >= '0' && line[digit] <= '9';
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
      find_title();
      find_teaser();
      label_body();
      label_tail();
    } else {
      find_title();
    }
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (is_open(i)) cut(i, i < body_begin_ ? "before the article" : "after the article");
    }
  }

 private:
  bool is_open(std::size_t i) const { return !lines_[i].kind.has_value(); }
  bool is_prose_line(std::size_t i) const { return is_prose(lines_[i].text, words_[i]); }
  bool is_strong(std::size_t i) const {
    return words_[i] >= kStrongParagraph && ends_sentence(lines_[i].text);
  }
  /// Headlines may ask or exclaim; they do not state.
  bool is_question(std::size_t i) const {
    const string_view text = lines_[i].text;
    return words_[i] <= kMaxTitle && (text.ends_with('?') || text.ends_with('!')) &&
           text.find(". ") == string_view::npos;
  }
  void cut(std::size_t i, string_view reason) {
    lines_[i].kind = BlockKind::boilerplate;
    lines_[i].reason = std::string(reason);
  }
  std::size_t group_end(std::size_t i) const {
    for (++i; i < lines_.size() && !lines_[i].after_blank;) ++i;
    return i;
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
        cut(i, "date line");
      } else if (std::string name = read_byline(text); !name.empty()) {
        if (article_.authors.empty()) {
          article_.authors.push_back(std::move(name));
          note(article_, "authors", "byline", 0.8);
        }
        cut(i, "byline");
      } else if (is_ticker_heading(text)) {
        lines_[i].kind = BlockKind::subheading;
      } else if (text.starts_with("+++")) {
        cut(i, "related");
      }
    }
  }

  void find_body() {
    body_begin_ = lines_.size();
    body_end_ = 0;
    std::size_t strong_words = 0;
    for (std::size_t i = 0; i < lines_.size() && i < tail_; ++i) {
      if (lines_[i].kind == BlockKind::agency && strong_words >= 40 && i > body_begin_) {
        std::size_t after = 0;
        for (std::size_t j = i + 1; j < lines_.size(); ++j)
          after += is_open(j) && is_strong(j) ? words_[j] : 0;
        if (after < strong_words) break;
      }
      if (!is_open(i) || !is_prose_line(i)) continue;
      if (body_end_ == 0 && is_question(i)) continue;
      body_begin_ = std::min(body_begin_, i);
      body_end_ = i + 1;
      if (is_strong(i)) strong_words += words_[i];
    }
    body_end_ = std::max(body_end_, std::min(body_begin_, lines_.size()));
  }

  bool can_be_title(std::size_t i) const {
    if (!is_open(i) || words_[i] == 0 || words_[i] > kMaxTitle) return false;
    const string_view text = lines_[i].text;
    return !text.starts_with('(') && !text.starts_with(':') && text.size() > 3;
  }

  void take_title(std::size_t i) {
    const string_view text = lines_[i].text;
    article_.title = std::string(text);
    lines_[i].kind = BlockKind::title;
    note(article_, "title", "first lines", 0.7);
    title_ = i;
  }

  void find_title() {
    if (!article_.title.empty()) return;
    std::vector<std::size_t> candidates;
    const std::size_t end = std::min(body_begin_, lines_.size());
    for (std::size_t i = 0; i < end && candidates.size() < 4; ++i) {
      if (can_be_title(i) && (!is_prose_line(i) || is_question(i) || candidates.empty()))
        candidates.push_back(i);
    }
    for (const std::size_t i : candidates) {
      const std::size_t colon = find_glued_title(lines_[i].text);
      if (colon == string_view::npos) continue;
      take_title(i);
      article_.kicker = lines_[i].text.substr(0, colon);
      article_.title = lines_[i].text.substr(colon + 1);
      note(article_, "kicker", "glued to the title", 0.8);
      return;
    }
    if (candidates.empty()) {
      // The first sentence may be the headline ("Kanzler reist nach Kiew.").
      if (end < lines_.size() && words_[end] <= 14 && group_end(end) == end + 1 && is_open(end)) {
        take_title(end);
        for (body_begin_ = end + 1; body_begin_ < body_end_; ++body_begin_) {
          if (is_open(body_begin_) && is_prose_line(body_begin_)) break;
        }
      }
      return;
    }
    const std::size_t best = *std::max_element(
        candidates.begin(),
        candidates.begin() +
            static_cast<std::ptrdiff_t>(std::min<std::size_t>(3, candidates.size())),
        [&](std::size_t a, std::size_t b) { return words_[a] < words_[b]; });
    take_title(best);
    const auto place = std::find(candidates.begin(), candidates.end(), best);
    if (place != candidates.begin() && words_[*(place - 1)] <= kMaxKicker &&
        lines_[*(place - 1)].text.size() > 2) {
      lines_[*(place - 1)].kind = BlockKind::kicker;
      article_.kicker = lines_[*(place - 1)].text;
      note(article_, "kicker", "line above the title", 0.6);
    }
  }

  /// Running text between the title and a caption, a byline or a date is the teaser; so is a short
  /// first paragraph without a dateline.
  void find_teaser() {
    const std::size_t i = body_begin_;
    if (!article_.teaser.empty() || i >= body_end_ || words_[i] > kMaxTeaser || title_ > i) return;
    if (read_dateline(lines_[i].text, "")) return;
    std::size_t next = i + 1;
    const bool divided = next < lines_.size() && !is_open(next);
    while (next < body_end_ && !(is_open(next) && is_prose_line(next))) ++next;
    if (next >= body_end_) return;
    const bool set_apart = lines_[i].after_blank && group_end(i) == i + 1;
    const bool is_summary = words_[i] <= 40 && words_[next] >= words_[i];
    if (!set_apart || !(divided || is_summary)) return;
    lines_[i].kind = BlockKind::teaser;
    article_.teaser = lines_[i].text;
    note(article_, "teaser", "first paragraph", divided ? 0.8 : 0.5);
    body_begin_ = next;
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
        cut(end - 1, "related");
        label_short_lines(i, end - 1, true);
      } else if (!boxes_are_text && is_teaser_box(i, end)) {
        const std::size_t box = std::max(i, end - 2);
        for (std::size_t j = box; j <= end; ++j) cut(j, "related");
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
      for (std::size_t j = begin; j < end; ++j) cut(j, "list of links");
      return;
    }
    for (std::size_t j = begin; j < end; ++j) {
      if (j + 1 == end || (lines_[j].after_blank && words_[j] <= kMaxSubheading)) {
        lines_[j].kind = BlockKind::subheading;
      } else {
        cut(j, "related");
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
    while (last > body_begin_ && !(lines_[last - 1].kind == BlockKind::paragraph &&
                                   is_strong(last - 1) && !is_author_note(last - 1)))
      --last;
    bool after_cut = false;
    for (std::size_t i = last; i < body_end_ && last > body_begin_; ++i) {
      if (lines_[i].kind == BlockKind::boilerplate) after_cut = true;
      if (is_author_note(i)) cut(i, "about the author");
      if (after_cut &&
          (lines_[i].kind == BlockKind::paragraph || lines_[i].kind == BlockKind::subheading)) {
        cut(i, "after the article");
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
  std::size_t body_begin_ = 0;
  std::size_t body_end_ = 0;
  std::size_t tail_ = static_cast<std::size_t>(-1);  ///< first line of the rest of the page
  std::size_t title_ = 0;
};

}  // namespace

void label_raw_page(Page& page) { RawPageLabeler(page).run(); }

void label_clean_text(Page& page) {
  const std::string title = fold_line(page.article.title);
  const std::string teaser = fold_line(page.article.teaser);
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    PageLine& line = page.lines[i];
    if (line.kind) continue;
    const std::size_t words = line.words;
    if (i < 4 && words < 40 && !title.empty() && fold_line(line.text) == title) {
      line.kind = BlockKind::title;
    } else if (i < 5 && words < 120 && !teaser.empty() && fold_line(line.text) == teaser) {
      line.kind = BlockKind::teaser;
    } else if (is_prose(line.text, words) || ends_sentence(line.text) || words > kMaxSubheading) {
      line.kind = BlockKind::paragraph;
    } else {
      const bool before_text = i + 1 < page.lines.size() && page.lines[i + 1].words > words;
      line.kind =
          before_text && words <= kMaxSubheading ? BlockKind::subheading : BlockKind::paragraph;
    }
  }
}

}  // namespace fundstelle
