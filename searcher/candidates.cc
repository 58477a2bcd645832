#include "searcher/candidates.h"

#include <algorithm>

#include "indexer/schema.h"
#include "searcher/quorum.h"

namespace fundstelle {
namespace {

using XQuery = Xapian::Query;

XQuery leaf(char prefix, const std::string& term) { return XQuery(posting_term(prefix, term)); }

XQuery any_of(const std::vector<XQuery>& queries) {
  return XQuery(XQuery::OP_OR, queries.begin(), queries.end());
}

// The lists that hold a term as a whole word.
XQuery whole(const FieldPrefixes& prefixes, const std::string& stem) {
  return leaf(prefixes.both, stem) | leaf(prefixes.word, stem);
}

XQuery form_query(const FieldPrefixes& prefixes, const QueryForm& form) {
  std::vector<XQuery> stems;
  for (const std::string& stem : form.stems) stems.push_back(whole(prefixes, stem));
  return XQuery(XQuery::OP_AND, stems.begin(), stems.end());
}

bool is_form(const QueryWord& word, const std::string& term) {
  return std::any_of(word.forms.begin(), word.forms.end(), [&](const QueryForm& form) {
    return form.stems.size() == 1 && form.stems.front() == term;
  });
}

// Every list that holds the word or a part of it, weighed like the formula.
XQuery word_query(const QueryWord& word, const RankingOptions& options) {
  std::vector<XQuery> forms;
  std::vector<XQuery> titles;
  for (const QueryForm& form : word.forms) {
    titles.push_back(
        XQuery(XQuery::OP_SCALE_WEIGHT, form_query(kTitlePrefixes, form), form.weight));
    if (word.title_only) continue;
    forms.push_back(
        XQuery(XQuery::OP_SCALE_WEIGHT, form_query(kPassagePrefixes, form), form.weight));
  }
  for (const QueryPart& part : word.parts) {
    if (word.title_only) break;
    for (const PartForm& form : part.forms) {
      const bool known = is_form(word, form.term);  // its `both` list is in already
      const double weight = form.weight * options.part_weight;
      XQuery query = leaf(kPassagePrefixes.part, form.term);
      if (!known) query = query | leaf(kPassagePrefixes.both, form.term);
      forms.push_back(XQuery(XQuery::OP_SCALE_WEIGHT, query, weight));
      XQuery title = leaf(kTitlePrefixes.part, form.term);
      if (!known) title = title | leaf(kTitlePrefixes.both, form.term);
      titles.push_back(XQuery(XQuery::OP_SCALE_WEIGHT, title, weight));
    }
  }
  forms.push_back(XQuery(XQuery::OP_SCALE_WEIGHT, any_of(titles), options.title_weight));
  return any_of(forms);
}

// Articles that hold the word in any of its forms, in passages or title.
XQuery presence(const QueryWord& word) {
  std::vector<XQuery> forms;
  for (const QueryForm& form : word.forms) {
    forms.push_back(form_query(kTitlePrefixes, form));
    if (!word.title_only) forms.push_back(form_query(kPassagePrefixes, form));
  }
  return any_of(forms);
}

XQuery phrase_presence(const QueryPhrase& phrase) {
  std::vector<XQuery> stems;
  for (const std::string& stem : phrase.stems) {
    XQuery query = whole(kTitlePrefixes, stem);
    if (!phrase.title_only) query = query | whole(kPassagePrefixes, stem);
    stems.push_back(query);
  }
  return XQuery(XQuery::OP_AND, stems.begin(), stems.end());
}

XQuery with_metadata_filters(XQuery query, const ResolvedQuery& resolved) {
  if (!resolved.sources.empty()) {
    std::vector<XQuery> sources;
    for (const std::string& source : resolved.sources) sources.emplace_back(source_term(source));
    query = XQuery(XQuery::OP_FILTER, query, any_of(sources));
  }
  if (!resolved.since.empty()) {
    query =
        XQuery(XQuery::OP_FILTER, query, XQuery(XQuery::OP_VALUE_GE, Slot::date, resolved.since));
  }
  if (!resolved.until.empty()) {  // "2024-05" includes all that begins with it; '~' sorts last
    query = XQuery(XQuery::OP_FILTER, query,
                   XQuery(XQuery::OP_VALUE_RANGE, Slot::date, "0", resolved.until + "~"));
  }
  return query;
}

XQuery with_filters(XQuery query, const ResolvedQuery& resolved) {
  for (const QueryWord& word : resolved.words) {
    if (word.mode != ClauseMode::required && !word.title_only) continue;
    query = XQuery(XQuery::OP_FILTER, query, presence(word));
  }
  for (const QueryPhrase& phrase : resolved.phrases) {
    if (phrase.mode != ClauseMode::required) continue;
    query = XQuery(XQuery::OP_FILTER, query, phrase_presence(phrase));
  }
  for (const QueryWord& word : resolved.excluded) {
    query = XQuery(XQuery::OP_AND_NOT, query, presence(word));
  }
  return with_metadata_filters(query, resolved);
}

}  // namespace

Candidates propose(const Xapian::Database& database, const ResolvedQuery& query,
                   const RankingOptions& options, std::size_t limit) {
  std::vector<XQuery> words;
  for (const QueryWord& word : query.words) words.push_back(word_query(word, options));
  if (words.empty()) return {};
  Xapian::Enquire enquire(database);
  XQuery filtered = with_filters(any_of(words), query);
  if (query.quorum > 1) {
    std::vector<XQuery> present;
    for (const QueryWord& word : query.words) present.push_back(presence(word));
    filtered = with_quorum(filtered, database, present, query.quorum);
  }
  enquire.set_query(filtered);
  enquire.set_weighting_scheme(Xapian::BM25Weight(options.k1, 0, 1, options.b, 0.1));
  enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
  const auto documents =
      static_cast<Xapian::doccount>(std::min<std::size_t>(limit, database.get_doccount()));
  const Xapian::MSet matches = enquire.get_mset(0, documents);
  Candidates candidates;
  candidates.total = matches.size() < documents ? matches.size() : matches.get_matches_estimated();
  for (auto m = matches.begin(); m != matches.end(); ++m) candidates.documents.push_back(*m);
  return candidates;
}

std::vector<Xapian::docid> filtered_documents(const Xapian::Database& database,
                                              const ResolvedQuery& query) {
  Xapian::Enquire enquire(database);
  // Not Query::MatchAll: threads would share its reference count, which is not atomic.
  const XQuery all{std::string()};
  enquire.set_query(with_metadata_filters(all, query));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  const Xapian::MSet matches = enquire.get_mset(0, database.get_doccount());
  std::vector<Xapian::docid> documents;
  for (auto m = matches.begin(); m != matches.end(); ++m) documents.push_back(*m);
  return documents;
}

}  // namespace fundstelle
