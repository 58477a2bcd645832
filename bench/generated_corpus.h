// A generated archive for benchmarks: German in its statistics only, the same for the same seed.
//
// A head of function words after Zipf, simple words after Zipf and Mandelbrot, and a tail of
// compounds of two simple words, so that the vocabulary keeps growing as German's does. Words of an
// article's topic recur in it. Nothing is taken from any text. Articles are made one by one, from
// their number alone, so an archive of any size can be scanned again without keeping it.
//
// Threads: one thread.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "indexer/word_sequences.h"
#include "stemming/word_cache.h"

namespace fundstelle::bench {

class GeneratedCorpus {
 public:
  static constexpr std::size_t kPassagesPerArticle = 8;

  GeneratedCorpus(std::uint32_t seed, std::size_t articles);

  std::size_t articles() const { return articles_; }
  /// Valid until the next call.
  const WordSequences& article(std::size_t number);

  /// `count` words of one passage, none of them function words unless `head`.
  std::vector<std::string> query(std::mt19937& random, std::size_t count, bool head);

 private:
  struct Drawn {
    std::string text;
    std::string parts[2];  // empty: a simple word
  };
  std::string simple(std::mt19937& random);
  Drawn draw(std::mt19937& random);
  void add_word(const Drawn& word);
  void add_unit(std::mt19937& random, const std::vector<Drawn>& topic, std::size_t length);

  std::uint32_t seed_;
  std::size_t articles_;
  std::discrete_distribution<std::uint32_t> head_;
  std::discrete_distribution<std::uint32_t> simple_;
  WordSequences article_;
  WordCache words_;
};

}  // namespace fundstelle::bench
