#include "indexer/segment_builder.h"

#include <algorithm>
#include <numeric>

namespace fundstelle {

std::uint32_t SegmentBuilder::term_of(std::string_view term) {
  const auto [entry, is_new] =
      terms_.try_emplace(std::string(term), static_cast<std::uint32_t>(names_.size()));
  if (is_new) {
    names_.push_back(&entry->first);
    uses_.emplace_back();
    last_raw_.push_back(0xFFFFFFFFU);
  }
  return entry->second;
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

void SegmentBuilder::add(std::uint32_t docid, std::string_view id, const SequenceRecord& record) {
  std::vector<std::uint32_t> stems;
  for (const FormEntry& entry : record.entries) stems.push_back(term_of(entry.stem));
  std::vector<std::uint32_t> parts;
  for (const std::string_view part : record.parts) parts.push_back(term_of(part));
  docids_.push_back(docid);
  ids_.emplace_back(id);
  first_units_.push_back(static_cast<std::uint32_t>(unit_words_.size()));
  for (std::size_t u = 0; u < record.units(); ++u) add_unit(record, u, stems, parts);
  token_ends_.push_back(tokens_.size());
}

void SegmentBuilder::add_unit(const SequenceRecord& record, std::size_t unit,
                              const std::vector<std::uint32_t>& stems,
                              const std::vector<std::uint32_t>& parts) {
  const auto article = static_cast<std::uint32_t>(docids_.size() - 1);
  const auto u = static_cast<std::uint32_t>(unit);
  const auto field = static_cast<std::uint8_t>(unit == 0 ? 2 : 1);
  std::uint32_t part_length = 0;
  for (const SequenceWord& word : record.unit(unit)) {
    const FormEntry& entry = record.entries[word.entry];
    const std::uint32_t stem = stems[word.entry];
    Raw& raw = raw_of(stem, article, u);
    ++raw.words;
    part_length += record.part_length(entry);
    if (entry.part_count == 0) {
      ++raw.parts;
      uses_[stem].simple |= field;
    } else {
      uses_[stem].compound |= field;
    }
    for (std::uint32_t i = 0; i < entry.part_count; ++i) {
      ++raw_of(parts[entry.first_part + i], article, u).parts;
    }
    if (word.derived) tokens_.push_back(SegmentWriter::kDerivedToken);
    tokens_.push_back(stem);
  }
  tokens_.push_back(SegmentWriter::kUnitEnd);
  unit_words_.push_back(static_cast<std::uint32_t>(record.unit(unit).size()));
  unit_parts_.push_back(part_length);
}

std::size_t SegmentBuilder::bytes() const {
  constexpr std::size_t kBytesPerTerm = 120;  // of the map, measured
  return names_.size() * kBytesPerTerm + raws_.size() * (sizeof(Raw) + 4) + tokens_.size() * 4;
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
  for (std::uint32_t& token : tokens_) {
    if (token < SegmentWriter::kDerivedToken) token = ordinals[token];
  }
  std::size_t begin = 0;
  for (const std::size_t end : token_ends_) {
    writer.add_sequence({tokens_.data() + begin, end - begin});
    begin = end;
  }
  writer.finish();
  *this = {};
}

}  // namespace fundstelle
