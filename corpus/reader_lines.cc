// Lines in which a site speaks of itself to its readers, told by who is spoken of.
#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#ifdef __SSE2__
#include <immintrin.h>
#endif

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

/// The first three letters of words that name speakers, in a table without collisions.
constexpr std::array kSpeakerStarts = {"sie"sv, "ihr"sv, "ihn"sv, "du "sv, "du,"sv, "dei"sv,
                                       "dic"sv, "dir"sv, "euc"sv, "eur"sv, "wir"sv, "uns"sv};
constexpr std::size_t kStartSlots = 1u << 6;

constexpr std::uint32_t start_key(const char* bytes) {
  const auto at = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i]));
  };
  return (at(0) | 0x20u) | at(1) << 8 | at(2) << 16;
}

/// The factor was searched for: it puts no two of the keys into one slot.
constexpr std::size_t start_slot(std::uint32_t key) { return (key * 271041745u) >> 26; }

/// The keys by their slots; of two in one slot the first stays, so there must be none.
constexpr std::array<std::uint32_t, kStartSlots> kStarts = [] {
  std::array<std::uint32_t, kStartSlots> starts{};
  for (const string_view word : kSpeakerStarts) {
    const std::uint32_t key = start_key(word.data());
    starts[start_slot(key)] = key;
  }
  return starts;
}();
static_assert(std::count(kStarts.begin(), kStarts.end(), 0U) ==
              std::ssize(kStarts) - std::ssize(kSpeakerStarts));

/// Whether a word at byte `at` may name a speaker.
bool begins_speaker(string_view line, std::size_t at) {
  if (at + 3 > line.size()) return false;
  const std::uint32_t key = start_key(line.data() + at);
  return kStarts[start_slot(key)] == key;
}

/// Calls `visit(at)` for the first byte of each word that may name a speaker, until it says true.
template <typename Visit>
void each_speaker(string_view line, Visit visit) {
  if (begins_speaker(line, 0) && visit(0)) return;
  std::size_t at = 0;
#ifdef __SSE2__
  for (; at + 16 <= line.size(); at += 16) {
    const __m128i part = _mm_loadu_si128(reinterpret_cast<const __m128i*>(line.data() + at));
    auto blanks =
        static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(part, _mm_set1_epi8(' '))));
    for (; blanks != 0; blanks &= blanks - 1) {
      const std::size_t word = at + static_cast<std::size_t>(std::countr_zero(blanks)) + 1;
      if (begins_speaker(line, word) && visit(word)) return;
    }
  }
#endif
  for (; at < line.size(); ++at) {
    if (line[at] == ' ' && begins_speaker(line, at + 1) && visit(at + 1)) return;
  }
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
  each_speaker(line, [&](std::size_t at) {
    const auto before = static_cast<unsigned char>(at < 2 ? '.' : line[at - 2]);
    // Inside a sentence a capital means somebody.
    const bool inside = before == ',' || before >= 0x80 || is_word_character(before);
    read_speaker(line.substr(at, line.find(' ', at) - at), inside, result);
    return result.site && result.reader;
  });
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
    PageLine& line = lines[i];
    if (!is_open(line) || line.words < 4) continue;
    words += line.words;
    if (line.words > 2 * kMaxSiteLine) continue;
    const Speakers& speakers = speakers_of(line);
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
