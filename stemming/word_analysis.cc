#include "stemming/word_analysis.h"

#include <algorithm>

#include "stemming/adjective_forms.h"
#include "stemming/tokenizer.h"
#include "stemming/utf8.h"

namespace fundstelle {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_numeric(std::string_view surface) {
  return std::all_of(surface.begin(), surface.end(),
                     [](char c) {
                       return c != '-' && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z');
                     }) &&
         is_digit(surface.front()) && is_digit(surface.back());
}

/// 150.000, 150 000, 150'000: every group but the first has three digits, and no other sign occurs.
bool is_grouped(std::string_view surface, const FoldedWord& folded) {
  std::uint32_t group = 0;
  for (const FoldedBreak& sign : folded.breaks) {
    if (sign.sign == ',' || sign.sign == '-') return false;
    if (group == 0 ? sign.folded > 3 || sign.folded == 0 : sign.folded != group + 3) return false;
    group = sign.folded;
  }
  return group > 0 && folded.text.size() == group + 3 && surface.front() != '0';
}

/// Written and shaped as a name may be: a capital, then letters only.
bool is_name_like(std::string_view surface, const FoldedWord& folded) {
  const DecodedCharacter first = decode_utf8(surface, 0);
  if (!is_upper(first.code) || folded.text.size() < 3) return false;
  return std::none_of(folded.text.begin(), folded.text.end(), is_digit);
}

}  // namespace

WordAnalysis::WordAnalysis(const GermanRules& rules)
    : rules_(rules), stemmer_(rules.lexicon(), rules.stem_tables()) {}

AnalyzedWord WordAnalysis::analyze(std::string_view surface) {
  fold_word(surface, folded_);
  if (is_numeric(surface)) return analyze_number(surface);
  AnalyzedWord word;
  parts_.clear();
  split_pieces();
  word.folded = folded_.text;
  set_stem(word);
  set_parts(word);
  word.stop_word = rules_.is_stop_word(word.folded);
  word.name_like = is_name_like(surface, folded_);
  set_neighbourhood(word, surface);
  return word;
}

/// Groups of thousands are one number; other signs (3,5; 10.1.2022) belong to it.
AnalyzedWord WordAnalysis::analyze_number(std::string_view surface) {
  AnalyzedWord word;
  if (is_grouped(surface, folded_)) {
    word.folded = folded_.text;
  } else {
    std::size_t from = 0;
    for (const FoldedBreak& sign : folded_.breaks) {
      word.folded.append(folded_.text, from, sign.folded - from);
      word.folded += sign.sign == ' ' ? '.' : sign.sign;
      from = sign.folded;
    }
    word.folded.append(folded_.text, from);
  }
  word.stem = word.folded;
  word.reason = "number";
  return word;
}

/// A hyphen is a certain boundary; the pieces between hyphens may be compounds themselves.
void WordAnalysis::split_pieces() {
  std::uint32_t begin = 0;
  for (const FoldedBreak& sign : folded_.breaks) {
    if (sign.sign != '-' || sign.folded == begin) continue;
    split_piece(begin, sign.folded);
    begin = sign.folded;
  }
  const auto end = static_cast<std::uint32_t>(folded_.text.size());
  if (begin < end) split_piece(begin, end);
}

void WordAnalysis::split_piece(std::uint32_t begin, std::uint32_t end) {
  const std::string_view piece = std::string_view(folded_.text).substr(begin, end - begin);
  const std::vector<bool> starts(folded_.starts.begin() + begin, folded_.starts.begin() + end + 1);
  std::vector<CompoundPart> parts;
  rules_.splitter().split(piece, starts, parts);
  if (parts.size() >= 2 && is_verb_form(piece, piece.substr(parts.back().begin))) parts.clear();
  if (parts.size() >= 2 && is_adjective_form(piece, parts.back().begin)) parts.clear();
  if (parts.size() >= 2 && is_simple_verb(piece, piece.substr(parts.back().begin))) parts.clear();
  if (parts.empty()) parts.push_back({0, end - begin, 0.0F});
  for (const CompoundPart& part : parts) {
    parts_.push_back({part.begin + begin, part.end + begin, part.score});
  }
}

void WordAnalysis::set_neighbourhood(AnalyzedWord& word, std::string_view surface) {
  word.coordination = is_coordination(surface);
  word.particle = rules_.stem_tables().is_particle(word.folded);
  if (!word.parts.empty() || word.folded.size() < 3) return;
  const auto form = stemmer_.verbs().find(word.folded);
  if (form && rules_.stem_tables().is_separable_base(form->infinitive))
    word.infinitive = form->infinitive;
}

/// "teilgenommen" is a form of teilnehmen, no compound; but a Hochschule is a Schule.
bool WordAnalysis::is_verb_form(std::string_view piece, std::string_view last) const {
  if (stemmer_.verbs().find_strong(piece)) return true;
  if (piece.size() < 7) return false;
  // An ending may look like a noun: sehn|test, anwend|ende.
  const bool ending = last == "test" || last == "ende" || last == "enden";
  LexiconEntry entry;
  if (!ending && rules_.lexicon().find(last, entry) && entry.is_noun()) return false;
  const auto form = stemmer_.verbs().find(piece);
  if (!form) return false;
  // A Hörtest is a test.
  const bool test = piece.ends_with("test");
  return form->prefixed || (rules_.stem_tables().is_weak_infinitive(form->infinitive) && !test);
}

/// Klarstem, namhaf|testen: an adjective cut in its ending.
bool WordAnalysis::is_adjective_form(std::string_view piece, std::size_t last) const {
  if (!listed_adjective(piece, rules_.stem_tables()).empty()) return true;
  const std::string base = adjective_base(piece);
  if (base.empty() || base.size() == piece.size()) return false;
  return last + 4 > base.size() &&
         listed_adjective(piece.substr(last), rules_.stem_tables()).empty();
}

/// Orientier|endes, sublimi|test, Klima|tisierung: a form of a verb, or a noun made of one, cut
/// where no verb begins. (computer|basiert has one behind the cut.)
bool WordAnalysis::is_simple_verb(std::string_view piece, std::string_view last) const {
  const VerbForms& verbs = stemmer_.verbs();
  std::string_view verb = piece;
  std::string_view head = last;
  if (const std::size_t at = piece.rfind("ierung");
      at != std::string_view::npos && at >= 3 &&
      (piece.size() == at + 6 || piece.ends_with("ierungen"))) {
    verb = piece.substr(0, at + 3);
    if (last.size() < piece.size() - at + 2) return true;
    head = last.substr(0, last.size() - (piece.size() - at) + 3);
    return !verbs.is_verb(std::string(head) + "en");
  }
  const std::string infinitive = verbs.by_shape(verb);
  if (infinitive.empty()) return false;
  const bool foreign = infinitive.ends_with("ieren");
  if (!foreign && !verbs.is_verb(infinitive) && !verbs.find(infinitive)) return false;
  const std::string of_last = verbs.by_shape(head);
  return of_last.empty() || !verbs.is_verb(of_last);
}

/// The stem of a compound is its head's stem behind the other parts as written.
void WordAnalysis::set_stem(Word& word) {
  const std::uint32_t head = parts_.empty() ? 0 : parts_.back().begin;
  if (const auto* exception = head == 0 ? nullptr : rules_.stem_tables().exception(folded_.text)) {
    word.stem = exception->stem;
    word.reason = "exception: " + std::string(exception->reason);
    return;
  }
  const std::string_view last = std::string_view(folded_.text).substr(head);
  std::string base;
  if (head > 0) base = stemmer_.compound_adjective(folded_.text, head);
  if (!base.empty()) {
    word.stem = std::move(base);
    word.reason = "adjective";
    return;
  }
  Stem stem = head == 0 ? stemmer_.stem(last) : stemmer_.head_stem(last);
  word.stem = strip_accents(std::string_view(folded_.text).substr(0, head)) + stem.text;
  word.reason = std::move(stem.reason);
}

void WordAnalysis::set_parts(Word& word) {
  if (parts_.size() < 2) return;
  for (const CompoundPart& part : parts_) {
    WordPart result;
    result.begin = folded_.source[part.begin];
    result.end = folded_.source[part.end];
    for (const FoldedBreak& sign : folded_.breaks) {
      if (sign.folded == part.end && sign.sign == '-') result.end = sign.begin;
      if (sign.folded == part.begin && sign.begin == result.begin) result.begin = sign.end;
    }
    const std::string_view text =
        std::string_view(folded_.text).substr(part.begin, part.end - part.begin);
    result.term = stemmer_.stem(text).text;
    result.score = part.score;
    word.parts.push_back(std::move(result));
  }
}

}  // namespace fundstelle
