// The dictionary of a sealed segment: its terms, where their lists are, and their word forms.
#include <algorithm>

#include "indexer/sealed_segment.h"

namespace fundstelle {
namespace {

std::uint64_t read_varint(const std::uint8_t*& at) {
  std::uint64_t value = 0;
  for (unsigned shift = 0;; shift += 7) {
    const std::uint8_t byte = *at++;
    value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
    if (byte < 0x80) return value;
  }
}

std::uint32_t read_varint32(const std::uint8_t*& at) {
  return static_cast<std::uint32_t>(read_varint(at));
}

}  // namespace

const std::uint8_t* SealedSegment::read_term(const std::uint8_t* at, std::string& term,
                                             std::uint64_t& postings, SealedTerm& out) const {
  const std::uint64_t shared = read_varint(at);
  const std::uint64_t size = read_varint(at);
  term.resize(shared);
  term.append(reinterpret_cast<const char*>(at), size);
  return read_lists(at + size, postings, out);
}

const std::uint8_t* SealedSegment::read_lists(const std::uint8_t* at, std::uint64_t& postings,
                                              SealedTerm& out) const {
  const std::uint32_t flags = read_varint32(at);
  out.simple = (flags & kSimpleFlag) != 0;
  out.title_simple = (flags & kTitleSimpleFlag) != 0;
  for (std::size_t k = 0; k < kListKinds; ++k) {
    if ((flags >> k & 1U) == 0) continue;
    PostingListRef& list = out.lists[k];
    list.title = k >= static_cast<std::size_t>(ListKind::title_words);
    list.articles = read_varint32(at);
    auto& units = k % 2 == 0 ? out.word_units : out.part_units;
    if (list.title) {
      units[2] = list.articles;
    } else {
      units[1] = list.articles;
      units[0] = read_varint32(at);
    }
    list.size = read_varint(at);
    out.offsets[k] = postings;
    list.bytes = bytes_ + section(SealedSection::postings).offset + postings;
    postings += list.size;
  }
  if (out.simple) {
    if ((flags & 3U) == 3U) {
      out.part_units[1] = read_varint32(at);
      out.part_units[0] = read_varint32(at);
    } else if ((flags & 1U) != 0) {
      out.part_units[0] = out.word_units[0];
      out.part_units[1] = out.word_units[1];
    }
  }
  if (out.title_simple) {
    if ((flags & 12U) == 12U) {
      out.part_units[2] = read_varint32(at);
    } else if ((flags & 4U) != 0) {
      out.part_units[2] = out.word_units[2];
    }
  }
  if ((flags & kSuccessorsFlag) != 0) out.successors = read_varint(at);
  return at;
}

std::optional<SealedTerm> SealedSegment::find(std::string_view term) const {
  const std::size_t blocks = (header_.terms + kDictionaryBlock - 1) / kDictionaryBlock;
  if (blocks == 0) return std::nullopt;
  const std::uint64_t key = dictionary_key(term);
  // The last block whose first term is not above, first among every 64th.
  const auto [from, to] = std::equal_range(sampled_keys_.begin(), sampled_keys_.end(), key);
  std::size_t low =
      static_cast<std::size_t>(std::max(from - sampled_keys_.begin(), std::ptrdiff_t{1}) - 1) *
      kSampledKeys;
  std::size_t high = std::min<std::size_t>(
      static_cast<std::size_t>(to - sampled_keys_.begin()) * kSampledKeys, blocks);
  while (high - low > 1) {
    const std::size_t middle = (low + high) / 2;
    bool above = dictionary_index_[middle].key > key;
    if (dictionary_index_[middle].key == key) {
      const std::uint8_t* at = dictionary_ + dictionary_index_[middle].offset + 1;  // shared: 0
      const std::uint64_t size = read_varint(at);
      above = std::string_view(reinterpret_cast<const char*>(at), size) > term;
    }
    (above ? high : low) = middle;
  }
  const std::uint8_t* at = dictionary_ + dictionary_index_[low].offset;
  std::uint64_t postings = dictionary_index_[low].postings;
  const auto first = static_cast<std::uint32_t>(low * kDictionaryBlock);
  const auto last = std::min<std::uint32_t>(first + kDictionaryBlock, header_.terms);
  std::size_t matched = 0;  // bytes that the entry before shares with `term`; it is below it
  for (std::uint32_t ordinal = first; ordinal < last; ++ordinal) {
    const std::uint64_t shared = read_varint(at);
    const std::uint64_t size = read_varint(at);
    const std::string_view suffix(reinterpret_cast<const char*>(at), size);
    at += size;
    SealedTerm entry;
    entry.ordinal = ordinal;
    at = read_lists(at, postings, entry);
    if (shared > matched) continue;  // differs where the one before did
    if (shared < matched) return std::nullopt;
    const std::string_view rest = term.substr(matched);
    const auto differ = std::mismatch(suffix.begin(), suffix.end(), rest.begin(), rest.end());
    if (differ.first == suffix.end() && differ.second == rest.end()) return entry;
    if (differ.second == rest.end()) return std::nullopt;
    if (differ.first != suffix.end() &&
        static_cast<unsigned char>(*differ.first) > static_cast<unsigned char>(*differ.second)) {
      return std::nullopt;
    }
    matched += static_cast<std::size_t>(differ.first - suffix.begin());
  }
  return std::nullopt;
}

SealedForms SealedSegment::forms(std::uint32_t code) const {
  const std::uint32_t rank = code - kFirstTermCode;
  const std::uint32_t block = rank / kFormBlock;
  const std::uint8_t* at = form_block(block);
  SealedForms out;
  for (std::uint32_t r = block * kFormBlock; r <= rank; ++r) {
    out.term = read_varint32(at);
    const std::uint32_t count = read_varint32(at);
    if (r == rank) out.forms.resize(count);
    for (std::uint32_t f = 0; f < count; ++f) {
      const std::uint32_t shared = read_varint32(at);
      const std::uint64_t size = read_varint(at);
      const std::string_view rest(reinterpret_cast<const char*>(at), size);
      at += size;
      const std::uint32_t parts = read_varint32(at);
      if (r == rank) out.forms[f] = {shared, rest, std::vector<std::uint32_t>(parts)};
      for (std::uint32_t i = 0; i < parts; ++i) {
        const std::uint32_t part = read_varint32(at);
        if (r == rank) out.forms[f].parts[i] = part;
      }
    }
  }
  return out;
}

std::uint32_t SealedSegment::term_ordinal(std::uint32_t code) const {
  const std::uint32_t rank = code - kFirstTermCode;
  const std::uint32_t block = rank / kFormBlock;
  const std::uint8_t* at = form_block(block);
  for (std::uint32_t r = block * kFormBlock;; ++r) {
    const std::uint32_t ordinal = read_varint32(at);
    if (r == rank) return ordinal;
    for (std::uint32_t forms = read_varint32(at); forms > 0; --forms) {
      read_varint32(at);
      const std::uint64_t size = read_varint(at);
      at += size;
      for (std::uint32_t parts = read_varint32(at); parts > 0; --parts) read_varint32(at);
    }
  }
}

std::string SealedSegment::term(std::uint32_t ordinal) const {
  const DictionaryBlockRef& block = dictionary_index_[ordinal / kDictionaryBlock];
  const std::uint8_t* at = dictionary_ + block.offset;
  std::uint64_t postings = block.postings;
  std::string name;
  for (std::uint32_t i = 0; i <= ordinal % kDictionaryBlock; ++i) {
    SealedTerm entry;
    at = read_term(at, name, postings, entry);
  }
  return name;
}

}  // namespace fundstelle
