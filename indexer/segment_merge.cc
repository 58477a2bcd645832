#include <algorithm>
#include <optional>

#include "indexer/segment_builder.h"

namespace fundstelle {
namespace {

constexpr std::uint32_t kGone = 0xFFFFFFFFU;

// The forms of one term of all inputs, each once.
class MergedForms {
 public:
  void clear() { forms_.clear(); }
  void set_term(std::string_view term) { term_ = term; }
  /// Its variant.
  std::uint32_t add(const std::string& folded, const std::vector<std::uint32_t>& parts) {
    const std::pair form(folded, parts);
    const auto known = std::find(forms_.begin(), forms_.end(), form);
    if (known != forms_.end()) return static_cast<std::uint32_t>(known - forms_.begin());
    forms_.push_back(form);
    return static_cast<std::uint32_t>(forms_.size() - 1);
  }
  /// A form with a part that is gone is in no sequence; it keeps its place without parts.
  void write(SegmentWriter& writer) const {
    std::vector<TermForm> forms;
    for (const auto& [folded, parts] : forms_) {
      const bool gone = std::find(parts.begin(), parts.end(), kGone) != parts.end();
      forms.push_back({folded, gone ? std::span<const std::uint32_t>() : parts});
    }
    writer.add_forms(term_, forms);
  }

 private:
  std::string term_;
  std::vector<std::pair<std::string, std::vector<std::uint32_t>>> forms_;
};

// One input: its terms one after another, and the numbers its articles get.
class Source {
 public:
  Source(const MergeInput& input, std::uint32_t& next_article)
      : segment_(*input.segment), terms_(segment_), form_terms_(segment_) {
    new_article_.resize(segment_.articles(), kGone);
    for (std::uint32_t a = 0; a < segment_.articles(); ++a) {
      if (!input.alive || input.alive(segment_.docid(a))) new_article_[a] = next_article++;
    }
    new_term_.reserve(segment_.header().terms);
    first_variant_.resize(segment_.header().terms);
  }

  bool done() const { return terms_.done(); }
  std::string_view name() const { return terms_.name(); }
  const SealedTerm& term() const { return terms_.term(); }
  void take(std::uint32_t ordinal) {
    new_term_.push_back(ordinal);
    terms_.next();
  }

  void add_articles(SegmentWriter& writer) const {
    std::vector<std::uint32_t> words;
    std::vector<std::uint32_t> parts;
    for (std::uint32_t a = 0; a < segment_.articles(); ++a) {
      if (new_article_[a] == kGone) continue;
      words.clear();
      parts.clear();
      for (std::uint32_t p = segment_.first_passage(a); p < segment_.first_passage(a + 1); ++p) {
        words.push_back(segment_.passage_words(p));
        parts.push_back(segment_.passage_parts(p));
      }
      writer.add_article({segment_.docid(a), segment_.id(a), words, parts, segment_.title_words(a),
                          segment_.title_parts(a)});
    }
  }

  void append(ListKind kind, GroupedPostings& out) const {
    PostingCursor cursor = segment_.cursor(term(), kind);
    for (std::size_t b = 0; b < cursor.blocks(); ++b) {
      cursor.load(b);
      for (std::uint32_t i = 0; i < cursor.count(); ++i) {
        const std::uint32_t article = new_article_[cursor.block_articles()[i]];
        if (article == kGone) continue;
        cursor.passages(i, [&](PassagePosting p) { out.add(article, p.passage, p.frequency); });
      }
    }
  }

  /// Adds the forms of the term that got `ordinal`, if it was one of this segment. Ascending.
  void append_forms(std::uint32_t ordinal, MergedForms& merged) {
    while (!form_terms_.done() && new_term_[form_terms_.term().ordinal] == kGone) {
      form_terms_.next();
    }
    if (form_terms_.done() || new_term_[form_terms_.term().ordinal] != ordinal) return;
    const std::string_view name = form_terms_.name();
    const std::uint32_t code = segment_.sequence_code(form_terms_.term().ordinal);
    first_variant_[code - kFirstTermCode] = static_cast<std::uint32_t>(new_variants_.size());
    for (const SealedForms::Form& form : segment_.forms(code).forms) {
      std::string folded(name.substr(0, form.shared));
      folded += form.rest;
      std::vector<std::uint32_t> parts;
      for (const std::uint32_t part : form.parts) parts.push_back(new_term_[part]);
      new_variants_.push_back(merged.add(folded, parts));
    }
    merged.set_term(name);
    form_terms_.next();
  }

  void add_sequences(SegmentWriter& writer) const {
    std::vector<std::uint32_t> ordinal_of_code(new_term_.size());
    for (std::uint32_t t = 0; t < new_term_.size(); ++t) {
      ordinal_of_code[segment_.sequence_code(t) - kFirstTermCode] = new_term_[t];
    }
    std::vector<std::uint32_t> out;
    std::vector<std::uint32_t> variants;
    for (std::uint32_t a = 0; a < segment_.articles(); ++a) {
      if (new_article_[a] == kGone) continue;
      out.clear();
      variants.clear();
      std::size_t last = 0;
      const std::size_t units = segment_.first_passage(a + 1) - segment_.first_passage(a) + 1;
      segment_.each_token(a, [&](std::size_t unit, const SealedToken& token) {
        for (; last < unit; ++last) out.push_back(SegmentWriter::kUnitEnd);
        const std::uint32_t rank = token.code - kFirstTermCode;
        if (token.derived) out.push_back(SegmentWriter::kDerivedToken);
        out.push_back(ordinal_of_code[rank]);
        variants.push_back(new_variants_[first_variant_[rank] + token.variant]);
      });
      for (; last < units; ++last) out.push_back(SegmentWriter::kUnitEnd);
      writer.add_sequence(out, variants, segment_.sentence_ends(a));
    }
  }

 private:
  const SealedSegment& segment_;
  std::vector<std::uint32_t> new_article_;
  SealedSegment::TermCursor terms_;
  std::vector<std::uint32_t> new_term_;
  SealedSegment::TermCursor form_terms_;      // whose forms come next
  std::vector<std::uint32_t> first_variant_;  // by code, into new_variants_
  std::vector<std::uint32_t> new_variants_;
};

// Adds to `parts` what a simple word says of its own part: the term is not simple everywhere.
void spell_out(const GroupedPostings& words, GroupedPostings& parts) {
  GroupedPostings both;
  std::size_t i = 0;
  std::size_t j = 0;
  std::size_t wi = 0;  // article of words.passages[i]
  std::size_t pj = 0;
  while (i < words.passages.size() || j < parts.passages.size()) {
    while (wi < words.ends.size() && words.ends[wi] <= i) ++wi;
    while (pj < parts.ends.size() && parts.ends[pj] <= j) ++pj;
    using Place = std::pair<std::uint32_t, std::uint32_t>;
    constexpr Place kPast{kGone, kGone};
    const Place w =
        i < words.passages.size() ? Place{words.articles[wi], words.passages[i]} : kPast;
    const Place p =
        j < parts.passages.size() ? Place{parts.articles[pj], parts.passages[j]} : kPast;
    std::uint32_t frequency = 0;
    const Place place = std::min(w, p);
    if (w == place) frequency += words.frequencies[i++];
    if (p == place) frequency += parts.frequencies[j++];
    both.add(place.first, place.second, frequency);
  }
  parts = std::move(both);
}

// Joins one field of one term. Where the inputs differ on whether the term is simple, none is.
bool join_field(const std::vector<Source*>& sources, bool title, GroupedPostings& words,
                GroupedPostings& parts) {
  const ListKind word_kind = title ? ListKind::title_words : ListKind::words;
  const ListKind part_kind = title ? ListKind::title_parts : ListKind::parts;
  const auto k = static_cast<std::size_t>(word_kind);
  bool simple = true;
  bool any_words = false;
  for (const Source* s : sources) {
    if (s->term().lists[k].bytes == nullptr) continue;
    any_words = true;
    simple = simple && (title ? s->term().title_simple : s->term().simple);
  }
  simple = simple && any_words;
  for (const Source* s : sources) {
    GroupedPostings own_words;
    GroupedPostings own_parts;
    s->append(word_kind, own_words);
    s->append(part_kind, own_parts);
    const bool was_simple = title ? s->term().title_simple : s->term().simple;
    if (was_simple && !simple) spell_out(own_words, own_parts);
    const auto add = [](const GroupedPostings& from, GroupedPostings& to) {
      std::uint32_t at = 0;
      for (std::size_t a = 0; a < from.articles.size(); ++a) {
        for (; at < from.ends[a]; ++at) {
          to.add(from.articles[a], from.passages[at], from.frequencies[at]);
        }
      }
    };
    add(own_words, words);
    add(own_parts, parts);
  }
  return simple && !words.empty();
}

}  // namespace

void merge_segments(const std::vector<MergeInput>& inputs, std::ostream& stream,
                    std::string_view archive, std::uint32_t first_docid, std::uint32_t last_docid) {
  std::vector<Source> sources;
  sources.reserve(inputs.size());
  std::uint32_t articles = 0;
  for (const MergeInput& input : inputs) sources.emplace_back(input, articles);
  SegmentWriter writer(stream, archive, first_docid, last_docid);
  for (const Source& source : sources) source.add_articles(writer);
  writer.begin_terms();

  TermPostings postings;
  std::vector<Source*> holders;
  std::uint32_t ordinal = 0;
  while (true) {
    holders.clear();
    for (Source& source : sources) {
      if (source.done()) continue;
      if (!holders.empty() && source.name() > holders.front()->name()) continue;
      if (!holders.empty() && source.name() < holders.front()->name()) holders.clear();
      holders.push_back(&source);
    }
    if (holders.empty()) break;
    postings.clear();
    postings.simple =
        join_field(holders, false, postings.of(ListKind::words), postings.of(ListKind::parts));
    postings.title_simple = join_field(holders, true, postings.of(ListKind::title_words),
                                       postings.of(ListKind::title_parts));
    const bool gone = std::all_of(postings.lists.begin(), postings.lists.end(),
                                  [](const GroupedPostings& list) { return list.empty(); });
    if (!gone) writer.add_term(holders.front()->name(), postings);
    for (Source* holder : holders) holder->take(gone ? kGone : ordinal);
    if (!gone) ++ordinal;
  }
  MergedForms forms;
  for (std::uint32_t term = 0; term < ordinal; ++term) {
    forms.clear();
    for (Source& source : sources) source.append_forms(term, forms);
    forms.write(writer);
  }
  for (const Source& source : sources) source.add_sequences(writer);
  writer.finish();
}

}  // namespace fundstelle
