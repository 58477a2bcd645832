#include <algorithm>
#include <array>
#include <unordered_map>

#include "corpus/data_table.h"
#include "corpus/text_signs.h"
#include "corpus/utf8_text.h"

extern "C" {
extern const char fundstelle_data_places_tsv_begin[];
extern const char fundstelle_data_places_tsv_end[];
}

namespace fundstelle {
namespace {

constexpr std::size_t kMaxPlaces = 60;  ///< bytes before the dateline's mark

using std::string_view;
using namespace std::string_view_literals;

using PlaceTable = std::unordered_map<std::string, bool>;  ///< true: also an ordinary word

const PlaceTable& places() {
  static const PlaceTable table = [] {
    PlaceTable result;
    for (const auto& row :
         table_rows(embedded(fundstelle_data_places_tsv_begin, fundstelle_data_places_tsv_end))) {
      result[std::string(row[0])] = row.size() > 2 && row[2] == "word";
    }
    return result;
  }();
  return table;
}

/// The first mark that may end a dateline, and where it stands; empty if there is none. A mark that
/// stands at the very beginning counts nowhere.
string_view find_dateline_mark(string_view text, std::size_t& position) {
  constexpr std::array kMarks = {". "sv, " – "sv, " - "sv,   " — "sv, ": "sv,
                                 "("sv,  ", "sv,  " dpa "sv, ".-"sv};
  std::array<bool, kMarks.size()> too_early{};
  for (std::size_t i = 0; i < text.size() && i <= kMaxPlaces; ++i) {
    const char c = text[i];
    if (c != ' ' && c != '.' && c != ',' && c != ':' && c != '(') continue;
    for (std::size_t m = 0; m < kMarks.size(); ++m) {
      if (too_early[m] || !text.substr(i).starts_with(kMarks[m])) continue;
      position = i;
      if (i > 1) return kMarks[m];
      too_early[m] = true;
    }
  }
  return {};
}

/// "BERLIN" is Berlin, "BAD TÖLZ" Bad Tölz; mixed case stays.
std::string spelled_place(string_view name) {
  const std::string folded = lower(name);
  const bool capitals = folded != name && std::none_of(name.begin(), name.end(),
                                                       [](char c) { return c >= 'a' && c <= 'z'; });
  if (!capitals) return std::string(name);
  std::string result;
  bool start = true;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t begin = at;
    const bool letter = is_word_character(next_code_point(name, at));
    const string_view character = name.substr(begin, at - begin);
    result += start || !letter ? std::string(character) : lower(character);
    start = !letter;
  }
  return result;
}

/// "MOSKAU/KIEW" is Moskau/Kiew.
std::string joined_places(string_view names) {
  std::string result;
  while (true) {
    const std::size_t slash = names.find('/');
    result += spelled_place(trim(names.substr(0, slash)));
    if (slash == string_view::npos) return result;
    result += '/';
    names.remove_prefix(slash + 1);
  }
}

}  // namespace

std::optional<Dateline> read_dateline(string_view text, std::span<const string_view> article) {
  text = text.substr(0, 140);
  std::size_t end = 0;
  const string_view sign = find_dateline_mark(text, end);
  if (sign.empty()) return std::nullopt;
  const std::size_t after = end + sign.size();
  Dateline line;
  const string_view name = trim(text.substr(0, end));
  string_view first = trim(name.substr(0, name.find('/')));
  if (!starts_upper(first) || count_words(first) > 3) return std::nullopt;
  const std::string place(first);
  const std::string spelled = spelled_place(first);
  const char mark = text[end];
  if (mark == '(') {
    const std::size_t close = text.find(')', end);
    if (close == string_view::npos) return std::nullopt;
    line.agencies = read_agency_line(text.substr(end, close + 1 - end));
    const string_view behind = trim(text.substr(close + 1, 5));
    const bool dash = behind.starts_with('-') || behind.starts_with("–") ||
                      behind.starts_with("—") || behind.starts_with('.') || behind.starts_with(':');
    const bool sentence = starts_upper(trim(text.substr(close + 1)));
    if (line.agencies.empty() || !(dash || sentence)) return std::nullopt;
  }
  const auto known = places().find(spelled);
  const bool marked = mark == '(' || text.substr(end).starts_with(" dpa ");
  if (known != places().end() && (!known->second || marked)) {
    line.place = joined_places(name);
    line.confidence = marked ? 0.98 : 0.9;
    if (mark == ',' || mark == ':') return std::nullopt;
    return line;
  }
  if (marked) {
    line.place = joined_places(name);
    line.confidence = 0.8;
    return line;
  }
  if (mark != '.' || place.size() < 4 || !starts_upper(text.substr(after))) return std::nullopt;
  for (const string_view word : {"in "sv, "aus "sv, "nach "sv, "bei "sv, "von "sv}) {
    const std::string phrase = std::string(word) + spelled;
    if (std::any_of(article.begin(), article.end(), [&](string_view paragraph) {
          return paragraph.find(phrase) != string_view::npos;
        })) {
      line.place = spelled;
      line.confidence = 0.7;
      return line;
    }
  }
  return std::nullopt;
}

}  // namespace fundstelle
