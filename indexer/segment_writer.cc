#include "indexer/segment_writer.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <numeric>
#include <ostream>

#include "fundstelle/error.h"
#include "indexer/block_checksum.h"
#include "indexer/byte_stream.h"
#include "indexer/sealed_segment.h"
#include "indexer/successors.h"

namespace fundstelle {
namespace {

// Appends to the stream and sums up its chunks.
class ChunkStream {
 public:
  explicit ChunkStream(std::ostream& stream) : stream_(stream) {
    write(std::string(kSealedHeaderBytes, '\0'));  // its place; the header comes last
  }

  std::uint64_t position() const { return kSealedHeaderBytes + bytes_ + chunk_.size(); }

  void append(const void* bytes, std::size_t size) {
    const auto* at = static_cast<const char*>(bytes);
    while (size > 0) {
      const std::size_t n = std::min(size, kSealedChunkBytes - chunk_.size());
      chunk_.append(at, n);
      at += n;
      size -= n;
      if (chunk_.size() == kSealedChunkBytes) flush();
    }
  }

  void align() {
    while (position() % 64 != 0) append("", 1);
  }

  void finish(SealedHeader& header) {
    align();
    if (!chunk_.empty()) flush();
    header.data_end = position();
    header.chunk_checksum = block_checksum(checksums_.data(), checksums_.size() * 8);
    header.file_bytes = header.data_end + checksums_.size() * 8;
    write({reinterpret_cast<const char*>(checksums_.data()), checksums_.size() * 8});
    header.checksum = block_checksum(&header, offsetof(SealedHeader, checksum));
    stream_.seekp(0);
    write({reinterpret_cast<const char*>(&header), sizeof(header)});
    stream_.flush();
    require_good();
  }

 private:
  void flush() {
    checksums_.push_back(block_checksum(chunk_.data(), chunk_.size()));
    write(chunk_);
    bytes_ += chunk_.size();
    chunk_.clear();
  }
  void write(std::string_view bytes) {
    stream_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    require_good();
  }
  void require_good() const {
    if (stream_) return;
    throw Error(errno == ENOSPC || errno == EFBIG ? ErrorCode::disk_full : ErrorCode::io_error,
                std::string("cannot write a sealed segment: ") + std::strerror(errno));
  }

  std::ostream& stream_;
  std::string chunk_;
  std::uint64_t bytes_ = 0;
  std::vector<std::uint64_t> checksums_;
};

// Classes of equal share of the units seen; each knows its shortest members.
class Classifier {
 public:
  void build(std::vector<std::uint32_t> words) {
    if (words.empty()) return;
    std::sort(words.begin(), words.end());
    for (std::size_t c = 0; c < 32; ++c) {
      classes_.least_words[c] = words[c * words.size() / 32];
    }
    classes_.least_parts.fill(0xFFFFFFFFU);
  }
  std::uint8_t of(std::uint32_t words) const {
    const auto& least = classes_.least_words;
    const auto above = std::upper_bound(least.begin(), least.end(), words);
    return static_cast<std::uint8_t>(above == least.begin() ? 0 : above - least.begin() - 1);
  }
  void note(std::uint32_t words, std::uint32_t parts) {
    const std::uint8_t c = of(words);
    classes_.least_parts[c] = std::min(classes_.least_parts[c], parts);
    classes_.most_words[c] = std::max(classes_.most_words[c], words);
    classes_.most_parts[c] = std::max(classes_.most_parts[c], parts);
  }
  // A posting's code names the shortest of several units; no longer one may have fewer parts than
  // the class says.
  LengthClasses classes() const {
    LengthClasses c = classes_;
    for (std::size_t i = 31; i-- > 0;) {
      c.least_parts[i] = std::min(c.least_parts[i], c.least_parts[i + 1]);
    }
    return c;
  }

 private:
  LengthClasses classes_;
};

// Bits, the lowest of a byte first.
class BitWriter {
 public:
  void add(bool bit) {
    if (used_ == 0) bytes_ += '\0';
    if (bit) bytes_.back() = static_cast<char>(bytes_.back() | 1 << used_);
    used_ = (used_ + 1) % 8;
  }
  void align() { used_ = 0; }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  unsigned used_ = 0;
};

// Units of a list that is the union of two, as a field of parts is.
struct Frequencies {
  std::uint32_t articles = 0;
  std::uint32_t passages = 0;
};

Frequencies union_of(const GroupedPostings& a, const GroupedPostings& b) {
  Frequencies n;
  std::size_t i = 0;
  std::size_t j = 0;
  const auto begin = [](const GroupedPostings& p, std::size_t k) {
    return p.passages.begin() + (k == 0 ? 0 : p.ends[k - 1]);
  };
  while (i < a.articles.size() || j < b.articles.size()) {
    ++n.articles;
    const bool has_a =
        i < a.articles.size() && (j == b.articles.size() || a.articles[i] <= b.articles[j]);
    const bool has_b =
        j < b.articles.size() && (i == a.articles.size() || b.articles[j] <= a.articles[i]);
    if (has_a)
      n.passages += static_cast<std::uint32_t>(a.passages.begin() + a.ends[i] - begin(a, i));
    if (has_b)
      n.passages += static_cast<std::uint32_t>(b.passages.begin() + b.ends[j] - begin(b, j));
    if (has_a && has_b) {
      auto x = begin(a, i);
      auto y = begin(b, j);
      const auto x_end = a.passages.begin() + a.ends[i];
      const auto y_end = b.passages.begin() + b.ends[j];
      while (x != x_end && y != y_end) {
        if (*x == *y) --n.passages;
        (*x <= *y) ? static_cast<void>(++x) : static_cast<void>(++y);
      }
    }
    i += has_a ? 1 : 0;
    j += has_b ? 1 : 0;
  }
  return n;
}

}  // namespace

void TermPostings::clear() {
  for (GroupedPostings& list : lists) list.clear();
  simple = false;
  title_simple = false;
}

struct SegmentWriter::Impl : LengthCoder {
  Impl(std::ostream& stream) : out(stream) {}

  std::uint8_t passage_class(std::uint32_t article, std::uint32_t passage) const override {
    return passages.of(passage_words[first_passages[article] + passage]);
  }
  std::uint8_t article_class(std::uint32_t article) const override {
    return articles.of(article_words[article]);
  }
  std::uint8_t title_class(std::uint32_t article) const override {
    return titles.of(title_words[article]);
  }

  std::vector<std::uint32_t> id_ranks() const {
    const auto id = [this](std::uint32_t a) {
      return std::string_view(ids).substr(id_offsets[a], id_offsets[a + 1] - id_offsets[a]);
    };
    std::vector<std::uint32_t> order(docids.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return id(a) < id(b); });
    std::vector<std::uint32_t> ranks(order.size());
    for (std::uint32_t r = 0; r < order.size(); ++r) ranks[order[r]] = r;
    return ranks;
  }

  void begin_section(SealedSection section) {
    out.align();
    header.sections[static_cast<std::size_t>(section)].offset = out.position();
  }
  void end_section(SealedSection section) {
    SectionRef& ref = header.sections[static_cast<std::size_t>(section)];
    ref.bytes = out.position() - ref.offset;
  }
  template <typename T>
  void put_section(SealedSection section, const std::vector<T>& values) {
    begin_section(section);
    out.append(values.data(), values.size() * sizeof(T));
    end_section(section);
  }
  void put_bytes(SealedSection section, std::string_view bytes) {
    begin_section(section);
    out.append(bytes.data(), bytes.size());
    end_section(section);
  }
  void begin_sequences();
  void put_forms();

  ChunkStream out;
  SealedHeader header;
  std::vector<std::uint32_t> docids;
  std::vector<std::uint32_t> first_passages{0};
  std::vector<std::uint32_t> passage_words;
  std::vector<std::uint32_t> passage_parts;
  std::vector<std::uint32_t> article_words;
  std::vector<std::uint32_t> article_parts;
  std::vector<std::uint32_t> title_words;
  std::vector<std::uint32_t> title_parts;
  std::vector<std::uint32_t> id_offsets{0};
  std::string ids;
  Classifier passages;
  Classifier articles;
  Classifier titles;

  std::vector<DictionaryBlockRef> dictionary_index;
  ByteWriter dictionary;
  std::string last_term;
  std::uint64_t postings_bytes = 0;
  std::vector<std::uint32_t> term_weights;  // for the order of sequence codes
  std::vector<std::uint32_t> codes;
  bool in_sequences = false;
  std::vector<std::uint64_t> sequence_offsets{0};
  ByteWriter forms;  // by ordinal
  std::vector<std::size_t> form_ends;
  std::vector<bool> has_several_forms;
  SuccessorSets successors;
  BitWriter variants;
  std::vector<std::uint32_t> variant_offsets{0};
};

SegmentWriter::SegmentWriter(std::ostream& stream, std::string_view archive,
                             std::uint32_t first_docid, std::uint32_t last_docid)
    : impl_(std::make_unique<Impl>(stream)) {
  impl_->header.first_docid = first_docid;
  impl_->header.last_docid = last_docid;
  archive.copy(impl_->header.archive.data(), impl_->header.archive.size());
}
SegmentWriter::~SegmentWriter() = default;

void SegmentWriter::add_article(const SealedArticle& a) {
  Impl& i = *impl_;
  i.docids.push_back(a.docid);
  i.passage_words.insert(i.passage_words.end(), a.passage_words.begin(), a.passage_words.end());
  i.passage_parts.insert(i.passage_parts.end(), a.passage_parts.begin(), a.passage_parts.end());
  i.first_passages.push_back(static_cast<std::uint32_t>(i.passage_words.size()));
  i.header.most_passages =
      std::max(i.header.most_passages, static_cast<std::uint32_t>(a.passage_words.size()));
  i.article_words.push_back(std::reduce(a.passage_words.begin(), a.passage_words.end(), 0U));
  i.article_parts.push_back(std::reduce(a.passage_parts.begin(), a.passage_parts.end(), 0U));
  i.title_words.push_back(a.title_words);
  i.title_parts.push_back(a.title_parts);
  i.ids += a.id;
  i.id_offsets.push_back(static_cast<std::uint32_t>(i.ids.size()));
  i.header.words += i.article_words.back();
  i.header.parts += i.article_parts.back();
  i.header.title_words += a.title_words;
  i.header.title_parts += a.title_parts;
  i.header.titles += a.title_words > 0 ? 1 : 0;
}

void SegmentWriter::begin_terms() {
  Impl& i = *impl_;
  i.passages.build(i.passage_words);
  i.articles.build(i.article_words);
  i.titles.build(i.title_words);
  for (std::size_t p = 0; p < i.passage_words.size(); ++p) {
    i.passages.note(i.passage_words[p], i.passage_parts[p]);
  }
  for (std::size_t a = 0; a < i.docids.size(); ++a) {
    i.articles.note(i.article_words[a], i.article_parts[a]);
    i.titles.note(i.title_words[a], i.title_parts[a]);
  }
  i.begin_section(SealedSection::postings);
}

void SegmentWriter::add_term(std::string_view term, const TermPostings& postings) {
  Impl& i = *impl_;
  std::size_t shared = 0;
  if (i.term_weights.size() % kDictionaryBlock == 0) {
    i.dictionary_index.push_back({dictionary_key(term), i.postings_bytes,
                                  static_cast<std::uint32_t>(i.dictionary.bytes().size()), 0});
  } else {
    const std::size_t limit = std::min(term.size(), i.last_term.size());
    while (shared < limit && term[shared] == i.last_term[shared]) ++shared;
  }
  i.dictionary.varint(shared);
  i.dictionary.string(term.substr(shared));
  i.last_term = term;
  unsigned flags =
      (postings.simple ? kSimpleFlag : 0) | (postings.title_simple ? kTitleSimpleFlag : 0);
  for (std::size_t k = 0; k < kListKinds; ++k) flags |= postings.lists[k].empty() ? 0 : 1U << k;
  const auto successors =
      i.successors.add_term(term, postings.of(ListKind::words).articles.size(), i.docids.size());
  if (successors) flags |= kSuccessorsFlag;
  i.dictionary.varint(flags);
  std::string bytes;
  std::uint32_t weight = 0;
  for (std::size_t k = 0; k < kListKinds; ++k) {
    const GroupedPostings& list = postings.lists[k];
    if (list.empty()) continue;
    const bool title = k >= static_cast<std::size_t>(ListKind::title_words);
    const std::size_t before = bytes.size();
    encode_postings(list, title, i, bytes);
    i.dictionary.varint(list.articles.size());
    if (!title) i.dictionary.varint(list.passages.size());
    i.dictionary.varint(bytes.size() - before);
    if (k % 2 == 0) weight += static_cast<std::uint32_t>(list.passages.size());
  }
  const auto put_union = [&](bool simple, ListKind words, ListKind parts) {
    if (!simple || postings.of(words).empty() || postings.of(parts).empty()) return;
    const Frequencies both = union_of(postings.of(words), postings.of(parts));
    i.dictionary.varint(both.articles);
    if (words == ListKind::words) i.dictionary.varint(both.passages);
  };
  put_union(postings.simple, ListKind::words, ListKind::parts);
  put_union(postings.title_simple, ListKind::title_words, ListKind::title_parts);
  if (successors) i.dictionary.varint(*successors);
  i.out.append(bytes.data(), bytes.size());
  i.postings_bytes += bytes.size();
  i.term_weights.push_back(weight);
}

void SegmentWriter::add_forms(std::string_view term, std::span<const TermForm> forms) {
  Impl& i = *impl_;
  i.forms.varint(i.form_ends.size());
  i.forms.varint(forms.size());
  for (const TermForm& form : forms) {
    const auto differ =
        std::mismatch(term.begin(), term.end(), form.folded.begin(), form.folded.end());
    const auto shared = static_cast<std::size_t>(differ.first - term.begin());
    i.forms.varint(shared);
    i.forms.string(form.folded.substr(shared));
    i.forms.varint(form.parts.size());
    for (const std::uint32_t part : form.parts) i.forms.varint(part);
  }
  i.form_ends.push_back(i.forms.bytes().size());
  i.has_several_forms.push_back(forms.size() > 1);
}

// Common terms get short codes.
void SegmentWriter::Impl::begin_sequences() {
  end_section(SealedSection::postings);
  begin_section(SealedSection::sequences);
  std::vector<std::uint32_t> order(term_weights.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return term_weights[a] > term_weights[b];
  });
  codes.resize(order.size());
  for (std::uint32_t r = 0; r < order.size(); ++r) codes[order[r]] = kFirstTermCode + r;
  in_sequences = true;
}

void SegmentWriter::add_sequence(std::span<const std::uint32_t> tokens,
                                 std::span<const std::uint32_t> variants,
                                 std::span<const std::uint32_t> sentence_ends) {
  Impl& i = *impl_;
  if (!i.in_sequences) i.begin_sequences();
  i.successors.add_article(tokens);
  std::string bytes;
  auto variant = variants.begin();
  for (const std::uint32_t token : tokens) {
    append_sequence_code(token == kUnitEnd        ? kUnitEndCode
                         : token == kDerivedToken ? kDerivedCode
                                                  : i.codes[token],
                         bytes);
    if (token == kDerivedToken) i.sequence_offsets.back() |= kDerivedBit;
    if (token >= kDerivedToken) continue;
    if (i.has_several_forms[token]) {
      for (std::uint32_t n = *variant; n > 0; --n) i.variants.add(true);
      i.variants.add(false);
    }
    ++variant;
  }
  std::uint32_t before = 0;
  for (const std::uint32_t end : sentence_ends) {
    std::uint32_t length = end - before;
    for (; length >= kLongSentence; length -= kLongSentence) {
      bytes += static_cast<char>(kLongSentence);
    }
    bytes += static_cast<char>(length);
    before = end;
  }
  i.variants.align();
  i.variant_offsets.push_back(static_cast<std::uint32_t>(i.variants.bytes().size()));
  i.out.append(bytes.data(), bytes.size());
  i.sequence_offsets.push_back((i.sequence_offsets.back() & ~kDerivedBit) + bytes.size());
}

void SegmentWriter::Impl::put_forms() {
  std::vector<std::uint32_t> by_code(codes.size());
  for (std::uint32_t t = 0; t < codes.size(); ++t) by_code[codes[t] - kFirstTermCode] = t;
  std::vector<std::uint32_t> index;
  std::string several((codes.size() + 7) / 8, '\0');
  begin_section(SealedSection::forms);
  std::uint32_t bytes = 0;
  for (std::size_t r = 0; r < by_code.size(); ++r) {
    const std::uint32_t term = by_code[r];
    if (r % kFormBlock == 0) index.push_back(bytes);
    const std::size_t begin = term == 0 ? 0 : form_ends[term - 1];
    out.append(forms.bytes().data() + begin, form_ends[term] - begin);
    bytes += static_cast<std::uint32_t>(form_ends[term] - begin);
    if (has_several_forms[term]) several[r / 8] = static_cast<char>(several[r / 8] | 1 << r % 8);
  }
  end_section(SealedSection::forms);
  put_section(SealedSection::form_index, index);
  put_bytes(SealedSection::several_forms, several);
  put_section(SealedSection::variant_offsets, variant_offsets);
  put_bytes(SealedSection::variants, variants.bytes());
}

void SegmentWriter::finish() {
  Impl& i = *impl_;
  if (!i.in_sequences) i.begin_sequences();
  i.end_section(SealedSection::sequences);
  i.put_section(SealedSection::sequence_offsets, i.sequence_offsets);
  i.put_bytes(SealedSection::successors, i.successors.bytes());
  i.put_section(SealedSection::docids, i.docids);
  i.put_section(SealedSection::first_passages, i.first_passages);
  i.put_section(SealedSection::passage_words, i.passage_words);
  i.put_section(SealedSection::passage_parts, i.passage_parts);
  i.put_section(SealedSection::article_words, i.article_words);
  i.put_section(SealedSection::article_parts, i.article_parts);
  i.put_section(SealedSection::title_words, i.title_words);
  i.put_section(SealedSection::title_parts, i.title_parts);
  const std::vector<LengthClasses> classes{i.passages.classes(), i.articles.classes(),
                                           i.titles.classes()};
  i.put_section(SealedSection::length_classes, classes);
  i.put_section(SealedSection::id_offsets, i.id_offsets);
  i.put_bytes(SealedSection::ids, i.ids);
  i.put_section(SealedSection::id_ranks, i.id_ranks());
  i.put_section(SealedSection::dictionary_index, i.dictionary_index);
  i.put_bytes(SealedSection::dictionary, i.dictionary.bytes());
  i.put_section(SealedSection::sequence_codes, i.codes);
  i.put_forms();
  i.header.articles = static_cast<std::uint32_t>(i.docids.size());
  i.header.passages = static_cast<std::uint32_t>(i.passage_words.size());
  i.header.terms = static_cast<std::uint32_t>(i.term_weights.size());
  i.out.finish(i.header);
}

}  // namespace fundstelle
