#include "corpus/passages.h"

#include <algorithm>
#include <limits>

#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMinWords = 40;
constexpr std::size_t kMaxWords = 120;
constexpr std::size_t kIdealWords = 80;
constexpr std::size_t kMaxSentenceWords = 2 * kMaxWords;
constexpr double kShortCost = 100.0;  ///< per passage below the minimum, growing as it shrinks
constexpr double kLongCost = 60.0;
constexpr double kInnerCutCost = 12.0;  ///< for dividing a paragraph

/// A sentence of the section that is being cut.
struct Sentence {
  std::size_t block;
  ByteRange range;
  std::size_t words;
};

/// Stretches of at most kMaxWords words of a "sentence" that no writer wrote: a table, a list.
void split_overlong(std::string_view text, std::size_t block, ByteRange range,
                    std::vector<Sentence>& sentences) {
  std::size_t begin = range.begin;
  std::size_t words = 0;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (text[i] != ' ' || ++words < kMaxWords) continue;
    sentences.push_back({block, {begin, i}, words});
    begin = i + 1;
    words = 0;
  }
  if (begin < range.end) {
    const ByteRange rest{begin, range.end};
    sentences.push_back({block, rest, count_words(text.substr(begin, rest.size()))});
  }
}

class PassageCutter {
 public:
  PassageCutter(const std::vector<Block>& blocks, const SentenceSplitter& splitter)
      : blocks_(blocks), splitter_(splitter) {}

  std::vector<Passage> run() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      switch (blocks_[i].kind) {
        case BlockKind::teaser:
        case BlockKind::paragraph:
        case BlockKind::quote:
          add_block(i);
          break;
        case BlockKind::subheading:
          finish_section();
          heading_ = blocks_[i].text;
          break;
        default:
          break;
      }
    }
    finish_section();
    return std::move(passages_);
  }

 private:
  void add_block(std::size_t index) {
    const std::string_view text = blocks_[index].text;
    for (const ByteRange range : splitter_.split(text)) {
      const std::size_t words = count_words(text.substr(range.begin, range.size()));
      if (words > kMaxSentenceWords) {
        split_overlong(text, index, range, section_);
      } else {
        section_.push_back({index, range, words});
      }
    }
  }

  static double passage_cost(std::size_t words) {
    const double off = (static_cast<double>(words) - kIdealWords) / kIdealWords;
    double cost = 4.0 * off * off + 1.0;
    if (words < kMinWords) {
      cost += kShortCost * static_cast<double>(kMinWords - words) / kMinWords;
    } else if (words > kMaxWords) {
      cost += kLongCost * static_cast<double>(words - kMaxWords) / kMaxWords;
    }
    return cost;
  }

  /// The cheapest division of the section's sentences: Knuth and Plass's idea, with words for
  /// widths. Looking back ends where a passage would grow too long, so it is linear.
  void finish_section() {
    const std::size_t count = section_.size();
    std::vector<double>& best = best_;
    std::vector<std::size_t>& from = from_;
    best.assign(count + 1, std::numeric_limits<double>::infinity());
    from.assign(count + 1, 0);
    best[0] = 0.0;
    for (std::size_t end = 1; end <= count; ++end) {
      std::size_t words = 0;
      for (std::size_t begin = end; begin-- > 0;) {
        words += section_[begin].words;
        if (begin + 1 < end && (words > kMaxWords || end - begin > kMaxWords)) break;
        const bool inner = begin > 0 && section_[begin].block == section_[begin - 1].block;
        const double cost = best[begin] + passage_cost(words) + (inner ? kInnerCutCost : 0.0);
        if (cost < best[end]) {
          best[end] = cost;
          from[end] = begin;
        }
      }
    }
    std::vector<std::size_t>& ends = ends_;
    ends.clear();
    for (std::size_t end = count; end > 0; end = from[end]) ends.push_back(end);
    std::size_t begin = 0;
    for (auto end = ends.rbegin(); end != ends.rend(); ++end) {
      emit(begin, *end);
      begin = *end;
    }
    section_.clear();
  }

  void emit(std::size_t begin, std::size_t end) {
    Passage passage;
    passage.heading = heading_;
    for (std::size_t i = begin; i < end; ++i) {
      const Sentence& sentence = section_[i];
      if (!passage.pieces.empty() && passage.pieces.back().block == sentence.block) {
        passage.pieces.back().range.end = sentence.range.end;
      } else {
        passage.pieces.push_back({sentence.block, sentence.range});
      }
    }
    for (const PassagePiece& piece : passage.pieces) {
      if (!passage.text.empty()) passage.text += '\n';
      passage.text.append(blocks_[piece.block].text, piece.range.begin, piece.range.size());
    }
    passages_.push_back(std::move(passage));
  }

  const std::vector<Block>& blocks_;
  const SentenceSplitter& splitter_;
  std::vector<Sentence> section_;
  std::vector<double> best_;  // of the first sentences; for one section at a time
  std::vector<std::size_t> from_;
  std::vector<std::size_t> ends_;
  std::string heading_;
  std::vector<Passage> passages_;
};

}  // namespace

std::vector<Passage> cut_passages(const std::vector<Block>& blocks,
                                  const SentenceSplitter& splitter) {
  return PassageCutter(blocks, splitter).run();
}

void ensure_passages(Article& article, const SentenceSplitter& splitter) {
  if (!article.passages.empty()) return;
  article.passages = cut_passages(article.blocks, splitter);
  if (!article.passages.empty() || article.title.empty()) return;
  Passage passage;
  passage.text = article.title;
  passage.pieces.push_back({article.blocks.size(), {0, article.title.size()}});
  article.blocks.push_back({BlockKind::title, article.title, {}, {}});
  article.passages.push_back(std::move(passage));
}

}  // namespace fundstelle
