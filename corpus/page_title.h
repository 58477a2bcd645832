// The page's title and kicker: the heading that agrees best with what its head states.
//
// Threads: immutable after construction. Lifetime: the structure outlives it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/page_structure.h"
#include "fundstelle/article.h"

namespace fundstelle {

class PageTitle {
 public:
  /// Sets the article's title and kicker.
  PageTitle(const PageStructure& page, const PageEvidence& evidence, Article& article);

  std::size_t title() const {
    return title_;
  }  ///< block of the title; the number of blocks if none
  std::size_t kicker() const { return kicker_; }  ///< likewise

 private:
  struct StatedTitle {
    std::string_view written;
    std::string folded;
    std::string without_outlet;  ///< folded
  };

  /// How well `text` agrees with a title stated in the head, which may have the outlet's name or
  /// the kicker before or behind it: 3 for the whole or one of its parts, 2 for a stretch.
  double title_agreement(const std::string& text) const;

  void find_title();

  /// A heading that holds kicker and title: the metadata knows the title alone.
  void split_title_kicker();

  void find_kicker();

  const PageStructure& page_;
  const std::vector<HtmlBlock>& blocks_;
  const PageEvidence& evidence_;
  Article& article_;
  std::vector<StatedTitle> stated_titles_;
  std::size_t title_;
  std::size_t kicker_;
};

}  // namespace fundstelle
