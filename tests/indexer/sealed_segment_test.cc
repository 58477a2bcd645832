// Sealed segments: what is written is read, and no damaged byte goes unnoticed.
#include "indexer/sealed_segment.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <sstream>

#include "fundstelle/error.h"
#include "indexer/posting_list.h"
#include "indexer/segment_builder.h"
#include "indexer/successors.h"
#include "tests/searcher/sequence_archive.h"

namespace fundstelle {
namespace {

TEST(BitPacking, ReadsWhatItWroteAtEveryWidth) {
  std::minstd_rand random(1);
  for (unsigned bits = 0; bits <= 25; ++bits) {
    std::vector<std::uint32_t> values(kBlockSize);
    const std::uint32_t before = bits % 2 == 0 ? 0xFFFFFFFFU : 1234;
    std::uint32_t at = before;
    for (std::uint32_t& v : values) {
      at += 1 + static_cast<std::uint32_t>(random() & ((1ULL << bits) - 1));
      v = at;
    }
    const unsigned width = gap_bits(values.data(), before);
    ASSERT_LE(width, bits);
    std::vector<std::uint8_t> packed(packed_bytes(width));
    pack_block(values.data(), before, width, packed.data());
    alignas(16) std::uint32_t read[kBlockSize];
    unpack_block(packed.data(), width, before, read);
    ASSERT_TRUE(std::equal(values.begin(), values.end(), read)) << bits;
  }
}

class OneClass : public LengthCoder {
 public:
  std::uint8_t passage_class(std::uint32_t, std::uint32_t) const override { return 3; }
  std::uint8_t article_class(std::uint32_t) const override { return 4; }
  std::uint8_t title_class(std::uint32_t) const override { return 5; }
};

TEST(PostingList, ReadsWhatItWrote) {
  std::minstd_rand engine(2);
  const auto random = [&engine] { return static_cast<std::uint32_t>(engine()); };
  for (const std::uint32_t n : {1U, 31U, 32U, 33U, 127U, 128U, 129U, 1000U}) {
    for (const bool title : {false, true}) {
      GroupedPostings postings;
      std::uint32_t article = 0;
      for (std::uint32_t i = 0; i < n; ++i) {
        article += 1 + random() % 1000;
        std::uint32_t passage = random() % 3;
        for (int p = 0; p < (title ? 1 : 1 + static_cast<int>(random() % 4)); ++p) {
          postings.add(article, title ? 0 : passage, 1 + (random() % 5 == 0 ? random() % 300 : 0));
          passage += 1 + (random() % 4 == 0 ? random() % 500 : 0);
        }
      }
      std::string bytes;
      encode_postings(postings, title, OneClass(), bytes);
      PostingCursor cursor(
          {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(), n, title});
      GroupedPostings read;
      for (std::size_t b = 0; b < cursor.blocks(); ++b) {
        cursor.load(b);
        for (std::uint32_t i = 0; i < cursor.count(); ++i) {
          cursor.passages(i, [&](PassagePosting p) {
            read.add(cursor.block_articles()[i], p.passage, p.frequency);
          });
        }
      }
      EXPECT_EQ(read.articles, postings.articles);
      EXPECT_EQ(read.passages, postings.passages);
      EXPECT_EQ(read.frequencies, postings.frequencies);
      EXPECT_EQ(read.ends, postings.ends);
      for (const std::uint32_t a : postings.articles) {
        const int at = cursor.find(a);
        ASSERT_GE(at, 0);
        ASSERT_EQ(cursor.block_articles()[at], a);
      }
      EXPECT_EQ(cursor.find(article + 1), -1);
    }
  }
}

// Neighbours in front make the first bytes of the list small numbers; there is no directory to
// read.
TEST(PostingList, SkipsInAListOfOneBlock) {
  GroupedPostings postings;
  for (const std::uint32_t article : {1U, 2U, 3U, 4U, 900000U}) postings.add(article, 0, 1);
  std::string bytes;
  encode_postings(postings, false, OneClass(), bytes);
  PostingCursor cursor({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(), 5});
  EXPECT_EQ(cursor.find_block_from(0, 5), 0U);
  EXPECT_EQ(cursor.find_block_from(0, 900000), 0U);
  EXPECT_EQ(cursor.find_block_from(1, 900001), 1U);
  EXPECT_EQ(cursor.find(900000), 4);
}

std::string small_segment() {
  testing::SequenceArchive archive(7, 40, 100);
  SegmentBuilder builder;
  for (const auto& item : archive.items()) builder.add(item.docid, item.id, item.record);
  std::stringstream out;
  builder.write(out, "archive", 1, archive.items().back().docid);
  return out.str();
}

TEST(SealedSegment, TermsHaveTheFrequenciesThatCountingGives) {
  testing::SequenceArchive archive(5, 300, 200);
  SegmentBuilder builder;
  for (const auto& item : archive.items()) builder.add(item.docid, item.id, item.record);
  std::stringstream out;
  builder.write(out, "archive", 1, archive.items().back().docid);
  const auto segment = SealedSegment::from_bytes(out.str());
  segment->verify();
  for (const auto& [term, f] : archive.frequencies()) {
    const auto found = segment->find(term);
    ASSERT_TRUE(found) << term;
    for (std::size_t l = 0; l < 3; ++l) {
      EXPECT_EQ(found->word_units[l], f.words[l]) << term << ' ' << l;
      EXPECT_EQ(found->part_units[l], f.parts[l]) << term << ' ' << l;
    }
  }
  EXPECT_FALSE(segment->find("s"));
  EXPECT_FALSE(segment->find(""));
  EXPECT_FALSE(segment->find("zzz"));
}

std::uint8_t with_successor(std::uint8_t set, std::uint8_t hash) {
  const auto bit = [](std::uint8_t h) { return 1U << (h % 7U); };
  if (set == kSeveralSuccessors || set == hash) return hash;
  const unsigned before = set < kSeveralSuccessors ? bit(set) : set;
  return static_cast<std::uint8_t>(kSeveralSuccessors | before | bit(hash));
}

// For every term and article, the words behind it in the article's passages.
TEST(SealedSegment, SuccessorsAreWhatFollows) {
  testing::SequenceArchive archive(8, 3000, 400, 3);
  SegmentBuilder builder;
  std::map<std::string, std::map<std::uint32_t, std::uint8_t>> expected;
  std::uint32_t article = 0;
  for (const auto& item : archive.items()) {
    builder.add(item.docid, item.id, item.record);
    for (std::size_t u = 1; u < item.record.units(); ++u) {
      const auto words = item.record.unit(u);
      const auto stem = [&](std::size_t i) { return words[i]->stem; };
      for (std::size_t i = 0; i < words.size(); ++i) {
        auto& set = expected[stem(i)].try_emplace(article, kSeveralSuccessors).first->second;
        std::size_t next = i + 1;
        while (next < words.size() && words[next]->derived) ++next;
        if (next < words.size()) set = with_successor(set, successor_hash(stem(next)));
      }
    }
    ++article;
  }
  std::stringstream out;
  builder.write(out, "archive", 1, archive.items().back().docid);
  const auto segment = SealedSegment::from_bytes(out.str());
  std::size_t terms = 0;
  for (SealedSegment::TermCursor t(*segment); !t.done(); t.next()) {
    const std::uint8_t* successors = segment->successors(t.term());
    const auto& articles = expected[std::string(t.name())];
    const bool some = articles.size() > kBlockSize && articles.size() <= segment->articles() / 8;
    ASSERT_EQ(successors != nullptr, some) << t.name();
    if (successors == nullptr) continue;
    ++terms;
    for (const auto& [a, set] : articles) ASSERT_EQ(*successors++, set) << t.name() << ' ' << a;
  }
  EXPECT_GT(terms, 20U);
}

TEST(Successors, ArePickedAsTheyAreTested) {
  std::minstd_rand random(3);
  std::vector<std::uint8_t> sets(1000);
  for (std::uint8_t& set : sets) set = static_cast<std::uint8_t>(random() % 256);
  std::vector<std::uint32_t> picked(sets.size());
  for (unsigned hash = 0; hash < kSeveralSuccessors; ++hash) {
    const std::size_t count = sets.size() - hash;
    const auto h = static_cast<std::uint8_t>(hash);
    const std::size_t n = pick_followed(sets.data(), count, h, picked.data());
    std::vector<std::uint32_t> expected;
    for (std::uint32_t i = 0; i < count; ++i) {
      if (may_follow(sets[i], h)) expected.push_back(i);
    }
    ASSERT_EQ(std::vector(picked.begin(), picked.begin() + static_cast<std::ptrdiff_t>(n)),
              expected);
  }
}

TEST(SealedSegment, NoFlippedByteGoesUnnoticed) {
  const std::string good = small_segment();
  ASSERT_NO_THROW(SealedSegment::from_bytes(good)->verify());
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ (1 << (i % 8)));
    EXPECT_THROW(SealedSegment::from_bytes(bad)->verify(), Error) << "byte " << i;
  }
  for (std::size_t size = 0; size < good.size(); size += 97) {
    EXPECT_THROW(SealedSegment::from_bytes(good.substr(0, size))->verify(), Error) << size;
  }
}

}  // namespace
}  // namespace fundstelle
