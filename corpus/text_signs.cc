#include "corpus/text_signs.h"

#include <algorithm>
#include <array>

#include "corpus/dates.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

using std::string_view;
using namespace std::string_view_literals;

bool names_comments(string_view folded) {
  constexpr std::array<string_view, 17> kStarts = {
      "neueste kommentare",    "kommentare lesen", "kommentare einblenden",
      "noch keine kommentare", "kommentieren sie", "debattieren sie",
      "deine meinung zählt",   "kommentare 0",     "leserkommentare",
      "kommentare zu",         "diskutieren sie",  "diskutiere mit",
      "leserdiskussion",       "leserstimmen",     "forum 0",
      "schreiben sie",         "ihre meinung"};
  constexpr std::array<string_view, 6> kWhole = {"diskussion",      "leserbriefe",
                                                 "alle kommentare", "ihre kommentare",
                                                 "comments",        "was denken sie"};
  constexpr std::array<string_view, 9> kCounted = {"ergänzungen", "meinungen",       "kommentar",
                                                   "kommentare",  "leserkommentare", "comments",
                                                   "postings",    "beiträge",        "leserbriefe"};
  while (folded.starts_with("0 ")) folded.remove_prefix(2);
  for (const string_view name : kStarts) {
    if (folded.starts_with(name)) return true;
  }
  return std::find(kWhole.begin(), kWhole.end(), folded) != kWhole.end() ||
         std::find(kCounted.begin(), kCounted.end(), folded) != kCounted.end();
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Told by the first letter alone, which saves folding most lines.
bool may_not_name_comments(string_view line) {
  const auto letter = std::find_if(line.begin(), line.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
  });
  if (letter == line.end()) return true;
  if ((*letter & 0x80) != 0) return false;
  return "kldfsiajwcpbnem"sv.find(static_cast<char>(*letter | 0x20)) == string_view::npos;
}

}  // namespace

/// "… sagte er. (mho)" without the writer's sign.
string_view without_sign(string_view line) {
  if (!line.ends_with(')')) return line;
  const std::size_t open = line.rfind('(');
  if (open == string_view::npos || open == 0 || line.size() - open > 12) return line;
  const string_view sign = line.substr(open + 1, line.size() - open - 2);
  const bool is_sign = std::all_of(sign.begin(), sign.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || c == '/' || c == ',' || c == ' ';
  });
  return is_sign ? line.substr(0, open) : line;
}

bool ends_sentence(string_view line) {
  line = without_sign(line);
  while (!line.empty()) {
    if (line.ends_with('"') || line.ends_with(')') || line.ends_with('\'') || line.ends_with(' ')) {
      line.remove_suffix(1);
    } else if (line.ends_with("“") || line.ends_with("”") || line.ends_with("‘") ||
               line.ends_with("’")) {
      line.remove_suffix(3);
    } else if (line.ends_with("«") || line.ends_with("»")) {
      line.remove_suffix(2);
    } else if (line.ends_with("…")) {
      return true;
    } else {
      break;
    }
  }
  return line.ends_with('.') || line.ends_with('!') || line.ends_with('?');
}

/// Whether a sentence ends inside `line`, behind a word of small letters.
bool holds_sentence(string_view line) {
  for (std::size_t at = line.find(". "); at != string_view::npos; at = line.find(". ", at + 2)) {
    if (at < 20 || at + 2 >= line.size()) continue;
    const auto is_small = [&](std::size_t i) { return line[i] >= 'a' && line[i] <= 'z'; };
    if (is_small(at - 1) && is_small(at - 2) && is_small(at - 3) &&
        starts_upper(line.substr(at + 2)))
      return true;
  }
  return false;
}

bool is_prose(string_view line, std::size_t words) {
  if (words >= 30) return true;
  if (words < 8) return false;
  if (ends_sentence(line)) return true;
  if (words < 14) return false;
  const char last = line.back();
  return last == ':' || last == ',' || last == ';' || holds_sentence(line);
}

bool is_time_line(string_view line) {
  if (line.ends_with(" Uhr")) line.remove_suffix(4);
  if (line.size() < 4 || line.size() > 5) return false;
  const char sign = line[line.size() - 3];
  if (sign != ':' && sign != '.') return false;
  return std::count_if(line.begin(), line.end(), is_digit) ==
         static_cast<std::ptrdiff_t>(line.size()) - 1;
}

bool is_comments_heading(string_view line, std::size_t words) {
  if (may_not_name_comments(line)) return false;
  return words > 0 && words <= 6 && !ends_sentence(line) && names_comments(fold_line(line));
}

bool is_list_point(string_view line) {
  if (line.empty() || "-*\xC2\xE2"sv.find(line.front()) == string_view::npos) return false;
  for (const string_view mark : {"• "sv, "- "sv, "– "sv, "* "sv, "· "sv, "▪ "sv, "→ "sv, "■ "sv}) {
    if (line.starts_with(mark)) return true;
  }
  return false;
}

bool is_date_line(string_view line, std::string& date) {
  if (line.size() > 90 || std::none_of(line.begin(), line.end(), is_digit)) return false;
  if (count_words(line) > 10) return false;
  date = find_date(line);
  if (date.empty()) return false;
  // What remains beside date and time must be a word or two ("Stand", "aktualisiert", "Uhr").
  std::size_t letters = 0;
  for (const char c : line)
    letters += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
  const std::size_t most = is_digit(line.front()) ? 60 : 40;
  return letters <= most && !ends_sentence(line);
}

}  // namespace fundstelle
