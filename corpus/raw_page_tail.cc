// Other articles below the one a raw page is about: lists of teasers, and whole ones.
#include <algorithm>

#include "corpus/page_labels.h"
#include "corpus/text_signs.h"

namespace fundstelle {
namespace {

using std::string_view;

constexpr std::size_t kTeaserText = 45;            ///< words
constexpr std::size_t kToldTeaser = 32;            ///< words; below a topic and a title
constexpr std::size_t kBriefTeaser = 28;           ///< words
constexpr std::size_t kMaxLabel = 4;               ///< words
constexpr std::size_t kMinTextBeforeTeasers = 80;  ///< words
constexpr std::size_t kMinTextBeforeNext = 60;     ///< words
constexpr std::size_t kMinTitle = 3;               ///< words
constexpr std::size_t kMaxTitle = 20;
constexpr std::size_t kHeadLines = 4;  ///< between a title and its text
constexpr std::size_t kMaxNext = 2;    ///< more heads of that kind are those of a ticker

std::size_t prose_words(const PageLine& line) {
  return is_open(line) && is_prose(line.text, line.words) ? line.words : 0;
}

class TeaserList {
 public:
  explicit TeaserList(std::vector<PageLine>& lines) : lines_(lines) {}

  /// Two in a row of topic, title and one short stretch of text, or three without topics below a
  /// text of longer paragraphs; one less right behind a line that ends articles.
  void label() {
    find();
    std::size_t before = 0;
    std::size_t behind = 0;
    std::size_t paragraphs = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      (i < begin_ ? before : behind) += prose_words(lines_[i]);
      paragraphs += i < begin_ && prose_words(lines_[i]) > 0;
    }
    if (before < kMinTextBeforeTeasers || before < behind) return;
    const std::size_t wanted = (untold_ == 0 ? 2U : 3U) - (follows_end() ? 1U : 0U);
    if (teasers_ < wanted) return;
    if (untold_ > 0 && before < paragraphs * kBriefTeaser) return;
    for (std::size_t i = begin_; i < lines_.size(); ++i) {
      if (is_open(lines_[i])) cut(lines_[i], "related");
    }
  }

 private:
  bool is_prose_line(std::size_t i) const { return is_prose(lines_[i].text, lines_[i].words); }

  void find() {
    begin_ = lines_.size();
    for (std::size_t i = lines_.size(); i-- > 0;) {
      if (ends_article(i)) break;
      const bool related =
          lines_[i].kind == BlockKind::boilerplate && lines_[i].reason == "related";
      if (!(is_open(lines_[i]) || related) || !is_prose_line(i)) continue;
      bool told = false;
      const std::size_t above = lines_of_teaser(i, told);
      told |= find_glued_teaser(lines_[i].text) != string_view::npos;
      const bool brief = above == 1 && lines_[i].words <= kBriefTeaser;
      if (lines_[i].words > kTeaserText || !(told || related || brief)) break;
      ++teasers_;
      untold_ += !(told || related);
      begin_ = i = i - above;
    }
  }

  /// Short lines right above line `i`, and whether they say that it is another article's teaser: a
  /// topic above the title, or a leftover ("Meistgelesen").
  std::size_t lines_of_teaser(std::size_t i, bool& told) const {
    std::size_t count = 0;
    for (; count < i; ++count) {
      const PageLine& line = lines_[i - count - 1];
      if (line.kind) {
        if (line.kind != BlockKind::boilerplate || line.reason != "related") break;
        told |= line.words <= kMaxLabel;  // "Meistgelesen", but no link between paragraphs
      } else if (is_prose_line(i - count - 1)) {
        break;
      }
    }
    told |= count >= 2 && lines_[i].words <= kToldTeaser;
    return count;
  }

  /// What outlets print right below a text, and above other articles' teasers.
  bool ends_article(std::size_t i) const {
    const string_view reason = lines_[i].reason;
    return lines_[i].kind == BlockKind::agency || reason == "about the article" ||
           reason == "programme" || reason == "contact" || reason == "sources";
  }

  bool follows_end() const {
    std::size_t i = begin_;
    while (i > 0 && lines_[i - 1].kind == BlockKind::boilerplate && !ends_article(i - 1)) --i;
    return i > 0 && ends_article(i - 1);
  }

  std::vector<PageLine>& lines_;
  std::size_t begin_ = 0;
  std::size_t teasers_ = 0;
  std::size_t untold_ = 0;  ///< those that nothing but their form tells
};

/// Lines of a head, below `title` and above its text: whether both a writer and a date are there.
bool is_article_head(const std::vector<PageLine>& lines, std::size_t title) {
  bool writer = false;
  bool date = false;
  for (std::size_t i = title + 1; i < lines.size() && i <= title + kHeadLines; ++i) {
    writer |= lines[i].reason == "byline";
    date |= lines[i].reason == "date line";
    if (prose_words(lines[i]) > 0) return writer && date;
  }
  return false;
}

}  // namespace

void label_other_articles(std::vector<PageLine>& lines) { TeaserList(lines).label(); }

std::size_t find_next_article(const std::vector<PageLine>& lines) {
  std::size_t words = 0;
  std::size_t found = string_view::npos;
  std::size_t heads = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    words += prose_words(lines[i]);
    if (words < kMinTextBeforeNext || !is_open(lines[i])) continue;
    if (lines[i].words < kMinTitle || lines[i].words > kMaxTitle) continue;
    if (ends_sentence(lines[i].text) && !is_question(lines[i])) continue;
    if (!is_article_head(lines, i)) continue;
    if (heads++ == 0) found = i;
  }
  return heads <= kMaxNext ? found : string_view::npos;
}

}  // namespace fundstelle
