#include "searcher/archive_forms.h"

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

// One form a stem, the most frequent first.
std::vector<QueryForm> VocabularyForms::forms_of(std::vector<std::size_t> found, FormKind kind,
                                                 std::string_view own_stem,
                                                 std::size_t most) const {
  std::sort(found.begin(), found.end(), [&](std::size_t a, std::size_t b) {
    const std::uint32_t x = vocabulary_.entry(a).articles;
    const std::uint32_t y = vocabulary_.entry(b).articles;
    return x != y ? x > y : a < b;
  });
  std::vector<QueryForm> forms;
  for (const std::size_t form : found) {
    std::string stem = vocabulary_.stem(form);
    const bool known = stem == own_stem ||
                       std::any_of(forms.begin(), forms.end(),
                                   [&](const QueryForm& f) { return f.stems.front() == stem; });
    if (known) continue;
    forms.push_back({kind, vocabulary_.display(form), {std::move(stem)}, kNameWeight});
    if (forms.size() == most) break;
  }
  return forms;
}

std::vector<QueryForm> VocabularyForms::names(const Word& word) const {
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
  return forms_of(std::move(found), FormKind::name, word.stem, kMaxNameVariants);
}

// The archive's forms that are `root` and an ending. Both are sorted, so the search goes forward.
std::vector<std::size_t> VocabularyForms::found_with(std::string_view root) const {
  std::vector<std::size_t> found;
  std::string form(root);
  std::size_t from = vocabulary_.first_from(form, 0, vocabulary_.size());
  form += '\x7f';
  const std::size_t end = vocabulary_.first_from(form, from, vocabulary_.size());
  for (const std::string& ending : families_.endings()) {
    if (from == end) break;
    form.resize(root.size());
    form += ending;
    from = vocabulary_.first_from(form, from, end);
    if (from < end && vocabulary_.folded(from) == form) found.push_back(from);
  }
  return found;
}

std::vector<QueryForm> VocabularyForms::family(std::string_view stem) const {
  const WordFamilies::Member member = families_.member(stem);
  std::vector<std::size_t> found;
  for (const std::string& root : families_.roots(stem)) {
    for (const std::size_t form : found_with(root)) {
      if (families_.related(member, vocabulary_.stem(form))) found.push_back(form);
    }
  }
  return forms_of(std::move(found), FormKind::derived, stem, kMaxFamily);
}

std::optional<QueryForm> VocabularyForms::compound(std::string_view folded) const {
  const auto form = vocabulary_.find(folded);
  if (!form) return std::nullopt;
  return QueryForm{FormKind::spelling, vocabulary_.display(*form), {vocabulary_.stem(*form)}};
}

}  // namespace fundstelle
