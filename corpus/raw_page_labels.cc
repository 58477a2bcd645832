#include <algorithm>
#include <array>

#include "corpus/bylines.h"
#include "corpus/page_labels.h"
#include "corpus/text_signs.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

using std::string_view;
using namespace std::string_view_literals;

constexpr std::size_t kStrongParagraph = 18;  ///< words; surely part of the text
constexpr std::size_t kMaxHead = 14;          ///< lines from the title to the text
constexpr std::size_t kMaxTeaser = 60;

/// A line of the running text of a ticker: "+++ 16:05 Strom … ausgefallen +++".
bool is_ticker_heading(string_view line) {
  if (!line.starts_with("+++")) return false;
  const std::size_t digit = line.find_first_not_of("+ ");
  return digit != string_view::npos && line[digit] >= '0' && line[digit] <= '9';
}

/// "Startseite | Druckversion | Artikel versenden".
bool is_menu(string_view line) {
  if (line.find('|') == string_view::npos) return false;
  std::size_t parts = 0;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(" | "), line.size());
    if (end > 30) return false;
    ++parts;
    line.remove_prefix(std::min(end + 3, line.size()));
  }
  return parts >= 3;
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
    tail_ = std::min(tail_, find_next_article(lines_));
    find_body();
    if (body_begin_ < lines_.size()) {
      title_ = label_raw_title(article_, lines_, body_begin_, body_end_);
      find_bare_author();
      find_teaser();
      label_raw_body(article_, lines_, {body_begin_, body_end_}, title_);
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
      const string_view text = lines_[i].text;
      if (lines_[i].reason == "social" || lines_[i].reason == "contact") {
        add_authors(article_, read_byline(text), "byline", 0.6);
      }
      if (!is_open(i)) continue;
      std::string date;
      if (is_date_line(text, date)) {
        if (article_.date.empty()) {
          article_.date = date;
          note(article_, "date", "date line", 0.9);
        }
        add_authors(article_, read_dated_byline(text), "byline", 0.8);
        cut(lines_[i], "date line");
      } else if (std::vector<std::string> names = read_byline(text); !names.empty()) {
        add_authors(article_, std::move(names), "byline", 0.8);
        cut(lines_[i], "byline");
      } else if (is_time_line(text)) {
        cut(lines_[i], "time");
      } else if (is_menu(text)) {
        cut(lines_[i], "navigation");
      } else if (!is_prose_line(i) && ends_in_duration(text)) {
        cut(lines_[i], "player");
      } else if (std::none_of(text.begin(), text.end(), is_letter)) {
        cut(lines_[i], "no words");
      } else if (is_ticker_heading(text)) {
        lines_[i].kind = BlockKind::subheading;
      } else if (text.starts_with("+++")) {
        cut(lines_[i], "related");
      }
    }
  }

  /// A name in the head that nothing introduces: beside the date, or what else is said there of the
  /// text. One by itself may be the caption of a portrait.
  void find_bare_author() {
    const std::size_t end = std::min(lines_.size(), title_ + kMaxHead);
    for (std::size_t i = title_ + 1; i < end && article_.authors.empty(); ++i) {
      if (!is_open(i) || words_[i] < 2 || is_prose_line(i)) continue;
      const bool beside = is_about_text(i - 1) || (i + 1 < lines_.size() && is_about_text(i + 1));
      if (!beside && !(i + 1 < lines_.size() && names_office(lines_[i + 1].text))) continue;
      std::vector<std::string> names = read_bare_names(lines_[i].text);
      if (names.empty()) continue;
      add_authors(article_, std::move(names), "name beside the date", 0.6);
      cut(lines_[i], "byline");
    }
  }

  bool is_about_text(std::size_t i) const {
    const string_view reason = lines_[i].reason;
    return lines_[i].kind == BlockKind::boilerplate &&
           (reason == "date line" || reason == "byline" || reason == "time" ||
            reason == "navigation");
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
    take_brief_ends();
  }

  /// A text may open with a salutation and close with a short sentence.
  void take_brief_ends() {
    const std::size_t first = body_begin_;
    if (first > 0 && first < lines_.size() && is_open(first - 1) && words_[first - 1] >= 3 &&
        lines_[first - 1].text.ends_with(',') && !ends_sentence(lines_[first - 1].text)) {
      --body_begin_;
    }
    while (body_end_ > body_begin_ && body_end_ < std::min(tail_, lines_.size()) &&
           is_open(body_end_) && words_[body_end_] >= 3 && is_statement(body_end_))
      ++body_end_;
  }

  bool is_statement(std::size_t i) const {
    return ends_sentence(lines_[i].text) && !lines_[i].text.ends_with('?');
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
    if (lines_[i].text.ends_with('?') && speaks_to_reader(lines_[i].text)) return;  // an interview
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
