// An article after analysis: its sequences of words, and the postings and lengths they give.
//
// Threads: an ArticleAnalyzer belongs to one thread. Lifetime: views of the result point into the
// analyser and are valid until its next call.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fundstelle/article.h"
#include "indexer/article_record.h"
#include "indexer/schema.h"
#include "indexer/text_dictionary.h"
#include "stemming/sentence_splitter.h"
#include "stemming/text_analyzer.h"

namespace fundstelle {

/// A posting of the article; its name in the database is posting_term(prefix, term).
struct ArticlePosting {
  char prefix = 0;
  std::string_view term;
  std::uint32_t frequency = 0;
};

/// The distinct terms of an article, numbered.
struct TermNumbers {
  std::vector<std::string_view> terms;
  std::vector<std::uint32_t> stems;  ///< per entry of the record
  std::vector<std::uint32_t> parts;  ///< per part of the record

  void assign(const SequenceRecord& record);

 private:
  std::uint32_t number(std::string_view term);
  std::vector<std::uint32_t> slots_;  // open addressing; number + 1
};

/// Running totals of an article, in words (m) and parts (p).
struct ArticleLengths {
  std::uint32_t passages = 0;
  std::uint32_t words = 0;
  std::uint32_t parts = 0;
  std::uint32_t title_words = 0;
  std::uint32_t title_parts = 0;
};

/// Analyses the title and the passages of articles.
class ArticleAnalyzer {
 public:
  explicit ArticleAnalyzer(std::shared_ptr<const GermanRules> rules);

  /// Sequences of `article`: unit 0 is the title, then its passages.
  const SequenceRecord& analyze(const Article& article);

  /// Postings of the sequences last made, each once, and the lengths.
  std::vector<ArticlePosting> postings(ArticleLengths& lengths);

  /// Word forms of the article last analysed, which must still exist, as ArticleForms packs them.
  std::string forms() const;

 private:
  // How a form is written in the article; inside a sentence if it stands there once.
  struct Surface {
    std::string_view text;
    bool begins_sentence = false;
  };
  void note_surface(std::uint32_t entry, std::string_view text, const WordToken& token);
  void append_unit(std::string_view text);
  void find_sentences(std::string_view text);
  std::uint32_t entry_of(const Word& word);
  void sort_entries();

  TextAnalyzer analyzer_;
  SentenceSplitter splitter_;
  std::vector<std::size_t> sentences_;  // of the unit: where each begins, in bytes
  SequenceRecord record_;
  TermNumbers numbers_;
  std::unordered_map<std::string_view, std::uint32_t> entry_by_form_;
  std::vector<std::unique_ptr<Word>> words_;  // copies: the analyser's own live until its next call
  std::size_t used_words_ = 0;
  std::vector<Surface> surfaces_;  // of words_
};

/// The sequences of stored articles, made anew from their text: they are stored in sealed segments
/// alone. Threads and lifetime as of the analyser.
class StoredSequences {
 public:
  StoredSequences(std::shared_ptr<const GermanRules> rules, const Xapian::Database& database)
      : codec_(TextDictionary::load(database)), analyzer_(std::move(rules)) {}

  /// Throws Error(index_corrupt).
  const SequenceRecord& of(std::string_view stored) {
    return analyzer_.analyze(codec_.article(stored));
  }

 private:
  RecordCodec codec_;
  ArticleAnalyzer analyzer_;
};

}  // namespace fundstelle
