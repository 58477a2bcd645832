// What one search works on: an open database of one revision, an analyser and a decoder.
//
// Threads: a Snapshot belongs to one thread at a time; the pool hands them out and may be used by
// any number of threads.
#pragma once

#include <xapian.h>

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "fundstelle/searcher.h"
#include "indexer/analysed_article.h"
#include "indexer/article_record.h"
#include "indexer/index_directory.h"
#include "searcher/resolved_query.h"
#include "searcher/sealed_archive.h"
#include "searcher/vocabulary_cache.h"
#include "stemming/text_analyzer.h"

namespace fundstelle {

/// Statistics read from the posting lists; see indexer/schema.h for why they are exact.
class DatabaseStatistics : public TermStatistics {
 public:
  explicit DatabaseStatistics(const Xapian::Database& database);
  const CollectionStatistics& collection() const override { return collection_; }
  TermFrequencies frequencies(const std::string& term) const override;

 private:
  Xapian::Database database_;
  CollectionStatistics collection_;
};

struct Snapshot {
  Snapshot(const IndexPaths& paths, std::shared_ptr<const GermanRules> rules,
           std::shared_ptr<SegmentCache> segments, std::shared_ptr<VocabularyCache> vocabularies);
  /// Moves to the last commit, if there is a newer one.
  void refresh(const IndexPaths& paths);

  std::int64_t stamp;  ///< of the manifest that names the database
  Xapian::Database database;
  DatabaseStatistics statistics;
  TextAnalyzer analyzer;
  RecordCodec codec;
  StoredSequences sequences;
  SealedArchive sealed;
  std::shared_ptr<VocabularyCache> vocabularies;
  VocabularyCache::State words;
};

class SnapshotPool {
 public:
  SnapshotPool(const IndexPaths& paths, std::shared_ptr<const GermanRules> rules, RankingWay way)
      : paths_(paths),
        rules_(std::move(rules)),
        segments_(way == RankingWay::plain ? nullptr : std::make_shared<SegmentCache>()) {}

  /// Runs `read` on a snapshot of the last commit. When writers overtake it (two further commits),
  /// the whole read is repeated on a new one.
  template <typename Read>
  auto with_snapshot(Read&& read) {
    return with_errors(paths_, [&] {
      for (int attempt = 0;; ++attempt) {
        try {
          std::unique_ptr<Snapshot> snapshot = take();  // may be overtaken while it opens, too
          auto result = read(*snapshot);
          give_back(std::move(snapshot));
          return result;
        } catch (const Xapian::DatabaseModifiedError&) {
          if (attempt == kMaxAttempts) throw;
        } catch (const Xapian::DatabaseOpeningError&) {  // compacted meanwhile: another folder
          if (attempt == kMaxAttempts) throw;
        }
      }
    });
  }

  const IndexPaths& paths() const { return paths_; }

 private:
  static constexpr int kMaxAttempts = 100;
  std::unique_ptr<Snapshot> take();
  void give_back(std::unique_ptr<Snapshot> snapshot);

  IndexPaths paths_;
  std::shared_ptr<const GermanRules> rules_;
  std::shared_ptr<SegmentCache> segments_;  ///< null: none are used
  std::shared_ptr<VocabularyCache> vocabularies_ = std::make_shared<VocabularyCache>();
  std::mutex mutex_;
  std::vector<std::unique_ptr<Snapshot>> idle_;
};

}  // namespace fundstelle
