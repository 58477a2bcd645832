#include "stemming/synonyms.h"

#include <charconv>
#include <optional>

#include "fundstelle/error.h"
#include "stemming/folding.h"
#include "stemming/shipped_data.h"
#include "stemming/utf8.h"

namespace fundstelle {
namespace {

constexpr double kDefaultWeight = 0.7;
constexpr std::size_t kPrefix = 3;

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_blank(static_cast<unsigned char>(text.front()))) text.remove_prefix(1);
  while (!text.empty() && is_blank(static_cast<unsigned char>(text.back()))) text.remove_suffix(1);
  return text;
}

/// Thesauri add remarks in brackets: "Zaster (ugs.)".
std::string without_remarks(std::string_view member) {
  std::string text;
  int depth = 0;
  for (const char c : member) {
    if (c == '(' || c == '[') ++depth;
    if (depth == 0) text += c;
    if ((c == ')' || c == ']') && depth > 0) --depth;
  }
  return std::string(trim(text));
}

std::vector<std::string> members_of(std::string_view list, char separator) {
  std::vector<std::string> members;
  for (const std::string_view field : split_fields(list, separator)) {
    std::string member = without_remarks(field);
    if (!member.empty()) members.push_back(std::move(member));
  }
  return members;
}

std::optional<double> parse_weight(std::string_view text) {
  double weight = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), weight);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (!(weight > 0 && weight <= 1)) return std::nullopt;
  return weight;
}

std::string latin1_to_utf8(std::string_view text) {
  std::string result;
  for (const char c : text) append_utf8(result, static_cast<unsigned char>(c));
  return result;
}

/// Plain letters, since the stem has lost its umlauts; the first few bytes of them.
std::string prefix_of(std::string_view word) {
  std::string plain;
  const std::string umlauts = restore_umlauts(strip_accents(word));
  for (std::size_t i = 0; i < umlauts.size() && plain.size() < kPrefix;) {
    const DecodedCharacter character = decode_utf8(umlauts, i);
    switch (character.code) {
      case 0xE4:
        plain += 'a';
        break;
      case 0xF6:
        plain += 'o';
        break;
      case 0xFC:
        plain += 'u';
        break;
      default:
        plain.append(umlauts, i, character.length);
    }
    i += character.length;
  }
  return plain;
}

bool is_mythes(std::string_view content) {
  const std::size_t end = content.find('\n');
  if (end == std::string_view::npos) return false;
  const std::string_view first = trim(content.substr(0, end));
  const std::string_view second = content.substr(end + 1, content.find('\n', end + 1) - end - 1);
  return first.find_first_of(";|#> ") == std::string_view::npos &&
         second.find('|') != std::string_view::npos;
}

}  // namespace

void Synonyms::add(std::string_view content, std::string_view name) {
  if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
  if (is_mythes(content)) {
    add_mythes(content);
    return;
  }
  std::size_t number = 0;
  for (std::string_view rest = content; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = trim(rest.substr(0, std::min(end, rest.find('#'))));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    ++number;
    if (line.empty()) continue;
    try {
      add_line(line);
    } catch (const Error& error) {
      throw Error(error.code(),
                  std::string(name) + ", line " + std::to_string(number) + ": " + error.what());
    }
  }
}

void Synonyms::add_line(std::string_view line) {
  SynonymEntry entry;
  entry.weight = kDefaultWeight;
  if (const std::size_t at = line.rfind('@'); at != std::string_view::npos) {
    const std::optional<double> weight = parse_weight(trim(line.substr(at + 1)));
    if (!weight) {
      throw Error(ErrorCode::invalid_argument, "the weight after @ is no number above 0, up to 1");
    }
    entry.weight = *weight;
    line = trim(line.substr(0, at));
  }
  if (const std::size_t arrow = line.find("=>"); arrow != std::string_view::npos) {
    entry.members = members_of(line.substr(0, arrow), ';');
    entry.sources = static_cast<std::uint32_t>(entry.members.size());
    const std::vector<std::string> targets = members_of(line.substr(arrow + 2), ';');
    if (entry.sources == 0 || targets.empty()) {
      throw Error(ErrorCode::invalid_argument, "one side of => is empty");
    }
    entry.members.insert(entry.members.end(), targets.begin(), targets.end());
  } else {
    entry.members = members_of(line, ';');
    entry.sources = static_cast<std::uint32_t>(entry.members.size());
    if (entry.sources < 2) {
      throw Error(ErrorCode::invalid_argument,
                  "a group needs two members or more, separated by ';'");
    }
  }
  add_entry(std::move(entry));
}

void Synonyms::add_mythes(std::string_view content) {
  const std::size_t first = content.find('\n');
  const bool latin1 = trim(content.substr(0, first)).starts_with("ISO8859");
  const std::string converted = latin1 ? latin1_to_utf8(content) : std::string();
  std::string word;
  std::size_t meanings = 0;
  bool header = true;
  for_each_line(latin1 ? std::string_view(converted) : content, [&](std::string_view line) {
    if (header) {
      header = false;
      return;
    }
    const std::size_t bar = line.find('|');
    if (bar == std::string_view::npos) return;
    if (meanings == 0) {
      word = std::string(trim(line.substr(0, bar)));
      std::from_chars(line.data() + bar + 1, line.data() + line.size(), meanings);
      return;
    }
    --meanings;
    SynonymEntry entry;
    entry.weight = kDefaultWeight;
    entry.sources = 1;
    entry.members = members_of(line.substr(bar + 1), '|');
    entry.members.insert(entry.members.begin(), word);
    if (entry.members.size() > 1) add_entry(std::move(entry));
  });
}

void Synonyms::add_entry(SynonymEntry entry) {
  const auto number = static_cast<std::uint32_t>(entries_.size());
  for (std::uint32_t member = 0; member < entry.sources; ++member) {
    const std::string_view text = entry.members[member];
    const std::string_view first_word = text.substr(0, text.find(' '));
    by_prefix_[prefix_of(fold(first_word))].push_back({number, member});
  }
  entries_.push_back(std::move(entry));
}

const std::vector<Synonyms::Candidate>& Synonyms::candidates(std::string_view stem) const {
  static const std::vector<Candidate> kNone;
  const auto found = by_prefix_.find(prefix_of(stem));
  return found == by_prefix_.end() ? kNone : found->second;
}

}  // namespace fundstelle
