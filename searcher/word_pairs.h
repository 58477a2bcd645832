// Pairs of a query: the parts of its compounds, and its words that are neighbours.
//
//   Ukrainekrieg           krieg near ukraine (Krieg in der Ukraine)
//   Krieg in der Ukraine   the same, and the compound that the archive holds is a form of Krieg
//
// Threads: belongs to one thread.
#pragma once

#include <string_view>
#include <vector>

#include "searcher/resolved_query.h"
#include "stemming/text_analyzer.h"

namespace fundstelle {

/// What stands between two words of a query.
enum class Between { nothing, function_words };

class WordPairs {
 public:
  /// `archive` may be null: no compounds are looked for.
  WordPairs(TextAnalyzer& analyzer, const ArchiveForms* archive)
      : analyzer_(analyzer), archive_(archive) {}

  /// Of each boundary of a compound, the parts around it.
  void add_parts(const QueryWord& word, std::vector<WordPair>& pairs);

  /// Two neighbours. Compounds of both become forms of the one that is their head: Krieg in der
  /// Ukraine, Nato Osterweiterung.
  void add_words(QueryWord& first, QueryWord& second, Between between,
                 std::vector<WordPair>& pairs);

 private:
  bool is_cut(std::string_view compound, std::string_view front, std::string_view back);
  std::vector<QueryForm> compounds(const QueryWord& modifier, const QueryWord& head);

  TextAnalyzer& analyzer_;
  const ArchiveForms* archive_;
};

}  // namespace fundstelle
