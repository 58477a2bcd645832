#include "corpus/stated_body.h"

#include <algorithm>
#include <iterator>

#include "corpus/body_evidence.h"
#include "corpus/text_signs.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

using std::string_view;

constexpr std::size_t kMinBody = 80;  ///< words that replace a page's text
constexpr double kCovered = 0.6;      ///< of a line's runs of words: the body repeats it

std::vector<PageLine> body_lines(string_view body, ByteRange range) {
  std::vector<PageLine> lines;
  while (!body.empty()) {
    const std::size_t end = std::min(body.find('\n'), body.size());
    PageLine line;
    line.text = collapse(body.substr(0, end));
    line.range = range;
    if (!line.text.empty()) lines.push_back(std::move(line));
    body.remove_prefix(std::min(end + 1, body.size()));
  }
  return lines;
}

}  // namespace

bool is_body_elsewhere(const std::vector<PageLine>& lines, string_view body) {
  const std::size_t stated = count_words(body);
  if (stated < kMinBody) return false;
  const BodyEvidence evidence(body);
  std::size_t kept = 0;
  std::size_t repeated = 0;
  for (const PageLine& line : lines) {
    const std::size_t words = count_words(line.text);
    if (!is_open(line) || !is_prose(line.text, words)) continue;
    const ReaderAddress address = read_reader_address(line.text);
    if (address.asks_for_consent || address.invitations >= 2) continue;
    kept += words;
    if (evidence.coverage(line.text) >= kCovered) repeated += words;
  }
  const bool beginning = repeated * 10 >= kept * 7 && repeated * 10 < stated * 7;
  return kept * 3 < stated || beginning;
}

void take_stated_body(std::vector<PageLine>& lines, string_view body, ByteRange range) {
  const BodyEvidence evidence(body);
  for (PageLine& line : lines) {
    const bool head = line.kind == BlockKind::title || line.kind == BlockKind::kicker;
    if (head || evidence.coverage(line.text) < kCovered) continue;
    cut(line, "stated in full elsewhere on the page");
  }
  std::vector<PageLine> stated = body_lines(body, range);
  const auto behind = std::find_if(lines.begin(), lines.end(), [&](const PageLine& line) {
    return line.range.begin >= range.end;
  });
  lines.insert(behind, std::make_move_iterator(stated.begin()),
               std::make_move_iterator(stated.end()));
}

}  // namespace fundstelle
