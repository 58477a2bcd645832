// An article after analysis: its sequences of words, and the postings and lengths they give.
//
// Threads: the objects here belong to one thread each.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "fundstelle/article.h"
#include "indexer/article_record.h"
#include "indexer/schema.h"
#include "indexer/text_dictionary.h"
#include "indexer/word_sequences.h"
#include "stemming/text_analyzer.h"

namespace fundstelle {

/// A posting of the article; its name in the database is posting_term(prefix, term).
struct ArticlePosting {
  char prefix = 0;
  std::string_view term;  ///< in a word of the article
  std::uint32_t frequency = 0;
};

/// Running totals of an article, in words (m) and parts (p).
struct ArticleLengths {
  std::uint32_t passages = 0;
  std::uint32_t words = 0;
  std::uint32_t parts = 0;
  std::uint32_t title_words = 0;
  std::uint32_t title_parts = 0;
};

/// Counts in how many units each term of an article stands.
class PostingCounter {
 public:
  /// Each posting once, in the order in which their terms first stand. Valid until the next call.
  const std::vector<ArticlePosting>& postings(const WordSequences& article,
                                              ArticleLengths& lengths);

 private:
  struct Units {
    std::uint32_t last = 0;  // the unit counted last; the same number never comes again
    std::uint32_t units = 0;
  };
  struct Count {
    Units word;
    Units part;
    std::uint32_t round = 0;  // in which the counts were begun
  };
  struct Term {
    std::string_view text;
    std::uint32_t number = 0;
  };
  Count& count_of(std::string_view term, std::uint32_t number);
  void add_unit(std::span<const Word* const> words);
  void append_postings(const FieldPrefixes& prefixes);

  StoreTable<Count> counts_;
  std::uint32_t round_ = 0;  // counts up with each field of each article
  std::uint32_t unit_ = 0;   // counts up with each unit
  std::vector<Term> terms_;  // of this round
  std::vector<ArticlePosting> postings_;
};

/// Analyses the title and the passages of articles.
class ArticleAnalyzer {
 public:
  explicit ArticleAnalyzer(std::shared_ptr<const GermanRules> rules,
                           std::size_t cache_bytes = kWordCacheBytes);

  /// Valid until the next call; a copy, or what is moved from it, stays.
  WordSequences& analyze(const Article& article);

  /// Memory that words not met before have taken since the last call.
  std::size_t take_new_bytes();

  /// Of each different form of the article last analysed one word as it is written there: inside a
  /// sentence if it stands there once.
  const std::vector<const Word*>& forms() const { return forms_; }

 private:
  // A form's word, and whether it begins a sentence.
  struct Surface {
    const Word* word = nullptr;
    bool begins_sentence = false;
    std::uint32_t round = 0;
  };
  void append_unit(std::string_view text, std::span<const WordToken> tokens);
  void note_surface(std::string_view text, const WordToken& token);

  TextAnalyzer analyzer_;
  WordSequences sequences_;
  StoreTable<Surface> surfaces_;     // by number of the form
  std::vector<std::uint32_t> seen_;  // forms of the article
  std::vector<const Word*> forms_;   // of them
  std::uint32_t round_ = 0;
  std::size_t counted_bytes_ = 0;  // of the store
  std::size_t new_bytes_ = 0;
};

/// The sequences of stored articles, made anew from their text: they are stored in sealed segments
/// alone.
class StoredSequences {
 public:
  StoredSequences(std::shared_ptr<const GermanRules> rules, const Xapian::Database& database)
      : codec_(TextDictionary::load(database)), analyzer_(std::move(rules), kCacheBytes) {}

  /// As ArticleAnalyzer::analyze(). Throws Error(index_corrupt).
  const WordSequences& of(std::string_view stored) {
    return analyzer_.analyze(codec_.article(stored));
  }

 private:
  // Every search of the plain way reads hundreds of articles: their words should stay.
  static constexpr std::size_t kCacheBytes = 3 * kWordCacheBytes;
  RecordCodec codec_;
  ArticleAnalyzer analyzer_;
};

}  // namespace fundstelle
