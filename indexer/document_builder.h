// Makes the Xapian document of an article: the costly, parallel half of adding one.
//
// Threads: a DocumentBuilder belongs to one thread; its result may be handed to another.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <string>

#include "fundstelle/article.h"
#include "indexer/analysed_article.h"
#include "indexer/article_record.h"

namespace fundstelle {

/// An article, ready to be written.
struct PreparedDocument {
  std::string id;
  std::uint64_t content_hash = 0;  ///< of everything stored; equal means unchanged
  std::size_t bytes = 0;           ///< estimate of what it occupies while buffered
  Xapian::Document document;
  std::string forms;               ///< word forms, see ArticleForms
};

class DocumentBuilder {
 public:
  explicit DocumentBuilder(std::shared_ptr<const GermanRules> rules);

  /// Requires an id of 1 to 200 bytes and at least one passage; throws Error(invalid_argument).
  PreparedDocument build(const Article& article);

 private:
  ArticleAnalyzer analyzer_;
  RecordCodec codec_;
};

}  // namespace fundstelle
