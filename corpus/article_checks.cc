#include "corpus/article_checks.h"

#include <map>

#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMinWords = 15;

}  // namespace

std::string why_no_article(const Article& article) {
  std::size_t kept = 0;
  std::size_t cut = 0;
  std::map<std::string, std::size_t> reasons;
  for (const Block& block : article.blocks) {
    const std::size_t words = count_words(block.text);
    switch (block.kind) {
      case BlockKind::paragraph:
      case BlockKind::teaser:
      case BlockKind::quote:
        kept += words;
        break;
      case BlockKind::boilerplate:
        cut += words;
        reasons[block.reason] += words;
        break;
      default:
        break;
    }
  }
  if (kept == 0 && cut == 0) return "no article: there is no text in it";
  if (kept == 0) return "no article: nothing but page leftovers";
  return {};
}

}  // namespace fundstelle
