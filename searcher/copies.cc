#include "searcher/copies.h"

#include <algorithm>

#include "indexer/article_record.h"
#include "indexer/stored_signature.h"

namespace fundstelle {
namespace {

// Records read for one article. Only a form letter printed more than a thousand times has more
// possible copies; those that share most minima are then compared.
constexpr std::size_t kMaxCompared = 1000;

}  // namespace

std::vector<Xapian::docid> CopyFinder::possible(Xapian::docid docid,
                                                const std::vector<std::string>& terms) const {
  std::unordered_map<Xapian::docid, std::uint32_t> shared;
  for (const std::string& term : terms) {
    const auto end = database_.postlist_end(term);
    for (auto posting = database_.postlist_begin(term); posting != end; ++posting) {
      if (*posting != docid) ++shared[*posting];
    }
  }
  std::vector<Xapian::docid> documents;
  documents.reserve(shared.size());
  for (const auto& entry : shared) documents.push_back(entry.first);
  if (documents.size() > kMaxCompared) {
    std::sort(documents.begin(), documents.end(), [&](Xapian::docid a, Xapian::docid b) {
      const std::uint32_t of_a = shared.at(a);
      const std::uint32_t of_b = shared.at(b);
      return of_a != of_b ? of_a > of_b : a < b;
    });
    documents.resize(kMaxCompared);
  }
  return documents;
}

const std::vector<ArticleCopy>& CopyFinder::copies_of(Xapian::docid docid) {
  const auto [entry, is_new] = found_.try_emplace(docid);
  std::vector<ArticleCopy>& copies = entry->second;
  if (!is_new) return copies;
  const auto read = [&](Xapian::docid d) {
    return codec_.article(database_.get_document(d, Xapian::DOC_ASSUME_VALID).get_data());
  };
  const ArticleSignature signature = signature_of(read(docid));
  for (const Xapian::docid other : possible(docid, copy_terms(signature))) {
    const Article article = read(other);
    if (is_same_report(signature, signature_of(article))) copies.push_back({other, article.id});
  }
  std::sort(copies.begin(), copies.end(),
            [](const ArticleCopy& a, const ArticleCopy& b) { return a.id < b.id; });
  return copies;
}

bool Folding::shows(Xapian::docid docid) {
  if (!seen_.insert(docid).second) return false;
  mentioned_.clear();
  for (const ArticleCopy& copy : finder_.copies_of(docid)) {
    if (seen_.insert(copy.docid).second) mentioned_.push_back(copy);
  }
  return true;
}

}  // namespace fundstelle
