// Articles that carry the report of another one, looked up when it is shown.
//
// There are no stored clusters: an article's copies are all that is_same_report() holds for, found
// through the terms of their signatures. So removing or replacing an article needs no repair, and
// neither the order of indexing nor chains of ever different copies have any influence.
//
// Threads: a CopyFinder belongs to one thread.
#pragma once

#include <xapian.h>

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/article_record.h"

namespace fundstelle {

struct ArticleCopy {
  Xapian::docid docid = 0;
  std::string id;
};

class CopyFinder {
 public:
  /// Arguments must outlive the finder; `codec` is that of the archive.
  CopyFinder(const Xapian::Database& database, RecordCodec& codec)
      : database_(database), codec_(codec) {}

  /// Copies of an article, itself left out, by id.
  const std::vector<ArticleCopy>& copies_of(Xapian::docid docid);

 private:
  std::vector<Xapian::docid> possible(Xapian::docid docid,
                                      const std::vector<std::string>& terms) const;

  const Xapian::Database& database_;
  RecordCodec& codec_;
  std::unordered_map<Xapian::docid, std::vector<ArticleCopy>> found_;
};

/// Folds articles that come best first: each is shown, or mentioned under a better one.
class Folding {
 public:
  explicit Folding(CopyFinder& finder) : finder_(finder) {}

  /// Whether the article is shown: it is no copy of one that was shown before.
  bool shows(Xapian::docid docid);

  /// What is mentioned under the article that was shown last, by id. Nothing is mentioned twice.
  const std::vector<ArticleCopy>& mentioned() const { return mentioned_; }

 private:
  CopyFinder& finder_;
  std::unordered_set<Xapian::docid> seen_;
  std::vector<ArticleCopy> mentioned_;
};

}  // namespace fundstelle
