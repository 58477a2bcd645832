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
  constexpr std::array<string_view, 10> kStarts = {
      "kommentare 0",    "leserkommentare", "kommentare zu", "diskutieren sie", "diskutiere mit",
      "leserdiskussion", "leserstimmen",    "forum 0",       "schreiben sie",   "ihre meinung"};
  constexpr std::array<string_view, 7> kWhole = {
      "diskussion", "leserbriefe",          "alle kommentare", "ihre kommentare",
      "comments",   "jetzt mitdiskutieren", "was denken sie"};
  constexpr std::array<string_view, 7> kCounted = {"kommentar",  "kommentare", "leserkommentare",
                                                   "comments",   "postings",   "beiträge",
                                                   "leserbriefe"};
  while (folded.starts_with("0 ")) folded.remove_prefix(2);
  for (const string_view name : kStarts) {
    if (folded.starts_with(name)) return true;
  }
  return std::find(kWhole.begin(), kWhole.end(), folded) != kWhole.end() ||
         std::find(kCounted.begin(), kCounted.end(), folded) != kCounted.end();
}

}  // namespace

bool ends_sentence(string_view line) {
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

bool is_prose(string_view line, std::size_t words) {
  if (words >= 30) return true;
  if (words < 8) return false;
  return ends_sentence(line) || (words >= 14 && line.ends_with(':'));
}

bool is_comments_heading(string_view line, std::size_t words) {
  return words > 0 && words <= 6 && !ends_sentence(line) && names_comments(fold_line(line));
}

bool is_list_point(string_view line) {
  if (line.empty() || "-*\xC2\xE2"sv.find(line.front()) == string_view::npos) return false;
  for (const string_view mark : {"• "sv, "- "sv, "– "sv, "* "sv, "· "sv, "▪ "sv, "→ "sv, "■ "sv}) {
    if (line.starts_with(mark)) return true;
  }
  return false;
}

std::string read_byline(string_view line) {
  if (line.empty() || "VvEAT"sv.find(line.front()) == string_view::npos) return {};
  for (const string_view word :
       {"Von: "sv, "Von "sv, "von "sv, "VON "sv, "Ein Gastbeitrag von "sv, "Ein Kommentar von "sv,
        "Eine Analyse von "sv, "Text: "sv, "Autor: "sv, "Autorin: "sv}) {
    if (!line.starts_with(word)) continue;
    string_view name = line.substr(word.size());
    name = name.substr(0, name.find_first_of(",|(/"));
    for (const string_view mark : {" und "sv, " aus "sv, " in "sv})
      name = name.substr(0, name.find(mark));
    name = trim(name, " .");
    const std::size_t words = count_words(name);
    if (words < 2 || words > 4 || ends_sentence(line) || count_words(line) > 14) return {};
    for (std::size_t begin = 0; begin < name.size();) {
      std::size_t end = std::min(name.find(' ', begin), name.size());
      const string_view part = name.substr(begin, end - begin);
      constexpr std::array kParticles = {"von"sv, "van"sv, "der"sv, "de"sv, "zu"sv, "den"sv};
      if (!starts_upper(part) &&
          std::find(kParticles.begin(), kParticles.end(), part) == kParticles.end()) {
        return {};
      }
      begin = end + 1;
    }
    return std::string(name);
  }
  return {};
}

bool is_date_line(string_view line, std::string& date) {
  if (line.size() > 90 || count_words(line) > 10) return false;
  date = find_date(line);
  if (date.empty()) return false;
  // What remains beside date and time must be a word or two ("Stand", "aktualisiert", "Uhr").
  std::size_t letters = 0;
  for (const char c : line)
    letters += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
  return letters <= 40 && !ends_sentence(line.substr(0, line.size()));
}

}  // namespace fundstelle
