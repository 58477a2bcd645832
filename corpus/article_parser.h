// Makes articles of raw records: decodes, finds the article's blocks, cleans, reads metadata from
// the text where the record has none, and cuts passages.
//
// Threads: an ArticleParser belongs to one thread; make one per worker.
#pragma once

#include <memory>
#include <variant>

#include "corpus/record_source.h"
#include "fundstelle/article.h"

namespace fundstelle {

class ArticleParser {
 public:
  explicit ArticleParser(const ReadOptions& options);
  ~ArticleParser();

  /// The article, cleaned and cut, or why the record holds none. Never throws for what is in it.
  std::variant<Article, ReadProblem> parse(const RawRecord& record);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace fundstelle
