#include <algorithm>

#include "corpus/boilerplate_table.h"
#include "corpus/page_labels.h"
#include "corpus/text_signs.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMaxAddress = 80;     ///< words; sites are brief with their readers
constexpr std::size_t kRepeatDistance = 4;  ///< lines between a caption and its repetition

void cut(PageLine& line, std::string reason) {
  line.kind = BlockKind::boilerplate;
  line.reason = std::move(reason);
}

bool addresses_reader(std::string_view text) {
  return text.find("Ihr") != std::string_view::npos || text.find("Sie ") != std::string_view::npos;
}

bool is_open(const PageLine& line) { return !line.kind.has_value(); }

/// Cuts `line` before byte `at` of its text; the tail keeps its place in the record.
PageLine split_off(PageLine& line, std::size_t at, std::string_view record) {
  PageLine tail;
  tail.text = line.text.substr(at);
  line.text.resize(at);
  while (line.text.ends_with(' ')) line.text.pop_back();
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
      if (leftover->reason != "imprint" && is_credit_line(line.text)) continue;
      cut(line, leftover->reason);
    } else if (line.words <= 40 || (line.words <= kMaxAddress && addresses_reader(line.text))) {
      const ReaderAddress address = read_reader_address(line.text);
      if (address.asks_for_consent) {
        cut(line, "consent");
      } else if (address.invitations >= (line.words <= 40 ? 2U : 3U)) {
        cut(line, "invitation");
      }
    }
  }
}

/// A caption printed twice, the second time perhaps with the credit glued on.
void label_repetitions(std::vector<PageLine>& lines, std::string_view record) {
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
        lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(j) + 1, std::move(credit));
      }
      cut(lines[j], "repeats the caption");
      break;
    }
  }
}

void label_credits(std::vector<PageLine>& lines, std::string_view record) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    PageLine& line = lines[i];
    const bool caption = line.kind == BlockKind::caption;
    if (!is_open(line) && !caption) continue;
    if (!caption && is_credit_line(line.text)) {
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
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(credit));
    ++i;
  }
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

std::size_t words_after(const std::vector<PageLine>& lines, std::size_t from) {
  std::size_t words = 0;
  for (std::size_t i = from; i < lines.size(); ++i) {
    if (!is_open(lines[i]) && lines[i].kind != BlockKind::paragraph) continue;
    const std::size_t own = lines[i].words;
    if (is_prose(lines[i].text, own)) words += own;
  }
  return words;
}

/// A source line far above the end belongs to a picture; then the lines above it are its caption.
void label_agencies(std::vector<PageLine>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_open(lines[i]) || read_agency_line(lines[i].text).empty()) continue;
    const bool attached = !lines[i].after_blank && i > 0;
    if (!attached || words_after(lines, i + 1) < 60) {
      lines[i].kind = BlockKind::agency;
      continue;
    }
    lines[i].kind = BlockKind::credit;
    for (std::size_t j = i; j-- > 0;) {
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
  if (page.shape == PageShape::raw) label_repetitions(lines, record);
  label_agencies(lines);
  label_credits(lines, record);
  label_trailing_agency(lines, record);
}

}  // namespace fundstelle
