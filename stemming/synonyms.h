// The table of synonyms: groups, one-way entries, weights; and thesauri in the MyThes format.
//
//   a; b; c @0.8      each finds the others, for 0.8 of the word itself (0.7 if nothing is said)
//   a => b; c @0.5    a finds b and c, not the other way round
//   # …               a comment, up to the end of the line
//
// OpenThesaurus' text export (a;b;c) is of this form; its MyThes files (.dat) are told by their
// first line. Members are kept as written: the analyser compares stems, and only those of members
// that begin like the word asked for, so that reading the table costs little.
//
// Threads: immutable once filled.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace fundstelle {

struct SynonymEntry {
  std::vector<std::string> members;
  std::uint32_t sources = 0;  ///< the first so many members find the others
  double weight = 0.0;
};

class Synonyms {
 public:
  /// Adds a table. Throws Error(invalid_argument) that names `name` and the line.
  void add(std::string_view content, std::string_view name);

  const std::vector<SynonymEntry>& entries() const { return entries_; }

  struct Candidate {
    std::uint32_t entry = 0;
    std::uint32_t member = 0;
  };
  /// Source members whose folded form begins like `stem`.
  const std::vector<Candidate>& candidates(std::string_view stem) const;

 private:
  void add_line(std::string_view line);
  void add_mythes(std::string_view content);
  void add_entry(SynonymEntry entry);

  std::vector<SynonymEntry> entries_;
  std::unordered_map<std::string, std::vector<Candidate>> by_prefix_;
};

}  // namespace fundstelle
