#include "bench/generated_corpus.h"

#include <algorithm>

namespace fundstelle::bench {
namespace {

constexpr std::size_t kFunctionWords = 150;
constexpr std::size_t kSimpleWords = 40'000;
constexpr std::size_t kTopicWords = 12;
constexpr std::size_t kShortest = 40;  // words of a passage; 62 on average
constexpr std::size_t kLongest = 84;
// Percent of the running words.
constexpr unsigned kFunctionShare = 42;
constexpr unsigned kTopicShare = 14;
constexpr unsigned kCompoundShare = 12;

std::discrete_distribution<std::uint32_t> zipf(std::size_t count, double shift) {
  std::vector<double> weights;
  for (std::size_t i = 1; i <= count; ++i)
    weights.push_back(1.0 / (static_cast<double>(i) + shift));
  return {weights.begin(), weights.end()};
}

}  // namespace

GeneratedCorpus::GeneratedCorpus(std::uint32_t seed, std::size_t articles)
    : seed_(seed),
      articles_(articles),
      head_(zipf(kFunctionWords, 2)),
      simple_(zipf(kSimpleWords, 25)) {}

std::string GeneratedCorpus::simple(std::mt19937& random) {
  std::string word = "w";
  word += std::to_string(simple_(random));
  return word;
}

GeneratedCorpus::Drawn GeneratedCorpus::draw(std::mt19937& random) {
  const auto share = static_cast<unsigned>(random() % 100);
  if (share < kFunctionShare) {
    std::string word = "f";
    word += std::to_string(head_(random));
    return {std::move(word), {}};
  }
  if (share >= kFunctionShare + kCompoundShare) return {simple(random), {}};
  Drawn word;
  word.parts[0] = simple(random);
  word.parts[1] = simple(random);
  word.text = word.parts[0] + word.parts[1];
  return word;
}

void GeneratedCorpus::add_word(const Drawn& drawn) {
  article_.words.push_back(&words_.find_or_make(drawn.text, [&] {
    AnalyzedWord word;
    word.folded = word.stem = drawn.text;
    for (const std::string& part : drawn.parts) {
      if (!part.empty()) word.parts.push_back({0, 0, part});
    }
    return word;
  }));
}

void GeneratedCorpus::add_unit(std::mt19937& random, const std::vector<Drawn>& topic,
                               std::size_t length) {
  for (std::size_t i = 0; i < length; ++i) {
    const bool on_topic = random() % 100 < kTopicShare;
    add_word(on_topic ? topic[random() % topic.size()] : draw(random));
  }
  article_.unit_ends.push_back(static_cast<std::uint32_t>(article_.words.size()));
}

const WordSequences& GeneratedCorpus::article(std::size_t number) {
  words_.trim();
  article_ = {words_.words(), {}, {}};
  std::mt19937 random(seed_ + static_cast<std::uint32_t>(number) * 2654435761U);
  std::vector<Drawn> topic;
  while (topic.size() < kTopicWords) {
    Drawn word = draw(random);
    if (word.text.front() != 'f') topic.push_back(std::move(word));
  }
  add_unit(random, topic, 4 + random() % 6);
  for (std::size_t p = 0; p < kPassagesPerArticle; ++p) {
    add_unit(random, topic, kShortest + random() % (kLongest - kShortest + 1));
  }
  return article_;
}

std::vector<std::string> GeneratedCorpus::query(std::mt19937& random, std::size_t count,
                                                bool head) {
  std::vector<std::string> words;
  while (words.size() < count) {
    words.clear();
    const auto passage = article(random() % articles_).unit(1 + random() % kPassagesPerArticle);
    const std::size_t begin = random() % (passage.size() / 2);
    for (std::size_t i = begin; i < passage.size() && words.size() < count; ++i) {
      const std::string word = passage[i]->stem;
      if (!head && word.front() == 'f') continue;
      if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
    }
  }
  return words;
}

}  // namespace fundstelle::bench
