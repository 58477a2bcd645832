#include "indexer/posting_list.h"

#include <algorithm>
#include <cstring>

namespace fundstelle {
namespace {

void put_u32(std::string& out, std::uint32_t value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof(value));
}

void put_varint(std::string& out, std::uint32_t value) {
  for (; value >= 0x80; value >>= 7U) out += static_cast<char>(value | 0x80U);
  out += static_cast<char>(value);
}

struct Codes {
  std::vector<std::uint8_t> passage;
  std::vector<std::uint8_t> article;
};

Codes make_codes(const GroupedPostings& postings, bool title, const LengthCoder& lengths) {
  Codes codes;
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i < postings.articles.size(); ++i) {
    const std::uint32_t article = postings.articles[i];
    std::uint32_t most = 0;
    std::uint32_t sum = 0;
    std::uint8_t shortest = 31;
    for (std::uint32_t p = begin; p < postings.ends[i]; ++p) {
      most = std::max(most, postings.frequencies[p]);
      sum += postings.frequencies[p];
      if (!title)
        shortest = std::min(shortest, lengths.passage_class(article, postings.passages[p]));
    }
    begin = postings.ends[i];
    if (title) shortest = lengths.title_class(article);
    codes.passage.push_back(posting_code(frequency_class(most), shortest));
    if (title) continue;
    codes.article.push_back(posting_code(frequency_class(sum), lengths.article_class(article)));
  }
  return codes;
}

void put_code_set(std::string& out, const std::vector<std::uint8_t>& codes) {
  PostingCursor::CodeSet set{};
  for (const std::uint8_t c : codes) set[c / 64] |= 1ULL << (c % 64U);
  out.append(reinterpret_cast<const char*>(set.data()), sizeof(set));
}

void put_payload(const GroupedPostings& postings, std::size_t i, std::string& out) {
  std::uint32_t before = 0xFFFFFFFFU;
  for (std::uint32_t p = i == 0 ? 0 : postings.ends[i - 1]; p < postings.ends[i]; ++p) {
    const std::uint32_t gap = postings.passages[p] - before - 1;
    const std::uint32_t frequency = postings.frequencies[p] - 1;
    before = postings.passages[p];
    unsigned head = p + 1 == postings.ends[i] ? payload::kLast : 0;
    head |= std::min(frequency, payload::kLongFrequency) << 5U;
    head |= std::min(gap, payload::kLongGap);
    out += static_cast<char>(head);
    if (frequency >= payload::kLongFrequency) put_varint(out, frequency - payload::kLongFrequency);
    if (gap >= payload::kLongGap) put_varint(out, gap - payload::kLongGap);
  }
}

void put_block(const GroupedPostings& postings, const Codes& codes, std::size_t begin,
               std::string& out) {
  const std::size_t end = std::min(begin + kBlockSize, postings.articles.size());
  const std::uint32_t* articles = postings.articles.data() + begin;
  std::uint32_t before = begin == 0 ? 0xFFFFFFFFU : articles[-1];
  if (end - begin == kBlockSize) {
    const unsigned bits = gap_bits(articles, before);
    out += static_cast<char>(bits);
    std::array<std::uint8_t, packed_bytes(32)> packed;
    pack_block(articles, before, bits, packed.data());
    out.append(reinterpret_cast<const char*>(packed.data()), packed_bytes(bits));
  } else {
    for (std::size_t i = 0; i < end - begin; ++i) {
      put_varint(out, articles[i] - before - 1);
      before = articles[i];
    }
  }
  const auto put_codes = [&](const std::vector<std::uint8_t>& c) {
    if (!c.empty()) out.append(reinterpret_cast<const char*>(c.data()) + begin, end - begin);
  };
  put_codes(codes.passage);
  put_codes(codes.article);
  std::string bytes;
  for (std::size_t i = begin; i < end; ++i) {
    if (i > begin && (i - begin) % kSubBlock == 0) {
      put_u32(out, static_cast<std::uint32_t>(bytes.size()));
    }
    put_payload(postings, i, bytes);
  }
  out += bytes;
}

}  // namespace

void GroupedPostings::clear() {
  articles.clear();
  ends.clear();
  passages.clear();
  frequencies.clear();
}

void GroupedPostings::add(std::uint32_t article, std::uint32_t passage, std::uint32_t frequency) {
  if (articles.empty() || articles.back() != article) {
    articles.push_back(article);
    ends.push_back(static_cast<std::uint32_t>(passages.size()));
  }
  passages.push_back(passage);
  frequencies.push_back(frequency);
  ++ends.back();
}

void encode_postings(const GroupedPostings& postings, bool title, const LengthCoder& lengths,
                     std::string& out) {
  const Codes codes = make_codes(postings, title, lengths);
  const std::size_t n = postings.articles.size();
  const std::size_t blocks = (n + kBlockSize - 1) / kBlockSize;
  std::string bytes;
  std::string offsets;
  for (std::size_t b = 0; b < blocks; ++b) {
    put_u32(offsets, static_cast<std::uint32_t>(bytes.size()));
    put_block(postings, codes, b * kBlockSize, bytes);
  }
  if (blocks > 1) {
    put_code_set(out, codes.passage);
    if (!title) put_code_set(out, codes.article);
    for (std::size_t b = 0; b < blocks; ++b) {
      put_u32(out, postings.articles[std::min(n, (b + 1) * kBlockSize) - 1]);
    }
    out += offsets;
  }
  out += bytes;
}

PostingCursor::PostingCursor(const PostingListRef& list)
    : list_(list), blocks_((list.articles + kBlockSize - 1) / kBlockSize) {
  directory_ = list.bytes;
  if (blocks_ > 1) directory_ += sizeof(CodeSet) * (list.title ? 1 : 2);
}

PostingCursor::CodeSet PostingCursor::code_set(std::size_t which) const {
  CodeSet set{};
  if (blocks_ < 2) {
    set.fill(~0ULL);
  } else {
    std::memcpy(set.data(), list_.bytes + which * sizeof(set), sizeof(set));
  }
  return set;
}

std::uint32_t PostingCursor::last_article(std::size_t block) const {
  std::uint32_t value;
  std::memcpy(&value, directory_ + block * 4, 4);
  return value;
}

std::size_t PostingCursor::block_offset(std::size_t block) const {
  if (blocks_ < 2) return 0;
  std::uint32_t value;
  std::memcpy(&value, directory_ + (blocks_ + block) * 4, 4);
  return blocks_ * 8 + value;
}

void PostingCursor::load_partial(const std::uint8_t* at, std::uint32_t before) {
  for (std::uint32_t i = 0; i < count_; ++i) {
    before += varint(at) + 1;
    articles_[i] = before;
  }
  std::fill_n(articles_.data() + count_, kPadding, kEnd);
  passage_codes_ = at;
}

void PostingCursor::load(std::size_t index) {
  if (index == block_) return;
  block_ = index;
  count_ = static_cast<std::uint32_t>(std::min(kBlockSize, list_.articles - index * kBlockSize));
  const std::uint8_t* at = directory_ + block_offset(index);
  const std::uint32_t before = index == 0 ? 0xFFFFFFFFU : last_article(index - 1);
  if (count_ == kBlockSize) {
    const unsigned bits = *at++;
    unpack_block(at, bits, before, articles_.data());
    passage_codes_ = at + packed_bytes(bits);
  } else {
    load_partial(at, before);
  }
  article_codes_ = passage_codes_ + (list_.title ? 0 : count_);
  sub_offsets_ = article_codes_ + count_;
  payload_ = sub_offsets_ + (count_ - 1) / kSubBlock * 4;
}

void PostingCursor::prefetch(std::size_t block) const {
  const std::uint8_t* at = directory_ + block_offset(block);
  for (std::size_t line = 0; line < 5; ++line) __builtin_prefetch(at + line * 64);
}

const std::uint8_t* PostingCursor::full_block_codes(std::size_t block) const {
  if ((block + 1) * kBlockSize > list_.articles) return nullptr;
  const std::uint8_t* at = directory_ + block_offset(block);
  return at + 1 + packed_bytes(*at);
}

std::uint32_t PostingCursor::block_end(std::size_t block) const { return last_article(block); }

std::size_t PostingCursor::find_block(std::uint32_t article) const {
  if (blocks_ < 2) return 0;
  return find_block_between(0, blocks_, article);
}

// Look-ups mostly go forward a little: doubling steps (Bentley and Yao, 1976).
std::size_t PostingCursor::find_block_from(std::size_t from, std::uint32_t article) const {
  if (blocks_ < 2) return from;  // there is no directory
  std::size_t low = from;
  std::size_t high = from;
  for (std::size_t step = 1; high < blocks_ && last_article(high) < article; step *= 2) {
    low = high + 1;
    high += step;
  }
  return find_block_between(low, std::min(high, blocks_), article);
}

std::size_t PostingCursor::find_block_between(std::size_t low, std::size_t high,
                                              std::uint32_t article) const {
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (last_article(middle) < article) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

int PostingCursor::find(std::uint32_t article) {
  const bool inside =
      block_ < blocks_ && articles_[0] <= article && article <= articles_[count_ - 1];
  if (!inside) {
    const bool ahead = block_ < blocks_ && article > articles_[count_ - 1];
    const std::size_t block = ahead ? find_block_from(block_ + 1, article) : find_block(article);
    if (block >= blocks_) return -1;
    load(block);
  }
  const std::uint32_t at = lower_bound(article);
  return articles_[at] == article ? static_cast<int>(at) : -1;
}

}  // namespace fundstelle
