// What is known of each block of an HTML page while its article is looked for.
//
// Threads: plain values; pure functions.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "corpus/page_structure.h"
#include "corpus/page_title.h"
#include "fundstelle/article.h"

namespace fundstelle {

struct BlockState {
  double score = 0.0;
  bool kept = false;
  std::optional<BlockKind> kind;
  std::string_view reason;  ///< why it is not kept
};

constexpr double kBelongs = 3.0;  ///< score from which a block belongs

/// The score of each block by itself, its likes and its surroundings, and whether it is kept by
/// that; title and kicker have their kinds.
std::vector<BlockState> score_blocks(const PageStructure& page, const PageTitle& headline);

/// What a block's neighbours tell of it. Lifetime: page and states outlive it.
class BlockNeighbours {
 public:
  BlockNeighbours(const PageStructure& page, const std::vector<BlockState>& states)
      : page_(page), blocks_(page.blocks()), states_(states) {}

  bool is_subheading(std::size_t i) const;

  /// Short lines between paragraphs, in the same element and of the same kind ("Warum?", a list).
  bool belongs(std::size_t i) const;

 private:
  bool between_paragraphs(std::size_t i) const;

  /// The element around `index` that holds nothing else: editors wrap each piece of a text.
  std::uint32_t outermost_wrapper(std::uint32_t index) const;

  const PageStructure& page_;
  const std::vector<HtmlBlock>& blocks_;
  const std::vector<BlockState>& states_;
};

}  // namespace fundstelle
