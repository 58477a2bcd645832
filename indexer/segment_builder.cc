#include "indexer/segment_builder.h"

#include <algorithm>
#include <numeric>

namespace fundstelle {
namespace {

constexpr std::size_t kMostStores = 16;  // held at once

}  // namespace

std::uint32_t SegmentBuilder::term_of(std::string_view term) {
  const auto known = terms_.find(term);
  if (known != terms_.end()) return known->second;
  const auto number = static_cast<std::uint32_t>(names_.size());
  names_.push_back(&terms_.emplace(term, number).first->first);
  uses_.emplace_back();
  last_raw_.push_back(0xFFFFFFFFU);
  term_forms_.push_back(0);
  return number;
}

bool SegmentBuilder::is_form(const Form& form, const Word& word) const {
  if (form.part_count != word.parts.size() || *names_[form.term] != word.stem) return false;
  for (std::uint32_t i = 0; i < form.part_count; ++i) {
    if (*names_[parts_[form.first_part + i]] != word.parts[i].term) return false;
  }
  return true;
}

std::uint32_t SegmentBuilder::add_form(std::string_view folded, const Word& word) {
  const std::uint32_t term = term_of(word.stem);
  const auto first_part = static_cast<std::uint32_t>(parts_.size());
  for (const WordPart& part : word.parts) parts_.push_back(term_of(part.term));
  const auto part_count = static_cast<std::uint32_t>(word.parts.size());
  forms_.push_back({folded, term, term_forms_[term]++, first_part, part_count, 0});
  return static_cast<std::uint32_t>(forms_.size() - 1);
}

std::uint32_t SegmentBuilder::form_of(const Word& word) {
  const auto known = first_forms_.find(word.folded);
  if (known == first_forms_.end()) {
    const auto number = static_cast<std::uint32_t>(forms_.size());
    const auto added = first_forms_.emplace(word.folded, number).first;
    return add_form(added->first, word);
  }
  for (std::uint32_t f = known->second;; f = forms_[f].next) {
    if (is_form(forms_[f], word)) return f;
    if (forms_[f].next != 0) continue;
    const std::uint32_t added = add_form(known->first, word);
    return forms_[f].next = added;
  }
}

StoreTable<std::uint32_t>& SegmentBuilder::known_forms(
    const std::shared_ptr<const WordStore>& store) {
  for (auto& [known, table] : known_) {
    if (known == store) return table;
  }
  if (known_.size() == kMostStores) known_.clear();
  return known_.emplace_back(store, StoreTable<std::uint32_t>()).second;
}

SegmentBuilder::Raw& SegmentBuilder::raw_of(std::uint32_t term, std::uint32_t article,
                                            std::uint32_t unit) {
  const std::uint32_t last = last_raw_[term];
  if (last != 0xFFFFFFFFU && raws_[last].article == article && raws_[last].unit == unit) {
    return raws_[last];
  }
  last_raw_[term] = static_cast<std::uint32_t>(raws_.size());
  raws_.push_back({term, article, unit, 0, 0});
  return raws_.back();
}

void SegmentBuilder::add(std::uint32_t docid, std::string_view id, const WordSequences& article) {
  docids_.push_back(docid);
  ids_.emplace_back(id);
  first_units_.push_back(static_cast<std::uint32_t>(unit_words_.size()));
  current_ = &known_forms(article.store);
  for (std::size_t u = 0; u < article.units(); ++u) add_unit(article.unit(u), u);
  token_ends_.push_back(tokens_.size());
}

void SegmentBuilder::add_unit(std::span<const Word* const> words, std::size_t unit) {
  const auto article = static_cast<std::uint32_t>(docids_.size() - 1);
  const auto u = static_cast<std::uint32_t>(unit);
  const auto field = static_cast<std::uint8_t>(unit == 0 ? 2 : 1);
  std::uint32_t part_length = 0;
  for (const Word* word : words) {
    std::uint32_t& known = (*current_)[word->form];
    if (known == 0) known = 1 + form_of(*word);
    const std::uint32_t f = known - 1;
    const Form& form = forms_[f];
    Raw& raw = raw_of(form.term, article, u);
    ++raw.words;
    if (form.part_count == 0) {
      ++raw.parts;
      ++part_length;
      uses_[form.term].simple |= field;
    } else {
      part_length += form.part_count;
      uses_[form.term].compound |= field;
    }
    for (std::uint32_t i = 0; i < form.part_count; ++i) {
      ++raw_of(parts_[form.first_part + i], article, u).parts;
    }
    if (word->derived) tokens_.push_back(SegmentWriter::kDerivedToken);
    tokens_.push_back(f);
  }
  tokens_.push_back(SegmentWriter::kUnitEnd);
  unit_words_.push_back(static_cast<std::uint32_t>(words.size()));
  unit_parts_.push_back(part_length);
}

std::size_t SegmentBuilder::bytes() const {
  constexpr std::size_t kBytesPerTerm = 120;  // of the map, measured
  return (names_.size() + forms_.size()) * kBytesPerTerm + raws_.size() * (sizeof(Raw) + 4) +
         tokens_.size() * 4;
}

bool SegmentBuilder::is_simple(std::uint32_t term, bool title) const {
  const unsigned field = title ? 2 : 1;
  return (uses_[term].simple & field) != 0 && (uses_[term].compound & field) == 0;
}

void SegmentBuilder::write_articles(SegmentWriter& writer) const {
  for (std::size_t a = 0; a < docids_.size(); ++a) {
    const std::size_t first = first_units_[a];
    const std::size_t end = a + 1 < docids_.size() ? first_units_[a + 1] : unit_words_.size();
    const std::size_t passages = end - first - 1;
    writer.add_article({docids_[a],
                        ids_[a],
                        {unit_words_.data() + first + 1, passages},
                        {unit_parts_.data() + first + 1, passages},
                        unit_words_[first],
                        unit_parts_[first]});
  }
}

void SegmentBuilder::write_terms(SegmentWriter& writer,
                                 const std::vector<std::uint32_t>& order) const {
  std::vector<std::uint32_t> ends(names_.size() + 1, 0);  // counting sort by term; order is kept
  for (const Raw& raw : raws_) ++ends[raw.term + 1];
  std::partial_sum(ends.begin(), ends.end(), ends.begin());
  std::vector<std::uint32_t> begins(ends.begin(), ends.end() - 1);
  std::vector<std::uint32_t> sorted(raws_.size());
  for (std::uint32_t i = 0; i < raws_.size(); ++i) sorted[begins[raws_[i].term]++] = i;

  TermPostings postings;
  for (const std::uint32_t term : order) {
    postings.clear();
    postings.simple = is_simple(term, false);
    postings.title_simple = is_simple(term, true);
    for (std::uint32_t i = ends[term]; i < ends[term + 1]; ++i) {
      const Raw& raw = raws_[sorted[i]];
      const bool title = raw.unit == 0;
      const bool simple = title ? postings.title_simple : postings.simple;
      const std::uint32_t parts = raw.parts - (simple ? raw.words : 0);
      const std::uint32_t passage = title ? 0 : raw.unit - 1;
      const ListKind words = title ? ListKind::title_words : ListKind::words;
      const ListKind others = title ? ListKind::title_parts : ListKind::parts;
      if (raw.words > 0) postings.of(words).add(raw.article, passage, raw.words);
      if (parts > 0) postings.of(others).add(raw.article, passage, parts);
    }
    writer.add_term(*names_[term], postings);
  }
}

void SegmentBuilder::write_forms(SegmentWriter& writer, const std::vector<std::uint32_t>& order,
                                 const std::vector<std::uint32_t>& ordinals) const {
  std::vector<std::uint32_t> begins(names_.size() + 1, 0);  // forms by term and variant
  for (std::size_t t = 0; t < names_.size(); ++t) begins[t + 1] = begins[t] + term_forms_[t];
  std::vector<std::uint32_t> sorted(forms_.size());
  for (std::uint32_t f = 0; f < forms_.size(); ++f) {
    sorted[begins[forms_[f].term] + forms_[f].variant] = f;
  }
  std::vector<std::uint32_t> parts;
  for (const std::uint32_t part : parts_) parts.push_back(ordinals[part]);
  std::vector<TermForm> forms;
  for (const std::uint32_t term : order) {
    forms.clear();
    for (std::uint32_t i = begins[term]; i < begins[term + 1]; ++i) {
      const Form& form = forms_[sorted[i]];
      forms.push_back({form.folded, {parts.data() + form.first_part, form.part_count}});
    }
    writer.add_forms(*names_[term], forms);
  }
}

void SegmentBuilder::write_sequences(SegmentWriter& writer,
                                     const std::vector<std::uint32_t>& ordinals) const {
  std::vector<std::uint32_t> tokens;
  std::vector<std::uint32_t> variants;
  std::size_t at = 0;
  for (const std::size_t end : token_ends_) {
    tokens.clear();
    variants.clear();
    for (; at < end; ++at) {
      const bool mark = tokens_[at] >= SegmentWriter::kDerivedToken;
      tokens.push_back(mark ? tokens_[at] : ordinals[forms_[tokens_[at]].term]);
      if (!mark) variants.push_back(forms_[tokens_[at]].variant);
    }
    writer.add_sequence(tokens, variants);
  }
}

void SegmentBuilder::write(std::ostream& stream, std::string_view archive,
                           std::uint32_t first_docid, std::uint32_t last_docid) {
  SegmentWriter writer(stream, archive, first_docid, last_docid);
  write_articles(writer);
  writer.begin_terms();
  std::vector<std::uint32_t> order(names_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [this](std::uint32_t a, std::uint32_t b) { return *names_[a] < *names_[b]; });
  write_terms(writer, order);
  std::vector<std::uint32_t> ordinals(names_.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) ordinals[order[i]] = i;
  write_forms(writer, order, ordinals);
  write_sequences(writer, ordinals);
  writer.finish();
  *this = {};
}

}  // namespace fundstelle
