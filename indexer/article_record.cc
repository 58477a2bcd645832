#include "indexer/article_record.h"

#include <zstd.h>

#include "indexer/byte_stream.h"
#include "indexer/text_dictionary.h"
#include "stemming/fnv1a.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMaxSectionBytes = 256u << 20;  // guards against a damaged length

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
};

RecordCodec::RecordCodec(std::shared_ptr<const TextDictionary> dictionary)
    : impl_(std::make_unique<Impl>(std::move(dictionary))) {}
RecordCodec::~RecordCodec() = default;
RecordCodec::RecordCodec(RecordCodec&&) noexcept = default;
RecordCodec& RecordCodec::operator=(RecordCodec&&) noexcept = default;

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
