// How the running text of a page lies in its elements: what the surroundings say, the element that
// holds the text and the column most of it stands in. Step 1 and 2 of docs/cleaning.md.
//
// Threads: immutable after construction. Lifetime: tree and blocks outlive it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/body_evidence.h"
#include "corpus/html_blocks.h"
#include "corpus/html_metadata.h"

namespace fundstelle {

class PageStructure {
 public:
  PageStructure(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks,
                const PageEvidence& evidence);

  const HtmlTree& tree() const { return tree_; }
  const std::vector<HtmlBlock>& blocks() const { return blocks_; }
  const HtmlNode& node(std::uint32_t index) const { return tree_.nodes[index]; }
  const ElementHints& hints(std::uint32_t index) const { return hints_[index]; }
  Surrounding surrounding(const HtmlBlock& block) const { return surrounding_[block.node]; }

  double prose(std::size_t block) const { return prose_[block]; }        ///< words of running text
  double coverage(std::size_t block) const { return coverage_[block]; }  ///< by articleBody
  bool has_evidence() const { return has_evidence_; }     ///< articleBody is on the page
  std::uint32_t container() const { return container_; }  ///< holds nearly all running text
  std::uint32_t column() const { return column_; }        ///< holds most of it as its own children
  double column_share() const { return column_share_; }

  bool is_inside(std::uint32_t inner, std::uint32_t outer) const;

  double link_share(const HtmlBlock& block) const;

  double prose_below(std::uint32_t index) const;

  bool has_hint(std::uint32_t index, bool ElementHints::*hint, int levels) const;

  bool is_in_tag(std::uint32_t index, HtmlTag tag) const;

  bool in_heading(std::uint32_t index, HtmlTag heading) const;

  bool is_fact_box(std::uint32_t index) const;

  std::size_t first_prose() const;

  /// The element whose children share a context: the nearest one that holds running text beside.
  double company(const HtmlBlock& block) const;

  bool in_column(const HtmlBlock& block) const;

  /// Behind the column's last block and unlike its blocks: of another section.
  bool is_past_column(std::size_t block) const;

  /// Invitations to read, hear or buy something else, set like the text or emphasised.
  bool is_invitation(const HtmlBlock& block) const;

  /// What makes two blocks look alike: their element and the names of it and the one around it.
  std::uint64_t signature(const HtmlBlock& block) const;

 private:
  void read_hints();

  /// Words of running text per block and their sums per subtree.
  void weigh_prose();

  /// Elements named like leftovers are such, unless much of the page's running text stands in them:
  /// a body in class "has-sidebar", paragraphs in class "paywall".
  void settle_surroundings();

  /// A small element that leads elsewhere: an article of its own beside the main one, or a heading
  /// that is a link, with its line of text.
  bool is_teaser_element(std::uint32_t index, double total) const;

  bool holds_title(std::uint32_t index) const;

  /// Pages without an end put the next article, with its own title, below the first.
  bool is_next_article(std::uint32_t index) const;

  /// A heading, a little text, and a link that says no more than "Zum Artikel", or, below the text,
  /// a date or how long a film lasts.
  bool is_headed_box(std::uint32_t index) const;

  /// Below the text: a line that is a link, perhaps with a topic above it, and a little text.
  bool is_linked_box(std::uint32_t index) const;

  bool is_all_link(std::uint32_t index) const;

  /// A small element that wants an answer: it holds an input, or a button and speaks to the reader,
  /// or speaks of nothing but what is on offer.
  /// Told by its text: a question for consent, an offer, or anything else (form).
  Surrounding answer_box(std::uint32_t index, double total) const;

  /// A short post quoted from a network: its signature is "— Name (@name) date".
  bool is_quoted_post(std::uint32_t index) const;

  /// The lowest element that holds nearly all of the running text.
  void find_container();

  /// The element whose own children most of the running text are, if there is one.
  void find_column();

  /// Text without paragraphs stands in the element itself.
  std::uint32_t column_of(const HtmlBlock& block) const;

  bool is_in_tag_near(std::uint32_t index, HtmlTag tag) const;

  bool is_emphasised(const HtmlBlock& block) const;

  const HtmlTree& tree_;
  const std::vector<HtmlBlock>& blocks_;
  const PageEvidence& evidence_;
  BodyEvidence body_;
  std::vector<ElementHints> hints_;
  std::vector<Surrounding> surrounding_;
  std::vector<double> prose_;
  std::vector<double> coverage_;
  std::vector<std::uint32_t> titles_;  ///< h1 elements before each node
  std::vector<double> sums_;           ///< of prose, by node
  std::uint32_t container_ = 0;
  std::uint32_t column_ = 0;
  double column_share_ = 0.0;
  std::size_t column_last_ = 0;         ///< the column's last block of running text
  std::uint64_t column_signature_ = 0;  ///< of its first block of running text
  std::uint32_t first_article_ = 0;     ///< the first article element with a title and a text
  std::uint32_t first_title_ = 0;       ///< the first h1 element
  std::uint32_t big_article_ = 0;       ///< innermost article element with half of the running text
  bool has_evidence_ = false;
};

}  // namespace fundstelle
