#include "stemming/shipped_data.h"

// The symbols come from fundstelle_embed (cmake/FundstelleTargets.cmake).
#define FUNDSTELLE_DATA(symbol)                         \
  extern "C" {                                          \
  extern const char fundstelle_data_##symbol##_begin[]; \
  extern const char fundstelle_data_##symbol##_end[];   \
  }
FUNDSTELLE_DATA(abbreviations_tsv)
FUNDSTELLE_DATA(adjectives_txt)
FUNDSTELLE_DATA(ordinal_nouns_tsv)
FUNDSTELLE_DATA(sentence_openers_txt)
FUNDSTELLE_DATA(separable_verbs_tsv)
FUNDSTELLE_DATA(stem_exceptions_tsv)
FUNDSTELLE_DATA(stop_words_txt)
FUNDSTELLE_DATA(strong_verbs_tsv)
FUNDSTELLE_DATA(synonyms_txt)
FUNDSTELLE_DATA(verb_prefixes_tsv)
FUNDSTELLE_DATA(weak_verbs_txt)
FUNDSTELLE_DATA(word_families_tsv)
FUNDSTELLE_DATA(lexicon_bin)
#undef FUNDSTELLE_DATA

namespace fundstelle {
namespace {

std::string_view between(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

const std::vector<ShippedFile>& shipped_files() {
#define FUNDSTELLE_FILE(name, symbol) \
  { name, between(fundstelle_data_##symbol##_begin, fundstelle_data_##symbol##_end) }
  static const std::vector<ShippedFile> kFiles = {
      FUNDSTELLE_FILE("abbreviations.tsv", abbreviations_tsv),
      FUNDSTELLE_FILE("adjectives.txt", adjectives_txt),
      FUNDSTELLE_FILE("lexicon.bin", lexicon_bin),
      FUNDSTELLE_FILE("ordinal_nouns.tsv", ordinal_nouns_tsv),
      FUNDSTELLE_FILE("sentence_openers.txt", sentence_openers_txt),
      FUNDSTELLE_FILE("separable_verbs.tsv", separable_verbs_tsv),
      FUNDSTELLE_FILE("stem_exceptions.tsv", stem_exceptions_tsv),
      FUNDSTELLE_FILE("stop_words.txt", stop_words_txt),
      FUNDSTELLE_FILE("strong_verbs.tsv", strong_verbs_tsv),
      FUNDSTELLE_FILE("synonyms.txt", synonyms_txt),
      FUNDSTELLE_FILE("verb_prefixes.tsv", verb_prefixes_tsv),
      FUNDSTELLE_FILE("weak_verbs.txt", weak_verbs_txt),
      FUNDSTELLE_FILE("word_families.tsv", word_families_tsv),
  };
#undef FUNDSTELLE_FILE
  return kFiles;
}

std::string_view shipped_file(std::string_view name) {
  for (const ShippedFile& file : shipped_files()) {
    if (file.name == name) return file.content;
  }
  return {};
}

std::vector<std::string_view> split_fields(std::string_view line, char separator) {
  std::vector<std::string_view> fields;
  while (true) {
    const std::size_t end = line.find(separator);
    fields.push_back(line.substr(0, end));
    if (end == std::string_view::npos) return fields;
    line.remove_prefix(end + 1);
  }
}

}  // namespace fundstelle
