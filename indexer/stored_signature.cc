#include "indexer/stored_signature.h"

#include "indexer/schema.h"

namespace fundstelle {
namespace {

bool comparable(const ArticleSignature& signature) { return is_same_report(signature, signature); }

}  // namespace

std::vector<std::string> copy_terms(const ArticleSignature& signature) {
  std::vector<std::string> terms;
  if (!comparable(signature)) return terms;
  for (std::size_t row = 0; row < kCopyTerms; ++row) {
    terms.push_back(copy_term(row, signature.minima[row]));
  }
  return terms;
}

}  // namespace fundstelle
