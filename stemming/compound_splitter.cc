#include "stemming/compound_splitter.h"

#include <array>

namespace fundstelle {
namespace {

constexpr std::size_t kMaxWord = 64;
constexpr std::size_t kMaxParts = 4;
constexpr std::size_t kMinPart = 3;

struct Cell {
  float sum = -1.0F;
  std::uint8_t from = 0;
  float score = 0.0F;
};

class Lattice {
 public:
  Lattice(const Lexicon& lexicon, std::string_view word, const std::vector<bool>& starts)
      : lexicon_(lexicon), word_(word), starts_(starts) {
    cells_[0][0].sum = 0;
  }

  void fill() {
    for (std::size_t begin = 0; begin + kMinPart <= word_.size(); ++begin) {
      bool reached = false;
      for (std::size_t count = 0; count < kMaxParts; ++count) reached |= cells_[count][begin].sum >= 0;
      if (reached && starts_[begin]) fill_from(begin);
    }
  }

  bool best(std::vector<CompoundPart>& parts) const {
    float best_mean = -1;
    std::size_t best_count = 0;
    for (std::size_t count = 2; count <= kMaxParts; ++count) {
      const Cell& cell = cells_[count][word_.size()];
      const float mean = cell.sum / static_cast<float>(count);
      if (cell.sum >= 0 && mean > best_mean) {
        best_mean = mean;
        best_count = count;
      }
    }
    LexiconEntry whole;
    if (best_count == 0) return false;
    if (lexicon_.find(word_, whole) && whole.log_count() >= best_mean) return false;
    parts.resize(best_count);
    auto end = static_cast<std::uint32_t>(word_.size());
    for (std::size_t count = best_count; count > 0; --count) {
      const Cell& cell = cells_[count][end];
      parts[count - 1] = {cell.from, end, cell.score};
      end = cell.from;
    }
    return true;
  }

 private:
  void fill_from(std::size_t begin) {
    Lexicon::Walk walk(lexicon_);
    for (std::size_t end = begin; end < word_.size();) {
      if (!walk.step(word_[end])) return;
      ++end;
      if (end - begin < kMinPart || !starts_[end]) continue;
      LexiconEntry entry;
      if (walk.entry(entry)) {
        put(begin, end, entry.log_count());
        put_links(begin, end, entry.log_count());
      } else if (end < word_.size()) {
        Lexicon::Walk lost = walk;
        if (lost.step('e') && lost.entry(entry)) put(begin, end, entry.log_count());
      }
    }
  }

  void put_links(std::size_t begin, std::size_t end, float score) {
    static constexpr std::array<std::string_view, 6> kLinks = {"s", "es", "n", "en", "er", "e"};
    for (const std::string_view link : kLinks) {
      if (word_.substr(end).starts_with(link) && end + link.size() < word_.size()) {
        put(begin, end + link.size(), score);
      }
    }
  }

  void put(std::size_t begin, std::size_t end, float score) {
    if (!starts_[end]) return;
    for (std::size_t count = 0; count < kMaxParts; ++count) {
      if (cells_[count][begin].sum < 0) continue;
      Cell& cell = cells_[count + 1][end];
      const float sum = cells_[count][begin].sum + score;
      if (sum > cell.sum) cell = {sum, static_cast<std::uint8_t>(begin), score};
    }
  }

  const Lexicon& lexicon_;
  std::string_view word_;
  const std::vector<bool>& starts_;
  std::array<std::array<Cell, kMaxWord + 1>, kMaxParts + 1> cells_{};
};

}  // namespace

void CompoundSplitter::split(std::string_view folded, const std::vector<bool>& starts,
                             std::vector<CompoundPart>& parts) const {
  parts.clear();
  if (folded.size() < 2 * kMinPart || folded.size() > kMaxWord) return;
  Lattice lattice(lexicon_, folded, starts);
  lattice.fill();
  if (!lattice.best(parts)) parts.clear();
}

}  // namespace fundstelle
