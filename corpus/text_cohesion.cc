#include "corpus/text_cohesion.h"

#include <algorithm>

#include "corpus/text_signs.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

using std::string_view;

constexpr std::size_t kStem = 5;          ///< bytes of a noun behind its first
constexpr std::size_t kReach = 60;        ///< lines looked at in either direction
constexpr std::size_t kMaxLooked = 4000;  ///< bytes of each

bool is_text(const PageLine& line) {
  return (is_open(line) || line.kind == BlockKind::paragraph) && is_prose(line.text, line.words);
}

bool is_in_text(const std::vector<PageLine>& lines, LineRange text, std::size_t i,
                string_view stem) {
  const std::size_t end = std::min(text.end, i + kReach);
  for (std::size_t j = std::max(text.begin, i - std::min(i, kReach)); j < end; ++j) {
    if (j == i || !is_text(lines[j])) continue;
    if (string_view(lines[j].text).substr(0, kMaxLooked).find(stem) != string_view::npos)
      return true;
  }
  return false;
}

}  // namespace

NounCount find_known_nouns(const std::vector<PageLine>& lines, LineRange text, std::size_t i) {
  NounCount count;
  const string_view line = lines[i].text;
  for (std::size_t begin = 0; begin < line.size();) {
    const std::size_t end = std::min(line.find(' ', begin), line.size());
    const string_view word = trim(line.substr(begin, end - begin), "\"(.,:;!?)");
    if (word.size() > kStem && starts_upper(word)) {
      ++count.nouns;
      // Without the first letter, as a part of a compound has a small one.
      count.known += is_in_text(lines, text, i, word.substr(1, kStem));
    }
    begin = end + 1;
  }
  return count;
}

}  // namespace fundstelle
