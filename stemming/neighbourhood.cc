#include "stemming/neighbourhood.h"

#include <algorithm>

namespace fundstelle {
namespace {

/// A clause's verb stands at most so many words before its particle.
constexpr std::size_t kMaxClause = 30;
/// "Stadt-, Kreis- und Landesgrenzen": so many words may stand between.
constexpr std::size_t kMaxSuspended = 8;

class Neighbourhood {
 public:
  Neighbourhood(std::string_view text, const std::vector<SurfaceWord>& words,
                const std::vector<const AnalyzedWord*>& analyzed, const StemTables& tables)
      : text_(text), words_(words), analyzed_(analyzed), tables_(tables) {}

  void run(std::vector<DerivedWord>& derived) {
    derived.clear();
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (words_[i].hyphen_behind && analyzed_[i]->folded.size() >= 2) add_front(i, derived);
      if (words_[i].hyphen_before) add_back(i, derived);
      if (analyzed_[i]->particle && i > 0 && ends_clause(i)) add_verb(i, derived);
    }
    std::stable_sort(derived.begin(), derived.end(),
                     [](const DerivedWord& a, const DerivedWord& b) { return a.word < b.word; });
  }

 private:
  std::string_view surface(std::size_t i) const {
    return text_.substr(words_[i].begin, words_[i].end - words_[i].begin);
  }

  std::string_view gap_behind(std::size_t i) const {
    const std::size_t end = i + 1 < words_.size() ? words_[i + 1].begin : text_.size();
    return text_.substr(words_[i].end, end - words_[i].end);
  }

  /// A sign of the clause's end follows, or a conjunction.
  bool ends_clause(std::size_t i) const {
    if (i + 1 == words_.size() || analyzed_[i + 1]->coordination) return true;
    return gap_behind(i).find_first_of(",.;:!?)\n\"") != std::string_view::npos ||
           gap_behind(i).find("\xE2\x80") != std::string_view::npos;  // dashes, quotation marks, …
  }

  bool ends_sentence(std::size_t i) const {
    const std::string_view gap = gap_behind(i);
    if (gap.find_first_of("!?;") != std::string_view::npos) return true;
    // A full stop behind a number, a letter or a short abbreviation may stand inside the sentence.
    return gap.find('.') != std::string_view::npos && analyzed_[i]->folded.size() > 3 &&
           analyzed_[i]->reason != "number";
  }

  void add_verb(std::size_t particle, std::vector<DerivedWord>& derived) const {
    const std::string& prefix = analyzed_[particle]->folded;
    for (std::size_t i = particle; i-- > 0 && particle - i <= kMaxClause;) {
      if (ends_sentence(i)) return;
      const AnalyzedWord& word = *analyzed_[i];
      if (word.infinitive.empty()) continue;
      const std::string infinitive = prefix + word.infinitive;
      if (!tables_.is_separable_verb(infinitive)) continue;
      derived.push_back({static_cast<std::uint32_t>(i), infinitive});
      return;
    }
  }

  /// The last part of a compound, or what stands behind its first hyphen.
  std::string_view tail(std::size_t i) const {
    const std::string_view word = surface(i);
    if (const std::size_t hyphen = word.find('-'); hyphen != std::string_view::npos)
      return word.substr(hyphen + 1);
    const std::vector<WordPart>& parts = analyzed_[i]->parts;
    return parts.empty() ? std::string_view() : word.substr(parts.back().begin);
  }

  void add_front(std::size_t i, std::vector<DerivedWord>& derived) const {
    bool coordination = false;
    for (std::size_t j = i + 1; j < words_.size() && j - i <= kMaxSuspended; ++j) {
      if (analyzed_[j]->coordination) {
        coordination = true;
      } else if (coordination && !words_[j].hyphen_behind) {
        const std::string_view rest = tail(j);
        if (!rest.empty())
          derived.push_back({static_cast<std::uint32_t>(i), std::string(surface(i)) + lower(rest)});
        return;
      } else if (!words_[j].hyphen_behind && words_[j - 1].hyphen_behind) {
        return;
      }
    }
  }

  void add_back(std::size_t i, std::vector<DerivedWord>& derived) const {
    if (i == 0) return;
    std::size_t before = i - 1;
    while (before > 0 && (analyzed_[before]->coordination || words_[before].hyphen_before))
      --before;
    const std::vector<WordPart>& parts = analyzed_[before]->parts;
    if (parts.empty() || i - before > kMaxSuspended) return;
    const std::string_view front = surface(before).substr(0, parts.back().begin);
    derived.push_back({static_cast<std::uint32_t>(i), std::string(front) + lower(surface(i))});
  }

  static std::string lower(std::string_view word) {
    std::string result(word);
    if (!result.empty() && result[0] >= 'A' && result[0] <= 'Z')
      result[0] = static_cast<char>(result[0] - 'A' + 'a');
    return result;
  }

  std::string_view text_;
  const std::vector<SurfaceWord>& words_;
  const std::vector<const AnalyzedWord*>& analyzed_;
  const StemTables& tables_;
};

}  // namespace

void find_derived_words(std::string_view text, const std::vector<SurfaceWord>& words,
                        const std::vector<const AnalyzedWord*>& analyzed, const StemTables& tables,
                        std::vector<DerivedWord>& derived) {
  Neighbourhood(text, words, analyzed, tables).run(derived);
}

}  // namespace fundstelle
