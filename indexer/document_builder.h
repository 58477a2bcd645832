// Makes the Xapian document of an article: the costly, parallel half of adding one.
//
// Threads: a DocumentBuilder belongs to one thread; its result may be handed to another.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/boilerplate_model.h"
#include "fundstelle/article.h"
#include "indexer/analysed_article.h"
#include "indexer/article_record.h"
#include "indexer/stored_signature.h"

namespace fundstelle {

/// An article, ready to be written. Its document is made by the thread that stores it.
struct PreparedDocument {
  std::string id;
  std::uint64_t content_hash = 0;  ///< of the article as it was read; equal means unchanged
  RecurringLines lines;            ///< as they were read, for learning
  std::size_t bytes = 0;           ///< estimate of what it occupies while buffered
  WordSequences words;
  std::vector<const Word*> forms;  ///< see ArticleAnalyzer::forms()
  ArticleSignature signature;
  std::string source;
  std::string text;  ///< section of the record
  std::string date;
  std::string kept_lines;  ///< value of Slot::lines
};

/// Makes the documents of an archive. One thread at a time.
class DocumentMaker {
 public:
  /// `codec` is that of the archive.
  explicit DocumentMaker(RecordCodec codec = RecordCodec()) : codec_(std::move(codec)) {}
  Xapian::Document document(const PreparedDocument& prepared);
  RecordCodec& codec() { return codec_; }

 private:
  RecordCodec codec_;
  PostingCounter postings_;
};

class DocumentBuilder {
 public:
  explicit DocumentBuilder(std::shared_ptr<const GermanRules> rules);

  /// Requires an id of 1 to 200 bytes and at least one passage; throws Error(invalid_argument).
  /// Lines that `leftovers` knows become boilerplate; it must stay until the call returns.
  PreparedDocument build(const Article& article, const BoilerplateModel* leftovers = nullptr);

  /// An article of the index, once more, cleaned with what was learned since it was read.
  PreparedDocument build_cleaned(const Article& article, std::uint64_t content_hash,
                                 const BoilerplateModel& leftovers);

 private:
  PreparedDocument build_document(const Article& article, std::string text,
                                  std::uint64_t content_hash, const RecurringLines& kept);

  ArticleAnalyzer analyzer_;
  SentenceSplitter splitter_;
};

/// The reverse of the value in Slot::lines: what of an article was not cut. Its title is not kept.
RecurringLines read_lines_value(std::string_view value);

}  // namespace fundstelle
