#include "corpus/text_signs.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "corpus/data_table.h"
#include "corpus/dates.h"
#include "corpus/phrase_set.h"
#include "corpus/utf8_text.h"

extern "C" {
extern const char fundstelle_data_agencies_tsv_begin[];
extern const char fundstelle_data_agencies_tsv_end[];
extern const char fundstelle_data_credit_words_tsv_begin[];
extern const char fundstelle_data_credit_words_tsv_end[];
extern const char fundstelle_data_places_tsv_begin[];
extern const char fundstelle_data_places_tsv_end[];
}

namespace fundstelle {
namespace {

using std::string_view;
using namespace std::string_view_literals;

constexpr std::size_t kMaxAgencyLine = 90;
constexpr std::size_t kMaxCreditLine = 200;

struct Agency {
  std::string name;
  bool sure = false;
};

/// Short phrases, looked up by the first (or last) byte of a line.
using PhrasesByByte = std::array<std::vector<std::string>, 256>;

struct CreditWords {
  PhrasesByByte prefixes;
  PhrasesByByte picture_prefixes;  ///< those that name a picture, not a source
  PhrasesByByte suffixes;
  PhraseSet<bool> inside;
  PhraseSet<bool> prefix_set;
};

using AgencyTable = std::unordered_map<std::string, Agency>;
using PlaceTable = std::unordered_map<std::string, bool>;  ///< true: also an ordinary word

const AgencyTable& agencies() {
  static const AgencyTable table = [] {
    AgencyTable result;
    for (const auto& row : table_rows(embedded(fundstelle_data_agencies_tsv_begin,
                                               fundstelle_data_agencies_tsv_end))) {
      if (row.size() >= 3) result[std::string(row[0])] = {std::string(row[1]), row[2] == "sure"};
    }
    return result;
  }();
  return table;
}

const CreditWords& credit_words() {
  static const CreditWords words = [] {
    CreditWords result;
    for (const auto& row : table_rows(embedded(fundstelle_data_credit_words_tsv_begin,
                                               fundstelle_data_credit_words_tsv_end))) {
      if (row.size() < 2) continue;
      if (row[1].empty()) continue;
      const auto first = static_cast<unsigned char>(row[1].front());
      const auto last = static_cast<unsigned char>(row[1].back());
      if (row[0] == "prefix") {
        result.prefixes[first].emplace_back(row[1]);
        const bool source = row[1].find("Quelle") != string_view::npos || row[1] == "©";
        if (!source && row[1].front() != '(') result.picture_prefixes[first].emplace_back(row[1]);
      }
      if (row[0] == "prefix") result.prefix_set.add(row[1] == "©" ? "© " : row[1], true);
      if (row[0] == "suffix") result.suffixes[last].emplace_back(row[1]);
      if (row[0] == "contains") result.inside.add(row[1], true);
    }
    return result;
  }();
  return words;
}

const PlaceTable& places() {
  static const PlaceTable table = [] {
    PlaceTable result;
    for (const auto& row : table_rows(embedded(fundstelle_data_places_tsv_begin,
                                               fundstelle_data_places_tsv_end))) {
      result[std::string(row[0])] = row.size() > 2 && row[2] == "word";
    }
    return result;
  }();
  return table;
}

string_view trim(string_view text, string_view characters = " ") {
  const std::size_t begin = text.find_first_not_of(characters);
  if (begin == string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(characters) - begin + 1);
}

bool starts_upper(string_view text) {
  std::size_t at = 0;
  return !text.empty() && is_upper(next_code_point(text, at));
}

/// A writer's sign ("jpe", "als", "kut"): what stands between agencies in source lines.
bool is_writer_sign(string_view token) {
  return token.size() <= 5 &&
         std::all_of(token.begin(), token.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_domain(string_view token) {
  const std::size_t dot = token.rfind('.');
  return dot != string_view::npos && dot > 0 && token.size() - dot >= 3 &&
         token.find(' ') == string_view::npos;
}

struct AgencyTokens {
  std::vector<std::string> names;
  std::size_t sure = 0;
  std::size_t weak = 0;
  std::size_t signs = 0;   ///< writers' signs and domains
  std::size_t others = 0;  ///< anything else
};

void add_token(AgencyTokens& tokens, string_view token) {
  token = trim(token, " .()*");
  for (const string_view word : {"mit "sv, "Mit "sv, "Material von "sv, "Agenturmaterial von "sv,
                                 "Informationen von "sv, "Material der "sv, "von "sv, "der "sv}) {
    if (token.starts_with(word)) token.remove_prefix(word.size());
  }
  if (token.empty()) return;
  // "dpa:240513-930-12345/3" is the number of the report.
  if (const std::size_t number = token.find(":2"); number != string_view::npos) {
    token = token.substr(0, number);
  }
  if (const auto found = agencies().find(std::string(token)); found != agencies().end()) {
    ++(found->second.sure ? tokens.sure : tokens.weak);
    auto& names = tokens.names;
    if (std::find(names.begin(), names.end(), found->second.name) == names.end()) {
      names.push_back(found->second.name);
    }
  } else if (is_writer_sign(token) || is_domain(token)) {
    ++tokens.signs;
  } else {
    ++tokens.others;
  }
}

AgencyTokens read_agency_tokens(string_view line) {
  AgencyTokens tokens;
  // Names that hold a separator themselves ("dpa/AFX").
  if (agencies().count(std::string(trim(line, " .()"))) > 0) {
    add_token(tokens, line);
    return tokens;
  }
  std::size_t begin = 0;
  while (begin <= line.size()) {
    std::size_t end = line.find_first_of(",/;&+|", begin);
    std::size_t skip = 1;
    for (const string_view word : {" und "sv, " mit "sv, " - "sv, " – "sv}) {
      const std::size_t found = line.find(word, begin);
      if (found < end) {
        end = found;
        skip = word.size();
      }
    }
    if (end == string_view::npos) end = line.size();
    add_token(tokens, line.substr(begin, end - begin));
    begin = end + skip;
  }
  return tokens;
}

bool strip_source_word(string_view& line) {
  constexpr std::array kWords = {"Quelle:"sv,        "Quellen:"sv,          "Quelle(n):"sv,
                                 "Mit Material von"sv, "mit Material von"sv, "Mit Informationen von"sv,
                                 "Mit Agenturmaterial von"sv, "Mit Material der"sv, "(mit "sv, "(Mit "sv,
                                 "(Quelle:"sv,       "Agentur:"sv, "Agenturen:"sv, "Mit Agenturmaterial"sv,
                                 "mit Agenturmaterial"sv, "© "sv, "Copyright "sv, "Mit "sv, "mit "sv};
  for (const string_view word : kWords) {
    if (!line.starts_with(word)) continue;
    line.remove_prefix(word.size());
    line = trim(line, " ()");
    return true;
  }
  if (line.starts_with('(') && line.ends_with(')')) {
    line = trim(line, " ()");
    return true;
  }
  return false;
}

/// "Gerd Engelsmaier/Nordbild", "Russian Foreign Ministry/Imago": names joined by a slash.
bool is_name_pair(string_view text) {
  text = trim(text, " .()");
  const std::size_t slash = text.find('/');
  if (slash == string_view::npos || text.size() > 90 || count_words(text) > 8) return false;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = text.find_first_of(" /,&", begin);
    if (end == string_view::npos) end = text.size();
    const string_view word = text.substr(begin, end - begin);
    if (word.size() > 3 && !starts_upper(word) && agencies().count(std::string(word)) == 0 &&
        word != "dpa" && word != "imago" && word != "images" && word != "alliance" && word != "picture") {
      return false;
    }
    begin = end + 1;
  }
  return true;
}

bool has_credit_word(string_view text) {
  const CreditWords& words = credit_words();
  if (text.empty()) return false;
  for (const std::string& suffix : words.suffixes[static_cast<unsigned char>(text.back())]) {
    if (text.ends_with(suffix)) return true;
  }
  return words.inside.find(text) != nullptr;
}

/// Where a credit's introducing word stands behind the end of a sentence ("… ab. Foto: dpa").
std::size_t find_credit_prefix(string_view caption) {
  std::size_t result = string_view::npos;
  credit_words().prefix_set.each(caption, [&](bool, std::size_t at) {
    const string_view before = trim(caption.substr(0, at));
    if (before.empty() || caption.size() - at > 120) return false;
    const bool divided = before.size() < at || ".!?)”“\""sv.find(before.back()) != string_view::npos;
    if (divided) result = at;
    return divided;
  });
  return result;
}

/// "Foto: dpa", "(Bild: AP)": an agency's picture, not its report.
bool names_picture(string_view line) {
  line = trim(line, " (");
  if (line.empty()) return false;
  for (const std::string& prefix :
       credit_words().picture_prefixes[static_cast<unsigned char>(line.front())]) {
    if (line.starts_with(prefix)) return true;
  }
  return line.find("picture alliance") != string_view::npos;
}

/// Cues of lines that speak to the reader of the page instead of telling the news.
enum class Cue : std::uint8_t { invitation, consent, asks, site, reader };

struct CuePhrase {
  string_view phrase;
  Cue cue;
};

constexpr CuePhrase kCuePhrases[] = {
    {"newsletter", Cue::invitation},
    {"whatsapp-kanal", Cue::invitation},
    {"whatsapp-channel", Cue::invitation},
    {"unserem kanal", Cue::invitation},
    {"postfach", Cue::invitation},
    {"abonnieren", Cue::invitation},
    {"folgen sie", Cue::invitation},
    {"hier geht", Cue::invitation},
    {"kostenlos", Cue::invitation},
    {"lesen sie", Cue::invitation},
    {"facebook-seite", Cue::invitation},
    {"auf facebook", Cue::invitation},
    {"instagram", Cue::invitation},
    {"podcast", Cue::invitation},
    {"liveblog", Cue::invitation},
    {"im ticker", Cue::invitation},
    {"unsere app", Cue::invitation},
    {"unserer app", Cue::invitation},
    {"jetzt anmelden", Cue::invitation},
    {"hier anmelden", Cue::invitation},
    {"melden sie sich", Cue::invitation},
    {"klicken sie", Cue::invitation},
    {"mehr dazu", Cue::invitation},
    {"mehr zum thema", Cue::invitation},
    {"folge uns", Cue::invitation},
    {"abonniere", Cue::invitation},
    {"hier finden sie", Cue::invitation},
    {"finden sie hier", Cue::invitation},
    {"weitere nachrichten", Cue::invitation},
    {"alle nachrichten", Cue::invitation},
    {"alle neuigkeiten", Cue::invitation},
    {"verpassen sie", Cue::invitation},
    {"telegram", Cue::invitation},
    {"google news", Cue::invitation},
    {"monatlich", Cue::invitation},
    {"kündbar", Cue::invitation},
    {"im monat", Cue::invitation},
    {"nutzung von cookies", Cue::invitation},
    {"push-nachricht", Cue::invitation},
    {"e-paper", Cue::invitation},
    {"unseren kanal", Cue::invitation},
    {"lies auch", Cue::invitation},
    {"lies hier", Cue::invitation},
    {"erfahren sie hier", Cue::invitation},
    {"alle news", Cue::invitation},
    {"probeabo", Cue::invitation},
    {"probe-abo", Cue::invitation},
    {"cookie", Cue::consent}, {"tracking", Cue::consent}, {"einwilligung", Cue::consent},
    {"zustimm", Cue::consent}, {"datenschutz", Cue::consent}, {"personenbezogene", Cue::consent},
    {"drittanbieter", Cue::consent}, {"drittplattformen", Cue::consent},
    {"nutzungsprofil", Cue::consent}, {"werbefrei", Cue::consent}, {"privatsphäre", Cue::consent},
    {"externe inhalte", Cue::consent}, {"externen inhalt", Cue::consent},
    {"ihrem gerät", Cue::consent}, {"partner", Cue::consent},
    {"ihre zustimmung", Cue::asks}, {"ihre einwilligung", Cue::asks}, {"werbetracking", Cue::asks},
    {"wir ", Cue::site}, {"unsere", Cue::site},
    {"ihr", Cue::reader}, {"sie ", Cue::reader}, {"you", Cue::reader},
};

struct Cues {
  std::size_t invitations = 0;  ///< different ones
  std::size_t consent = 0;
  bool asks = false;
  bool site = false;
  bool reader = false;
};

Cues read_cues(string_view line) {
  static const PhraseSet<std::size_t> phrases = [] {
    PhraseSet<std::size_t> set;
    for (std::size_t i = 0; i < std::size(kCuePhrases); ++i) set.add(kCuePhrases[i].phrase, i);
    return set;
  }();
  Cues cues;
  std::array<bool, std::size(kCuePhrases)> seen{};
  phrases.each(lower(line), [&](std::size_t index, std::size_t) {
    if (seen[index]) return false;
    seen[index] = true;
    switch (kCuePhrases[index].cue) {
      case Cue::invitation: ++cues.invitations; break;
      case Cue::consent: ++cues.consent; break;
      case Cue::asks: cues.asks = true; break;
      case Cue::site: cues.site = true; break;
      case Cue::reader: cues.reader = true; break;
    }
    return false;
  });
  return cues;
}

}  // namespace

bool ends_sentence(string_view line) {
  while (!line.empty()) {
    if (line.ends_with('"') || line.ends_with(')') || line.ends_with('\'') || line.ends_with(' ')) {
      line.remove_suffix(1);
    } else if (line.ends_with("“") || line.ends_with("”") || line.ends_with("‘") || line.ends_with("’")) {
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

std::string canonical_agency(string_view name) {
  const auto found = agencies().find(std::string(trim(name)));
  return found == agencies().end() ? std::string() : found->second.name;
}

std::vector<std::string> read_agency_line(string_view line) {
  line = trim(line);
  if (line.size() > kMaxAgencyLine || line.size() < 2 || names_picture(line)) return {};
  const bool introduced = strip_source_word(line);
  AgencyTokens tokens = read_agency_tokens(line);
  if (tokens.names.empty()) return {};
  const bool enough = introduced ? tokens.others <= 1 + tokens.sure + tokens.weak
                                 : tokens.others == 0 && (tokens.sure > 0 || tokens.weak > 1 ||
                                                          (tokens.weak == 1 && tokens.signs > 0));
  if (!enough) return {};
  return std::move(tokens.names);
}

std::size_t find_trailing_agency(string_view paragraph) {
  if (paragraph.size() < 20) return string_view::npos;
  if (paragraph.ends_with(')')) {
    const std::size_t open = paragraph.rfind('(');
    if (open == string_view::npos || open == 0 || paragraph.size() - open > 60) {
      return string_view::npos;
    }
    return read_agency_line(paragraph.substr(open)).empty() ? string_view::npos : open;
  }
  // "… sagte er. dpa/lnw": behind the last sentence's end.
  const std::size_t window = paragraph.size() > 40 ? paragraph.size() - 40 : 0;
  std::size_t end = string_view::npos;
  for (const string_view mark : {". "sv, "! "sv, "? "sv, "“ "sv, "\" "sv}) {
    const std::size_t found = paragraph.rfind(mark);
    if (found != string_view::npos && found >= window && (end == string_view::npos || found + mark.size() > end)) {
      end = found + mark.size();
    }
  }
  if (end == string_view::npos || end >= paragraph.size()) return string_view::npos;
  const string_view last = paragraph.substr(end);
  if (last.ends_with('.') && last.find(' ') != string_view::npos) return string_view::npos;
  return read_agency_line(last).empty() ? string_view::npos : end;
}

bool is_credit_line(string_view line) {
  if (line.size() > kMaxCreditLine) return false;
  const std::size_t words = count_words(line);
  if (words > 25 || words == 0) return false;
  for (const std::string& prefix : credit_words().prefixes[static_cast<unsigned char>(line.front())]) {
    if (line.starts_with(prefix) && words <= 14) return true;
  }
  if (words > 12 || (ends_sentence(line) && words >= 8)) return false;
  if (line.ends_with("(Archivbild)") || line.ends_with("(Symbolbild)")) return words <= 2;
  return has_credit_word(line) || is_name_pair(line);
}

std::size_t find_glued_credit(string_view caption) {
  if (caption.size() > 1500) return string_view::npos;
  std::size_t at = find_credit_prefix(caption);
  if (at != string_view::npos) return at;
  // A full stop without a blank behind it: "… Saudi-Arabien.Russian Foreign Ministry/Imago".
  for (at = caption.find('.'); at != string_view::npos; at = caption.find('.', at + 1)) {
    const string_view rest = caption.substr(at + 1);
    if (at < 10 || !starts_upper(rest) || rest.size() > 100) continue;
    if (is_name_pair(rest) || has_credit_word(rest)) return at + 1;
  }
  at = caption.rfind(". ");
  if (at != string_view::npos && at > 10) {
    const string_view rest = caption.substr(at + 2);
    if (rest.size() < 90 && is_name_pair(rest) && !ends_sentence(rest)) return at + 2;
  }
  return string_view::npos;
}

ReaderAddress read_reader_address(string_view line) {
  const Cues cues = read_cues(line.substr(0, 600));
  ReaderAddress address;
  address.invitations = line.size() > 400 ? 0 : cues.invitations;
  address.asks_for_consent =
      cues.reader && (cues.asks || cues.consent >= 3 || (cues.consent == 2 && cues.site));
  return address;
}

bool is_list_point(string_view line) {
  for (const string_view mark : {"• "sv, "- "sv, "– "sv, "* "sv, "· "sv, "▪ "sv, "→ "sv, "■ "sv}) {
    if (line.starts_with(mark)) return true;
  }
  return false;
}

std::string read_byline(string_view line) {
  for (const string_view word : {"Von: "sv, "Von "sv, "von "sv, "VON "sv, "Ein Gastbeitrag von "sv, "Ein Kommentar von "sv,
                                 "Eine Analyse von "sv, "Text: "sv, "Autor: "sv, "Autorin: "sv}) {
    if (!line.starts_with(word)) continue;
    string_view name = line.substr(word.size());
    name = name.substr(0, name.find_first_of(",|(/"));
    for (const string_view mark : {" und "sv, " aus "sv, " in "sv}) name = name.substr(0, name.find(mark));
    name = trim(name, " .");
    const std::size_t words = count_words(name);
    if (words < 2 || words > 4 || ends_sentence(line) || count_words(line) > 14) return {};
    for (std::size_t begin = 0; begin < name.size();) {
      std::size_t end = std::min(name.find(' ', begin), name.size());
      const string_view part = name.substr(begin, end - begin);
      constexpr std::array kParticles = {"von"sv, "van"sv, "der"sv, "de"sv, "zu"sv, "den"sv};
      if (!starts_upper(part) && std::find(kParticles.begin(), kParticles.end(), part) == kParticles.end()) {
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
  for (const char c : line) letters += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
  return letters <= 40 && !ends_sentence(line.substr(0, line.size()));
}

std::optional<Dateline> read_dateline(string_view text, string_view rest) {
  text = text.substr(0, 140);
  std::size_t end = string_view::npos;
  std::size_t after = 0;
  for (const string_view mark : {". "sv, " – "sv, " - "sv, " — "sv, ": "sv, "("sv, ", "sv, " dpa "sv, ".-"sv}) {
    const std::size_t found = text.find(mark);
    if (found != string_view::npos && found < end && found > 1) {
      end = found;
      after = found + mark.size();
    }
  }
  if (end == string_view::npos || end > 60) return std::nullopt;
  Dateline line;
  const string_view name = trim(text.substr(0, end));
  string_view first = trim(name.substr(0, name.find('/')));
  if (!starts_upper(first) || count_words(first) > 3) return std::nullopt;
  std::string place(first);
  // "BERLIN" is Berlin.
  std::string spelled = place;
  if (lower(place) != place && std::none_of(place.begin(), place.end(), [](char c) { return c >= 'a' && c <= 'z'; })) {
    spelled = lower(place);
    for (std::size_t i = 0; i < spelled.size(); ++i) {
      if ((i == 0 || spelled[i - 1] == ' ' || spelled[i - 1] == '-') && spelled[i] >= 'a' && spelled[i] <= 'z') {
        spelled[i] = static_cast<char>(spelled[i] - 32);
      }
    }
  }
  const char mark = text[end];
  if (mark == '(') {
    const std::size_t close = text.find(')', end);
    if (close == string_view::npos) return std::nullopt;
    line.agencies = read_agency_line(text.substr(end, close + 1 - end));
    const string_view behind = trim(text.substr(close + 1, 5));
    const bool dash = behind.starts_with('-') || behind.starts_with("–") || behind.starts_with("—") || behind.starts_with('.') || behind.starts_with(':');
    if (line.agencies.empty() || !dash) return std::nullopt;
  }
  const auto known = places().find(spelled);
  const bool marked = mark == '(' || text.substr(end).starts_with(" dpa ");
  if (known != places().end() && (!known->second || marked)) {
    line.place = spelled;
    line.confidence = marked ? 0.98 : 0.9;
    if (mark == ',' || mark == ':') return std::nullopt;
    return line;
  }
  if (marked) {
    line.place = spelled;
    line.confidence = 0.8;
    return line;
  }
  if (mark != '.' || place.size() < 4 || !starts_upper(text.substr(after))) return std::nullopt;
  for (const string_view word : {"in "sv, "aus "sv, "nach "sv, "bei "sv, "von "sv}) {
    if (rest.find(std::string(word) + spelled) != string_view::npos) {
      line.place = spelled;
      line.confidence = 0.7;
      return line;
    }
  }
  return std::nullopt;
}

}  // namespace fundstelle
