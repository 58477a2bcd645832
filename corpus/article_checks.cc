#include "corpus/article_checks.h"

#include <algorithm>

#include "corpus/text_signs.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

using std::string_view;

constexpr std::size_t kShortPage = 200;  ///< words; pages without an article say no more
constexpr std::size_t kStub = 70;        ///< words of a text that breaks off
constexpr std::size_t kMinText = 12;     ///< words; the shortest report
constexpr std::size_t kMinReport = 45;   ///< words; error pages rarely say as much
constexpr std::size_t kMinNews = 20;     ///< words that tell something, on a page of an article
constexpr std::size_t kMaxNotice = 20;   ///< words of a line that says what the page is

/// Words of the page by what became of them.
struct PageCounts {
  std::size_t text = 0;  ///< kept, teaser aside
  std::size_t teaser = 0;
  std::size_t longest = 0;  ///< the longest kept paragraph
  std::size_t paragraphs = 0;
  std::size_t excerpts = 0;  ///< paragraphs that are cut ("… nach zwei Tagen …")
  std::size_t headings = 0;
  std::size_t consent = 0;
  std::size_t paywall = 0;
  std::size_t links = 0;
  std::size_t cut = 0;

  std::size_t kept() const { return text + teaser; }
};

void count_paragraph(const Block& block, std::size_t words, PageCounts& counts) {
  ++counts.paragraphs;
  counts.text += words;
  counts.longest = std::max(counts.longest, words);
  const string_view text = block.text;
  counts.excerpts += text.starts_with("…") || text.starts_with("...") || text.ends_with("…") ||
                     text.ends_with("...");
}

PageCounts count_page(const Article& article, const std::vector<std::size_t>& block_words) {
  PageCounts counts;
  for (std::size_t i = 0; i < article.blocks.size(); ++i) {
    const Block& block = article.blocks[i];
    const std::size_t words = block_words[i];
    switch (block.kind) {
      case BlockKind::paragraph:
      case BlockKind::quote:
        count_paragraph(block, words, counts);
        break;
      case BlockKind::teaser:
        counts.teaser += words;
        break;
      case BlockKind::subheading:
        ++counts.headings;
        break;
      case BlockKind::boilerplate:
        counts.cut += words;
        if (block.reason == "consent") counts.consent += words;
        if (block.reason == "paywall") counts.paywall += words;
        if (block.reason == "links" || block.reason == "related" || block.reason == "list of links")
          counts.links += words;
        break;
      default:
        break;
    }
  }
  return counts;
}

/// Words of kept paragraphs that tell something to anybody, rather than the reader what to do;
/// counted up to kMinNews.
std::size_t count_news(const Article& article, const std::vector<std::size_t>& block_words) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < article.blocks.size() && words < kMinNews; ++i) {
    const Block& block = article.blocks[i];
    const bool text = block.kind == BlockKind::paragraph || block.kind == BlockKind::quote ||
                      block.kind == BlockKind::teaser;
    if (!text || !is_prose(block.text, block_words[i]) || speaks_to_reader(block.text)) continue;
    const ReaderAddress address = read_reader_address(block.text);
    if (!address.asks_for_consent && address.invitations == 0) words += block_words[i];
  }
  return words;
}

/// A place or an agency above or below the text, or several paragraphs under a date.
bool looks_like_report(const Article& article, const PageCounts& counts) {
  return !article.place.empty() || !article.agencies.empty() ||
         (!article.date.empty() && counts.paragraphs >= 2 && counts.kept() >= kMinReport);
}

/// Text of a short page, for looking for what such pages say. They say it in a line of its own; in
/// a paragraph of some length the same words tell of somebody who could "nicht gefunden werden".
/// Cut lines count where there is nothing else: many a site asks for JavaScript below its articles.
std::string page_words(const Article& article, const std::vector<std::size_t>& block_words,
                       std::size_t news) {
  std::string words(1, ' ');
  words.append(fold_line(article.title)).push_back(' ');
  for (std::size_t i = 0; i < article.blocks.size(); ++i) {
    const Block& block = article.blocks[i];
    const bool telling = block_words[i] <= kMaxNotice && block.kind != BlockKind::boilerplate;
    if (news >= kMinNews && !telling) continue;
    words += fold_line(block.text);
    words += ' ';
    if (words.size() > 6000) break;
  }
  return words;
}

bool has_any(const std::string& words, std::initializer_list<string_view> phrases) {
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](string_view phrase) { return words.find(phrase) != std::string::npos; });
}

std::string short_page_reason(const std::string& words) {
  if (has_any(words, {"seite nicht gefunden", "nicht gefunden werden", "seite gibt es leider nicht",
                      "page not found", "seite existiert nicht", "nicht mehr verfügbar", "error 0",
                      "fehler 0", "seite wurde nicht gefunden", "artikel ist nicht mehr",
                      "inhalt ist nicht mehr", "access denied", "forbidden"})) {
    return "no article: an error page (not found); fetch it again or remove it";
  }
  if (has_any(words, {"wartungsarbeiten", "gerade gewartet", "wird gewartet", "gleich wieder da",
                      "vorübergehend nicht", "service unavailable", "bad gateway"})) {
    return "no article: the site was under maintenance; fetch the page again";
  }
  if (has_any(words, {"enable javascript", "aktivieren sie javascript", "javascript aktivieren",
                      "javascript ist deaktiviert"})) {
    return "no article: an empty page that needs JavaScript; save it from a browser";
  }
  if (has_any(words, {"passwort vergessen", "kein konto", "bitte melden sie sich an",
                      "willkommen zurück", "e mail adresse passwort"})) {
    return "no article: a login page; fetch it with a subscription";
  }
  if (has_any(words, {"auf dieser seite finden sie", "alle nachrichten und hintergründe",
                      "alle artikel zum thema", "alle beiträge zum thema", "treffer sortieren",
                      "suchergebnis", "treffer für", "ergebnisse für"})) {
    return "no article: a list of articles; give the articles' own pages";
  }
  return {};
}

/// A report of an agency is whole, however short; offers may stand beside it.
std::string stub_reason(const Article& article, const PageCounts& counts) {
  if (counts.paywall == 0 || counts.text >= kStub || !article.agencies.empty()) return {};
  return "no article: a paywall stub, the text breaks off after " + std::to_string(counts.text) +
         " words; fetch it with a subscription";
}

}  // namespace

std::string why_no_article(const Article& article, const std::vector<std::size_t>& block_words,
                           bool stated_text) {
  const PageCounts counts = count_page(article, block_words);
  const std::size_t kept = counts.kept();
  if (kept == 0 && stated_text && !article.title.empty()) return {};
  if (kept == 0 && counts.cut == 0) return "no article: there is no text in it";
  if (kept == 0) return "no article: nothing but page leftovers";
  if (stated_text) return {};
  const std::size_t news = counts.text < kShortPage ? count_news(article, block_words) : kMinNews;
  if (counts.consent > 0 && news < kMinNews) {
    return "no article: a consent wall; fetch the page with consent given";
  }
  const bool report = looks_like_report(article, counts);
  if (counts.text < kShortPage) {
    std::string reason;
    if (!report) reason = short_page_reason(page_words(article, block_words, news));
    if (reason.empty()) reason = stub_reason(article, counts);
    if (!reason.empty()) return reason;
  }
  if (counts.paragraphs >= 3 && counts.excerpts * 2 > counts.paragraphs) {
    return "no article: a list of excerpts; give the articles' own pages";
  }
  if (!report && counts.links > 120 && counts.links > 4 * counts.text && counts.text < 60) {
    return "no article: a list of links; give the articles' own pages";
  }
  if (kept < kMinText) return "no article: only " + std::to_string(kept) + " words of text";
  return {};
}

}  // namespace fundstelle
