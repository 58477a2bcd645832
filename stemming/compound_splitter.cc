#include "stemming/compound_splitter.h"

#include <algorithm>
#include <array>
#include <limits>

namespace fundstelle {
namespace {

constexpr std::size_t kMaxWord = 96;
constexpr std::size_t kMinWord = 5;
constexpr std::size_t kMinLast = 3;
constexpr float kCostUnit = 12.0F;  // see LexiconEntry

/// A simple word's cost grows with its length. Fitted on the shipped tables of compounds and of
/// words that must stay whole.
constexpr std::uint32_t simple_cost(std::size_t characters) {
  return 190 + static_cast<std::uint32_t>(characters) * 19;
}

/// What an inflected last part costs beside its known base form.
constexpr std::uint32_t kInflectionCost = 23;

constexpr std::uint32_t kUnreached = std::numeric_limits<std::uint32_t>::max();

/// Endings of nouns as last parts, with the letters after which each occurs.
struct Ending {
  std::string_view text;
  std::string_view after;  // empty: any letter but 'e' if the ending begins with 'e'
};
constexpr std::array<Ending, 10> kEndings = {{{"innen", "r"},
                                              {"ern", ""},
                                              {"in", "r"},
                                              {"es", ""},
                                              {"en", ""},
                                              {"er", ""},
                                              {"ns", "e"},
                                              {"s", ""},
                                              {"e", ""},
                                              {"n", "elr"}}};

bool takes(std::string_view base, const Ending& ending) {
  if (base.size() < kMinLast) return false;
  const char last = base.back();
  if (!ending.after.empty()) return ending.after.find(last) != std::string_view::npos;
  if (ending.text.front() == 'e') return last != 'e';
  return last != 's' && last != 'x' && last != 'z';
}

/// A part the lexicon lacks is believed if the other part is as common as this, and both are long.
constexpr std::uint32_t kCommonPart = 120;
constexpr std::size_t kMinKnownPart = 4;
constexpr std::size_t kMinUnknownPart = 4;
/// What a letter of the known part is worth against its cost.
constexpr int kLetterGain = 8;

constexpr std::string_view kVowels = "aeiouy";

/// Consonants that may begin a German word.
constexpr std::array<std::string_view, 46> kOnsets = {
    "b",   "c",  "d",  "f",  "g",  "h",  "j",    "k",    "l",    "m",   "n",  "p",
    "q",   "r",  "s",  "t",  "v",  "w",  "z",    "bl",   "br",   "dr",  "fl", "fr",
    "gl",  "gr", "kl", "kn", "kr", "pf", "pl",   "pr",   "sch",  "sp",  "st", "spr",
    "str", "tr", "zw", "ch", "ph", "th", "schl", "schm", "schn", "schr"};

bool may_begin_word(std::string_view text) {
  const std::size_t vowel = text.find_first_of(kVowels);
  if (vowel == std::string_view::npos) return false;
  const std::string_view onset = text.substr(0, vowel);
  return onset.empty() || onset == "schw" ||
         std::find(kOnsets.begin(), kOnsets.end(), onset) != kOnsets.end();
}

bool is_derived(std::string_view text) {
  static constexpr std::array<std::string_view, 16> kPrefixes = {
      "ge", "be",  "ver", "ent", "er",  "zer", "un",   "an",
      "ab", "auf", "aus", "ein", "vor", "mit", "nach", "zu"};
  return std::any_of(kPrefixes.begin(), kPrefixes.end(),
                     [&](std::string_view p) { return text.starts_with(p); });
}

/// Heads of family and place names: no sign of a compound behind an unknown first part.
bool ends_like_name(std::string_view text) {
  static constexpr std::array<std::string_view, 16> kHeads = {
      "mann", "berg",  "burg", "stadt", "dorf", "heim",  "hausen",  "bach",
      "feld", "stein", "land", "hof",   "thal", "hagen", "kirchen", "brueck"};
  return std::any_of(kHeads.begin(), kHeads.end(), [&](std::string_view h) {
    return text.ends_with(h) ||
           (text.ends_with("s") && text.substr(0, text.size() - 1).ends_with(h));
  });
}

/// Endings of Slavic and Caucasian family names: an unknown rest with one is no part (Sach|arowa).
bool ends_like_foreign_name(std::string_view rest) {
  static constexpr std::array<std::string_view, 15> kNames = {
      "owa",  "ewa",   "ow",    "enko",  "itsch",   "ski", "sky", "skij",
      "skyj", "skaja", "skaya", "skaia", "schwili", "ska", "idse"};
  if (rest.ends_with("s")) rest.remove_suffix(1);
  return std::any_of(kNames.begin(), kNames.end(),
                     [&](std::string_view e) { return rest.ends_with(e); });
}

/// Suffixes of derivation, German and Latin: a rest that is one, or ends so, is no unknown part
/// (heimat|lich, Zell|uloid, Mass|euse).
bool is_derivation(std::string_view rest) {
  static constexpr std::array<std::string_view, 29> kBegins = {
      "lich",    "keit",  "heit",   "schaft", "bar",  "sam",   "haft",   "ling",     "nis",  "tum",
      "tuemer",  "chen",  "lein",   "los",    "isch", "losig", "igkeit", "eligkeit", "elei", "erei",
      "ierlich", "alien", "elette", "ist",    "iker", "erin",  "isier",  "istik",    "iz"};
  static constexpr std::array<std::string_view, 22> kEnds = {
      "ieren", "ierung", "ismus",   "istik", "isch",  "itaet",  "tion",  "tionen",
      "oid",   "euse",   "itis",    "ular",  "alist", "pathie", "logie", "meter",
      "iell",  "uell",   "isieren", "oes",   "ose",   "enz"};
  return std::any_of(kBegins.begin(), kBegins.end(),
                     [&](std::string_view s) { return rest.starts_with(s); }) ||
         std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view s) { return rest.ends_with(s); });
}

/// Known last parts that are as often the end of a foreign word: diabe|tisch, Kolpor|tage.
bool is_foreign_ending(std::string_view last) {
  static constexpr std::array<std::string_view, 14> kForeign = {
      "kern",    "kerne", "tisch", "tische", "tischen", "tischer", "tisches",
      "tischem", "tage",  "lage",  "nation", "tation",  "pathie",  "metrie"};
  return std::find(kForeign.begin(), kForeign.end(), last) != kForeign.end();
}

/// Where the head of an unknown first part begins: with the prefix that belongs to it
/// (Kometen|einschlag, Hydraulik|ansteuerung, Reset|schaltung).
std::size_t with_prefix(std::string_view folded, std::size_t boundary) {
  static constexpr std::array<std::string_view, 16> kPrefixes = {
      "durch", "ueber", "unter", "best", "ein", "auf", "aus", "ver",
      "her",   "dar",   "vor",   "zu",   "ab",  "an",  "be",  "sc"};
  const std::string_view first = folded.substr(0, boundary);
  for (const std::string_view prefix : kPrefixes) {
    if (first.ends_with(prefix) && boundary >= prefix.size() + kMinKnownPart)
      return boundary - prefix.size();
  }
  return boundary;
}

/// "versch", "erndl": a prefix and consonants make no part.
bool is_stump(std::string_view first) {
  static constexpr std::array<std::string_view, 4> kPrefixes = {"ver", "ent", "zer", "misszuver"};
  return std::any_of(kPrefixes.begin(), kPrefixes.end(), [&](std::string_view p) {
    return first.starts_with(p) &&
           first.substr(p.size()).find_first_of(kVowels) == std::string_view::npos;
  });
}

struct Cell {
  std::uint32_t cost = kUnreached;
  std::uint8_t from = 0;
  std::uint8_t own = 0;
};

}  // namespace

std::uint32_t CompoundSplitter::last_cost(std::string_view folded) const {
  // Endings of persons (Geig|erinnen, Moral|istin) are no words.
  static constexpr std::array<std::string_view, 5> kPersons = {"innen", "erin", "erinnen", "istin",
                                                               "istinnen"};
  if (std::find(kPersons.begin(), kPersons.end(), folded) != kPersons.end()) return 0;
  LexiconEntry entry;
  if (lexicon_.find(folded, entry) && entry.last_cost() > 0) return entry.last_cost();
  for (const Ending& ending : kEndings) {
    if (!folded.ends_with(ending.text)) continue;
    const std::string_view base = folded.substr(0, folded.size() - ending.text.size());
    if (!takes(base, ending)) continue;
    if (lexicon_.find(base, entry) && entry.last_cost() > 0) {
      return std::min(255U, entry.last_cost() + kInflectionCost);
    }
  }
  return 0;
}

bool CompoundSplitter::is_whole(std::string_view folded) const {
  LexiconEntry entry;
  if (lexicon_.find(folded, entry) && entry.whole()) return true;
  return std::any_of(kEndings.begin(), kEndings.end(), [&](const Ending& ending) {
    if (!folded.ends_with(ending.text)) return false;
    const std::string_view base = folded.substr(0, folded.size() - ending.text.size());
    return takes(base, ending) && base.size() >= 4 && lexicon_.find(base, entry) && entry.whole();
  });
}

bool CompoundSplitter::is_known(std::string_view folded) const {
  LexiconEntry entry;
  if (lexicon_.find(folded, entry) && entry.is_word()) return true;
  return std::any_of(kEndings.begin(), kEndings.end(), [&](const Ending& ending) {
    if (!folded.ends_with(ending.text)) return false;
    const std::string_view base = folded.substr(0, folded.size() - ending.text.size());
    return base.size() >= kMinLast && lexicon_.find(base, entry) && entry.is_word();
  });
}

/// No path through the lattice: one common part, first or last, and the rest taken on trust.
void CompoundSplitter::split_off_known(std::string_view folded, const std::vector<bool>& starts,
                                       std::vector<CompoundPart>& parts) const {
  if (folded.size() < kMinKnownPart + kMinUnknownPart || is_known(folded)) return;
  int best = std::numeric_limits<int>::max();
  std::size_t boundary = 0;
  const bool name = ends_like_name(folded);
  const auto consider = [&](std::uint32_t cost, std::size_t letters, std::size_t at) {
    const int value = static_cast<int>(cost) - kLetterGain * static_cast<int>(letters);
    if (value < best) {
      best = value;
      boundary = at;
    }
  };
  for (std::size_t at = kMinKnownPart; at + kMinKnownPart <= folded.size(); ++at) {
    if (!starts[at]) continue;
    const std::string_view first = folded.substr(0, at);
    const std::string_view last = folded.substr(at);
    const std::uint32_t cost = last_cost(last);
    if (cost > 0 && cost <= kCommonPart && !is_derived(first) && !name && may_begin_word(first) &&
        !is_foreign_ending(last)) {
      consider(cost, last.size(), with_prefix(folded, at));
    }
    LexiconEntry entry;
    const bool common =
        lexicon_.find(first, entry) && entry.first_cost() > 0 && entry.first_cost() <= kCommonPart;
    const bool part = may_begin_word(last) && !is_derivation(last) && !ends_like_foreign_name(last);
    if (common && part && !is_stump(first)) consider(entry.first_cost(), first.size(), at);
  }
  if (boundary == 0) return;
  const auto middle = static_cast<std::uint32_t>(boundary);
  parts.push_back({0, middle, 0.0F});
  parts.push_back({middle, static_cast<std::uint32_t>(folded.size()), 0.0F});
}

void CompoundSplitter::split(std::string_view folded, const std::vector<bool>& starts,
                             std::vector<CompoundPart>& parts) const {
  parts.clear();
  const std::size_t size = folded.size();
  if (size < kMinWord || size > kMaxWord || is_whole(folded)) return;
  std::array<Cell, kMaxWord + 1> cells;
  cells[0] = {0, 0, 0};
  const auto characters = static_cast<std::size_t>(
      std::count(starts.begin(), starts.begin() + static_cast<std::ptrdiff_t>(size), true));
  std::uint32_t best = simple_cost(characters);
  std::size_t last_begin = 0;
  std::uint32_t last_own = 0;
  for (std::size_t begin = 0; begin + kMinLast <= size; ++begin) {
    const std::uint32_t cost = cells[begin].cost;
    if (cost >= best) continue;
    if (begin > 0) {
      const std::uint32_t own = last_cost(folded.substr(begin));
      if (own > 0 && cost + own < best) {
        best = cost + own;
        last_begin = begin;
        last_own = own;
      }
    }
    Lexicon::Walk walk(lexicon_);
    for (std::size_t end = begin; end + kMinLast < size && walk.step(folded[end]);) {
      ++end;
      LexiconEntry entry;
      if (!starts[end] || !walk.entry(entry) || entry.first_cost() == 0) continue;
      if (is_stump(folded.substr(begin, end - begin))) continue;
      const std::uint32_t sum = cost + entry.first_cost();
      if (sum < cells[end].cost) {
        cells[end] = {sum, static_cast<std::uint8_t>(begin),
                      static_cast<std::uint8_t>(entry.first_cost())};
      }
    }
  }
  if (last_begin == 0) {
    split_off_known(folded, starts, parts);
    return;
  }
  const auto score = [](std::uint32_t own) { return -static_cast<float>(own) / kCostUnit; };
  parts.push_back(
      {static_cast<std::uint32_t>(last_begin), static_cast<std::uint32_t>(size), score(last_own)});
  for (std::size_t end = last_begin; end > 0; end = cells[end].from) {
    parts.push_back({cells[end].from, static_cast<std::uint32_t>(end), score(cells[end].own)});
  }
  std::reverse(parts.begin(), parts.end());
}

}  // namespace fundstelle
