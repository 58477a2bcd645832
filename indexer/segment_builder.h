// Makes a sealed segment of articles' sequences, and of other segments.
//
// Threads: one thread at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/sealed_segment.h"
#include "indexer/segment_writer.h"
#include "indexer/word_sequences.h"

namespace fundstelle {

/// Gathers the postings of articles in memory.
class SegmentBuilder {
 public:
  /// In ascending order of docid.
  void add(std::uint32_t docid, std::string_view id, const WordSequences& article);

  std::size_t articles() const { return docids_.size(); }
  /// Estimate of the memory in use.
  std::size_t bytes() const;
  /// Writes what was added and starts anew.
  void write(std::ostream& stream, std::string_view archive, std::uint32_t first_docid,
             std::uint32_t last_docid);

 private:
  // One term in one unit.
  struct Raw {
    std::uint32_t term;
    std::uint32_t article;
    std::uint32_t unit;  // 0: the title
    std::uint32_t words;
    std::uint32_t parts;  // all of them, also those of simple words
  };
  struct TermUse {  // how a term occurs as a whole word, in passages and titles
    std::uint8_t simple = 0;
    std::uint8_t compound = 0;
  };
  struct Form {
    std::string_view folded;
    std::uint32_t term = 0;
    std::uint32_t variant = 0;  // of the term
    std::uint32_t first_part = 0;
    std::uint32_t part_count = 0;
    std::uint32_t next = 0;  // another form of this spelling; 0: none
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  using Names = std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>>;
  std::uint32_t term_of(std::string_view term);
  std::uint32_t form_of(const Word& word);
  bool is_form(const Form& form, const Word& word) const;
  std::uint32_t add_form(std::string_view folded, const Word& word);
  StoreTable<std::uint32_t>& known_forms(const std::shared_ptr<const WordStore>& store);
  Raw& raw_of(std::uint32_t term, std::uint32_t article, std::uint32_t unit);
  void add_unit(std::span<const Word* const> words, std::size_t unit);
  void write_articles(SegmentWriter& writer) const;
  void write_terms(SegmentWriter& writer, const std::vector<std::uint32_t>& order) const;
  void write_forms(SegmentWriter& writer, const std::vector<std::uint32_t>& order,
                   const std::vector<std::uint32_t>& ordinals) const;
  void write_sequences(SegmentWriter& writer, const std::vector<std::uint32_t>& ordinals) const;
  bool is_simple(std::uint32_t term, bool title) const;

  Names terms_;
  std::vector<const std::string*> names_;
  std::vector<TermUse> uses_;
  std::vector<std::uint32_t> last_raw_;    // per term: where its newest Raw is
  std::vector<std::uint32_t> term_forms_;  // per term: how many
  Names first_forms_;                      // by spelling
  std::vector<Form> forms_;
  std::vector<std::uint32_t> parts_;  // of forms_: terms
  // Per store: of each of its forms 1 + the form here, so that letters are compared once.
  std::vector<std::pair<std::shared_ptr<const WordStore>, StoreTable<std::uint32_t>>> known_;
  StoreTable<std::uint32_t>* current_ = nullptr;
  std::vector<Raw> raws_;
  std::vector<std::uint32_t> docids_;
  std::vector<std::string> ids_;
  std::vector<std::uint32_t> unit_words_;
  std::vector<std::uint32_t> unit_parts_;
  std::vector<std::uint32_t> first_units_;
  std::vector<std::uint32_t> tokens_;    // forms and the writer's marks
  std::vector<std::size_t> token_ends_;  // per article
};

/// A segment to merge, and which of its articles still exist.
struct MergeInput {
  std::shared_ptr<const SealedSegment> segment;
  std::function<bool(std::uint32_t docid)> alive;
};

/// Merges segments of ascending, disjoint docids. Memory: the tables of articles, the dictionary
/// and one term at a time.
void merge_segments(const std::vector<MergeInput>& inputs, std::ostream& stream,
                    std::string_view archive, std::uint32_t first_docid, std::uint32_t last_docid);

}  // namespace fundstelle
