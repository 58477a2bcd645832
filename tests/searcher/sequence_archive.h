// Random archives of sequences, random queries, and the exhaustive scan that is the oracle of every
// faster way. Seeded: a failure can be repeated.
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "indexer/word_sequences.h"
#include "searcher/article_matcher.h"
#include "searcher/ranking.h"
#include "searcher/resolved_query.h"

namespace fundstelle::testing {

/// Articles as sequences; docids ascend from 1 with gaps.
class SequenceArchive {
 public:
  struct Item {
    std::uint32_t docid = 0;
    std::string id;
    WordSequences record;
    bool alive = true;
  };

  SequenceArchive(std::uint32_t seed, std::size_t articles, std::size_t vocabulary,
                  std::size_t most_passages = 7)
      : random_(seed), most_passages_(most_passages) {
    make_forms(vocabulary);
    std::uint32_t docid = 0;
    for (std::size_t a = 0; a < articles; ++a) {
      docid += 1 + static_cast<std::uint32_t>(random_() % 3);
      // Ids in another order than docids, so that ties show.
      items_.push_back({docid,
                        "id" + std::to_string(random_() % 1000000) + "-" + std::to_string(docid),
                        make_record(), true});
    }
  }

  std::deque<Item>& items() { return items_; }

  const Word& add_word(const std::string& folded, const std::string& stem,
                       const std::vector<std::string>& parts = {}, bool derived = false) {
    AnalyzedWord word;
    word.folded = folded;
    word.stem = stem;
    word.derived = derived;
    for (const std::string& part : parts) word.parts.push_back({0, 0, part});
    return store_->add(std::move(word));
  }
  std::minstd_rand& random() { return random_; }

  /// Of the articles that are alive; as an index would have them.
  CollectionStatistics statistics() const {
    std::array<double, kLevels> units{};
    double words = 0, parts = 0, title_words = 0, title_parts = 0;
    for (const Item& item : items_) {
      if (!item.alive) continue;
      const WordSequences& r = item.record;
      units[0] += static_cast<double>(r.passages());
      units[1] += 1;
      units[2] += r.unit(0).empty() ? 0 : 1;
      for (std::size_t u = 0; u < r.units(); ++u) {
        for (const Word* word : r.unit(u)) {
          (u == 0 ? title_words : words) += 1;
          (u == 0 ? title_parts : parts) += part_length(*word);
        }
      }
    }
    CollectionStatistics s;
    s.levels[0] = {units[0], words / units[0], parts / units[0]};
    s.levels[1] = {units[1], words / units[1], parts / units[1]};
    s.levels[2] = {units[2], units[2] > 0 ? title_words / units[2] : 0,
                   units[2] > 0 ? title_parts / units[2] : 0};
    return s;
  }

  /// In how many units each term stands, by counting.
  std::map<std::string, TermFrequencies> frequencies() const {
    std::map<std::string, TermFrequencies> all;
    for (const Item& item : items_) {
      if (!item.alive) continue;
      const WordSequences& r = item.record;
      std::set<std::string_view> article_words, article_parts;
      for (std::size_t u = 0; u < r.units(); ++u) {
        std::set<std::string_view> words, parts;
        for (const Word* word : r.unit(u)) {
          words.insert(word->stem);
          for_each_part(*word, [&](std::string_view part, std::uint32_t) { parts.insert(part); });
        }
        const std::size_t level = u == 0 ? 2 : 0;
        for (const auto& t : words) all[std::string(t)].words[level] += 1;
        for (const auto& t : parts) all[std::string(t)].parts[level] += 1;
        if (u == 0) continue;
        article_words.insert(words.begin(), words.end());
        article_parts.insert(parts.begin(), parts.end());
      }
      for (const auto& t : article_words) all[std::string(t)].words[1] += 1;
      for (const auto& t : article_parts) all[std::string(t)].parts[1] += 1;
    }
    return all;
  }

  /// A query of random words with forms, parts, conditions and phrases.
  ResolvedQuery query(const std::map<std::string, TermFrequencies>& frequencies,
                      const CollectionStatistics& statistics) {
    ResolvedQuery q;
    const std::size_t words = 1 + random_() % 5;
    for (std::size_t w = 0; w < words; ++w) {
      QueryWord word;
      const Form& form = draw();
      word.folded = form.folded;
      word.forms.push_back({FormKind::inflected, form.stem, {form.stem}, 1.0});
      while (random_() % 4 == 0) {
        word.forms.push_back(
            {FormKind::synonym, "", {draw().stem}, 0.25 * static_cast<double>(1 + random_() % 3)});
      }
      if (random_() % 8 == 0) {
        word.forms.push_back({FormKind::synonym, "", {draw().stem, draw().stem}, 0.5});
      }
      for (const std::string& part : form.parts) word.parts.push_back({{{part, 1.0}}});
      if (word.parts.empty()) word.parts.push_back({{{form.stem, 1.0}}});
      if (draw().parts.empty()) word.parts.back().forms.push_back({draw().stem, 0.5});
      if (random_() % 4 == 0) word.mode = ClauseMode::required;
      if (random_() % 16 == 0) word.title_only = true;
      q.words.push_back(word);
    }
    if (random_() % 4 == 0) {
      q.phrases.push_back({{q.words.front().forms.front().stems.front(), draw().stem},
                           random_() % 3 == 0 ? ClauseMode::excluded : ClauseMode::required,
                           false});
    }
    while (random_() % 3 != 0) {
      q.pairs.push_back({{{{draw().stem}, {draw().stem}}}, {draw().stem}, 2.0});
    }
    if (random_() % 6 == 0) {
      QueryWord word;
      word.forms.push_back({FormKind::inflected, "", {draw().stem}, 1.0});
      q.excluded.push_back(word);
    }
    if (random_() % 4 == 0) add_proximity(q);
    if (random_() % 4 == 0) q.quorum = 1 + random_() % q.words.size();
    weigh(q, frequencies, statistics);
    return q;
  }

  /// Sets the weights of a query whose words are complete.
  static void weigh(ResolvedQuery& q, const std::map<std::string, TermFrequencies>& frequencies,
                    const CollectionStatistics& statistics) {
    const auto idf = [&](const std::string& term, bool parts) {
      LevelIdf out{};
      const auto found = frequencies.find(term);
      for (std::size_t l = 0; l < kLevels; ++l) {
        const double df = found == frequencies.end() ? 0
                          : parts                    ? found->second.parts[l]
                                                     : found->second.words[l];
        out[l] = inverse_document_frequency(statistics.levels[l].units, df);
      }
      return out;
    };
    for (const QueryWord& word : q.words) {
      WordWeight weight{1.0, idf(word.forms.front().stems.front(), false), q.weights.parts.size(),
                        word.parts.size()};
      for (const QueryPart& part : word.parts) {
        q.weights.parts.push_back({1.0, idf(part.forms.front().term, true)});
      }
      if (word.parts.size() > 1) q.weights.parts.back().boost = RankingOptions{}.head_weight;
      q.weights.words.push_back(weight);
    }
  }

  /// A query for a phrase that some article holds.
  ResolvedQuery phrase_query(const std::map<std::string, TermFrequencies>& frequencies,
                             const CollectionStatistics& statistics) {
    ResolvedQuery q;
    QueryPhrase phrase;
    const std::size_t words = 2 + random_() % 2;
    while (phrase.stems.size() < words) {
      const WordSequences& record = items_[random_() % items_.size()].record;
      const auto unit = record.unit(1 + random_() % record.passages());
      phrase.stems.clear();
      for (std::size_t i = unit.empty() ? 0 : random_() % unit.size(); i < unit.size(); ++i) {
        if (unit[i]->derived && !phrase.stems.empty()) continue;
        phrase.stems.emplace_back(unit[i]->stem);
        if (phrase.stems.size() == words) break;
      }
    }
    for (const std::string& stem : phrase.stems) {
      QueryWord word;
      word.forms.push_back({FormKind::inflected, stem, {stem}, 1.0});
      word.parts.push_back({{{stem, 1.0}}});
      if (random_() % 8 > 0) q.words.push_back(word);  // otherwise a function word
    }
    if (q.words.empty()) return phrase_query(frequencies, statistics);
    q.phrases.push_back(std::move(phrase));
    weigh(q, frequencies, statistics);
    return q;
  }

  struct Scored {
    double score = 0;
    const Item* item = nullptr;
    std::size_t passage = 0;
  };
  /// All hits in order.
  std::vector<Scored> scan(const ResolvedQuery& query, const CollectionStatistics& statistics,
                           const RankingOptions& options) const {
    std::vector<Scored> hits;
    ArticleMatcher matcher(query, statistics, options);
    ScoredArticle scored;
    for (const Item& item : items_) {
      if (!item.alive || !matcher.score(item.record, scored)) continue;
      hits.push_back({scored.score, &item, scored.passages.front().ordinal});
    }
    std::sort(hits.begin(), hits.end(), [](const Scored& a, const Scored& b) {
      if (a.score != b.score) return a.score > b.score;
      return a.item->id < b.item->id;
    });
    return hits;
  }

 private:
  struct Form {
    std::string folded;
    std::string stem;
    std::vector<std::string> parts;
  };

  void make_forms(std::size_t vocabulary) {
    const auto stem = [&](std::size_t i) { return "s" + std::to_string(i); };
    for (std::size_t i = 0; i < vocabulary; ++i) {
      Form form{"f" + std::to_string(i), stem(i), {}};
      if (i % 3 == 2) form.parts = {stem(random_() % vocabulary), stem(random_() % vocabulary)};
      if (i % 17 == 5) form.stem = stem(i / 2);  // a stem of several forms, some of them compounds
      forms_.push_back(form);
    }
    std::vector<double> weights;
    for (std::size_t i = 0; i < vocabulary; ++i)
      weights.push_back(1.0 / static_cast<double>(i + 2));
    pick_ = std::discrete_distribution<std::size_t>(weights.begin(), weights.end());
  }

  // Words that must stand near each other are required, as a query's resolution has it.
  void add_proximity(ResolvedQuery& q) {
    QueryProximity proximity;
    proximity.in_sentence = random_() % 2 == 0;
    proximity.distance = random_() % 20;
    if (random_() % 4 == 0) proximity.mode = ClauseMode::excluded;
    QueryWord& word = q.words.back();
    proximity.operands = {{{word.forms.front().stems.front()}}, {{draw().stem, draw().stem}}};
    if (random_() % 3 == 0) proximity.operands.back().push_back({draw().stem});
    if (proximity.mode == ClauseMode::required) word.mode = ClauseMode::required;
    q.proximities.push_back(std::move(proximity));
  }

  const Form& draw() { return forms_[pick_(random_)]; }

  // The word of a form; derived ones share the position of the word before.
  const Word* word_of(const Form& form, bool derived) {
    const auto [known, is_new] = words_.try_emplace({&form, derived});
    if (is_new) known->second = &add_word(form.folded, form.stem, form.parts, derived);
    return known->second;
  }

  WordSequences make_record() {
    WordSequences r;
    r.store = store_;
    const std::size_t units = 2 + random_() % most_passages_;
    for (std::size_t u = 0; u < units; ++u) {
      const std::size_t length =
          u == 0 ? (most_passages_ > 1 ? random_() % 8 : 0) : 1 + random_() % 60;
      const Form* topic = &draw();  // makes high frequencies
      for (std::size_t i = 0; i < length; ++i) {
        const Form* form = random_() % 12 == 0 ? topic : &draw();
        const bool derived = i > 0 && random_() % 20 == 0;
        if (i > 0 && !derived && random_() % 12 == 0) {
          r.sentence_ends.push_back(static_cast<std::uint32_t>(r.words.size()));
        }
        r.words.push_back(word_of(*form, derived));
      }
      r.unit_ends.push_back(static_cast<std::uint32_t>(r.words.size()));
    }
    return r;
  }

  std::minstd_rand random_;
  std::size_t most_passages_;  ///< of an article; if 1, it has no title
  std::vector<Form> forms_;
  std::shared_ptr<WordStore> store_ = std::make_shared<WordStore>();
  std::map<std::pair<const Form*, bool>, const Word*> words_;
  std::discrete_distribution<std::size_t> pick_;
  std::deque<Item> items_;
};

}  // namespace fundstelle::testing
