// Lines in which a site speaks of itself to its readers, told by who is spoken of.
#include <algorithm>
#include <array>

#include "corpus/page_labels.h"
#include "corpus/text_signs.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

using std::string_view;
using namespace std::string_view_literals;

constexpr std::size_t kMaxSiteLine = 45;  ///< words
constexpr std::size_t kMaxHintLine = 20;  ///< words
constexpr std::size_t kMaxSiteLines = 5;  ///< more of them are a letter, too
constexpr std::size_t kMaxPersonal = 2;   ///< other lines with "wir" or "Sie": more are a letter
constexpr std::size_t kSiteShare = 5;     ///< at most one word of so many

/// What readers are asked to do with pages.
constexpr std::array kPageVerbs = {
    "lesen"sv,     "nachlesen"sv, "weiterlesen"sv, "anhören"sv,       "ansehen"sv, "abonnieren"sv,
    "anmelden"sv,  "klicken"sv,   "folgen"sv,      "herunterladen"sv, "teilen"sv,  "bestellen"sv,
    "eintragen"sv, "nachhören"sv, "nachsehen"sv,   "mitdiskutieren"sv};

bool quotes(string_view line) {
  return line.find('"') != string_view::npos || line.find("„") != string_view::npos ||
         line.find("»") != string_view::npos || line.find("«") != string_view::npos;
}

bool holds_page_verb(string_view line) {
  const std::string folded = ' ' + fold_line(line) + ' ';
  return std::any_of(kPageVerbs.begin(), kPageVerbs.end(), [&](string_view verb) {
    const std::size_t at = folded.find(verb);
    return at != std::string::npos && at > 0 && folded[at - 1] == ' ' &&
           folded[at + verb.size()] == ' ';
  });
}

/// One word, with what stands around it.
void read_speaker(string_view word, bool inside, Speakers& result) {
  switch (word.front()) {
    case 'S':
      if (inside && word.starts_with("Sie") &&
          (word.size() == 3 || !is_word_character(static_cast<unsigned char>(word[3])))) {
        result.reader = true;
      }
      break;
    case 'I':
      if (inside && (word.starts_with("Ihr") || word.starts_with("Ihnen"))) result.reader = true;
      break;
    case 'd':
    case 'D':
      word.remove_prefix(1);
      if (word.starts_with("ein") || word == "u" || word == "u," || word.starts_with("ich") ||
          word == "ir" || word == "ir,") {
        result.reader |= inside;
      }
      break;
    case 'e':
    case 'E':
      if (word.substr(1).starts_with("uch") || word.substr(1).starts_with("ure")) {
        result.reader |= inside;
      }
      break;
    case 'w':
    case 'W':
      if (word.substr(1) == "ir") result.site = true;
      break;
    case 'u':
    case 'U':
      if (word.substr(1).starts_with("ns") &&
          (word.size() == 3 || word.substr(3).starts_with("er") ||
           !is_word_character(static_cast<unsigned char>(word[3])))) {
        result.site = true;
      }
      break;
    default:
      break;
  }
}

}  // namespace

Speakers read_speakers(string_view line) {
  Speakers result;
  bool inside = false;  // of a sentence, where a capital means somebody
  for (std::size_t at = 0; at < line.size();) {
    std::size_t end = line.find(' ', at);
    if (end == string_view::npos) end = line.size();
    if (end > at) {
      read_speaker(line.substr(at, end - at), inside, result);
      if (result.site && result.reader) break;
      const auto last = static_cast<unsigned char>(line[end - 1]);
      inside = last == ',' || last >= 0x80 || is_word_character(last);
    }
    at = end + 1;
  }
  return result;
}

bool speaks_to_reader(string_view line) { return read_speakers(line).reader; }

void label_reader_lines(std::vector<PageLine>& lines) {
  std::size_t words = 0;
  std::size_t addressed = 0;  // lines that only speak to somebody
  std::size_t told = 0;       // lines that only say "wir"
  std::size_t site_words = 0;
  std::vector<std::size_t> site;
  std::vector<std::size_t> hints;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const PageLine& line = lines[i];
    if (!is_open(line) || line.words < 4) continue;
    words += line.words;
    if (line.words > 2 * kMaxSiteLine) continue;
    const Speakers speakers = read_speakers(line.text);
    if ((!speakers.reader && !speakers.site) || quotes(line.text)) continue;
    if (!speakers.reader) {
      ++told;
      continue;
    }
    if (speakers.site && line.words <= kMaxSiteLine) {
      site.push_back(i);
      site_words += line.words;
    } else if (line.words <= kMaxHintLine && holds_page_verb(line.text)) {
      hints.push_back(i);
    } else {
      ++addressed;
    }
  }
  if (told + addressed > kMaxPersonal) return;
  if (site.size() <= kMaxSiteLines && site_words * kSiteShare <= words) {
    for (const std::size_t i : site) cut(lines[i], "invitation");
  }
  if (hints.size() <= kMaxSiteLines) {
    for (const std::size_t i : hints) cut(lines[i], "invitation");
  }
}

}  // namespace fundstelle
