#include "corpus/page_title.h"

#include <algorithm>
#include <array>

#include "corpus/page.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

using std::string_view;

constexpr std::size_t kMaxTitle = 40;  ///< words
constexpr std::size_t kTitleReach =
    30;  ///< blocks behind the first text where a title may still stand

constexpr std::array<string_view, 7> kTitleMarks = {" | ", " – ", " - ", " — ",
                                                    " • ", " » ", " :: "};

/// Page titles carry the outlet's name: "Titel | Zeitung", "Titel - Zeitung".
string_view without_outlet(string_view title) {
  for (const string_view mark : kTitleMarks) {
    const std::size_t at = title.rfind(mark);
    if (at != string_view::npos && count_words(title.substr(0, at)) >= 3 &&
        count_words(title.substr(at)) <= 5) {
      return title.substr(0, at);
    }
  }
  return title;
}

bool is_title_part(string_view title, string_view text) {
  const std::size_t at = title.find(text);
  if (at == string_view::npos) return false;
  const string_view before = title.substr(0, at);
  const string_view behind = title.substr(at + text.size());
  const bool starts = before.empty() || before.ends_with(": ") || before.ends_with(" - ") ||
                      before.ends_with(" | ") || before.ends_with("– ");
  const bool ends = behind.empty() || behind.starts_with(" |") || behind.starts_with(" -") ||
                    behind.starts_with(" –") || behind.starts_with(" »") ||
                    behind.starts_with(" •");
  return starts && ends;
}

}  // namespace

PageTitle::PageTitle(const PageStructure& page, const PageEvidence& evidence, Article& article)
    : page_(page),
      blocks_(page.blocks()),
      evidence_(evidence),
      article_(article),
      title_(blocks_.size()),
      kicker_(blocks_.size()) {
  for (const std::string& title : evidence.titles) {
    stated_titles_.push_back({title, fold_line(title), fold_line(without_outlet(title))});
  }
  find_title();
}

double PageTitle::title_agreement(const std::string& text) const {
  const std::string folded = fold_line(text);
  if (folded.size() < 4) return 0.0;
  double best = 0.0;
  for (const auto& [title, stated, without] : stated_titles_) {
    if (stated == folded || without == folded) return 3.0;
    const std::size_t at = stated.find(folded);
    if (folded.size() > 12 && at != std::string::npos) {
      const bool part = folded.size() * 2 > stated.size() && is_title_part(title, text);
      best = std::max(best, part ? 3.0 : 2.0);
    } else if (stated.size() > 12 && folded.find(stated) != std::string::npos) {
      best = std::max(best, 2.0);
    }
  }
  return best;
}

void PageTitle::find_title() {
  double best = 0.0;
  title_ = blocks_.size();
  const std::size_t text_start = page_.first_prose();
  for (std::size_t i = 0; i < blocks_.size() && i <= text_start + kTitleReach; ++i) {
    const HtmlBlock& block = blocks_[i];
    if (block.words == 0 || block.words > kMaxTitle) continue;
    const bool h1 = page_.in_heading(block.node, HtmlTag::h1);
    const bool h2 = page_.in_heading(block.node, HtmlTag::h2);
    const bool named = page_.has_hint(block.node, &ElementHints::headline, 3);
    double score = title_agreement(block.text) * 2.0;
    if (!h1 && !h2 && !named && score < 6.0) continue;
    score += h1 ? 4.0 : h2 ? 1.0 : 0.0;
    if (named) score += 0.5;
    if (page_.hints(block.node).kicker) score -= 5.0;
    if (page_.surrounding(block) != Surrounding::none) score -= 3.0;
    if (i > text_start) score -= 3.0;
    if (page_.link_share(block) > 0.8) score -= 2.0;
    if (block.words < 3) score -= 1.0;
    if (score > best) {
      best = score;
      title_ = i;
    }
  }
  const std::string h1 = title_ < blocks_.size() ? blocks_[title_].text : std::string();
  std::string stated;
  if (!evidence_.titles.empty()) stated = std::string(without_outlet(evidence_.titles.front()));
  if (title_ == blocks_.size() || best < 2.0) {
    title_ = blocks_.size();
    article_.title = stated;
    if (!stated.empty()) note(article_, "title", "metadata", 0.8);
    return;
  }
  article_.title = h1;
  note(article_, "title", "heading", best >= 6.0 ? 1.0 : 0.8);
  split_title_kicker();
  find_kicker();
}

void PageTitle::split_title_kicker() {
  const std::string heading = article_.title;
  for (const std::string& candidate : evidence_.titles) {
    const std::string title(without_outlet(candidate));
    if (title.size() < 12 || title.size() + 3 > heading.size() || !heading.ends_with(title))
      continue;
    std::string kicker = heading.substr(0, heading.size() - title.size());
    while (!kicker.empty() && (kicker.back() == ' ' || kicker.back() == ':' ||
                               kicker.back() == '-' || kicker.back() == '|'))
      kicker.pop_back();
    if (kicker.ends_with("–")) kicker.resize(kicker.size() - 3);
    if (kicker.empty() || count_words(kicker) > 8) continue;
    article_.title = title;
    if (article_.kicker.empty()) article_.kicker = collapse(kicker);
    note(article_, "kicker", "heading", 0.8);
    return;
  }
}

void PageTitle::find_kicker() {
  for (std::size_t back = 1; back <= 3 && back <= title_; ++back) {
    const std::size_t i = title_ - back;
    const HtmlBlock& block = blocks_[i];
    if (page_.surrounding(block) == Surrounding::navigation || block.words == 0 || block.words > 10)
      continue;
    const bool named = page_.has_hint(block.node, &ElementHints::kicker, 2);
    const bool in_h1 = page_.in_heading(block.node, HtmlTag::h1) &&
                       page_.in_heading(blocks_[title_].node, HtmlTag::h1);
    if (!named && !in_h1) continue;
    if (page_.link_share(block) > 0.9 && !named && !in_h1) continue;
    if (article_.kicker.empty()) {
      article_.kicker = block.text;
      while (article_.kicker.ends_with(':') || article_.kicker.ends_with(' '))
        article_.kicker.pop_back();
      note(article_, "kicker", "markup", 0.9);
    }
    kicker_ = i;
    return;
  }
}

}  // namespace fundstelle
