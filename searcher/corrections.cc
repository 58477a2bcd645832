#include "searcher/corrections.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "searcher/near_forms.h"
#include "stemming/folding.h"
#include "stemming/spelling.h"
#include "stemming/utf8.h"

namespace fundstelle {
namespace {

// Fitted to tests/stemming/gold/misspellings.tsv on an archive of 41,000 short proceedings.
constexpr double kRarityWeight = 1.4;  // how many slips a word in one article is worth less than
                                       // one in all of them
constexpr double kSameStem = 0.5;      // another form of what was typed is hardly what was meant
constexpr double kComposed = 0.8;      // not a word the archive is known to have
constexpr double kTwoWords = 0.6;
constexpr double kMaxDistance = 2.6;
constexpr std::size_t kMinPart = 4;       // bytes
constexpr std::size_t kMaxPartScans = 3;  // of each side
constexpr std::array<std::string_view, 6> kLinks{"", "s", "es", "n", "en", "er"};

std::size_t edits_for(std::size_t bytes) { return bytes < 5 ? 1 : bytes < 8 ? 2 : 3; }

}  // namespace

std::string plain_spelling(std::string_view word) {
  std::string plain;
  const std::string lower = lower_case(word);
  for (std::size_t i = 0; i < lower.size();) {
    const DecodedCharacter c = decode_utf8(lower, i);
    if (character_class(c.code) == CharacterClass::letter) plain.append(lower, i, c.length);
    i += c.length;
  }
  return plain;
}

Corrector::Typed Corrector::read(std::string_view word) {
  Typed typed;
  typed.plain = plain_spelling(word);
  std::uint32_t last_position = ~0U;
  for (const WordToken& token : analyzer_.analyze(word)) {
    if (token.position == last_position) continue;  // derived
    typed.spaced = last_position != ~0U;
    last_position = token.position;
    typed.folded += token.word->folded;
    typed.stem = token.word->stem;
  }
  return typed;
}

double Corrector::rarity(double articles) const {
  const double all = std::max<double>(2.0, static_cast<double>(vocabulary_.header().articles));
  return 1.0 - std::log(std::max(1.0, articles)) / std::log(all);
}

double Corrector::score(double distance, double articles) const {
  return 1.0 / (1.0 + distance + kRarityWeight * rarity(articles));
}

std::vector<Corrector::Near> Corrector::near(const Typed& typed, std::size_t edits,
                                             double limit) const {
  std::vector<Near> found;
  for (const std::size_t form : near_forms(vocabulary_, typed.folded, edits)) {
    const double distance =
        spelling_distance(typed.plain, plain_spelling(vocabulary_.display(form)), limit);
    if (distance <= limit) found.push_back({form, distance});
  }
  return found;
}

void Corrector::add_whole(const Typed& typed, std::vector<RankedCorrection>& out) const {
  for (const Near& near : near(typed, edits_for(typed.folded.size()), kMaxDistance)) {
    if (near.distance == 0 && !typed.spaced) continue;  // the word itself
    const VocabularyEntry& entry = vocabulary_.entry(near.form);
    const bool same_stem = !typed.stem.empty() && vocabulary_.stem(near.form) == typed.stem &&
                           vocabulary_.folded(near.form) != typed.folded;
    const double penalty = (same_stem ? kSameStem : 0) + (typed.spaced ? kTwoWords : 0);
    out.push_back({{vocabulary_.display(near.form), near.distance,
                    score(near.distance + penalty, entry.articles), entry.articles},
                   {near.form}});
  }
}

void Corrector::add_compounds(const Typed& typed, std::vector<RankedCorrection>& out) const {
  const std::string& word = typed.folded;
  struct Split {
    std::size_t at;
    std::size_t form;
    std::string_view link;
  };
  std::vector<Split> heads;  // the end is known
  std::vector<Split> modifiers;
  for (std::size_t at = kMinPart; at + kMinPart <= word.size(); ++at) {
    if (const auto head = vocabulary_.find(std::string_view(word).substr(at))) {
      if (heads.size() < kMaxPartScans) heads.push_back({at, *head, ""});  // longest first
    }
  }
  for (std::size_t at = word.size() - kMinPart + 1; at-- > kMinPart;) {
    if (modifiers.size() == kMaxPartScans) break;
    for (const std::string_view link : kLinks) {
      const std::string_view front = std::string_view(word).substr(0, at);
      if (front.size() < kMinPart + link.size() || !front.ends_with(link)) continue;
      const auto known = vocabulary_.find(front.substr(0, front.size() - link.size()));
      if (!known) continue;
      modifiers.push_back({at, *known, link});
      break;
    }
  }
  const auto correct = [&](std::string_view part, auto&& compose) {
    Typed piece;
    piece.folded = part;
    piece.plain = restore_umlauts(part);
    for (const Near& near : near(piece, part.size() < 8 ? 1 : 2, 1.5)) {
      if (near.distance > 0 && vocabulary_.entry(near.form).folded_bytes >= kMinPart) compose(near);
    }
  };
  const auto add = [&](std::size_t first, std::string_view link, std::size_t last,
                       double distance) {
    std::string text =
        vocabulary_.display(first) + std::string(link) + lower_case(vocabulary_.display(last));
    const auto articles =
        std::min(vocabulary_.entry(first).articles, vocabulary_.entry(last).articles);
    out.push_back({{std::move(text), distance, score(distance + kComposed, articles), articles},
                   {first, last}});
  };
  for (const Split& split : modifiers) {
    correct(std::string_view(word).substr(split.at),
            [&](const Near& near) { add(split.form, split.link, near.form, near.distance); });
  }
  for (const Split& split : heads) {
    correct(std::string_view(word).substr(0, split.at),
            [&](const Near& near) { add(near.form, "", split.form, near.distance); });
  }
}

void Corrector::add_two_words(const Typed& typed, std::vector<RankedCorrection>& out) const {
  const std::string_view word = typed.folded;
  for (std::size_t at = 3; at + 3 <= word.size(); ++at) {
    const auto first = vocabulary_.find(word.substr(0, at));
    if (!first) continue;
    const auto second = vocabulary_.find(word.substr(at));
    if (!second) continue;
    const auto articles =
        std::min(vocabulary_.entry(*first).articles, vocabulary_.entry(*second).articles);
    if (articles < 2) continue;
    out.push_back({{vocabulary_.display(*first) + " " + vocabulary_.display(*second), kTwoWords,
                    score(kTwoWords + kComposed, articles), articles},
                   {*first, *second},
                   true});
  }
}

std::vector<RankedCorrection> Corrector::rank(std::string_view word, std::size_t limit) {
  const Typed typed = read(word);
  std::vector<RankedCorrection> found;
  if (typed.plain.empty()) return found;
  add_whole(typed, found);
  const bool near = std::any_of(found.begin(), found.end(), [](const RankedCorrection& c) {
    return c.correction.distance <= 1.0;
  });
  if (!near && !vocabulary_.find(typed.folded)) {
    add_compounds(typed, found);
    add_two_words(typed, found);
  }
  std::sort(found.begin(), found.end(), [](const RankedCorrection& a, const RankedCorrection& b) {
    if (a.correction.score != b.correction.score) return a.correction.score > b.correction.score;
    return a.correction.text < b.correction.text;
  });
  std::vector<RankedCorrection> best;
  for (RankedCorrection& c : found) {
    if (best.size() == limit) break;
    const bool known = std::any_of(best.begin(), best.end(), [&](const RankedCorrection& b) {
      return b.correction.text == c.correction.text;
    });
    if (!known) best.push_back(std::move(c));
  }
  return best;
}

}  // namespace fundstelle
