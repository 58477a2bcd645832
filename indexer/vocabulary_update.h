// Keeps the file of word forms in step with the database.
//
// What is put is counted as it comes; each commit adds the counts to the file. Articles that were
// stored but not counted (the file is missing or damaged, or a run was killed between the commit of
// the database and this one) are read from the database and analysed anew. Removed articles stay
// counted until the file is made anew, which sealing does when they are many.
//
// Threads: belongs to the writer.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <span>

#include "indexer/index_directory.h"
#include "indexer/vocabulary.h"
#include "indexer/vocabulary_builder.h"

namespace fundstelle {

class VocabularyUpdate {
 public:
  explicit VocabularyUpdate(const IndexPaths& paths) : paths_(paths) {}

  /// Counts an article that was stored under `docid`; docids ascend.
  void add(std::uint32_t docid, const std::shared_ptr<const WordStore>& store,
           std::span<const Word* const> forms);
  /// Forgets what was added since the last commit.
  void discard();
  std::size_t bytes() const { return builder_.bytes(); }

  /// Brings the file up to `database`, which was committed. Throws Error.
  void commit(const Xapian::Database& database);
  /// The same, from the articles alone if many that were counted are gone.
  void tidy(const Xapian::Database& database);

 private:
  std::shared_ptr<const Vocabulary> open_old(const Xapian::Database& database) const;
  void count_stored(const Xapian::Database& database, std::uint32_t first, std::uint32_t last);

  IndexPaths paths_;
  VocabularyBuilder builder_;
  std::uint32_t first_docid_ = 0;  // of what was added; 0: nothing
};

}  // namespace fundstelle
