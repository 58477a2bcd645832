#include "searcher/archive_names.h"

#include <algorithm>

namespace fundstelle {
namespace {

// Headlines in capitals and lower-case addresses leave some doubt on both sides.
constexpr double kCapitalShare = 0.85;

// Abbreviations in capitals (MERS) are no spelling of a name (Merz).
bool is_abbreviation(std::string_view display) {
  return display.size() > 1 && display[1] >= 'A' && display[1] <= 'Z';
}

bool written_as_name(const Vocabulary& vocabulary, std::size_t form) {
  const VocabularyEntry& entry = vocabulary.entry(form);
  return entry.capitalised >= kCapitalShare * entry.articles &&
         !is_abbreviation(vocabulary.display(form));
}

}  // namespace

std::vector<QueryForm> ArchiveNames::of(const Word& word) const {
  if (word.stop_word || !word.parts.empty()) return {};
  const std::string key = name_key(word.folded);
  if (key.empty()) return {};
  const auto own = vocabulary_.find(word.folded);
  if (own && !written_as_name(vocabulary_, *own)) return {};
  std::vector<std::size_t> found;
  for (const std::size_t form : vocabulary_.named(name_hash(word.folded))) {
    if (!written_as_name(vocabulary_, form) || name_key(vocabulary_.folded(form)) != key) continue;
    found.push_back(form);
  }
  std::sort(found.begin(), found.end(), [&](std::size_t a, std::size_t b) {
    const std::uint32_t x = vocabulary_.entry(a).articles;
    const std::uint32_t y = vocabulary_.entry(b).articles;
    return x != y ? x > y : a < b;
  });
  std::vector<QueryForm> forms;
  for (const std::size_t form : found) {
    std::string stem = vocabulary_.stem(form);
    const bool known = stem == word.stem ||
                       std::any_of(forms.begin(), forms.end(),
                                   [&](const QueryForm& f) { return f.stems.front() == stem; });
    if (known) continue;
    forms.push_back({FormKind::name, vocabulary_.display(form), {std::move(stem)}, kWeight});
    if (forms.size() == kMaxNameVariants) break;
  }
  return forms;
}

}  // namespace fundstelle
