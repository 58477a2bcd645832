#include "stemming/stem_tables.h"

#include <algorithm>

#include "stemming/folding.h"
#include "stemming/shipped_data.h"

namespace fundstelle {
namespace {

template <typename Map>
auto find_in(const Map& map, std::string_view key) -> decltype(&map.begin()->second) {
  const auto found = map.find(std::string(key));
  return found == map.end() ? nullptr : &found->second;
}

}  // namespace

StemTables::StemTables() {
  add_exceptions();
  add_strong_verbs();
  add_words("weak_verbs.txt", weak_infinitives_);
  add_words("adjectives.txt", adjectives_);
  for_each_line(shipped_file("verb_prefixes.tsv"), [this](std::string_view line) {
    const auto fields = split_fields(line, '\t');
    if (fields.size() < 2) return;
    prefixes_.push_back({fold(fields[0]), fields[1] != "inseparable", fields[1] != "separable"});
  });
  std::stable_sort(
      prefixes_.begin(), prefixes_.end(),
      [](const VerbPrefix& a, const VerbPrefix& b) { return a.text.size() > b.text.size(); });
  for_each_line(shipped_file("separable_verbs.tsv"), [this](std::string_view line) {
    const auto fields = split_fields(line, '\t');
    if (fields.size() < 3) return;
    separable_verbs_.insert(fold(fields[0]));
    particles_.insert(fold(fields[1]));
    separable_bases_.insert(fold(fields[2]));
  });
}

void StemTables::add_exceptions() {
  exceptions_.reserve(16384);
  for_each_line(shipped_file("stem_exceptions.tsv"), [this](std::string_view line) {
    const auto fields = split_fields(line, '\t');
    if (fields.size() < 3) return;
    const std::string stem = strip_accents(fold(fields[1]));
    for (const std::string_view form : split_fields(fields[0], ' ')) {
      exceptions_.try_emplace(strip_accents(fold(form)), Exception{stem, fields[2]});
    }
  });
}

void StemTables::add_words(std::string_view file, std::unordered_set<std::string>& words) {
  words.reserve(4096);
  for_each_line(shipped_file(file), [&words](std::string_view line) {
    for (const std::string_view word : split_fields(line, ' ')) words.insert(fold(word));
  });
}

void StemTables::add_strong_verbs() {
  strong_forms_.reserve(8192);
  for_each_line(shipped_file("strong_verbs.tsv"),
                [this](std::string_view line) { add_strong_row(split_fields(line, '\t')); });
}

void StemTables::add_strong_row(const std::vector<std::string_view>& fields) {
  if (fields.size() < 6) return;
  const std::string infinitive = fold(fields[0]);
  const std::vector<std::string_view> noun_like =
      fields.size() > 6 ? split_fields(fields[6], ' ') : std::vector<std::string_view>();
  strong_infinitives_.insert(infinitive);
  strong_forms_.try_emplace(infinitive, StrongForm{infinitive, false, false});
  for (std::size_t column = 1; column < 6; ++column) {
    for (const std::string_view form : split_fields(fields[column], ' ')) {
      if (form.empty()) continue;
      const bool noun = std::find(noun_like.begin(), noun_like.end(), form) != noun_like.end();
      const std::string folded = fold(form);
      const bool participle = column == 4;
      strong_forms_.try_emplace(folded, StrongForm{infinitive, noun, participle});
      if (!participle) continue;
      const bool has_ge = folded.starts_with("ge") && !infinitive.starts_with("ge");
      for (const std::string_view ending : {"", "e", "en", "er", "es", "em"}) {
        const std::string inflected = folded + std::string(ending);
        strong_forms_.try_emplace(inflected, StrongForm{infinitive, noun, true});
        if (has_ge)
          bare_participles_.try_emplace(inflected.substr(2), StrongForm{infinitive, noun, true});
      }
    }
  }
}

const StemTables::Exception* StemTables::exception(std::string_view form) const {
  return find_in(exceptions_, form);
}

const StrongForm* StemTables::strong_form(std::string_view form) const {
  return find_in(strong_forms_, form);
}

const StrongForm* StemTables::bare_participle(std::string_view form) const {
  return find_in(bare_participles_, form);
}

}  // namespace fundstelle
