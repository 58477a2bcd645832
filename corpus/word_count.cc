// Counting words 64 bytes at a time: one bit a byte says "space" or "letter or digit". Adding the
// letters' bits to those of everything but space carries out of a stretch exactly if it holds a
// letter, so the words are the ones among the spaces' bits of the sum.
#include <array>
#include <bit>
#include <cstring>

#include "corpus/utf8_text.h"

#ifdef __SSE2__
#include <immintrin.h>
#endif

namespace fundstelle {
namespace {

constexpr std::size_t kBlock = 64;

struct BlockBits {
  std::uint64_t space = 0;
  std::uint64_t word = 0;
  std::uint64_t wide = 0;  ///< bytes beyond ASCII
};

#ifdef __SSE2__
/// Bits of bytes in [from, from + count), as unsigned values.
std::uint64_t in_range(__m128i bytes, char from, int count) {
  const __m128i shifted = _mm_add_epi8(bytes, _mm_set1_epi8(static_cast<char>(-128 - from)));
  const __m128i below = _mm_cmplt_epi8(shifted, _mm_set1_epi8(static_cast<char>(-128 + count)));
  return static_cast<unsigned>(_mm_movemask_epi8(below));
}

BlockBits classify(const char* bytes) {
  BlockBits bits;
  for (int i = 0; i < 4; ++i) {
    const __m128i part = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + 16 * i));
    const __m128i small = _mm_or_si128(part, _mm_set1_epi8(0x20));
    const auto blank =
        static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(part, _mm_set1_epi8(' '))));
    bits.space |= (blank | in_range(part, '\t', 5)) << (16 * i);
    bits.word |= (in_range(small, 'a', 26) | in_range(part, '0', 10)) << (16 * i);
    bits.wide |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(part)))
                 << (16 * i);
  }
  return bits;
}
#else
BlockBits classify(const char* bytes) {
  BlockBits bits;
  for (std::size_t i = 0; i < kBlock; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    const std::uint64_t bit = std::uint64_t{1} << i;
    if (byte >= 0x80) {
      bits.wide |= bit;
    } else if (is_space(byte)) {
      bits.space |= bit;
    } else if (is_word_character(byte)) {
      bits.word |= bit;
    }
  }
  return bits;
}
#endif

class WordCounter {
 public:
  explicit WordCounter(std::string_view text) : text_(text) {}

  std::size_t run() {
    std::size_t at = 0;
    for (; at + kBlock <= text_.size(); at += kBlock) add(at, text_.data() + at);
    if (at < text_.size()) {
      std::array<char, kBlock> rest;
      rest.fill(' ');
      std::memcpy(rest.data(), text_.data() + at, text_.size() - at);
      add(at, rest.data());
    }
    return words_ + carry_;
  }

 private:
  void add(std::size_t at, const char* bytes) {
    BlockBits bits = classify(bytes);
    if (bits.wide != 0) add_wide(at, bits);
    const std::uint64_t inside = ~bits.space;
    std::uint64_t sum = inside + bits.word;
    const bool carried = sum < inside;
    sum += carry_;
    carry_ = carried || sum < carry_;
    words_ += static_cast<std::size_t>(std::popcount(sum & bits.space));
  }

  /// Characters beyond ASCII, which may reach into the next block.
  void add_wide(std::size_t at, BlockBits& bits) {
    while (bits.wide != 0) {
      const auto i = static_cast<std::size_t>(std::countr_zero(bits.wide));
      std::size_t next = at + i;
      if (next < wide_end_) {
        if (wide_is_space_) bits.space |= std::uint64_t{1} << i;
        bits.wide &= bits.wide - 1;
        continue;
      }
      const char32_t c = next_wide_code_point(text_, next);
      wide_end_ = next;
      wide_is_space_ = is_space(c);
      if (!wide_is_space_ && is_letter(c)) bits.word |= std::uint64_t{1} << i;
      const std::size_t reach = std::min(next - at, kBlock);
      const std::uint64_t covered =
          (reach == kBlock ? 0 : std::uint64_t{1} << reach) - (std::uint64_t{1} << i);
      if (wide_is_space_) bits.space |= covered;
      bits.wide &= ~covered;
    }
  }

  static bool is_letter(char32_t c) {
    if (c >= 0xC0 && c < 0x100) return c != 0xD7 && c != 0xF7;
    if (c >= 0x2010 && c <= 0x2027) return false;  // dashes, quotation marks
    return is_word_character(c);
  }

  std::string_view text_;
  std::size_t words_ = 0;
  std::uint64_t carry_ = 0;  ///< a word reaches over the block's end
  std::size_t wide_end_ = 0;
  bool wide_is_space_ = false;
};

}  // namespace

std::size_t count_words(std::string_view text) { return WordCounter(text).run(); }

}  // namespace fundstelle
