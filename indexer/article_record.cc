#include "indexer/article_record.h"

#include <zstd.h>

#include <algorithm>

#include "indexer/byte_stream.h"
#include "indexer/text_dictionary.h"
#include "stemming/fnv1a.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMaxSectionBytes = 256u << 20;  // guards against a damaged length

std::size_t shared_prefix(std::string_view a, std::string_view b) {
  const std::size_t limit = std::min(a.size(), b.size());
  std::size_t n = 0;
  while (n < limit && a[n] == b[n]) ++n;
  return n;
}

// A string as a stretch of `base` from `begin`, and what follows it.
void write_relative(ByteWriter& out, std::string_view text, std::string_view base) {
  const std::size_t shared = shared_prefix(text, base);
  out.varint(shared);
  out.string(text.substr(shared));
}

// Where a part's term best starts in the folded form: the place that shares most.
std::size_t best_start(std::string_view folded, std::string_view part, std::size_t from) {
  std::size_t best = std::min(from, folded.size());
  std::size_t best_shared = 0;
  for (std::size_t at = best; at < folded.size(); ++at) {
    const std::size_t shared = shared_prefix(folded.substr(at), part);
    if (shared > best_shared) {
      best = at;
      best_shared = shared;
      if (shared == part.size()) break;
    }
  }
  return best;
}

void write_entries(ByteWriter& out, const SequenceRecord& record) {
  out.varint(record.entries.size());
  std::string_view previous;
  for (const FormEntry& entry : record.entries) {
    write_relative(out, entry.folded, previous);
    write_relative(out, entry.stem, entry.folded);
    out.varint(entry.part_count);
    std::size_t from = 0;
    for (std::uint32_t i = 0; i < entry.part_count; ++i) {
      const std::string_view part = record.parts[entry.first_part + i];
      from = best_start(entry.folded, part, from);
      out.varint(from);
      write_relative(out, part, entry.folded.substr(from));
    }
    previous = entry.folded;
  }
}

std::string pack_sequences(const SequenceRecord& record) {
  ByteWriter out;
  write_entries(out, record);
  out.varint(record.units());
  for (std::size_t u = 0; u < record.units(); ++u) {
    const auto words = record.unit(u);
    out.varint(words.size());
    for (const SequenceWord& word : words) {
      if (word.derived) out.varint(0);  // "the next word shares its position"
      out.varint(word.entry + 1);
    }
  }
  out.varint(record.sentence_ends.size());
  std::uint32_t before = 0;
  for (const std::uint32_t end : record.sentence_ends) {
    out.varint(end - before);
    before = end;
  }
  return out.take();
}

void write_strings(ByteWriter& out, const std::vector<std::string>& strings) {
  out.varint(strings.size());
  for (const std::string& s : strings) out.string(s);
}

void write_range(ByteWriter& out, const ByteRange& range) {
  out.varint(range.begin);
  out.varint(range.size());
}

std::string write_text_section(const Article& a) {
  ByteWriter out;
  for (const std::string* s : {&a.title, &a.kicker, &a.teaser, &a.date, &a.source, &a.section,
                               &a.url, &a.path, &a.place}) {
    out.string(*s);
  }
  write_strings(out, a.authors);
  write_strings(out, a.agencies);
  out.varint(a.blocks.size());
  for (const Block& block : a.blocks) {
    out.varint(static_cast<std::uint64_t>(block.kind));
    out.string(block.text);
    write_range(out, block.range);
    out.string(block.reason);
  }
  out.varint(a.passages.size());
  for (const Passage& passage : a.passages) {
    out.string(passage.heading);
    out.varint(passage.pieces.size());
    for (const PassagePiece& piece : passage.pieces) {
      out.varint(piece.block);
      write_range(out, piece.range);
    }
  }
  out.varint(a.provenance.size());
  for (const Provenance& p : a.provenance) {
    out.string(p.field);
    out.string(p.origin);
    out.varint(static_cast<std::uint64_t>(p.confidence * 100 + 0.5));
  }
  return out.take();
}

std::vector<std::string> read_strings(ByteReader& in) {
  std::vector<std::string> strings(in.count());
  for (std::string& s : strings) s = in.string();
  return strings;
}

ByteRange read_range(ByteReader& in) {
  const std::size_t begin = in.varint();
  return {begin, begin + in.varint()};
}

[[noreturn]] void corrupt() {
  throw Error(ErrorCode::index_corrupt,
              "a stored article of the index is damaged; rebuild the index from its sources");
}

void read_passages(ByteReader& in, Article& a) {
  a.passages.resize(in.count());
  for (Passage& passage : a.passages) {
    passage.heading = in.string();
    passage.pieces.resize(in.count());
    for (PassagePiece& piece : passage.pieces) {
      piece.block = in.varint();
      piece.range = read_range(in);
      if (piece.block >= a.blocks.size()) corrupt();
      const std::string& text = a.blocks[piece.block].text;
      if (piece.range.end > text.size()) corrupt();
      if (!passage.text.empty()) passage.text += '\n';
      passage.text.append(text, piece.range.begin, piece.range.size());
    }
  }
}

void read_text_section(ByteReader& in, Article& a) {
  for (std::string* s : {&a.title, &a.kicker, &a.teaser, &a.date, &a.source, &a.section, &a.url,
                         &a.path, &a.place}) {
    *s = in.string();
  }
  a.authors = read_strings(in);
  a.agencies = read_strings(in);
  a.blocks.resize(in.count());
  for (Block& block : a.blocks) {
    const std::uint64_t kind = in.varint();
    if (kind > static_cast<std::uint64_t>(BlockKind::boilerplate)) corrupt();
    block.kind = static_cast<BlockKind>(kind);
    block.text = in.string();
    block.range = read_range(in);
    block.reason = in.string();
  }
  read_passages(in, a);
  a.provenance.resize(in.count());
  for (Provenance& p : a.provenance) {
    p.field = in.string();
    p.origin = in.string();
    p.confidence = static_cast<double>(in.varint()) / 100.0;
  }
}

// Strings put together while decoding; views stay valid until reset(), which keeps the memory.
class StringArena {
 public:
  void reset() {
    chunk_ = 0;
    used_ = 0;
  }

  std::string_view join(std::string_view head, std::string_view tail) {
    const std::size_t size = head.size() + tail.size();
    if (size > kChunkBytes) corrupt();  // a term is at most a few hundred bytes
    if (chunks_.empty()) chunks_.push_back(std::make_unique<char[]>(kChunkBytes));
    if (used_ + size > kChunkBytes) {
      if (++chunk_ == chunks_.size()) chunks_.push_back(std::make_unique<char[]>(kChunkBytes));
      used_ = 0;
    }
    char* at = chunks_[chunk_].get() + used_;
    std::copy(head.begin(), head.end(), at);
    std::copy(tail.begin(), tail.end(), at + head.size());
    used_ += size;
    return {at, size};
  }

 private:
  static constexpr std::size_t kChunkBytes = 1u << 16U;
  std::vector<std::unique_ptr<char[]>> chunks_;
  std::size_t chunk_ = 0;
  std::size_t used_ = 0;
};

// The sections as they lie in the stored bytes, still compressed.
struct Stored {
  std::string_view id;
  std::size_t text_size = 0;
  bool with_dictionary = false;
  std::string_view text;
};

Stored parse(std::string_view bytes) {
  ByteReader in(bytes);
  Stored stored;
  stored.id = in.string();
  const std::uint64_t size = in.varint();
  stored.text_size = size / 2;
  stored.with_dictionary = size % 2 != 0;
  stored.text = in.string();
  return stored;
}

}  // namespace

struct RecordCodec::Impl {
  std::shared_ptr<const TextDictionary> dictionary;
  std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> compressor{ZSTD_createCCtx(),
                                                                  &ZSTD_freeCCtx};
  std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> decompressor{ZSTD_createDCtx(),
                                                                    &ZSTD_freeDCtx};
  std::string plain;  // of the record
  StringArena arena;
  SequenceRecord record;

  // Frames leave out what the record says or the archive knows.
  explicit Impl(std::shared_ptr<const TextDictionary> texts) : dictionary(std::move(texts)) {
    ZSTD_CCtx_setParameter(compressor.get(), ZSTD_c_compressionLevel, kTextCompressionLevel);
    ZSTD_CCtx_setParameter(compressor.get(), ZSTD_c_contentSizeFlag, 0);
    ZSTD_CCtx_setParameter(compressor.get(), ZSTD_c_dictIDFlag, 0);
    if (dictionary) ZSTD_CCtx_refCDict(compressor.get(), dictionary->compressing());
  }

  std::string compress(std::string_view text) {
    std::string out(ZSTD_compressBound(text.size()), '\0');
    const std::size_t size =
        ZSTD_compress2(compressor.get(), out.data(), out.size(), text.data(), text.size());
    if (ZSTD_isError(size) != 0U) throw Error(ErrorCode::io_error, ZSTD_getErrorName(size));
    out.resize(size);
    return out;
  }

  std::string decompress(const Stored& stored) {
    if (stored.text_size > kMaxSectionBytes || (stored.with_dictionary && !dictionary)) corrupt();
    std::string out(stored.text_size, '\0');
    const std::string_view bytes = stored.text;
    const std::size_t got =
        stored.with_dictionary
            ? ZSTD_decompress_usingDDict(decompressor.get(), out.data(), out.size(), bytes.data(),
                                         bytes.size(), dictionary->decompressing())
            : ZSTD_decompressDCtx(decompressor.get(), out.data(), out.size(), bytes.data(),
                                  bytes.size());
    if (ZSTD_isError(got) != 0U || got != out.size()) corrupt();
    return out;
  }

  std::string_view join(std::string_view base, std::size_t shared, std::string_view suffix) {
    if (shared > base.size()) corrupt();
    if (suffix.empty()) return base.substr(0, shared);
    return arena.join(base.substr(0, shared), suffix);
  }

  void read_entries(ByteReader& in) {
    record.entries.clear();
    record.parts.clear();
    arena.reset();
    const std::size_t count = in.count();
    std::string_view previous;
    for (std::size_t i = 0; i < count; ++i) {
      FormEntry entry;
      std::size_t shared = in.varint();
      entry.folded = join(previous, shared, in.string());
      shared = in.varint();
      entry.stem = join(entry.folded, shared, in.string());
      entry.part_count = static_cast<std::uint32_t>(in.count());
      entry.first_part = static_cast<std::uint32_t>(record.parts.size());
      for (std::uint32_t p = 0; p < entry.part_count; ++p) {
        const std::size_t from = in.varint();
        if (from > entry.folded.size()) corrupt();
        shared = in.varint();
        record.parts.push_back(join(entry.folded.substr(from), shared, in.string()));
      }
      record.entries.push_back(entry);
      previous = entry.folded;
    }
  }

  void read_units(ByteReader& in) {
    record.words.clear();
    record.unit_ends.clear();
    const std::size_t units = in.count();
    for (std::size_t u = 0; u < units; ++u) {
      const std::size_t words = in.count();
      for (std::size_t w = 0; w < words; ++w) {
        std::uint32_t code = in.varint32();
        const bool derived = code == 0;
        if (derived) code = in.varint32();
        if (code == 0 || code > record.entries.size()) corrupt();
        record.words.push_back({code - 1, derived});
      }
      record.unit_ends.push_back(static_cast<std::uint32_t>(record.words.size()));
    }
    record.sentence_ends.clear();
    std::uint32_t end = 0;
    for (std::size_t n = in.count(); n > 0; --n) {
      record.sentence_ends.push_back(end += in.varint32());
    }
  }
};

RecordCodec::RecordCodec(std::shared_ptr<const TextDictionary> dictionary)
    : impl_(std::make_unique<Impl>(std::move(dictionary))) {}
RecordCodec::~RecordCodec() = default;
RecordCodec::RecordCodec(RecordCodec&&) noexcept = default;
RecordCodec& RecordCodec::operator=(RecordCodec&&) noexcept = default;

std::string RecordCodec::pack(const SequenceRecord& sequences) { return pack_sequences(sequences); }

std::string RecordCodec::text(const Article& article) { return write_text_section(article); }

std::string RecordCodec::encode(std::string_view id, std::string_view text) {
  ByteWriter out;
  out.string(id);
  out.varint(2 * text.size() + (impl_->dictionary ? 1 : 0));
  out.string(impl_->compress(text));
  return out.take();
}

std::string_view RecordCodec::id(std::string_view stored) { return ByteReader(stored).string(); }

std::uint64_t RecordCodec::content_hash(std::string_view id, std::string_view text) {
  return fnv1a(text, fnv1a(id, kFnvStart));
}

const SequenceRecord& RecordCodec::unpack(std::string_view packed) {
  impl_->plain = packed;
  ByteReader in(impl_->plain);
  impl_->read_entries(in);
  impl_->read_units(in);
  return impl_->record;
}

Article RecordCodec::article(std::string_view stored) {
  const Stored sections = parse(stored);
  const std::string plain = impl_->decompress(sections);
  ByteReader in(plain);
  Article article;
  article.id = sections.id;
  read_text_section(in, article);
  return article;
}

}  // namespace fundstelle
