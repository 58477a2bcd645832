#include "searcher/snapshot.h"

#include "indexer/schema.h"

namespace fundstelle {
namespace {

UnitStatistics unit_statistics(double units, double words, double parts) {
  return {units, units > 0 ? words / units : 0.0, units > 0 ? parts / units : 0.0};
}

}  // namespace

DatabaseStatistics::DatabaseStatistics(const Xapian::Database& database) : database_(database) {
  const auto total = [&](const char* term) {
    return static_cast<double>(database_.get_collection_freq(term));
  };
  const double words = total(LengthTerm::words);
  const double parts = total(LengthTerm::parts);
  collection_.at(Level::passage) = unit_statistics(total(LengthTerm::passages), words, parts);
  collection_.at(Level::article) =
      unit_statistics(static_cast<double>(database_.get_doccount()), words, parts);
  collection_.at(Level::title) = unit_statistics(
      total(LengthTerm::titles), total(LengthTerm::title_words), total(LengthTerm::title_parts));
}

TermFrequencies DatabaseStatistics::frequencies(const std::string& term) const {
  struct Frequency {
    double units = 0;
    double documents = 0;
  };
  const auto of = [&](char prefix) {
    const std::string name = posting_term(prefix, term);
    const double documents = database_.get_termfreq(name);
    if (documents == 0) return Frequency{};
    return Frequency{static_cast<double>(database_.get_collection_freq(name)), documents};
  };
  const Frequency both = of(kPassagePrefixes.both);
  const Frequency word = of(kPassagePrefixes.word);
  const Frequency part = of(kPassagePrefixes.part);
  const Frequency title_both = of(kTitlePrefixes.both);
  const Frequency title_word = of(kTitlePrefixes.word);
  const Frequency title_part = of(kTitlePrefixes.part);
  TermFrequencies f;
  f.words = {both.units + word.units, both.documents + word.documents,
             title_both.documents + title_word.documents};
  f.parts = {both.units + part.units, both.documents + part.documents,
             title_both.documents + title_part.documents};
  return f;
}

Snapshot::Snapshot(const IndexPaths& paths, std::shared_ptr<const GermanRules> rules,
                   std::shared_ptr<SegmentCache> segments,
                   std::shared_ptr<VocabularyCache> vocabulary_cache)
    : stamp(manifest_stamp(paths)),
      database(articles_folder(paths).string()),
      statistics(database),
      analyzer(rules),
      codec(TextDictionary::load(database)),
      sequences(std::move(rules), database),
      sealed(std::move(segments)),
      vocabularies(std::move(vocabulary_cache)) {
  sealed.refresh(paths, database, sequences);
  words = vocabularies->load(paths, archive_id(database));
}

void Snapshot::refresh(const IndexPaths& paths) {
  if (database.reopen()) statistics = DatabaseStatistics(database);
  sealed.refresh(paths, database, sequences);
  words = vocabularies->load(paths, archive_id(database));
}

std::unique_ptr<Snapshot> SnapshotPool::take() {
  std::unique_ptr<Snapshot> snapshot;
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      snapshot = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  // A compacted database lies in another folder.
  if (snapshot && snapshot->stamp != manifest_stamp(paths_)) snapshot.reset();
  if (!snapshot) return std::make_unique<Snapshot>(paths_, rules_, segments_, vocabularies_);
  snapshot->refresh(paths_);
  return snapshot;
}

void SnapshotPool::give_back(std::unique_ptr<Snapshot> snapshot) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(snapshot));
}

}  // namespace fundstelle
