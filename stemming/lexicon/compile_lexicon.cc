// Build step: turns data/lexicon.tsv into the double array that the library embeds.
//
//   compile_lexicon LEXICON.TSV GENERAL_PARTS.TXT LEXICON.BIN
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "stemming/folding.h"
#include "stemming/lexicon.h"

namespace {

using fundstelle::Lexicon;
using Entries = std::vector<std::pair<std::string, std::uint32_t>>;

using Values = std::map<std::string, std::uint32_t>;

/// Forms are folded, so that the trie is walked with folded words. Layout: see LexiconEntry.
Values read_entries(std::istream& input) {
  Values values;
  std::string line;
  while (std::getline(input, line)) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream fields(line);
    std::string form;
    double count = 0;
    std::uint32_t capitals = 0;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t whole = 0;
    if (!(fields >> form >> count >> capitals >> first >> last >> whole)) {
      throw std::runtime_error("malformed line: " + line);
    }
    const auto level =
        count < 1
            ? 0U
            : static_cast<std::uint32_t>(std::clamp(std::round(4 * std::log(count)), 1.0, 63.0));
    values[fundstelle::fold(form)] =
        first | last << 8U | level << 16U | capitals << 22U | whole << 26U;
  }
  return values;
}

/// What a written word costs as a part, and more with a linking element that is not the rule.
constexpr std::uint32_t kWrittenCost = 138;
constexpr std::uint32_t kLinkCost = 12;
constexpr std::uint32_t kWrittenLevel = 10;  // four times the logarithm of a count of 12

/// Adds the words that the counts lack; what was counted and learned stays as it is.
class WrittenParts {
 public:
  explicit WrittenParts(Values& values) : values_(values) {}

  void read(std::istream& input) {
    std::string line;
    while (std::getline(input, line)) {
      if (line.empty() || line[0] == '#') continue;
      std::istringstream tokens(line);
      for (std::string token; tokens >> token;) add(token);
    }
  }

 private:
  void add(const std::string& token) {
    std::istringstream pieces(token);
    std::string written;
    std::getline(pieces, written, '+');
    if (written.ends_with('-')) {
      fill_first(fundstelle::fold(written.substr(0, written.size() - 1)), kWrittenCost + kLinkCost);
      return;
    }
    const std::string word = fundstelle::fold(written);
    const bool noun = written[0] != word[0];
    fill_word(word, noun);
    add_first_forms(word, noun);
    for (std::string link; std::getline(pieces, link, '+');) fill_first(word + link, kWrittenCost);
  }

  void fill_word(const std::string& word, bool noun) {
    std::uint32_t& value = values_[word];
    if ((value >> 8U & 0xFFU) == 0) value |= kWrittenCost << 8U;
    if ((value >> 16U & 0x3FU) == 0) value |= kWrittenLevel << 16U | (noun ? 15U : 0U) << 22U;
    if (word.size() == 5 || word.size() == 6) value |= 1U << 26U;  // longer ones may be compounds
  }

  void add_first_forms(const std::string& word, bool noun) {
    static constexpr std::array<std::string_view, 9> kTakesS = {
        "ung", "heit", "keit", "schaft", "ion", "taet", "ling", "tum", "ing"};
    const bool with_s = noun && std::any_of(kTakesS.begin(), kTakesS.end(),
                                            [&](std::string_view e) { return word.ends_with(e); });
    if (with_s) {
      fill_first(word + "s", kWrittenCost);
    } else if (noun && word.ends_with('e')) {
      fill_first(word + "n", kWrittenCost);
      fill_first(word, kWrittenCost + kLinkCost);
      if (word.size() >= 6) fill_first(word.substr(0, word.size() - 1), kWrittenCost + kLinkCost);
    } else {
      fill_first(word, kWrittenCost);
    }
  }

  void fill_first(const std::string& form, std::uint32_t cost) {
    std::uint32_t& value = values_[form];
    if ((value & 0xFFU) == 0) value |= cost;
  }

  Values& values_;
};

class DoubleArrayBuilder {
 public:
  explicit DoubleArrayBuilder(const Entries& entries) : entries_(entries) {
    units_.assign(1024, {0, -1});
    units_[0].check = 0;
    units_[1].check = 0;  // the root
    build(1, 0, entries_.size(), 0);
    while (units_.back().check < 0) units_.pop_back();
  }

  const std::vector<Lexicon::Unit>& units() const { return units_; }

 private:
  struct Child {
    unsigned char label;
    std::size_t begin;
    std::size_t end;
  };

  void build(std::size_t node, std::size_t begin, std::size_t end, std::size_t depth) {
    std::vector<Child> children;
    for (std::size_t i = begin; i < end; ++i) {
      const std::string& word = entries_[i].first;
      const unsigned char label = depth < word.size() ? static_cast<unsigned char>(word[depth]) : 0;
      if (children.empty() || children.back().label != label) children.push_back({label, i, i});
      children.back().end = i + 1;
    }
    const std::size_t base = free_base(children);
    units_[node].base = static_cast<std::int32_t>(base);
    for (const Child& child : children)
      units_[base + child.label].check = static_cast<std::int32_t>(node);
    for (const Child& child : children) {
      if (child.label == 0)
        units_[base].base = static_cast<std::int32_t>(entries_[child.begin].second);
      else
        build(base + child.label, child.begin, child.end, depth + 1);
    }
  }

  /// First place where all labels are free; the start of the search moves on past full stretches.
  std::size_t free_base(const std::vector<Child>& children) {
    while (units_[first_free_].check >= 0) {
      ++first_free_;
      grow(first_free_ + 512);
    }
    std::size_t tries = 0;
    for (std::size_t place = first_free_;; ++place) {
      grow(place + 512);
      if (units_[place].check >= 0 || place < children[0].label + std::size_t{2}) continue;
      const std::size_t base = place - children[0].label;
      const bool fits = std::all_of(children.begin(), children.end(), [&](const Child& child) {
        return units_[base + child.label].check < 0;
      });
      if (fits) return base;
      if (++tries == 2000) first_free_ += 64;
    }
  }

  void grow(std::size_t size) {
    if (units_.size() < size) units_.resize(size * 2, {0, -1});
  }

  const Entries& entries_;
  std::vector<Lexicon::Unit> units_;
  std::size_t first_free_ = 2;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: compile_lexicon LEXICON.TSV GENERAL_PARTS.TXT LEXICON.BIN\n";
    return 2;
  }
  std::ifstream input(argv[1]);
  std::ifstream written(argv[2]);
  Values values;
  try {
    values = read_entries(input);
  } catch (const std::exception& error) {
    std::cerr << argv[1] << ": " << error.what() << '\n';
    return 2;
  }
  if (values.empty() || !written) {
    std::cerr << argv[1] << " or " << argv[2] << ": no entries\n";
    return 2;
  }
  WrittenParts(values).read(written);
  const Entries entries(values.begin(), values.end());
  const DoubleArrayBuilder builder(entries);
  std::ofstream output(argv[3], std::ios::binary);
  const void* const data = builder.units().data();
  output.write(static_cast<const char*>(data),
               static_cast<std::streamsize>(builder.units().size() * sizeof(Lexicon::Unit)));
  output.flush();
  return output ? 0 : 1;
}
