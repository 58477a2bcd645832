#include "stemming/word_families.h"

#include <algorithm>

#include "stemming/shipped_data.h"

namespace fundstelle {
namespace {

constexpr std::size_t kShortestRoot = 4;
constexpr int kMostEndings = 2;

bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

bool takes_umlaut(char c) { return c == 'a' || c == 'o' || c == 'u'; }

// Whether ae, oe, ue at `i` is an umlaut: not where the e belongs to the next sound (Feuer, Bauer).
bool is_umlaut(std::string_view word, std::size_t i) {
  return takes_umlaut(word[i]) && i + 1 < word.size() && word[i + 1] == 'e' &&
         (i == 0 || !is_vowel(word[i - 1]));
}

// Schlaeg → schlag, haus → haeus: the other vowel of the last syllable; empty if it has none.
std::string with_other_vowel(std::string_view root) {
  for (std::size_t i = root.size(); i-- > 0;) {
    if (is_umlaut(root, i)) {
      std::string plain(root);
      return plain.erase(i + 1, 1);
    }
    if (!takes_umlaut(root[i])) continue;
    if (root[i] == 'u' && i > 0 && root[i - 1] == 'e') {
      if (i < 2 || root[i - 2] != 'a') return {};  // Leute; aeu is met at its a
      continue;
    }
    if (root[i] == 'u' && i > 0 && root[i - 1] == 'a') --i;
    std::string changed(root);
    return changed.insert(i + 1, 1, 'e');
  }
  return {};
}

std::size_t letters(std::string_view word) {
  std::size_t count = word.size();
  for (std::size_t i = 0; i < word.size(); ++i) count -= is_umlaut(word, i) ? 1 : 0;
  return count;
}

bool may_end_root(std::string_view root, std::string_view ending) {
  if (letters(root) < kShortestRoot) return false;
  // The infinitive's -n follows -el and -er alone (handeln, liefern).
  if (ending == "n") return root.ends_with("el") || root.ends_with("er");
  // Natu-er(lich) would cut an umlaut in two.
  if (ending.front() != 'e' || !takes_umlaut(root.back())) return true;
  return is_vowel(root[root.size() - 2]);
}

// Entwickl(ung) → entwickel(n).
std::string with_restored_e(std::string_view root) {
  if (root.size() < kShortestRoot || root.back() != 'l') return {};
  const char before = root[root.size() - 2];
  if (is_vowel(before) || before == 'l' || before == 'r' || before == 'h') return {};
  std::string longer(root);
  return longer.insert(longer.size() - 1, 1, 'e');
}

}  // namespace

WordFamilies::WordFamilies(std::string_view table) {
  for_each_line(table, [this](std::string_view line) {
    const auto fields = split_fields(line, '\t');
    if (fields.size() != 2) return;
    if (fields[0] == "ending") add_endings(fields[1], true);
    if (fields[0] == "inflection") add_endings(fields[1], false);
    if (fields[0] == "apart") keep_apart(fields[1]);
    if (fields[0] != "alone") return;
    for (const std::string_view word : split_fields(fields[1], ' ')) alone_.emplace(word);
  });
  endings_.emplace_back();
  std::sort(endings_.begin(), endings_.end());
  endings_.erase(std::unique(endings_.begin(), endings_.end()), endings_.end());
  std::stable_sort(derivational_.begin(), derivational_.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
}

void WordFamilies::add_endings(std::string_view words, bool derives) {
  for (const std::string_view word : split_fields(words, ' ')) {
    endings_.emplace_back(word);
    if (derives) derivational_.emplace_back(word);
  }
}

void WordFamilies::keep_apart(std::string_view words) {
  Group at{rows_++, 0};
  for (const std::string_view word : split_fields(words, ' ')) {
    if (word == "/") {
      ++at.group;
    } else {
      groups_[std::string(word)].push_back(at);
    }
  }
}

std::vector<std::string_view> WordFamilies::without_ending(std::string_view word) const {
  for (const std::string& ending : derivational_) {
    if (!word.ends_with(ending)) continue;
    const std::string_view root = word.substr(0, word.size() - ending.size());
    if (!may_end_root(root, ending)) continue;
    // Kuenst-ler, but Spiel-er: a root may own the l or n before -er.
    const bool doubtful = ending.starts_with("ler") || ending.starts_with("ner");
    if (!doubtful) return {root};
    return {root, word.substr(0, root.size() + 1)};
  }
  return {};
}

std::vector<std::string> WordFamilies::keys(std::string_view stem) const {
  std::vector<std::string_view> roots{stem};
  for (int i = 0; i < kMostEndings; ++i) {
    std::vector<std::string_view> shorter;
    for (const std::string_view root : roots) {
      const auto found = without_ending(root);
      if (found.empty()) shorter.push_back(root);
      shorter.insert(shorter.end(), found.begin(), found.end());
    }
    roots = std::move(shorter);
  }
  std::vector<std::string> keys;
  for (const std::string_view root : roots) {
    std::string key = with_restored_e(root);
    if (key.empty()) key = root;
    for (std::size_t i = 0; i + 1 < key.size(); ++i) {
      if (is_umlaut(key, i)) key.erase(i + 1, 1);
    }
    keys.push_back(std::move(key));
  }
  return keys;
}

bool WordFamilies::has_family(std::string_view stem) const {
  return letters(stem) >= kShortestRoot && !alone_.contains(std::string(stem)) &&
         std::all_of(stem.begin(), stem.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool WordFamilies::apart(std::string_view a, std::string_view b) const {
  const auto of_a = groups_.find(std::string(a));
  const auto of_b = groups_.find(std::string(b));
  if (of_a == groups_.end() || of_b == groups_.end()) return false;
  for (const Group& x : of_a->second) {
    for (const Group& y : of_b->second) {
      if (x.row == y.row && x.group != y.group) return true;
    }
  }
  return false;
}

std::vector<std::string> WordFamilies::roots(std::string_view stem) const {
  std::vector<std::string> roots;
  if (!has_family(stem)) return roots;
  const auto add = [&roots](std::string root) {
    if (!root.empty() && std::find(roots.begin(), roots.end(), root) == roots.end()) {
      roots.push_back(std::move(root));
    }
  };
  std::vector<std::string_view> shorter{stem};
  for (int i = 0; i <= kMostEndings; ++i) {
    std::vector<std::string_view> next;
    for (const std::string_view root : shorter) {
      const std::string longer = with_restored_e(root);
      add(std::string(root));
      add(with_other_vowel(root));
      add(longer);
      if (!longer.empty()) add(with_other_vowel(longer));
      if (root.ends_with("el")) add(std::string(root.substr(0, root.size() - 2)) + 'l');
      const auto found = without_ending(root);
      next.insert(next.end(), found.begin(), found.end());
    }
    shorter = std::move(next);
  }
  return roots;
}

WordFamilies::Member WordFamilies::member(std::string_view stem) const {
  return {std::string(stem), has_family(stem) ? keys(stem) : std::vector<std::string>{}};
}

bool WordFamilies::related(const Member& a, std::string_view b) const {
  if (a.keys.empty() || a.stem == b || !has_family(b) || apart(a.stem, b)) return false;
  const std::vector<std::string> of_b = keys(b);
  return std::find_first_of(of_b.begin(), of_b.end(), a.keys.begin(), a.keys.end()) != of_b.end();
}

}  // namespace fundstelle
