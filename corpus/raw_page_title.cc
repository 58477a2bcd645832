// Title and kicker of a raw page: among the lines above the text.
#include <algorithm>

#include "corpus/page_labels.h"
#include "corpus/text_signs.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

using std::string_view;

constexpr std::size_t kMaxTitle = 26;  ///< words
constexpr std::size_t kLongTitle = 14;
constexpr std::size_t kMinTitle = 3;   ///< above a line that is longer than titles are
constexpr std::size_t kSureTitle = 6;  ///< longer than kickers are
constexpr std::size_t kMaxKicker = 8;
constexpr std::size_t kMaxEntry = 2;   ///< words of a menu's entry
constexpr std::size_t kMinMenu = 5;    ///< entries in a row
constexpr std::size_t kMaxMenu = 400;  ///< lines

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

/// Where a title begins that nothing divides from its kicker ("LebensmittelDer süße Skandal").
std::size_t find_unspaced_title(string_view line) {
  const std::size_t at = find_glued_words(line, 3);
  if (at == string_view::npos || count_words(line.substr(at)) < 3) return string_view::npos;
  return count_words(line.substr(0, at)) <= kMaxKicker ? at : string_view::npos;
}

class RawTitleFinder {
 public:
  RawTitleFinder(Article& article, std::vector<PageLine>& lines, std::size_t& body_begin,
                 std::size_t body_end)
      : article_(article), lines_(lines), body_begin_(body_begin), body_end_(body_end) {}

  std::size_t run() {
    find_title();
    return title_;
  }

 private:
  bool is_open(std::size_t i) const { return fundstelle::is_open(lines_[i]); }
  bool is_prose_line(std::size_t i) const { return is_prose(lines_[i].text, lines_[i].words); }

  bool can_be_title(std::size_t i) const {
    if (!is_open(i) || lines_[i].words == 0 || lines_[i].words > kMaxTitle) return false;
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

  /// Behind a menu: many lines of a word or two at the top, the last of which may be the kicker.
  std::size_t menu_end(std::size_t end) const {
    std::size_t result = 0;
    std::size_t entries = 0;
    for (std::size_t i = 0; i < end && i < kMaxMenu; ++i) {
      if (!is_open(i) && lines_[i].reason != "navigation") continue;
      if (lines_[i].words > kMaxEntry) {
        entries = 0;
      } else if (++entries >= kMinMenu) {
        result = i;
      }
    }
    return result;
  }

  void find_title() {
    if (!article_.title.empty()) return;
    std::vector<std::size_t> candidates;
    const std::size_t end = std::min(body_begin_, lines_.size());
    for (std::size_t i = menu_end(end); i < end && candidates.size() < 4; ++i) {
      if (can_be_title(i) && (!is_prose_line(i) || is_question(lines_[i]) || candidates.empty()))
        candidates.push_back(i);
    }
    for (const std::size_t i : candidates) {
      const std::size_t colon = find_glued_title(lines_[i].text);
      const std::size_t start =
          colon == string_view::npos ? find_unspaced_title(lines_[i].text) : colon + 1;
      if (start == string_view::npos) continue;
      take_title(i);
      article_.kicker = lines_[i].text.substr(0, std::min(colon, start));
      article_.title = lines_[i].text.substr(start);
      note(article_, "kicker", "glued to the title", 0.8);
      return;
    }
    if (candidates.empty()) {
      // The first sentence may be the headline ("Kanzler reist nach Kiew.").
      if (end < lines_.size() && lines_[end].words <= 14 && group_end(lines_, end) == end + 1 &&
          is_open(end)) {
        take_title(end);
        for (body_begin_ = end + 1; body_begin_ < body_end_; ++body_begin_) {
          if (is_open(body_begin_) && is_prose_line(body_begin_)) break;
        }
      }
      return;
    }
    const std::size_t best = likeliest_title(candidates);
    take_title(best);
    const auto place = std::find(candidates.begin(), candidates.end(), best);
    if (place != candidates.begin() && lines_[*(place - 1)].words <= kMaxKicker &&
        lines_[*(place - 1)].text.size() > 2) {
      lines_[*(place - 1)].kind = BlockKind::kicker;
      article_.kicker = lines_[*(place - 1)].text;
      note(article_, "kicker", "line above the title", 0.6);
    }
  }

  /// The longest of the first three, unless that is long enough to be the line below the title.
  std::size_t likeliest_title(const std::vector<std::size_t>& candidates) const {
    const auto end = candidates.begin() +
                     static_cast<std::ptrdiff_t>(std::min<std::size_t>(3, candidates.size()));
    const auto length = [&](std::size_t i) {  // a caption ends as a sentence does
      return lines_[i].text.ends_with('.') ? lines_[i].words / 3 : lines_[i].words;
    };
    const auto longest =
        std::max_element(candidates.begin(), end,
                         [&](std::size_t a, std::size_t b) { return length(a) < length(b); });
    const std::size_t enough = length(*longest) > kLongTitle ? kMinTitle : kSureTitle;
    const auto first = std::find_if(candidates.begin(), longest,
                                    [&](std::size_t i) { return length(i) >= enough; });
    return *first;
  }

  Article& article_;
  std::vector<PageLine>& lines_;
  std::size_t& body_begin_;
  std::size_t body_end_;
  std::size_t title_ = 0;
};

}  // namespace

bool is_question(const PageLine& line) {
  return line.words <= kMaxTitle && (line.text.ends_with('?') || line.text.ends_with('!')) &&
         line.text.find(". ") == std::string::npos;
}

std::size_t label_raw_title(Article& article, std::vector<PageLine>& lines, std::size_t& body_begin,
                            std::size_t body_end) {
  return RawTitleFinder(article, lines, body_begin, body_end).run();
}

}  // namespace fundstelle
