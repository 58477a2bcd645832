#include <algorithm>
#include <utility>

#include "corpus/boilerplate_table.h"
#include "corpus/page_labels.h"
#include "corpus/text_signs.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMaxAddress = 80;  ///< words; sites are brief with their readers
constexpr std::size_t kShortAddress = 14;
constexpr std::size_t kLongAddress = 40;
constexpr std::size_t kMaxSummary = 8;          ///< lines of a summary by a machine
constexpr std::size_t kRepeatDistance = 4;      ///< lines between a caption and its repetition
constexpr std::size_t kTextBehindPicture = 60;  ///< words

/// Lines of some length say who is spoken of, where they speak to the reader.
bool may_address(PageLine& line) {
  if (line.words <= kShortAddress) return true;
  const Speakers& speakers = speakers_of(line);
  return speakers.reader || (speakers.site && line.words <= kLongAddress);
}

/// Lines that were split off, each with the line it belongs behind.
using Tails = std::vector<std::pair<std::size_t, PageLine>>;

/// Puts all `tails`, in order, in their places at once: one by one would take quadratic time.
void insert_tails(std::vector<PageLine>& lines, Tails tails) {
  if (tails.empty()) return;
  std::vector<PageLine> result;
  result.reserve(lines.size() + tails.size());
  auto tail = tails.begin();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    result.push_back(std::move(lines[i]));
    for (; tail != tails.end() && tail->first == i; ++tail) {
      result.push_back(std::move(tail->second));
    }
  }
  lines = std::move(result);
}

/// Cuts `line` before byte `at` of its text; the tail keeps its place in the record.
PageLine split_off(PageLine& line, std::size_t at, std::string_view record) {
  PageLine tail;
  tail.text = line.text.substr(at);
  line.text.resize(at);
  while (line.text.ends_with(' ')) line.text.pop_back();
  line.speakers.reset();
  tail.words = count_words(tail.text);
  line.words = count_words(line.text);
  tail.range = line.range;
  tail.after_blank = false;
  if (line.range.end <= record.size() && line.range.begin <= line.range.end) {
    const std::string_view raw = record.substr(line.range.begin, line.range.size());
    const std::string_view start = std::string_view(tail.text).substr(0, tail.text.find(' '));
    if (const std::size_t found = raw.rfind(start); found != std::string_view::npos && found > 0) {
      tail.range.begin = line.range.begin + found;
      line.range.end = tail.range.begin;
    }
  }
  return tail;
}

void label_leftovers(std::vector<PageLine>& lines) {
  const BoilerplateTable& table = BoilerplateTable::shipped();
  for (PageLine& line : lines) {
    if (!is_open(line)) continue;
    if (line.words == 0) {
      cut(line, "no words");
    } else if (const Leftover* leftover = table.match(line.text)) {
      if (!read_agency_line(line.text).empty()) continue;
      const bool may_credit = leftover->reason != "imprint" && leftover->reason != "byline";
      if (may_credit && is_credit_line(line.text, line.words)) continue;
      cut(line, leftover->reason);
    } else if (is_link_line(line.text, line.words)) {
      cut(line, "related");
    } else if (line.words <= kMaxAddress && may_address(line)) {
      const ReaderAddress address = read_reader_address(line.text);
      if (address.asks_for_consent) {
        cut(line, "consent");
      } else if (address.invitations >= (line.words <= kLongAddress ? 2U : 3U)) {
        cut(line, "invitation");
      }
    }
  }
}

/// What stands between "Zusammenfassung" and "Diese Zusammenfassung wurde … erstellt".
void label_summaries(std::vector<PageLine>& lines) {
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].reason != "summary" || lines[i - 1].reason == "summary") continue;
    std::size_t first = i - 1;
    while (first > 0 && i - first < kMaxSummary && lines[first].words > 2) --first;
    if (!fold_line(lines[first].text).ends_with("zusammenfassung")) continue;
    for (std::size_t j = first; j < i; ++j) {
      if (is_open(lines[j]) || lines[j].kind == BlockKind::subheading) cut(lines[j], "summary");
    }
  }
}

/// A caption printed twice, the second time perhaps with the credit glued on.
void label_repetitions(std::vector<PageLine>& lines, std::string_view record) {
  Tails credits;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_open(lines[i]) || lines[i].text.size() < 20) continue;
    const std::size_t last = std::min(lines.size(), i + 1 + kRepeatDistance);
    for (std::size_t j = i + 1; j < last; ++j) {
      if (!is_open(lines[j]) || !lines[j].text.starts_with(lines[i].text)) continue;
      const std::string_view rest = std::string_view(lines[j].text).substr(lines[i].text.size());
      if (rest.size() > 120) continue;
      lines[i].kind = BlockKind::caption;
      if (rest.size() > 2) {
        PageLine credit = split_off(lines[j], lines[i].text.size(), record);
        credit.kind = BlockKind::credit;
        credits.emplace_back(j, std::move(credit));
      }
      cut(lines[j], "repeats the caption");
      break;
    }
  }
  std::sort(credits.begin(), credits.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  insert_tails(lines, std::move(credits));
}

void label_credits(std::vector<PageLine>& lines, std::string_view record) {
  Tails credits;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    PageLine& line = lines[i];
    const bool caption = line.kind == BlockKind::caption;
    if (!is_open(line) && !caption) continue;
    if (!caption && is_credit_line(line.text, line.words)) {
      line.kind = BlockKind::credit;
      // The caption stands right above its credit; a long paragraph there is none.
      if (i > 0 && is_open(lines[i - 1]) && lines[i - 1].words <= 40 && !ends_sentence(line.text) &&
          (line.text.starts_with('(') || !line.after_blank) &&
          read_agency_line(line.text).empty()) {
        lines[i - 1].kind = BlockKind::caption;
      }
      continue;
    }
    if (!caption && line.words > 60) continue;
    const std::size_t at = find_glued_credit(line.text);
    if (at == std::string::npos) continue;
    PageLine credit = split_off(line, at, record);
    credit.kind = BlockKind::credit;
    line.kind = BlockKind::caption;
    credits.emplace_back(i, std::move(credit));
  }
  insert_tails(lines, std::move(credits));
}

void label_trailing_agency(std::vector<PageLine>& lines, std::string_view record) {
  for (std::size_t i = lines.size(); i-- > 0;) {
    if (!is_open(lines[i]) && lines[i].kind != BlockKind::paragraph) continue;
    if (lines[i].words < 8) continue;
    const std::size_t at = find_trailing_agency(lines[i].text);
    if (at != std::string::npos && at > 0) {
      PageLine agency = split_off(lines[i], at, record);
      agency.kind = BlockKind::agency;
      lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(agency));
    }
    return;  // the last paragraph only
  }
}

/// The last line that has at least `wanted` words of running text behind it, plus one.
std::size_t end_before_words(const std::vector<PageLine>& lines, std::size_t wanted) {
  std::size_t words = 0;
  for (std::size_t i = lines.size(); i-- > 0;) {
    if (!is_open(lines[i]) && lines[i].kind != BlockKind::paragraph) continue;
    if (is_prose(lines[i].text, lines[i].words)) words += lines[i].words;
    if (words >= wanted) return i;
  }
  return 0;
}

/// A source line far above the end belongs to a picture; then the lines above it are its caption.
void label_agencies(std::vector<PageLine>& lines) {
  std::optional<std::size_t> end;  // of the lines with text behind them
  std::size_t done = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_open(lines[i]) || read_agency_line(lines[i].text).empty()) continue;
    const bool attached = !lines[i].after_blank && i > 0;
    if (attached && !end) end = end_before_words(lines, kTextBehindPicture);
    if (!attached || i >= *end) {
      lines[i].kind = BlockKind::agency;
      continue;
    }
    lines[i].kind = BlockKind::credit;
    const std::size_t last_done = std::exchange(done, i);
    for (std::size_t j = i; j-- > last_done;) {
      if (is_open(lines[j]) && lines[j].words <= 40) lines[j].kind = BlockKind::caption;
      if (lines[j].after_blank) break;
    }
  }
}

}  // namespace

void label_known_lines(Page& page, std::string_view record) {
  std::vector<PageLine>& lines = page.lines;
  for (PageLine& line : lines) line.words = count_words(line.text);
  label_leftovers(lines);
  label_summaries(lines);
  if (page.shape == PageShape::raw) label_repetitions(lines, record);
  label_agencies(lines);
  label_credits(lines, record);
  label_trailing_agency(lines, record);
  if (page.shape != PageShape::clean) label_reader_lines(lines);
}

}  // namespace fundstelle
