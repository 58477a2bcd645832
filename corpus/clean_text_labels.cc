// The lines of a record's text field.
#include "corpus/page_labels.h"
#include "corpus/text_signs.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMaxSubheading = 16;  ///< words

}  // namespace

void label_clean_text(Page& page) {
  const std::string title = fold_line(page.article.title);
  const std::string teaser = fold_line(page.article.teaser);
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    PageLine& line = page.lines[i];
    if (line.kind) continue;
    const std::size_t words = line.words;
    if (i < 4 && words < 40 && !title.empty() && fold_line(line.text) == title) {
      line.kind = BlockKind::title;
    } else if (i < 5 && words < 120 && !teaser.empty() && fold_line(line.text) == teaser) {
      line.kind = BlockKind::teaser;
    } else if (is_prose(line.text, words) || ends_sentence(line.text) || words > kMaxSubheading) {
      line.kind = BlockKind::paragraph;
    } else {
      const bool before_text = i + 1 < page.lines.size() && page.lines[i + 1].words > words;
      line.kind =
          before_text && words <= kMaxSubheading ? BlockKind::subheading : BlockKind::paragraph;
    }
  }
}

}  // namespace fundstelle
