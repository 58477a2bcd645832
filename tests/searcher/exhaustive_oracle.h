// Ranks by scanning: analyses every article anew for every query, counts with maps, keeps no index.
// Slow and simple on purpose; shares only the scoring formula with what it judges.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "searcher/ranking.h"
#include "searcher/resolved_query.h"
#include "stemming/sentence_splitter.h"

namespace fundstelle::testing {

struct OracleHit {
  std::string id;
  std::size_t ordinal = 0;
  double score = 0;
};

class ExhaustiveOracle : public TermStatistics {
 public:
  ExhaustiveOracle() : analyzer_(german_rules()) {}

  void put(const Article& article) {
    Units units;
    units.title = count(article.title);
    for (const Passage& passage : article.passages) units.passages.push_back(count(passage.text));
    units.sequences.push_back(sequence(article.title));
    for (const Passage& passage : article.passages) {
      units.sequences.push_back(sequence(passage.text));
    }
    for (const Bag& passage : units.passages) units.whole.merge(passage, 1.0);
    articles_[article.id] = std::move(units);
  }
  void remove(const std::string& id) { articles_.erase(id); }
  std::size_t size() const { return articles_.size(); }

  /// Best passage of each article that holds anything of the query, best first.
  std::vector<OracleHit> rank(const Query& query, const RankingOptions& options) {
    summarise();
    const ResolvedQuery resolved = resolve(query, analyzer_, *this, options);
    std::vector<OracleHit> hits;
    for (const auto& [id, units] : articles_) {
      const double title = score(resolved, Level::title, units.title, options);
      Bag text = units.whole;
      text.merge(units.title, options.title_copies);
      const double whole = score(resolved, Level::article, text, options);
      if ((title <= 0 && whole <= 0) || !conditions_hold(resolved, units)) continue;
      OracleHit best{id, 0, -1};
      for (std::size_t p = 0; p < units.passages.size(); ++p) {
        Bag passage = units.passages[p];
        passage.merge(units.title, options.title_copies);
        const Counted counted = counted_words(resolved, passage);
        const double passage_text =
            text_score(resolved.weights, Level::passage, counted.view(), collection_, options);
        const double total = passage_score(passage_text, cover(resolved.weights, counted.view()),
                                           whole, title, options);
        if (total > best.score) best = {id, p, total};
      }
      hits.push_back(best);
    }
    std::sort(hits.begin(), hits.end(), [](const OracleHit& a, const OracleHit& b) {
      return a.score != b.score ? a.score > b.score : a.id < b.id;
    });
    return hits;
  }

  const CollectionStatistics& collection() const override { return collection_; }
  TermFrequencies frequencies(const std::string& term) const override {
    TermFrequencies f;
    const auto tally = [&](std::size_t level, const Bag& bag) {
      f.words[level] += bag.words.contains(term) ? 1 : 0;
      f.parts[level] += bag.parts.contains(term) ? 1 : 0;
    };
    for (const auto& [id, units] : articles_) {
      tally(2, units.title);
      tally(1, units.whole);
      for (const Bag& passage : units.passages) tally(0, passage);
    }
    return f;
  }

 private:
  struct Bag {
    std::map<std::string, float> words;
    std::map<std::string, float> parts;
    double word_length = 0;
    double part_length = 0;
    void merge(const Bag& other, double times) {
      for (const auto& [term, n] : other.words) words[term] += static_cast<float>(times) * n;
      for (const auto& [term, n] : other.parts) parts[term] += static_cast<float>(times) * n;
      word_length += times * other.word_length;
      part_length += times * other.part_length;
    }
  };
  struct Place {
    std::string stem;
    int position = 0;
    int sentence = 0;
    bool operator==(const Place&) const = default;
  };
  using Sequence = std::vector<Place>;  // of a unit
  struct Units {
    std::vector<Sequence> sequences;  // the title's first
    Bag title;
    Bag whole;
    std::vector<Bag> passages;
  };
  struct Counted {
    std::vector<float> words;
    std::vector<float> parts;
    double word_length = 0;
    double part_length = 0;
    UnitCounts view() const { return {words, parts, word_length, part_length}; }
  };

  Bag count(std::string_view text) {
    Bag bag;
    for (const WordToken& token : analyzer_.analyze(text)) {
      ++bag.words[token.word->stem];
      ++bag.word_length;
      if (token.word->parts.empty()) {
        ++bag.parts[token.word->stem];
        ++bag.part_length;
      }
      for (const WordPart& part : token.word->parts) {
        ++bag.parts[part.term];
        ++bag.part_length;
      }
    }
    return bag;
  }

  // Every line is a paragraph. A word that was derived of another has its position and sentence.
  Sequence sequence(const std::string& text) {
    std::vector<std::size_t> begins;
    for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1) {
      const std::string line = text.substr(at, text.find('\n', at) - at);
      for (const ByteRange& s : splitter_.split(line)) begins.push_back(at + s.begin);
      if (text.find('\n', at) == std::string::npos) break;
    }
    Sequence out;
    for (const WordToken& token : analyzer_.analyze(text)) {
      const int position = static_cast<int>(token.position);
      const auto before = std::count_if(begins.begin(), begins.end(),
                                        [&](std::size_t b) { return b <= token.begin; });
      const bool derived = !out.empty() && out.back().position == position;
      out.push_back(
          {token.word->stem, position, derived ? out.back().sentence : static_cast<int>(before)});
    }
    return out;
  }

  static bool holds_word(const Sequence& sequence, const std::string& stem) {
    return std::any_of(sequence.begin(), sequence.end(),
                       [&](const Place& p) { return p.stem == stem; });
  }

  static bool holds_word(const Units& units, const QueryWord& word) {
    for (std::size_t u = 0; u < (word.title_only ? 1 : units.sequences.size()); ++u) {
      for (const QueryForm& form : word.forms) {
        if (form.stems.size() == 1 && holds_word(units.sequences[u], form.stems.front())) {
          return true;
        }
      }
    }
    return false;
  }

  // All places of an operand: the places of its words, each one position after the last.
  static std::vector<Sequence> places_of(const Sequence& unit,
                                         const QueryProximity::Operand& operand) {
    std::vector<Sequence> found;
    for (const Place& first : unit) {
      Sequence here;
      for (const auto& stems : operand) {
        const int position = first.position + static_cast<int>(here.size());
        for (const Place& p : unit) {
          const bool derived = here.empty() ? !(p == first) : !is_first_at(unit, p);
          if (p.position != position || derived) continue;
          if (std::find(stems.begin(), stems.end(), p.stem) == stems.end()) continue;
          here.push_back(p);
          break;
        }
      }
      if (here.size() == operand.size()) found.push_back(here);
    }
    return found;
  }
  static bool is_first_at(const Sequence& unit, const Place& place) {
    const auto first = std::find_if(unit.begin(), unit.end(),
                                    [&](const Place& p) { return p.position == place.position; });
    return &*first == &place;
  }

  // Tries every choice of a place for each operand.
  static bool some_choice(const QueryProximity& asked,
                          const std::vector<std::vector<Sequence>>& places, Sequence& chosen,
                          std::size_t operand) {
    if (operand < places.size()) {
      return std::any_of(places[operand].begin(), places[operand].end(), [&](const Sequence& s) {
        const std::size_t before = chosen.size();
        chosen.insert(chosen.end(), s.begin(), s.end());
        const bool found = some_choice(asked, places, chosen, operand + 1);
        chosen.resize(before);
        return found;
      });
    }
    const auto [low, high] =
        std::minmax_element(chosen.begin(), chosen.end(),
                            [](const Place& a, const Place& b) { return a.position < b.position; });
    if (asked.in_sentence) {
      return std::all_of(chosen.begin(), chosen.end(),
                         [&](const Place& p) { return p.sentence == chosen[0].sentence; });
    }
    const auto stretch = static_cast<std::size_t>(high->position - low->position + 1);
    return stretch <= chosen.size() + asked.distance;
  }

  static bool holds(const Units& units, const QueryProximity& asked) {
    for (std::size_t u = 0; u < (asked.title_only ? 1 : units.sequences.size()); ++u) {
      std::vector<std::vector<Sequence>> places;
      for (const auto& operand : asked.operands) {
        places.push_back(places_of(units.sequences[u], operand));
      }
      Sequence chosen;
      if (some_choice(asked, places, chosen, 0)) return true;
    }
    return false;
  }

  static bool conditions_hold(const ResolvedQuery& query, const Units& units) {
    std::size_t occurring = 0;
    for (const QueryWord& word : query.words) {
      const bool occurs = holds_word(units, word);
      if (!occurs && (word.mode == ClauseMode::required || word.title_only)) return false;
      occurring += occurs ? 1 : 0;
    }
    if (occurring < query.quorum) return false;
    for (const QueryWord& word : query.excluded) {
      for (const Sequence& s : units.sequences) {
        if (holds_word(s, word.forms.front().stems.front())) return false;
      }
    }
    for (const QueryPhrase& phrase : query.phrases) {  // one operand, nothing between
      QueryProximity asked;
      asked.operands.resize(1);
      for (const std::string& stem : phrase.stems) asked.operands.front().push_back({stem});
      asked.title_only = phrase.title_only;
      if (holds(units, asked) != (phrase.mode == ClauseMode::required)) return false;
    }
    return std::all_of(query.proximities.begin(), query.proximities.end(), [&](const auto& asked) {
      return holds(units, asked) == (asked.mode == ClauseMode::required);
    });
  }

  static Counted counted_words(const ResolvedQuery& query, const Bag& bag) {
    Counted counted;
    counted.word_length = bag.word_length;
    counted.part_length = bag.part_length;
    for (const QueryWord& word : query.words) {
      float joined = 0;
      for (const QueryForm& form : word.forms) {
        const auto found = bag.words.find(form.stems.front());
        if (form.stems.size() == 1 && found != bag.words.end()) {
          joined += static_cast<float>(form.weight) * found->second;
        }
      }
      counted.words.push_back(joined);
      for (const QueryPart& part : word.parts) {
        float joined_part = 0;
        for (const PartForm& form : part.forms) {
          const auto found = bag.parts.find(form.term);
          if (found == bag.parts.end()) continue;
          joined_part += static_cast<float>(form.weight) * found->second;
        }
        counted.parts.push_back(joined_part);
      }
    }
    return counted;
  }

  double score(const ResolvedQuery& query, Level level, const Bag& bag,
               const RankingOptions& options) const {
    const Counted counted = counted_words(query, bag);
    return text_score(query.weights, level, counted.view(), collection_, options);
  }

  void summarise() {
    double words = 0, parts = 0, passages = 0, titles = 0, title_words = 0, title_parts = 0;
    for (const auto& [id, units] : articles_) {
      words += units.whole.word_length;
      parts += units.whole.part_length;
      passages += static_cast<double>(units.passages.size());
      titles += units.title.word_length > 0 ? 1 : 0;
      title_words += units.title.word_length;
      title_parts += units.title.part_length;
    }
    const auto level = [](double n, double w, double p) {
      return UnitStatistics{n, n > 0 ? w / n : 0, n > 0 ? p / n : 0};
    };
    collection_.at(Level::passage) = level(passages, words, parts);
    collection_.at(Level::article) = level(static_cast<double>(articles_.size()), words, parts);
    collection_.at(Level::title) = level(titles, title_words, title_parts);
  }

  TextAnalyzer analyzer_;
  SentenceSplitter splitter_;
  std::map<std::string, Units> articles_;
  CollectionStatistics collection_;
};

}  // namespace fundstelle::testing
