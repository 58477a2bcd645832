#include "stemming/spelling.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "stemming/utf8.h"

namespace fundstelle {
namespace {

constexpr double kNeighbour = 0.7;
constexpr double kUmlaut = 0.3;      // a for ä
constexpr double kUmlautPair = 0.2;  // ae for ä, ss for ß
constexpr double kDoubled = 0.5;     // Komission
constexpr double kLongVowel = 0.6;   // i for ie, the h of length
constexpr double kSwap = 0.8;
constexpr double kSound = 0.7;        // d for t, f for v: written alike because spoken alike
constexpr double kFirstLetter = 0.3;  // added where the first letter changes

std::u32string decode(std::string_view text) {
  std::u32string characters;
  for (std::size_t i = 0; i < text.size();) {
    const DecodedCharacter c = decode_utf8(text, i);
    characters += c.code;
    i += c.length;
  }
  return characters;
}

constexpr std::array<std::u32string_view, 3> kRows = {U"qwertzuiopü", U"asdfghjklöä", U"yxcvbnm"};

bool are_neighbours(char32_t a, char32_t b) {
  for (std::size_t row = 0; row < kRows.size(); ++row) {
    const std::size_t column = kRows[row].find(a);
    if (column == std::u32string_view::npos) continue;
    for (std::size_t other = 0; other < kRows.size(); ++other) {
      const std::size_t place = kRows[other].find(b);
      if (place == std::u32string_view::npos) continue;
      // Each lower row lies half a key to the right.
      const double distance =
          std::abs((static_cast<double>(column) + 0.5 * static_cast<double>(row)) -
                   (static_cast<double>(place) + 0.5 * static_cast<double>(other)));
      const std::size_t rows = row > other ? row - other : other - row;
      return rows == 0 ? distance < 1.1 : rows == 1 && distance < 0.6;
    }
  }
  return false;
}

bool is_pair(char32_t a, char32_t b, std::u32string_view pairs) {
  for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
    if ((pairs[i] == a && pairs[i + 1] == b) || (pairs[i] == b && pairs[i + 1] == a)) return true;
  }
  return false;
}

double replacement(char32_t a, char32_t b) {
  if (a == b) return 0;
  if (is_pair(a, b, U"aäoöuü")) return kUmlaut;
  if (is_pair(a, b, U"dtbpgkfvszßscksieäeäiyüycz")) return kSound;
  return are_neighbours(a, b) ? kNeighbour : 1;
}

/// Cost of a letter too many in `word` at `i`.
double surplus(const std::u32string& word, std::size_t i) {
  const char32_t c = word[i];
  if ((i > 0 && word[i - 1] == c) || (i + 1 < word.size() && word[i + 1] == c)) return kDoubled;
  if (c == U'e' && i > 0 && word[i - 1] == U'i') return kLongVowel;
  if (c == U'h' && i > 0 &&
      std::u32string_view(U"aeiouäöürt").find(word[i - 1]) != std::u32string_view::npos) {
    return kLongVowel;
  }
  return 1;
}

bool is_digraph(char32_t single, char32_t first, char32_t second) {
  if (single == U'ß') return first == U's' && second == U's';
  return second == U'e' && is_pair(single, first, U"äaöoüu");
}

}  // namespace

double spelling_distance(std::string_view first, std::string_view second, double limit) {
  const std::u32string a = decode(first);
  const std::u32string b = decode(second);
  const std::size_t longer = std::max(a.size(), b.size());
  const std::size_t gap = longer - std::min(a.size(), b.size());
  if (static_cast<double>(gap) * kUmlautPair > limit) return limit + 1;
  const std::size_t width = b.size() + 1;
  std::vector<double> cells((a.size() + 1) * width);
  const auto cell = [&](std::size_t i, std::size_t j) -> double& { return cells[i * width + j]; };
  for (std::size_t j = 1; j <= b.size(); ++j) cell(0, j) = cell(0, j - 1) + surplus(b, j - 1);
  double before = 0;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    cell(i, 0) = cell(i - 1, 0) + surplus(a, i - 1);
    double least = cell(i, 0);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      double cost = cell(i - 1, j - 1) + replacement(a[i - 1], b[j - 1]);
      cost = std::min(cost, cell(i - 1, j) + surplus(a, i - 1));
      cost = std::min(cost, cell(i, j - 1) + surplus(b, j - 1));
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        cost = std::min(cost, cell(i - 2, j - 2) + kSwap);
      }
      if (j > 1 && is_digraph(a[i - 1], b[j - 2], b[j - 1]))
        cost = std::min(cost, cell(i - 1, j - 2) + kUmlautPair);
      if (i > 1 && is_digraph(b[j - 1], a[i - 2], a[i - 1]))
        cost = std::min(cost, cell(i - 2, j - 1) + kUmlautPair);
      cell(i, j) = cost;
      least = std::min(least, cost);
    }
    // A digraph or a swap reaches back two rows.
    if (least > limit && before > limit) return limit + 1;
    before = least;
  }
  const bool start = a.empty() || b.empty() || a[0] == b[0] || replacement(a[0], b[0]) <= kUmlaut;
  const double distance = cell(a.size(), b.size());
  return start || distance == 0 ? distance : distance + kFirstLetter;
}

}  // namespace fundstelle
