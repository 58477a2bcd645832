#include "searcher/query_weighing.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace fundstelle {
namespace {

// Looks each term up once.
class FrequencyCache {
 public:
  explicit FrequencyCache(const TermStatistics& statistics) : statistics_(statistics) {}
  const TermFrequencies& of(const std::string& term) {
    const auto [entry, is_new] = cache_.try_emplace(term);
    if (is_new) entry->second = statistics_.frequencies(term);
    return entry->second;
  }

 private:
  const TermStatistics& statistics_;
  std::unordered_map<std::string, TermFrequencies> cache_;
};

LevelIdf to_idf(const std::array<double, kLevels>& frequencies, const CollectionStatistics& all) {
  LevelIdf idf{};
  for (std::size_t l = 0; l < kLevels; ++l) {
    idf[l] = inverse_document_frequency(all.levels[l].units, frequencies[l]);
  }
  return idf;
}

// A form of several words is at most as frequent as its rarest word.
std::array<double, kLevels> form_frequencies(const QueryForm& form, FrequencyCache& cache) {
  std::array<double, kLevels> least = cache.of(form.stems.front()).words;
  for (const std::string& stem : form.stems) {
    const auto& frequencies = cache.of(stem).words;
    for (std::size_t l = 0; l < kLevels; ++l) least[l] = std::min(least[l], frequencies[l]);
  }
  return least;
}

void raise_to(std::array<double, kLevels>& most, const std::array<double, kLevels>& frequencies) {
  for (std::size_t l = 0; l < kLevels; ++l) most[l] = std::max(most[l], frequencies[l]);
}

// All spellings count as one term: at least as frequent as the most frequent of them. Beside other
// words (family, synonyms) a word keeps the weight of its own rarity; theirs counts where it does
// not occur.
std::array<double, kLevels> word_frequencies(QueryWord& word, FrequencyCache& cache) {
  std::array<double, kLevels> most{};
  for (QueryForm& form : word.forms) {
    const auto frequencies = form_frequencies(form, cache);
    form.articles =
        static_cast<std::uint64_t>(frequencies[static_cast<std::size_t>(Level::article)]);
    const bool other_word = form.kind == FormKind::derived || form.kind == FormKind::synonym;
    if (!other_word || most == std::array<double, kLevels>{}) raise_to(most, frequencies);
  }
  return most;
}

std::array<double, kLevels> part_frequencies(const QueryPart& part, FrequencyCache& cache) {
  std::array<double, kLevels> most{};
  for (const PartForm& form : part.forms) {
    raise_to(most, cache.of(form.term).parts);
    if (most != std::array<double, kLevels>{}) break;
  }
  return most;
}

// Half the rarity of both: what stands together is no rarer than they are.
void weigh_pairs(ResolvedQuery& query, const CollectionStatistics& all, FrequencyCache& cache) {
  constexpr auto level = static_cast<std::size_t>(Level::passage);
  for (WordPair& pair : query.pairs) {
    for (const auto& stems : pair.stems) {
      const double frequency = cache.of(stems.front()).parts[level];
      pair.mass += inverse_document_frequency(all.levels[level].units, frequency) / 2;
    }
  }
}

}  // namespace

void weigh(ResolvedQuery& query, const TermStatistics& statistics, const RankingOptions& options) {
  FrequencyCache cache(statistics);
  const CollectionStatistics& all = statistics.collection();
  for (QueryWord& word : query.words) {
    const auto& own = cache.of(word.forms.front().stems.front()).words;
    word.articles = static_cast<std::uint64_t>(own[static_cast<std::size_t>(Level::article)]);
    WordWeight weight;
    weight.idf = to_idf(word_frequencies(word, cache), all);
    std::erase_if(word.forms, [](const QueryForm& form) {
      return form.kind == FormKind::name && form.articles == 0;
    });
    weight.first_part = query.weights.parts.size();
    weight.part_count = word.parts.size();
    for (const QueryPart& part : word.parts) {
      query.weights.parts.push_back({1.0, to_idf(part_frequencies(part, cache), all)});
    }
    // A Friedensvertrag is a Vertrag, not a Frieden; a simple word is no head of anything.
    if (word.parts.size() > 1) query.weights.parts.back().boost = options.head_weight;
    query.weights.words.push_back(weight);
  }
  weigh_pairs(query, all, cache);
}

}  // namespace fundstelle
