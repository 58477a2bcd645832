#include "corpus/text_metadata.h"

#include <algorithm>

#include "corpus/page.h"
#include "corpus/text_signs.h"

namespace fundstelle {
namespace {

void add_agencies(Article& article, const std::vector<std::string>& names, const char* origin,
                  double confidence) {
  for (const std::string& name : names) {
    auto& known = article.agencies;
    if (std::find(known.begin(), known.end(), name) == known.end()) known.push_back(name);
  }
  if (!names.empty()) note(article, "agencies", origin, confidence);
}

bool is_text(const Block& block) {
  return block.kind == BlockKind::paragraph || block.kind == BlockKind::teaser;
}

}  // namespace

void read_text_metadata(Article& article) {
  for (const Block& block : article.blocks) {
    if (block.kind == BlockKind::agency) {
      add_agencies(article, read_agency_line(block.text), "agency line", 0.95);
    }
  }
  std::vector<std::string_view> text;
  for (const Block& block : article.blocks) {
    if (is_text(block)) text.push_back(block.text);
  }
  std::size_t looked_at = 0;
  for (const Block& block : article.blocks) {
    if (!is_text(block)) continue;
    if (auto line = read_dateline(block.text, text)) {
      if (article.place.empty()) {
        article.place = line->place;
        note(article, "place", "dateline", line->confidence);
      }
      add_agencies(article, line->agencies, "dateline", 0.95);
      break;
    }
    if (++looked_at == 2) break;  // a teaser may stand before the dateline
  }
}

}  // namespace fundstelle
