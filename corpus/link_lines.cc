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
constexpr std::array kLabelStarts = {"lesen sie"sv,    "lies "sv,          "lest "sv,
                                     "sehen sie im"sv, "sehen sie hier"sv, "sehen sie dazu"sv,
                                     "hören sie im"sv, "hören sie hier"sv, "hören sie dazu"sv,
                                     "hier geht"sv,    "das könnte sie"sv, "das könnte dich"sv};

}  // namespace

bool is_link_line(string_view line, std::size_t words) {
  if (words < 2 || words > kMaxLinkLine) return false;
  line = trim(line, " >+-*•→»›");
  const std::size_t colon = line.substr(0, kMaxLabel).find(':');
  if (colon == string_view::npos || colon + 1 == line.size()) return false;
  const std::string label = lower(trim(line.substr(0, colon)));
  if (label.empty() || "ivzwmslhbfudea"sv.find(label.front()) == string_view::npos) return false;
  const bool speaks = std::any_of(kLabelStarts.begin(), kLabelStarts.end(),
                                  [&](string_view start) { return label.starts_with(start); });
  if (speaks) return true;
  const bool known = std::find(kLabels.begin(), kLabels.end(), label) != kLabels.end();
  return known && (!line.ends_with('.') || words <= 14);
}

}  // namespace fundstelle
