#include "searcher/index_parts.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "indexer/sealed_format.h"
#include "indexer/sealing.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

enum Part { texts, postings, term_lists, lists, sequences, terms, lengths, forms, leftovers, rest };
constexpr std::array<const char*, rest + 1> kNames{
    "texts",           "postings",      "term lists",     "sealed lists", "sealed order",
    "sealed terms",  "sealed rest", "word forms",     "leftovers",      "rest"};
using Sums = std::array<std::uint64_t, rest + 1>;

Part part_of(const fs::path& path) {
  const std::string name = path.filename().string();
  if (name == "docdata.glass") return texts;
  if (name == "postlist.glass") return postings;
  if (name == "termlist.glass") return term_lists;
  if (name == "vocabulary") return forms;
  if (name == "leftovers") return leftovers;
  return rest;
}

Part part_of(SealedSection section) {
  switch (section) {
    case SealedSection::postings:
      return lists;
    case SealedSection::sequences:
    case SealedSection::sequence_offsets:
    case SealedSection::successors:
    case SealedSection::variants:
    case SealedSection::variant_offsets:
      return sequences;
    case SealedSection::dictionary:
    case SealedSection::dictionary_index:
    case SealedSection::sequence_codes:
    case SealedSection::forms:
    case SealedSection::form_index:
    case SealedSection::several_forms:
      return terms;
    default:
      return lengths;
  }
}

// Of one segment, as its header says; a damaged one is all rest.
void add_segment(const fs::path& path, std::uint64_t bytes, Sums& sums) {
  SealedHeader header;
  std::ifstream file(path, std::ios::binary);
  file.read(reinterpret_cast<char*>(&header), sizeof(header));
  if (file && header.magic == kSealedMagic && header.version == kSealedVersion) {
    for (std::size_t s = 0; s < kSealedSections; ++s) {
      const std::uint64_t own = std::min(bytes, header.sections[s].bytes);
      sums[part_of(static_cast<SealedSection>(s))] += own;
      bytes -= own;
    }
  }
  sums[lengths] += bytes;
}

}  // namespace

std::vector<std::pair<std::string, std::uint64_t>> bytes_by_part(const IndexPaths& paths) {
  Sums sums{};
  const std::vector<fs::path> sealed = sealed_files(paths);
  for (const auto& entry : fs::recursive_directory_iterator(paths.root)) {
    std::error_code gone;  // by a writer
    const std::uint64_t bytes = entry.is_regular_file(gone) ? entry.file_size(gone) : 0;
    if (gone) continue;
    if (std::find(sealed.begin(), sealed.end(), entry.path()) != sealed.end()) {
      add_segment(entry.path(), bytes, sums);
    } else {
      sums[part_of(entry.path())] += bytes;
    }
  }
  std::vector<std::pair<std::string, std::uint64_t>> parts;
  for (std::size_t p = 0; p < sums.size(); ++p) {
    if (sums[p] > 0) parts.emplace_back(kNames[p], sums[p]);
  }
  return parts;
}

}  // namespace fundstelle
