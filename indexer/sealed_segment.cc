#include "indexer/sealed_segment.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "fundstelle/error.h"
#include "indexer/block_checksum.h"

namespace fundstelle {
namespace {

constexpr std::size_t kPrefetchedLines = 3;  // of a sequence; the processor guesses the rest

}  // namespace

std::shared_ptr<const SealedSegment> SealedSegment::open(const std::filesystem::path& path) {
  std::shared_ptr<SealedSegment> segment(new SealedSegment);
  segment->name_ = path.filename().string();
  segment->map(path);
  segment->parse();
  return segment;
}

std::shared_ptr<const SealedSegment> SealedSegment::from_bytes(std::string bytes) {
  std::shared_ptr<SealedSegment> segment(new SealedSegment);
  segment->name_ = "(memory)";
  segment->owned_ = std::move(bytes);
  segment->bytes_ = reinterpret_cast<const std::uint8_t*>(segment->owned_.data());
  segment->size_ = segment->owned_.size();
  segment->parse();
  return segment;
}

SealedSegment::~SealedSegment() {
  if (mapped_) munmap(const_cast<std::uint8_t*>(bytes_), size_);
}

void SealedSegment::map(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) corrupt(std::string("cannot be opened: ") + std::strerror(errno));
  struct stat status {};
  if (fstat(file, &status) != 0 || status.st_size < static_cast<off_t>(kSealedHeaderBytes)) {
    close(file);
    corrupt("is cut short");
  }
  size_ = static_cast<std::size_t>(status.st_size);
  void* at = mmap(nullptr, size_, PROT_READ, MAP_SHARED, file, 0);
  close(file);
  if (at == MAP_FAILED) corrupt(std::string("cannot be mapped: ") + std::strerror(errno));
  bytes_ = static_cast<const std::uint8_t*>(at);
  mapped_ = true;
}

void SealedSegment::corrupt(const std::string& what) const {
  throw Error(ErrorCode::index_corrupt, "the sealed segment '" + name_ + "' " + what);
}

void SealedSegment::parse() {
  if (size_ < kSealedHeaderBytes) corrupt("is cut short");
  std::memcpy(&header_, bytes_, sizeof(header_));
  if (header_.magic != kSealedMagic) corrupt("is no sealed segment");
  if (header_.version != kSealedVersion) {
    corrupt("has version " + std::to_string(header_.version) + ", not " +
            std::to_string(kSealedVersion));
  }
  const bool padded = std::all_of(bytes_ + sizeof(header_), bytes_ + kSealedHeaderBytes,
                                  [](std::uint8_t b) { return b == 0; });
  if (!padded || header_.checksum != block_checksum(&header_, offsetof(SealedHeader, checksum))) {
    corrupt("has a damaged header");
  }
  const std::uint64_t chunks =
      (header_.data_end - kSealedHeaderBytes + kSealedChunkBytes - 1) / kSealedChunkBytes;
  if (header_.file_bytes != size_ || header_.data_end + chunks * 8 != size_)
    corrupt("is cut short");
  checksums_ = reinterpret_cast<const std::uint64_t*>(bytes_ + header_.data_end);
  if (header_.chunk_checksum != block_checksum(checksums_, chunks * 8)) {
    corrupt("has damaged checksums");
  }
  seen_ = std::vector<std::atomic<std::uint8_t>>(chunks);

  const std::uint64_t articles = header_.articles;
  const std::uint64_t passages = header_.passages;
  docids_ = table<std::uint32_t>(SealedSection::docids, articles);
  first_passages_ = table<std::uint32_t>(SealedSection::first_passages, articles + 1);
  passage_words_ = table<std::uint32_t>(SealedSection::passage_words, passages);
  passage_parts_ = table<std::uint32_t>(SealedSection::passage_parts, passages);
  article_words_ = table<std::uint32_t>(SealedSection::article_words, articles);
  article_parts_ = table<std::uint32_t>(SealedSection::article_parts, articles);
  title_words_ = table<std::uint32_t>(SealedSection::title_words, articles);
  title_parts_ = table<std::uint32_t>(SealedSection::title_parts, articles);
  classes_ = table<LengthClasses>(SealedSection::length_classes, 3);
  id_offsets_ = table<std::uint32_t>(SealedSection::id_offsets, articles + 1);
  id_ranks_ = table<std::uint32_t>(SealedSection::id_ranks, articles);
  dictionary_index_ = table<DictionaryBlockRef>(
      SealedSection::dictionary_index, (header_.terms + kDictionaryBlock - 1) / kDictionaryBlock);
  for (std::size_t b = 0; b * kDictionaryBlock < header_.terms; b += kSampledKeys) {
    sampled_keys_.push_back(dictionary_index_[b].key);
  }
  const SectionRef& dictionary = section(SealedSection::dictionary);
  dictionary_ = checked(dictionary.offset, dictionary.bytes);
  sequence_offsets_ = table<std::uint64_t>(SealedSection::sequence_offsets, articles + 1);
  form_index_ = table<std::uint32_t>(SealedSection::form_index,
                                     (header_.terms + kFormBlock - 1) / kFormBlock);
  several_forms_ =
      table<std::uint8_t>(SealedSection::several_forms, (std::uint64_t{header_.terms} + 7) / 8);
  variant_offsets_ = table<std::uint32_t>(SealedSection::variant_offsets, articles + 1);
}

template <typename T>
const T* SealedSegment::table(SealedSection s, std::uint64_t count) const {
  const SectionRef& ref = section(s);
  if (ref.bytes != count * sizeof(T)) corrupt("has tables of the wrong size");
  return reinterpret_cast<const T*>(checked(ref.offset, ref.bytes));
}

const std::uint8_t* SealedSegment::checked(std::uint64_t offset, std::uint64_t bytes) const {
  if (offset < kSealedHeaderBytes || offset + bytes > header_.data_end) {
    corrupt("refers past its end");
  }
  if (bytes == 0) return bytes_ + offset;
  const std::uint64_t first = (offset - kSealedHeaderBytes) / kSealedChunkBytes;
  const std::uint64_t last = (offset + bytes - 1 - kSealedHeaderBytes) / kSealedChunkBytes;
  for (std::uint64_t c = first; c <= last; ++c) {
    if (seen_[c].load(std::memory_order_relaxed) != 0) continue;
    const std::uint64_t begin = kSealedHeaderBytes + c * kSealedChunkBytes;
    const std::uint64_t end = std::min<std::uint64_t>(begin + kSealedChunkBytes, header_.data_end);
    if (block_checksum(bytes_ + begin, end - begin) != checksums_[c]) {
      corrupt("is damaged near byte " + std::to_string(begin));
    }
    seen_[c].store(1, std::memory_order_relaxed);
  }
  return bytes_ + offset;
}

void SealedSegment::prefetch(std::uint32_t article, bool sequence) const {
  if (!sequence) {
    __builtin_prefetch(passage_words_ + first_passages_[article]);
    return;
  }
  const std::uint8_t* at = bytes_ + section(SealedSection::sequences).offset +
                           (sequence_offsets_[article] & ~kDerivedBit);
  for (std::size_t line = 0; line < kPrefetchedLines; ++line) __builtin_prefetch(at + line * 64);
}

void SealedSegment::verify() const {
  checked(kSealedHeaderBytes, header_.data_end - kSealedHeaderBytes);
}

std::string_view SealedSegment::id(std::uint32_t article) const {
  const std::uint32_t begin = id_offsets_[article];
  const std::uint32_t size = id_offsets_[article + 1] - begin;
  const auto* at = checked(section(SealedSection::ids).offset + begin, size);
  return {reinterpret_cast<const char*>(at), size};
}

std::optional<std::uint32_t> SealedSegment::find_article(std::uint32_t docid) const {
  const std::uint32_t* end = docids_ + header_.articles;
  const std::uint32_t* at = std::lower_bound(docids_, end, docid);
  if (at == end || *at != docid) return std::nullopt;
  return static_cast<std::uint32_t>(at - docids_);
}

PostingCursor SealedSegment::cursor(const SealedTerm& term, ListKind kind) const {
  const auto k = static_cast<std::size_t>(kind);
  const PostingListRef& list = term.lists[k];
  if (list.bytes != nullptr) {
    __builtin_prefetch(list.bytes);
    checked(section(SealedSection::postings).offset + term.offsets[k], list.size);
  }
  return PostingCursor(list);
}

const std::uint8_t* SealedSegment::successors(const SealedTerm& term) const {
  if (!term.successors) return nullptr;
  return checked(section(SealedSection::successors).offset + *term.successors,
                 term.lists[static_cast<std::size_t>(ListKind::words)].articles);
}

std::uint32_t SealedSegment::sequence_code(std::uint32_t term_ordinal) const {
  const SectionRef& codes = section(SealedSection::sequence_codes);
  const std::uint8_t* at = checked(codes.offset + std::uint64_t{term_ordinal} * 4, 4);
  std::uint32_t code;
  std::memcpy(&code, at, sizeof(code));
  return code;
}

void append_sequence_code(std::uint32_t code, std::string& out) {
  for (; code >= 0x80; code >>= 7U) out += static_cast<char>(code & 0x7FU);
  out += static_cast<char>(code | 0x80U);
}

std::string_view SealedSegment::sequence_bytes(std::uint32_t article, bool& derived) const {
  const std::uint64_t begin = sequence_offsets_[article] & ~kDerivedBit;
  const std::uint64_t size = (sequence_offsets_[article + 1] & ~kDerivedBit) - begin;
  derived = (sequence_offsets_[article] & kDerivedBit) != 0;
  const std::uint8_t* at = checked(section(SealedSection::sequences).offset + begin, size);
  return {reinterpret_cast<const char*>(at), size};
}

void SealedSegment::sequence(std::uint32_t article, std::vector<SealedToken>& tokens,
                             std::vector<std::uint32_t>& unit_ends) const {
  tokens.clear();
  unit_ends.clear();
  bool derived = false;
  const std::string_view bytes = sequence_bytes(article, derived);
  const auto* at = reinterpret_cast<const std::uint8_t*>(bytes.data());
  derived = false;
  while (unit_ends.size() < units(article)) {
    const std::uint32_t code = read_code(at);
    if (code >= kFirstTermCode) {
      tokens.push_back({code, derived});
      derived = false;
    } else if (code == kDerivedCode) {
      derived = true;
    } else {
      unit_ends.push_back(static_cast<std::uint32_t>(tokens.size()));
    }
  }
}

// No byte of theirs is marked; the end of the last unit before them is.
std::vector<std::uint32_t> SealedSegment::sentence_ends(std::uint32_t article) const {
  bool derived = false;
  const std::string_view bytes = sequence_bytes(article, derived);
  std::size_t begin = bytes.size();
  while (begin > 0 && static_cast<signed char>(bytes[begin - 1]) >= 0) --begin;
  std::vector<std::uint32_t> ends;
  std::uint32_t end = 0;
  for (const char length : bytes.substr(begin)) {
    end += static_cast<std::uint8_t>(length);
    if (static_cast<std::uint8_t>(length) < kLongSentence) ends.push_back(end);
  }
  return ends;
}

const std::uint8_t* SealedSegment::variant_bits(std::uint32_t article) const {
  const std::uint32_t begin = variant_offsets_[article];
  return checked(section(SealedSection::variants).offset + begin,
                 variant_offsets_[article + 1] - begin);
}

const std::uint8_t* SealedSegment::form_block(std::uint32_t block) const {
  const SectionRef& all = section(SealedSection::forms);
  const bool last = (block + 1) * kFormBlock >= header_.terms;
  const std::uint64_t end = last ? all.bytes : form_index_[block + 1];
  return checked(all.offset + form_index_[block], end - form_index_[block]);
}

}  // namespace fundstelle
