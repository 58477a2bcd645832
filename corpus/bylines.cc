#include "corpus/bylines.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "corpus/data_table.h"
#include "corpus/text_signs.h"
#include "corpus/utf8_text.h"

extern "C" {
extern const char fundstelle_data_given_names_tsv_begin[];
extern const char fundstelle_data_given_names_tsv_end[];
}

namespace fundstelle {
namespace {

using std::string_view;
using namespace std::string_view_literals;

constexpr std::size_t kMaxByline = 18;    ///< words
constexpr std::size_t kMaxBareLine = 10;  ///< words
constexpr std::size_t kMaxAuthors = 6;

using Names = std::vector<std::string>;

constexpr std::array kParticles = {"von"sv, "van"sv, "der"sv, "de"sv, "zu"sv, "den"sv,
                                   "al"sv,  "el"sv,  "di"sv,  "da"sv, "la"sv, "dos"sv};

/// Parts of names of desks and companies.
constexpr std::array kDesks = {"Redaktion"sv, "Agentur"sv, "GmbH"sv,   "AG"sv,          "Team"sv,
                               "Newsroom"sv,  "Zeitung"sv, "Online"sv, "Nachrichten"sv, "Verlag"sv,
                               "Newsdesk"sv,  "Desk"sv,    "Leser"sv,  "Uhr"sv};

/// What names are divided by; what follows the last group is no part of them.
constexpr std::array kDividers = {" und "sv, " & "sv, " and "sv, " sowie "sv, ", "sv,  "/"sv,
                                  " | "sv,   "; "sv,  " - "sv,   " – "sv,     " • "sv, " · "sv};
constexpr std::array kEnds = {" aus "sv, " in "sv,  " für "sv, " mit "sv, " am "sv,
                              " um "sv,  " vom "sv, " im "sv,  " zu "sv,  " an "sv};

constexpr std::array kIntroductions = {"Von: "sv,
                                       "Von "sv,
                                       "von "sv,
                                       "VON "sv,
                                       "Text: "sv,
                                       "Text von "sv,
                                       "Autor: "sv,
                                       "Autorin: "sv,
                                       "Autoren: "sv,
                                       "Autor "sv,
                                       "Autorin "sv,
                                       "Autor/in: "sv,
                                       "Autor/in "sv,
                                       "Interview: "sv,
                                       "Protokoll: "sv,
                                       "Bericht: "sv,
                                       "Eingestellt von "sv,
                                       "Veröffentlicht von "sv,
                                       "Geschrieben von "sv,
                                       "Aufgezeichnet von "sv,
                                       "Verfasst von "sv,
                                       "Erstellt von "sv,
                                       "Redaktion: "sv,
                                       "Onlinetext: "sv,
                                       "Onlinefassung: "sv,
                                       "Mitarbeit: "sv};

constexpr std::array kGenres = {
    "Bericht"sv,   "Gastbeitrag"sv, "Kommentar"sv,   "Gastkommentar"sv, "Analyse"sv,
    "Essay"sv,     "Porträt"sv,     "Reportage"sv,   "Kolumne"sv,       "Interview"sv,
    "Gespräch"sv,  "Glosse"sv,      "Leitartikel"sv, "Rezension"sv,     "Kritik"sv,
    "Überblick"sv, "Beitrag"sv,     "Artikel"sv,     "Nachruf"sv,       "Protokoll"sv,
    "Meinung"sv,   "Einordnung"sv,  "Feature"sv,     "Recherche"sv,     "Faktencheck"sv};

const std::unordered_set<string_view>& given_names() {
  static const std::unordered_set<string_view> names = [] {
    std::unordered_set<string_view> result;
    for (const auto& row : table_rows(embedded(fundstelle_data_given_names_tsv_begin,
                                               fundstelle_data_given_names_tsv_end))) {
      string_view list = row.front();
      while (!list.empty()) {
        const std::size_t end = std::min(list.find(' '), list.size());
        result.insert(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
      }
    }
    return result;
  }();
  return names;
}

bool has_given_name(string_view person) {
  return given_names().contains(person.substr(0, person.find_first_of(" -")));
}

template <std::size_t N>
bool is_one_of(const std::array<string_view, N>& list, string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_office(string_view word) {
  if (word.ends_with("in") || word.ends_with("en")) word.remove_suffix(2);
  return word.ends_with("redakteur") || word.ends_with("autor") || word.ends_with("reporter") ||
         word.ends_with("korrespondent") || word.ends_with("kolumnist") ||
         word.ends_with("journalist");
}

/// "Redakteurin Ida Lüders", "Dr. Ida Lüders": the name alone.
string_view without_office(string_view text) {
  while (true) {
    const std::size_t blank = text.find(' ');
    if (blank == string_view::npos) return text;
    const std::string word = lower(text.substr(0, blank));
    if (!is_office(word) && !word.starts_with("unser") && word != "dr." && word != "prof.")
      return text;
    text.remove_prefix(blank + 1);
  }
}

bool is_person(string_view name) {
  const std::size_t words = count_words(name);
  if (words < 2 || words > 4 || name.size() > 50 || !starts_upper(name)) return false;
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t end = std::min(name.find(' ', begin), name.size());
    const string_view part = name.substr(begin, end - begin);
    if (part.find_first_of("0123456789:?!\"@") != string_view::npos) return false;
    if (is_one_of(kDesks, part) || (!starts_upper(part) && !is_one_of(kParticles, part)))
      return false;
    begin = end + 1;
  }
  return canonical_agency(name).empty();
}

/// The end of the first name in `text`, and behind what divides it from the next.
std::pair<std::size_t, std::size_t> first_divider(string_view text) {
  std::pair<std::size_t, std::size_t> found{text.size(), text.size()};
  for (const string_view divider : kDividers) {
    const std::size_t at = text.find(divider);
    if (at < found.first) found = {at, at + divider.size()};
  }
  return found;
}

/// "(Fotos)" behind a name.
bool notes_picture(string_view piece) {
  const std::size_t open = piece.find('(');
  if (open == string_view::npos) return false;
  const std::string note = lower(piece.substr(open + 1));
  return note.starts_with("foto") || note.starts_with("bild") || note.starts_with("grafik") ||
         note.starts_with("video") || note.starts_with("illustration") || note.starts_with("karte");
}

string_view name_in(string_view piece) {
  piece = piece.substr(0, piece.find('('));
  for (const string_view end : kEnds) piece = piece.substr(0, piece.find(end));
  return without_office(trim(piece, " .:|-"));
}

/// Names at the start of `text`. Behind a comma may be places and offices, so a name there has to
/// be known; `known` asks it of the first one as well.
Names read_names(string_view text, bool known) {
  Names names;
  bool sure = !known;
  while (!text.empty() && names.size() < kMaxAuthors) {
    const auto [end, next] = first_divider(text);
    const string_view piece = text.substr(0, end);
    const string_view name = name_in(piece);
    if (is_person(name) && (sure || has_given_name(name))) {
      if (!notes_picture(piece)) names.emplace_back(name);
    } else if (names.empty() && (sure || canonical_agency(name).empty()) &&
               (next == end || text[end] != '/')) {
      return {};
    }
    if (next == end) break;
    const string_view divider = text.substr(end, next - end);
    sure = divider == " und " || divider == " & " || divider == " and ";
    text.remove_prefix(next);
  }
  return names;
}

/// Behind "Ein Gastbeitrag von", "Analyse von"; empty if the line begins with neither.
string_view behind_genre(string_view line) {
  const std::size_t of = line.substr(0, 48).find(" von ");
  if (of == string_view::npos) return {};
  const string_view genre = line.substr(0, of);
  const std::size_t blank = genre.rfind(' ');
  const bool alone = blank == string_view::npos;
  if (!is_one_of(kGenres, alone ? genre : genre.substr(blank + 1))) return {};
  if (!alone && !genre.starts_with("Ein ") && !genre.starts_with("Eine ")) return {};
  return line.substr(of + 5);
}

string_view behind_introduction(string_view line) {
  for (const string_view word : kIntroductions) {
    if (line.starts_with(word)) return line.substr(word.size());
  }
  return {};
}

/// "Das Gespräch führte Ida Lüders.", whatever follows.
string_view interviewer(string_view line) {
  for (const string_view note :
       {"Das Gespräch führte"sv, "Das Interview führte"sv, "Die Fragen stellte"sv}) {
    if (!line.starts_with(note)) continue;
    string_view rest = line.substr(note.size());
    if (rest.starts_with("n ")) rest.remove_prefix(1);
    if (rest.starts_with(' ')) return rest.substr(1, rest.find('.') - 1);
  }
  return {};
}

}  // namespace

Names read_byline(string_view line) {
  if (line.size() < 8 || line.size() > 300) return {};
  if (const string_view name = interviewer(line); !name.empty()) return read_names(name, false);
  if (ends_sentence(line)) return {};
  if (line.starts_with("Von") && starts_upper(line.substr(3))) {  // glued by a dump
    return read_names(line.substr(3), true);
  }
  if (const string_view name = without_office(line); name.size() < line.size()) {
    return read_names(name, true);
  }
  string_view names = behind_introduction(line);
  if (names.empty()) names = behind_genre(line);
  if (names.empty() || count_words(line) > kMaxByline) return {};
  return read_names(names, false);
}

Names read_dated_byline(string_view line) {
  const std::size_t digit = std::min(line.find_first_of("0123456789"), line.size());
  string_view head = trim(line.substr(0, digit), " (|-,");
  for (const string_view end : {" am"sv, " um"sv, " vom"sv}) {
    if (head.ends_with(end)) head.remove_suffix(end.size());
  }
  if (Names names = read_byline(head); !names.empty()) return names;
  if (Names names = read_bare_names(head); !names.empty()) return names;
  for (const string_view mark : {"von "sv, "Von "sv, "- "sv, "| "sv}) {
    const std::size_t at = line.find(mark, digit);
    if (at == string_view::npos || line[at - 1] != ' ') continue;
    const string_view rest = line.substr(at + mark.size());
    const bool introduced = mark.back() == ' ' && mark.size() > 2;
    if (Names names = read_names(rest, !introduced); !names.empty()) return names;
  }
  const std::size_t glued = line.find("Von", digit);
  if (glued != string_view::npos && starts_upper(line.substr(glued + 3))) {
    return read_names(line.substr(glued + 3), true);
  }
  return {};
}

bool names_office(string_view line) {
  if (line.size() > 60 || ends_sentence(line)) return false;
  for (std::size_t begin = 0; begin < line.size();) {
    const std::size_t end = std::min(line.find_first_of(" ,", begin), line.size());
    if (is_office(lower(line.substr(begin, end - begin)))) return true;
    begin = end + 1;
  }
  return false;
}

Names read_bare_names(string_view line) {
  if (line.size() < 6 || line.size() > 120 ||
      !is_word_character(static_cast<unsigned char>(line[0])))
    return {};
  if (ends_sentence(line) || count_words(line) > kMaxBareLine) return {};
  if (line.find_first_of("0123456789:?!") != string_view::npos) return {};
  return read_names(line, true);
}

}  // namespace fundstelle
