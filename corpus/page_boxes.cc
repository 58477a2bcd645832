// Small elements beside the text, known by what they hold: teasers of other articles, boxes that
// want an answer, quoted posts.
#include <algorithm>
#include <array>

#include "corpus/boilerplate_table.h"
#include "corpus/page_structure.h"
#include "corpus/text_signs.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

using std::string_view;

constexpr double kTeaserShare = 0.15;  ///< of the prose, at most, in a teaser of another article
constexpr double kTeaserWords = 45.0;
constexpr std::array<string_view, 4> kAddresses = {"Sie ", "Ihr", "Dein", "dein"};
constexpr std::uint32_t kMaxBoxNodes = 60;  ///< elements and texts in a box
constexpr double kTextBeforeNext = 60.0;    ///< words of running text above another article
constexpr std::size_t kMaxMark = 40;        ///< bytes of a date or a duration in a teaser
constexpr std::size_t kMaxOffer = 110;      ///< words of an offer without a button
constexpr double kMinOffer = 8.0;           ///< words of running text in it
constexpr std::size_t kOfferCues = 3;

/// "vor 2 Std", "vor 3 Stunden", as lists of articles have it.
bool is_ago(string_view text) {
  return text.starts_with("vor ") && text.size() < 20 && text.size() > 4 && text[4] >= '0' &&
         text[4] <= '9';
}

}  // namespace

bool PageStructure::is_teaser_element(std::uint32_t index, double total) const {
  const HtmlTag tag = node(index).tag;
  const double prose = prose_below(index);
  if (is_next_article(index)) return true;
  if (prose > kTeaserShare * total) return false;
  // Posts of a live blog are articles too, but longer, and nothing beside them is the main one.
  if (tag == HtmlTag::article) {
    return prose < kTeaserWords || (big_article_ != 0 && !is_inside(index, big_article_));
  }
  if (prose >= kTeaserWords) return false;
  if (tag != HtmlTag::div && tag != HtmlTag::li && tag != HtmlTag::section) return false;
  for (std::uint32_t child = index + 1; child < node(index).end; child = node(child).end) {
    if (node(child).tag == HtmlTag::text) continue;
    if (is_heading_tag(node(child).tag) && is_all_link(child)) return true;
  }
  return prose > 0.0 && (is_headed_box(index) || is_linked_box(index));
}

bool PageStructure::is_linked_box(std::uint32_t index) const {
  if (node(index).end - index > kMaxBoxNodes || sums_[index] < kTextBeforeNext) return false;
  int before = 0;
  for (std::uint32_t child = index + 1; child < node(index).end; child = node(child).end) {
    const bool text = node(child).tag == HtmlTag::text;
    if (text && collapse(tree_.text(node(child))).empty()) continue;
    if (text || prose_below(child) > 0.0) return false;
    if (is_all_link(child)) return true;
    if (++before > 1) return false;
  }
  return false;
}

bool PageStructure::holds_title(std::uint32_t index) const {
  return titles_[node(index).end] > titles_[index];
}

bool PageStructure::is_next_article(std::uint32_t index) const {
  if (!holds_title(index)) return false;
  if (node(index).tag == HtmlTag::article) {
    return first_article_ != 0 && index >= node(first_article_).end;
  }
  // Without articles: a text stands between the page's first title and this one.
  return first_title_ != 0 && index > first_title_ &&
         sums_[index] - sums_[first_title_] >= kTextBeforeNext;
}

bool PageStructure::is_headed_box(std::uint32_t index) const {
  if (node(index).end - index > kMaxBoxNodes) return false;
  const bool below_text = sums_[index] >= kTextBeforeNext;
  bool heading = false;
  for (std::uint32_t i = index + 1; i < node(index).end; ++i) {
    heading |= is_heading_tag(node(i).tag);
    if (heading && node(i).tag == HtmlTag::a &&
        BoilerplateTable::shipped().match(tree_.inner_text(i)) != nullptr)
      return true;
    if (!below_text || node(i).tag != HtmlTag::text) continue;
    const std::string_view text = trim(tree_.text(node(i)), " \n\t");
    if (text.size() > kMaxMark || text.size() < 4) continue;
    std::string date;
    if (ends_in_duration(text) || (heading && (is_date_line(text, date) || is_ago(text))))
      return true;
  }
  return false;
}

Surrounding PageStructure::answer_box(std::uint32_t index, double total) const {
  const HtmlTag tag = node(index).tag;
  if (tag != HtmlTag::div && tag != HtmlTag::section && tag != HtmlTag::li)
    return Surrounding::none;
  const std::uint32_t end = node(index).end;
  if (end - index > kMaxBoxNodes || prose_below(index) > kTeaserShare * total)
    return Surrounding::none;
  bool button = false;
  for (std::uint32_t i = index + 1; i < end; ++i) {
    switch (node(i).tag) {
      case HtmlTag::input:
      case HtmlTag::form:
      case HtmlTag::label:
      case HtmlTag::button:
        button = true;
        break;
      case HtmlTag::figure:
      case HtmlTag::article:
        return Surrounding::none;  // pictures have buttons of their own
      default:
        break;
    }
  }
  if (!button && prose_below(index) < kMinOffer) return Surrounding::none;
  const std::string text = tree_.inner_text(index);
  if (!button) {
    const bool offers =
        count_words(text) <= kMaxOffer && read_reader_address(text).invitations >= kOfferCues;
    return offers ? Surrounding::form : Surrounding::none;
  }
  if (static_cast<double>(count_words(text)) > kTeaserWords * 1.5) return Surrounding::none;
  const ReaderAddress address = read_reader_address(text);
  if (address.asks_for_consent) return Surrounding::consent;
  if (text.find("Abo") != std::string::npos || text.find("kündbar") != std::string::npos)
    return Surrounding::paywall;
  const bool addressed = address.invitations > 0 ||
                         std::any_of(kAddresses.begin(), kAddresses.end(), [&](string_view word) {
                           return text.find(word) != std::string::npos;
                         });
  return addressed ? Surrounding::form : Surrounding::none;
}

bool PageStructure::is_quoted_post(std::uint32_t index) const {
  if (node(index).tag != HtmlTag::blockquote || node(index).end - index > kMaxBoxNodes)
    return false;
  const std::string text = tree_.inner_text(index);
  return text.find("(@") != std::string::npos && text.find("\u2014") != std::string::npos;
}

bool PageStructure::is_all_link(std::uint32_t index) const {
  bool link = false;
  for (std::uint32_t child = index + 1; child < node(index).end; child = node(child).end) {
    if (node(child).tag == HtmlTag::a) {
      link = true;
    } else if (node(child).tag != HtmlTag::text || !collapse(tree_.text(node(child))).empty()) {
      return false;
    }
  }
  return link;
}

}  // namespace fundstelle
