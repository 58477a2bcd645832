// The writable Xapian database of articles: add, replace, remove, commit.
//
// Threads: one thread at a time.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "fundstelle/index_writer.h"
#include "indexer/article_batch.h"
#include "indexer/document_builder.h"
#include "indexer/index_directory.h"
#include "indexer/learned_leftovers.h"
#include "indexer/sealing.h"
#include "indexer/vocabulary_update.h"

namespace fundstelle {

/// How changes become durable.
enum class CommitMode {
  explicit_only,  ///< nothing before commit(): all-or-nothing
  as_needed,      ///< the database may commit whole articles when its buffers are full
};

class ArticleStore {
 public:
  /// `memory_bytes` bounds what sealing gathers, and the counts of word forms between commits.
  explicit ArticleStore(const IndexPaths& paths, std::size_t memory_bytes = 64u << 20)
      : paths_(paths),
        memory_bytes_(memory_bytes),
        sealer_(paths, memory_bytes),
        vocabulary_(paths),
        leftovers_(paths) {}

  /// Makes an empty database if there is none.
  void create();

  void set_mode(CommitMode mode);

  AddOutcome put(const PreparedDocument& prepared);
  bool remove(const std::string& id);
  /// What new articles have taught, those since the last commit included.
  const BoilerplateModel& leftovers() { return leftovers_.model(); }

  /// Cuts lines that became known after their articles were stored, if any did since the last call.
  /// Reads the lines' keys of all articles, and the records of those that change.
  void clean_again(DocumentBuilder& builder);

  /// Makes changes durable, then seals them and counts their word forms.
  void commit();
  /// The same in the middle of a run: the file of word forms, which is written whole each time,
  /// waits for commit() unless the counts take too much memory. A killed run's are caught up on.
  void checkpoint();
  /// Commits, and merges the sealed segments to one.
  void seal();
  /// Writes the database anew without gaps, to another folder, if what was put since it was opened
  /// pays for that. Requires that everything is committed.
  void compact_if_it_pays();
  void compact();

  bool empty();
  std::string archive();  ///< its id
  /// Learns from a new article that is stored by merge_in().
  void observe(const RecurringLines& lines) { leftovers_.observe(lines); }
  /// Adds batches, whose docids follow one another behind those of the database, and removes the
  /// documents `gone`; the file `forms` becomes the archive's word forms; `dictionary`, if any, is
  /// the batches' and becomes the archive's. What came before must be committed. Throws Error; then
  /// nothing has changed.
  void merge_in(const std::vector<BuiltBatch>& batches, const std::filesystem::path& forms,
                const std::vector<std::uint32_t>& gone, const TextDictionary* dictionary);

  /// Estimate of what a checkpoint would free.
  std::size_t buffered_bytes() const { return buffered_bytes_ + sealer_.bytes(); }

 private:
  struct Known {
    Xapian::docid docid = 0;
    std::uint64_t content_hash = 0;
  };
  Xapian::WritableDatabase& database();
  std::optional<Known> find(const std::string& id);
  void begin_change();

  std::string next_folder() const;
  void switch_to(const std::string& name);
  void save_leftovers();
  void make_durable();
  void seal_added();
  void count_forms();

  IndexPaths paths_;
  std::size_t memory_bytes_;
  Sealer sealer_;
  VocabularyUpdate vocabulary_;
  LearnedLeftovers leftovers_;
  std::optional<Xapian::WritableDatabase> database_;
  DocumentMaker documents_;  // of database_
  std::unordered_map<std::string, Known> recent_;  // put since the last commit
  bool empty_at_commit_ = false;                   // nothing to look up: building from scratch
  std::size_t buffered_bytes_ = 0;
  std::uint64_t put_ = 0;  // documents since the database was last compacted or opened
  CommitMode mode_ = CommitMode::explicit_only;
  bool in_transaction_ = false;
};

}  // namespace fundstelle
