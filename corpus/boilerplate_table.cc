#include "corpus/boilerplate_table.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "corpus/data_table.h"
#include "corpus/text_signs.h"
#include "corpus/utf8_text.h"

extern "C" {
extern const char fundstelle_data_boilerplate_tsv_begin[];
extern const char fundstelle_data_boilerplate_tsv_end[];
}

namespace fundstelle {
namespace {

constexpr std::size_t kPrefixKey = 5;
constexpr std::size_t kMaxInsideLine = 200;
constexpr std::size_t kMaxHeading = 60;

bool strip_suffix(std::string_view& text, std::string_view suffix) {
  if (!text.ends_with(suffix)) return false;
  text.remove_suffix(suffix.size());
  return true;
}

bool strip_prefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Where starts_ notes a line's first bytes; shorter ones are filled up with blanks.
std::size_t start_slot(std::string_view text) {
  std::uint32_t start = 0x20202020;
  std::memcpy(&start, text.data(), std::min<std::size_t>(text.size(), 4));
  return (start * 2654435761u) >> 16;
}

/// The first bytes of a prefix as a number. Requires kPrefixKey bytes.
std::uint64_t prefix_key(std::string_view text) {
  std::uint64_t key = 0;
  std::memcpy(&key, text.data(), kPrefixKey);
  return key;
}

}  // namespace

std::string normalize_leftover(std::string_view line) {
  for (bool stripped = true; stripped;) {
    line = trim(line, " ");
    stripped = false;
    for (const std::string_view mark : {":", "…", ">", "»", "›", "...", "→"}) {
      if (line.empty() || is_letter(line.back())) break;
      stripped |= strip_suffix(line, mark);
    }
    if (line.empty() || is_letter(line.front())) continue;
    for (const std::string_view mark : {"▶", "►", "»", "›", "→", ">", "•", "+", "↓", "▸", "■"}) {
      stripped |= strip_prefix(line, mark);
    }
  }
  return lower(line);
}

BoilerplateTable::BoilerplateTable(std::string_view table) {
  std::vector<PhraseSet<Leftover>::Phrase> inside;
  for (const auto& row : table_rows(table)) {
    if (row.size() < 3) continue;
    std::string pattern(row[1]);
    if (pattern.ends_with('_')) pattern.back() = ' ';
    Leftover leftover{LeftoverReach::line, std::string(row[2])};
    if (row[0] == "block_start") leftover.reach = LeftoverReach::block;
    if (row[0] == "tail") leftover.reach = LeftoverReach::tail;
    if (row[0] == "heading") leftover.reach = LeftoverReach::tail;
    if (row[0] != "contains") {
      const bool whole = row[0] != "heading" && row[0] != "prefix";
      starts_[start_slot(whole ? normalize_leftover(pattern) : pattern)] = true;
    }
    if (row[0] == "heading" && pattern.size() >= kPrefixKey) {
      headings_[prefix_key(pattern)].push_back({pattern, leftover});
    } else if (row[0] == "prefix" && pattern.size() < kPrefixKey) {
      marks_.push_back({pattern, leftover});
      mark_starts_.set(static_cast<unsigned char>(pattern.front()));
    } else if (row[0] == "prefix") {
      prefixes_[prefix_key(pattern)].push_back({pattern, leftover});
    } else if (row[0] == "contains") {
      inside.emplace_back(pattern, leftover);
    } else {
      auto [entry, inserted] = lines_.try_emplace(normalize_leftover(pattern), leftover);
      longest_line_ = std::max(longest_line_, entry->first.size());
      if (!inserted) entry->second.reach = std::max(entry->second.reach, leftover.reach);
    }
  }
  inside_ = PhraseSet<Leftover>(std::move(inside));
}

const BoilerplateTable& BoilerplateTable::shipped() {
  static const BoilerplateTable table(
      embedded(fundstelle_data_boilerplate_tsv_begin, fundstelle_data_boilerplate_tsv_end));
  return table;
}

const Leftover* BoilerplateTable::find_prefix(const PrefixesByStart& prefixes,
                                              std::string_view normalized) {
  if (normalized.size() < kPrefixKey) return nullptr;
  const auto found = prefixes.find(prefix_key(normalized));
  if (found == prefixes.end()) return nullptr;
  for (const Prefix& prefix : found->second) {
    if (normalized.starts_with(prefix.pattern)) return &prefix.leftover;
  }
  return nullptr;
}

bool BoilerplateTable::may_begin_prefix(std::string_view line) const {
  const auto is_letter_or_blank = [](char c) { return is_letter(c) || c == ' '; };
  const std::string_view start = line.substr(0, kPrefixKey);
  if (!is_letter(line.front()) || !std::all_of(start.begin(), start.end(), is_letter_or_blank)) {
    return true;  // decorations and capitals beyond ASCII are not looked at here
  }
  return prefixes_.contains(prefix_key(lower(start)));
}

const Leftover* BoilerplateTable::match(std::string_view line) const {
  const bool is_short = line.size() < kMaxInsideLine;
  if (!is_short && !may_begin_prefix(line)) return nullptr;
  const std::string normalized = normalize_leftover(is_short ? line : line.substr(0, 100));
  const bool may_start = starts_[start_slot(normalized)];
  if (may_start && is_short && normalized.size() <= longest_line_) {
    if (const auto found = lines_.find(normalized); found != lines_.end()) return &found->second;
  }
  if (!line.empty() && mark_starts_[static_cast<unsigned char>(line.front())]) {
    for (const Prefix& mark : marks_) {
      if (line.starts_with(mark.pattern)) return &mark.leftover;
    }
  }
  if (!may_start) return is_short ? inside_.find(normalized) : nullptr;
  if (const Leftover* leftover = find_prefix(prefixes_, normalized)) return leftover;
  const bool brief = is_short && normalized.size() < kMaxHeading && !ends_sentence(line);
  if (const Leftover* leftover = brief ? find_prefix(headings_, normalized) : nullptr) {
    return leftover;
  }
  return is_short ? inside_.find(normalized) : nullptr;
}

}  // namespace fundstelle
