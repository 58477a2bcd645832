// The text blocks of a page - runs of text between block elements - with what their surroundings
// say about them. The idea of judging blocks by words, links and neighbours is jusText's (Pomikálek
// 2011) and Boilerpipe's (Kohlschütter et al. 2010); sharing of a container is Readability's.
//
// Threads: plain values, pure functions.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/html_tree.h"

namespace fundstelle {

/// What the elements around a block say it is.
enum class Surrounding : std::uint8_t {
  none,
  hidden,
  advert,
  related,
  social,
  newsletter,
  comments,
  consent,
  navigation,
  paywall,
  sidebar,
  author_box,
  player,
  embed,
  form,
  tags,
};

/// Name of a surrounding as the reason for a cut ("related").
const char* to_string(Surrounding surrounding);

struct HtmlBlock {
  std::string text;        ///< collapsed
  ByteRange range;         ///< in the UTF-8 source
  std::uint32_t node = 0;  ///< the block element it stands in
  HtmlTag tag = HtmlTag::div;
  std::size_t words = 0;
  std::size_t link_words = 0;
  std::size_t bold_words = 0;
  bool first_in_element = true;  ///< false behind a double line break or an inner block
};

/// Hints of an element's tag, class, id and roles.
struct ElementHints {
  Surrounding surrounding = Surrounding::none;
  bool body = false;  ///< names itself the article's text
  bool caption = false;
  bool credit = false;
  bool kicker = false;
  bool teaser = false;  ///< the article's own summary
  bool headline = false;
  bool subheading = false;
  bool byline = false;
  bool quote = false;
  bool fact_box = false;  ///< background that the article brings along
};

ElementHints hints_of(const HtmlTree& tree, std::uint32_t node);

/// All blocks in document order, of the body only.
std::vector<HtmlBlock> find_html_blocks(const HtmlTree& tree);

}  // namespace fundstelle
