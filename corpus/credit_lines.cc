#include <algorithm>
#include <array>
#include <bit>
#include <string>
#include <vector>

#ifdef __SSE2__
#include <immintrin.h>
#endif

#include "corpus/data_table.h"
#include "corpus/phrase_set.h"
#include "corpus/text_signs.h"
#include "corpus/utf8_text.h"

extern "C" {
extern const char fundstelle_data_credit_words_tsv_begin[];
extern const char fundstelle_data_credit_words_tsv_end[];
}

namespace fundstelle {
namespace {

using std::string_view;
using namespace std::string_view_literals;

constexpr std::size_t kMaxCreditLine = 200;
constexpr std::size_t kMaxNamePair = 92;  ///< bytes, the full stop before it included

/// Short phrases, looked up by the first (or last) byte of a line.
using PhrasesByByte = std::array<std::vector<std::string>, 256>;

struct CreditWords {
  PhrasesByByte prefixes;
  PhrasesByByte picture_prefixes;  ///< those that name a picture, not a source
  PhrasesByByte suffixes;
  PhraseSet<bool> inside;
  PhraseSet<bool> prefix_set;
};

const CreditWords& credit_words() {
  static const CreditWords words = [] {
    CreditWords result;
    std::vector<PhraseSet<bool>::Phrase> inside;
    std::vector<PhraseSet<bool>::Phrase> prefixes;
    for (const auto& row : table_rows(embedded(fundstelle_data_credit_words_tsv_begin,
                                               fundstelle_data_credit_words_tsv_end))) {
      if (row.size() < 2) continue;
      if (row[1].empty()) continue;
      const auto first = static_cast<unsigned char>(row[1].front());
      const auto last = static_cast<unsigned char>(row[1].back());
      if (row[0] == "prefix") {
        result.prefixes[first].emplace_back(row[1]);
        const bool source = row[1].find("Quelle") != string_view::npos || row[1] == "©";
        if (!source && row[1].front() != '(') result.picture_prefixes[first].emplace_back(row[1]);
      }
      if (row[0] == "prefix") prefixes.emplace_back(row[1] == "©" ? "© " : row[1], true);
      if (row[0] == "suffix") result.suffixes[last].emplace_back(row[1]);
      if (row[0] == "contains") inside.emplace_back(row[1], true);
    }
    result.inside = PhraseSet<bool>(std::move(inside));
    result.prefix_set = PhraseSet<bool>(std::move(prefixes));
    return result;
  }();
  return words;
}

/// "Gerd Engelsmaier/Nordbild", "Russian Foreign Ministry/Imago": names joined by a slash.
bool is_name_pair(string_view text) {
  text = trim(text, " .()");
  const std::size_t slash = text.find('/');
  if (slash == string_view::npos || text.size() > 90 || count_words(text) > 8) return false;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = text.find_first_of(" /,&", begin);
    if (end == string_view::npos) end = text.size();
    const string_view word = text.substr(begin, end - begin);
    if (word.size() > 3 && !starts_upper(word) && canonical_agency(word).empty() && word != "dpa" &&
        word != "imago" && word != "images" && word != "alliance" && word != "picture") {
      return false;
    }
    begin = end + 1;
  }
  return true;
}

bool has_credit_word(string_view text) {
  const CreditWords& words = credit_words();
  if (text.empty()) return false;
  for (const std::string& suffix : words.suffixes[static_cast<unsigned char>(text.back())]) {
    if (text.ends_with(suffix)) return true;
  }
  return words.inside.find(text) != nullptr;
}

/// Bytes behind which a credit's introducing word may stand.
constexpr std::array<bool, 256> kBeforeCredit = [] {
  std::array<bool, 256> bytes{};
  for (const char c : " .!?)”“\""sv) bytes[static_cast<unsigned char>(c)] = true;
  return bytes;
}();

/// The first byte from `i` on that may be in kBeforeCredit, or one before the last block of bytes.
std::size_t skip_letters(string_view text, std::size_t i) {
#ifdef __SSE2__
  for (; i + 16 <= text.size(); i += 16) {
    const __m128i part = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + i));
    // Signed: what is below the slash is punctuation, a blank, or beyond ASCII.
    const __m128i found = _mm_or_si128(_mm_cmplt_epi8(part, _mm_set1_epi8('/')),
                                       _mm_cmpeq_epi8(part, _mm_set1_epi8('?')));
    const auto bits = static_cast<unsigned>(_mm_movemask_epi8(found));
    if (bits != 0) return i + static_cast<std::size_t>(std::countr_zero(bits));
  }
#endif
  return i;
}

/// Where a credit's introducing word stands behind the end of a sentence ("… ab. Foto: dpa").
std::size_t find_credit_prefix(string_view caption) {
  std::size_t result = string_view::npos;
  const auto visit = [&](bool, std::size_t at) {
    const string_view before = trim(caption.substr(0, at));
    if (before.empty() || caption.size() - at > 120) return false;
    // "… machte sich ein Bild von der Lage": in the middle of a sentence it is a word.
    if (is_word_character(static_cast<unsigned char>(before.back())) && ends_sentence(caption)) {
      return false;
    }
    const bool divided =
        before.size() < at || kBeforeCredit[static_cast<unsigned char>(before.back())];
    if (divided) result = at;
    return divided;
  };
  const PhraseSet<bool>& prefixes = credit_words().prefix_set;
  const std::size_t first = caption.size() > 120 ? caption.size() - 121 : 0;
  for (std::size_t i = skip_letters(caption, first); i + 1 < caption.size();
       i = skip_letters(caption, i + 1)) {
    if (!kBeforeCredit[static_cast<unsigned char>(caption[i])]) continue;
    if (prefixes.at(caption, i + 1, visit)) break;
  }
  return result;
}

/// A sentence's end with nothing before it that introduces or divides names: most paragraphs.
bool ends_without_credit(string_view caption) {
  if (!caption.ends_with('.') && !caption.ends_with("“") && !caption.ends_with('"')) return false;
  const string_view tail =
      caption.substr(caption.size() - std::min<std::size_t>(caption.size(), 121));
  return tail.find(':') == string_view::npos && tail.find('/') == string_view::npos &&
         tail.find('(') == string_view::npos && tail.find('\xC2') == string_view::npos;
}

}  // namespace

bool names_picture(string_view line) {
  line = trim(line, " (");
  if (line.empty()) return false;
  for (const std::string& prefix :
       credit_words().picture_prefixes[static_cast<unsigned char>(line.front())]) {
    if (line.starts_with(prefix)) return true;
  }
  return line.find("picture alliance") != string_view::npos;
}

bool is_credit_line(string_view line, std::size_t words) {
  if (line.size() > kMaxCreditLine || words > 25 || words == 0) return false;
  for (const std::string& prefix :
       credit_words().prefixes[static_cast<unsigned char>(line.front())]) {
    if (line.starts_with(prefix) && words <= 14) return true;
  }
  if (words > 12 || (ends_sentence(line) && words >= 8)) return false;
  if (line.ends_with("(Archivbild)") || line.ends_with("(Symbolbild)")) return words <= 2;
  return has_credit_word(line) || is_name_pair(line);
}

std::size_t find_glued_credit(string_view caption) {
  if (caption.size() > 1500 || ends_without_credit(caption)) return string_view::npos;
  std::size_t at = find_credit_prefix(caption);
  if (at != string_view::npos) return at;
  // A full stop without a blank behind it: "… Saudi-Arabien.Russian Foreign Ministry/Imago".
  const std::size_t first = std::max<std::size_t>(caption.size(), 101) - 101;
  for (at = caption.find('.', first); at != string_view::npos; at = caption.find('.', at + 1)) {
    const string_view rest = caption.substr(at + 1);
    if (at < 10 || !starts_upper(rest) || rest.size() > 100) continue;
    if (is_name_pair(rest) || has_credit_word(rest) || !canonical_agency(rest).empty()) {
      return at + 1;
    }
  }
  const std::size_t tail = std::max<std::size_t>(caption.size(), kMaxNamePair) - kMaxNamePair;
  at = caption.substr(tail).rfind(". ");
  if (at != string_view::npos && (at += tail) > 10) {
    const string_view rest = caption.substr(at + 2);
    if (rest.size() < 90 && is_name_pair(rest) && !ends_sentence(rest)) return at + 2;
  }
  return string_view::npos;
}

}  // namespace fundstelle
