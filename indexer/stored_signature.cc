#include "indexer/stored_signature.h"

#include "indexer/byte_stream.h"
#include "indexer/schema.h"

namespace fundstelle {
namespace {

constexpr std::size_t kTermBytes = 4;
constexpr std::size_t kOtherBytes = 2;  // unequal minima agree in them once in 65,536

std::size_t stored_bytes(std::size_t row) { return row < kCopyTerms ? kTermBytes : kOtherBytes; }

bool comparable(const ArticleSignature& signature) { return is_same_report(signature, signature); }

std::string little_endian(std::uint32_t value, std::size_t bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFFU);
  return out;
}

// Days before 1970 are negative.
std::uint64_t zigzag(std::int32_t day) {
  return day >= 0 ? 2 * static_cast<std::uint64_t>(day) : 2 * static_cast<std::uint64_t>(-day) - 1;
}

std::int32_t unzigzag(std::uint64_t code) {
  const auto half = static_cast<std::int32_t>(code / 2);
  return code % 2 == 0 ? half : -half - 1;
}

}  // namespace

std::vector<std::string> copy_terms(const ArticleSignature& signature) {
  std::vector<std::string> terms;
  if (!comparable(signature)) return terms;
  for (std::size_t row = 0; row < kCopyTerms; ++row) {
    terms.push_back(copy_term(row, signature.minima[row]));
  }
  return terms;
}

std::string write_signature(const ArticleSignature& signature) {
  if (!comparable(signature)) return {};
  ByteWriter out;
  out.varint(signature.shingles);
  out.varint(zigzag(signature.day));
  for (std::size_t row = 0; row < ArticleSignature::kSize; ++row) {
    out.raw(little_endian(signature.minima[row], stored_bytes(row)));
  }
  return out.take();
}

ArticleSignature read_signature(std::string_view section) {
  ArticleSignature signature;
  if (section.empty()) return signature;
  ByteReader in(section);
  signature.shingles = in.varint32();
  signature.day = unzigzag(in.varint());
  for (std::size_t row = 0; row < ArticleSignature::kSize; ++row) {
    std::uint32_t value = 0;
    const std::string_view bytes = in.raw(stored_bytes(row));
    for (std::size_t i = bytes.size(); i-- > 0;) {
      value = value << 8U | static_cast<unsigned char>(bytes[i]);
    }
    signature.minima[row] = value;
  }
  return signature;
}

}  // namespace fundstelle
