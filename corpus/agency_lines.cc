#include <algorithm>
#include <array>
#include <unordered_map>

#include "corpus/data_table.h"
#include "corpus/text_signs.h"
#include "corpus/utf8_text.h"

extern "C" {
extern const char fundstelle_data_agencies_tsv_begin[];
extern const char fundstelle_data_agencies_tsv_end[];
}

namespace fundstelle {
namespace {

using std::string_view;
using namespace std::string_view_literals;

constexpr std::size_t kMaxAgencyLine = 90;

struct Agency {
  std::string name;
  bool sure = false;
};

struct AgencyTable {
  std::unordered_map<string_view, Agency> by_name;  ///< keys are the shipped table's bytes
  std::size_t longest = 0;
};

/// The agency that `name` is; null if it is none.
const Agency* find_agency(string_view name) {
  static const AgencyTable table = [] {
    AgencyTable result;
    for (const auto& row : table_rows(
             embedded(fundstelle_data_agencies_tsv_begin, fundstelle_data_agencies_tsv_end))) {
      if (row.size() < 3) continue;
      result.by_name[row[0]] = {std::string(row[1]), row[2] == "sure"};
      result.longest = std::max(result.longest, row[0].size());
    }
    return result;
  }();
  if (name.size() > table.longest) return nullptr;
  const auto found = table.by_name.find(name);
  return found == table.by_name.end() ? nullptr : &found->second;
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
  if (token.empty()) return;
  for (const string_view word : {"mit "sv, "Mit "sv, "Material von "sv, "Agenturmaterial von "sv,
                                 "Informationen von "sv, "Material der "sv, "von "sv, "der "sv}) {
    if ("mMAIvd"sv.find(token.front()) == string_view::npos) break;
    if (token.starts_with(word)) token.remove_prefix(word.size());
  }
  if (token.empty()) return;
  // "dpa:240513-930-12345/3" is the number of the report.
  if (const std::size_t number = token.find(":2"); number != string_view::npos) {
    token = token.substr(0, number);
  }
  if (const Agency* agency = find_agency(token)) {
    ++(agency->sure ? tokens.sure : tokens.weak);
    auto& names = tokens.names;
    if (std::find(names.begin(), names.end(), agency->name) == names.end()) {
      names.push_back(agency->name);
    }
  } else if (is_writer_sign(token) || is_domain(token)) {
    ++tokens.signs;
  } else {
    ++tokens.others;
  }
}

/// Where the token that begins at `begin` ends, and how long its separator is.
std::size_t token_end(string_view line, std::size_t begin, std::size_t& separator) {
  for (std::size_t i = begin; i < line.size(); ++i) {
    separator = 1;
    switch (line[i]) {
      case ',':
      case '/':
      case ';':
      case '&':
      case '+':
      case '|':
        return i;
      case ' ':
        for (const string_view word : {" und "sv, " mit "sv, " - "sv, " – "sv}) {
          separator = word.size();
          if (line.substr(i).starts_with(word)) return i;
        }
        break;
      default:
        break;
    }
  }
  separator = 1;
  return line.size();
}

/// Unless the line is `introduced` as one of agencies, a single word of another kind decides.
AgencyTokens read_agency_tokens(string_view line, bool introduced) {
  AgencyTokens tokens;
  // Names that hold a separator themselves ("dpa/AFX").
  if (find_agency(trim(line, " .()")) != nullptr) {
    add_token(tokens, line);
    return tokens;
  }
  std::size_t begin = 0;
  while (begin <= line.size()) {
    std::size_t skip = 1;
    const std::size_t end = token_end(line, begin, skip);
    add_token(tokens, line.substr(begin, end - begin));
    if (tokens.others > 0 && !introduced) return tokens;
    begin = end + skip;
  }
  return tokens;
}

bool strip_source_word(string_view& line) {
  constexpr std::array kWords = {"Quelle:"sv,
                                 "Quellen:"sv,
                                 "Quelle(n):"sv,
                                 "Mit Material von"sv,
                                 "mit Material von"sv,
                                 "Mit Informationen von"sv,
                                 "Mit Agenturmaterial von"sv,
                                 "Mit Material der"sv,
                                 "(mit "sv,
                                 "(Mit "sv,
                                 "(Quelle:"sv,
                                 "Agentur:"sv,
                                 "Agenturen:"sv,
                                 "Mit Agenturmaterial"sv,
                                 "mit Agenturmaterial"sv,
                                 "© "sv,
                                 "Copyright "sv,
                                 "Mit "sv,
                                 "mit "sv};
  if (line.empty() || "QMm(AC\xC2"sv.find(line.front()) == string_view::npos) return false;
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

bool ends_last_sentence(string_view text) {
  if (!text.ends_with(' ')) return false;
  text.remove_suffix(1);
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with('"') ||
         text.ends_with("“");
}

}  // namespace

std::string canonical_agency(string_view name) {
  const Agency* agency = find_agency(trim(name));
  return agency == nullptr ? std::string() : agency->name;
}

std::vector<std::string> read_agency_line(string_view line) {
  line = trim(line);
  if (line.size() > kMaxAgencyLine || line.size() < 2) return {};
  const string_view whole = line;
  const bool introduced = strip_source_word(line);
  AgencyTokens tokens = read_agency_tokens(line, introduced);
  if (tokens.names.empty()) return {};
  const bool enough = introduced ? tokens.others <= 1 + tokens.sure + tokens.weak
                                 : tokens.others == 0 && (tokens.sure > 0 || tokens.weak > 1 ||
                                                          (tokens.weak == 1 && tokens.signs > 0));
  if (!enough || names_picture(whole)) return {};
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
  std::size_t end = paragraph.size();
  while (end > window && !ends_last_sentence(paragraph.substr(window, end - window))) --end;
  if (end == window || end >= paragraph.size()) return string_view::npos;
  const string_view last = paragraph.substr(end);
  if (last.ends_with('.') && last.find(' ') != string_view::npos) return string_view::npos;
  return read_agency_line(last).empty() ? string_view::npos : end;
}

}  // namespace fundstelle
