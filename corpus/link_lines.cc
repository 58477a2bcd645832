// Lines that lead to another article: a label and a title ("Lesen Sie auch: …").
#include <algorithm>
#include <array>

#include "corpus/text_signs.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

using std::string_view;
using namespace std::string_view_literals;

constexpr std::size_t kMaxLabel = 48;     ///< bytes
constexpr std::size_t kMaxLinkLine = 30;  ///< words

/// Whole labels, in lower case. What may head an article itself ("Liveticker: …") is none.
constexpr std::array kLabels = {"im video"sv,
                                "im audio"sv,
                                "im podcast"sv,
                                "zum video"sv,
                                "zum audio"sv,
                                "zum podcast"sv,
                                "zum artikel"sv,
                                "zum nachlesen"sv,
                                "zum weiterlesen"sv,
                                "jetzt lesen"sv,
                                "weiterlesen"sv,
                                "mehr"sv,
                                "mehr dazu"sv,
                                "mehr lesen"sv,
                                "mehr im video"sv,
                                "mehr hintergründe"sv,
                                "surftipp"sv,
                                "lesetipp"sv,
                                "hörtipp"sv,
                                "videotipp"sv,
                                "auch interessant"sv,
                                "auch spannend"sv,
                                "auch lesenswert"sv,
                                "passend dazu"sv,
                                "dazu passend"sv,
                                "interaktive karte"sv,
                                "interaktive grafik"sv,
                                "bilderstrecke"sv,
                                "fotostrecke"sv,
                                "infostrecke"sv,
                                "bildergalerie"sv,
                                "fotogalerie"sv,
                                "zum liveblog"sv,
                                "zum newsblog"sv,
                                "zum liveticker"sv,
                                "empfehlung"sv,
                                "unsere empfehlung"sv,
                                "mehr zum thema"sv,
                                "zum thema"sv,
                                "mehr aus der region"sv,
                                "unser podcast"sv,
                                "unser newsletter"sv,
                                "aus dem archiv"sv,
                                "unsere reportage"sv,
                                "ebenfalls interessant"sv};

/// Beginnings of labels: they speak to the reader.
constexpr std::array kLabelStarts = {"lesen sie"sv,         "lies "sv,          "lest "sv,
                                     "sehen sie im"sv,      "sehen sie hier"sv, "sehen sie dazu"sv,
                                     "hören sie im"sv,      "hören sie hier"sv, "hören sie dazu"sv,
                                     "hier geht"sv,         "das könnte sie"sv, "das könnte dich"sv,
                                     "dieser text könnte"sv};

bool is_small(string_view line, std::size_t at) {
  const auto c = static_cast<unsigned char>(line[at]);
  return (c >= 'a' && c <= 'z') || c >= 0x80;
}

/// Second halves of names that have a capital inside ("YouTube", "HafenCity").
constexpr std::array kMixedNames = {
    "Tube"sv,    "App"sv,    "In"sv,    "Seek"sv,   "Mind"sv, "Zeneca"sv, "City"sv,   "Rock"sv,
    "Station"sv, "Bus"sv,    "Train"sv, "Script"sv, "Fans"sv, "Card"sv,   "Vac"sv,    "Netzwerk"sv,
    "Woche"sv,   "Ticket"sv, "Home"sv,  "Link"sv,   "Jet"sv,  "Fresh"sv,  "Pay"sv,    "Book"sv,
    "Phone"sv,   "Pad"sv,    "Net"sv,   "Tok"sv,    "Pal"sv,  "Hub"sv,    "Check"sv,  "Point"sv,
    "Works"sv,   "Tech"sv,   "Kids"sv,  "Cup"sv,    "Lab"sv,  "Watch"sv,  "Innen"sv,  "Power"sv,
    "Store"sv,   "Time"sv,   "Media"sv, "Box"sv,    "Talk"sv, "Chat"sv,   "Sieben"sv, "For"sv};

/// Names with a capital inside are no two words glued together.
bool is_mixed_name(string_view line, std::size_t at) {
  const std::size_t begin = line.substr(0, at).rfind(' ') + 1;  // 0 behind npos
  const std::size_t end = std::min(line.find_first_of(" ,.-:;!?/'", at), line.size());
  if (at - begin < 4) return true;  // "McDonald", "TikTok"
  return std::find(kMixedNames.begin(), kMixedNames.end(), line.substr(at, end - at)) !=
         kMixedNames.end();
}

}  // namespace

bool is_link_line(string_view line, std::size_t words) {
  if (words < 2 || words > kMaxLinkLine) return false;
  line = trim(line, " >+-*•→»›");
  const std::size_t colon = line.substr(0, kMaxLabel).find(':');
  if (colon == string_view::npos || colon + 1 == line.size()) return false;
  const std::string label = lower(trim(line.substr(0, colon)));
  if (label.empty() || "ivzwmslhbfudeaj"sv.find(label.front()) == string_view::npos) return false;
  const bool speaks = std::any_of(kLabelStarts.begin(), kLabelStarts.end(),
                                  [&](string_view start) { return label.starts_with(start); });
  if (speaks) return true;
  const bool known = std::find(kLabels.begin(), kLabels.end(), label) != kLabels.end();
  return known && (!line.ends_with('.') || words <= 14);
}

bool ends_in_duration(string_view line) {
  line = trim(line, " .)");
  if (line.size() < 5) return false;
  const char last = line.back();
  if (last != 'n' && last != 'N') return false;
  for (const string_view unit : {"Min"sv, "min"sv, "MIN"sv, "Minuten"sv, "Sekunden"sv}) {
    if (!line.ends_with(unit)) continue;
    line = trim(line.substr(0, line.size() - unit.size()), " .");
    return !line.empty() && line.back() >= '0' && line.back() <= '9';
  }
  return false;
}

std::size_t find_glued_words(string_view line, std::size_t from) {
  for (std::size_t at = std::max<std::size_t>(from, 3); at + 2 < line.size(); ++at) {
    const auto c = static_cast<unsigned char>(line[at]);
    if (!((c >= 'A' && c <= 'Z') || c == 0xC3)) continue;
    const auto before = static_cast<unsigned char>(line[at - 1]);
    const bool word = (before >= 'a' && before <= 'z') || (before >= 0x80 && before < 0xC0);
    std::size_t next = at;
    if (!word || !is_upper(next_code_point(line, next)) || next >= line.size()) continue;
    std::size_t behind_last = at - 1;
    while (behind_last > 0 && (static_cast<unsigned char>(line[behind_last]) & 0xC0) == 0x80)
      --behind_last;
    const char32_t last = next_code_point(line, behind_last);
    if (!is_word_character(last) || is_upper(last)) continue;
    if (is_small(line, next) && !is_mixed_name(line, at)) return at;
  }
  return string_view::npos;
}

std::size_t find_glued_teaser(string_view line) {
  const std::size_t at = find_glued_words(line, 12);
  if (at == string_view::npos || line.substr(0, at).find(". ") != string_view::npos)
    return string_view::npos;
  const string_view text = line.substr(at);
  const std::size_t words = count_words(line.substr(0, at));
  if (words < 3 || words > 20 || !is_prose(text, count_words(text))) return string_view::npos;
  return at;
}

}  // namespace fundstelle
