#include "searcher/cli/trec_writer.h"

#include <cctype>

namespace fundstelle {

std::string trec_name(std::string_view id) {
  std::string out;
  for (const char c : id) {
    if (std::isspace(static_cast<unsigned char>(c)) != 0) {
      out += fmt::format("%{:02X}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out;
}

void write_trec(std::string_view query_id, const SearchResult& result, Output& output) {
  const std::string topic = trec_name(query_id);
  for (std::size_t i = 0; i < result.hits.size(); ++i) {
    const ArticleHit& hit = result.hits[i];
    output.print("{} Q0 {} {} {:.6f} fundstelle\n", topic, trec_name(hit.id), i + 1, hit.score);
  }
}

}  // namespace fundstelle
