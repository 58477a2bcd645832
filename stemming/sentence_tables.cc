#include "stemming/sentence_tables.h"

#include <algorithm>
#include <array>

#include "stemming/folding.h"
#include "stemming/shipped_data.h"

namespace fundstelle {

SentenceTables::SentenceTables() {
  for_each_line(shipped_file("abbreviations.tsv"), [this](std::string_view line) {
    const auto fields = split_fields(line, '\t');
    if (fields.size() < 2) return;
    abbreviation_slots_[abbreviation_slot(fields[0])] = true;
    longest_abbreviation_ = std::max(longest_abbreviation_, fields[0].size());
    abbreviations_[std::string(fields[0])] =
        fields[1] == "never" ? AbbreviationKind::never_ends : AbbreviationKind::may_end;
  });
  for (const std::string_view file : {"stop_words.txt", "sentence_openers.txt"}) {
    for_each_line(shipped_file(file),
                  [this](std::string_view word) { openers_.insert(fold(word)); });
  }
  for_each_line(shipped_file("ordinal_nouns.tsv"),
                [this](std::string_view word) { ordinal_nouns_.insert(fold(word)); });
}

const SentenceTables& SentenceTables::shipped() {
  static const SentenceTables tables;
  return tables;
}

std::size_t SentenceTables::abbreviation_slot(std::string_view text) {
  if (text.size() < 2) return 0;
  const auto first = static_cast<unsigned char>(text.front());
  const auto last = static_cast<unsigned char>(text[text.size() - 2]);
  return (first + last * 37u + text.size() * 211u) % 1024;
}

AbbreviationKind SentenceTables::abbreviation(std::string_view text) const {
  if (text.size() > longest_abbreviation_ || !abbreviation_slots_[abbreviation_slot(text)]) {
    return AbbreviationKind::none;
  }
  const auto found = abbreviations_.find(text);
  return found == abbreviations_.end() ? AbbreviationKind::none : found->second;
}

bool SentenceTables::is_opener(std::string_view word) const {
  return openers_.contains(fold(word));
}

bool SentenceTables::follows_ordinal(std::string_view word) const {
  const std::string folded = fold(word.substr(word.rfind('-') + 1));
  if (ordinal_nouns_.contains(folded)) return true;
  // The head of a compound; short nouns end too many other words.
  for (std::size_t i = 3; i + 4 <= folded.size(); ++i) {
    if (ordinal_nouns_.contains(folded.substr(i))) return true;
  }
  return false;
}

bool SentenceTables::precedes_ordinal(std::string_view word) const {
  static constexpr std::array<std::string_view, 30> kWords = {
      "am",  "ab",  "an",   "beim",  "bis",  "das",  "dem",  "den",   "der",   "des",
      "die", "im",  "ins",  "ans",   "nach", "oder", "seit", "und",   "vom",   "vor",
      "zum", "zur", "fürs", "übers", "aufs", "nur",  "jede", "jeder", "jedes", "jeden"};
  static constexpr std::array<std::string_view, 9> kStems = {"ein", "kein",  "mein", "dein", "sein",
                                                             "ihr", "unser", "eur",  "dies"};
  const std::string folded = fold(word);
  if (std::find(kWords.begin(), kWords.end(), folded) != kWords.end()) return true;
  return std::any_of(kStems.begin(), kStems.end(), [&](std::string_view stem) {
    return folded.starts_with(stem) && folded.size() > stem.size() &&
           folded.size() <= stem.size() + 2;
  });
}

}  // namespace fundstelle
