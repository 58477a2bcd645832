#include "searcher/copies.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "indexer/article_record.h"
#include "indexer/stored_signature.h"

namespace fundstelle {
namespace {

// Records read for one article. Only a form letter printed more than a thousand times has more
// possible copies; those that share most minima are then compared.
constexpr std::size_t kMaxCompared = 1000;
// Articles that share but one of the minima that are terms are compared if there are at most so
// many. More come from turns of phrase that a whole archive shares, hundreds for every article; of
// the pairs at the very limit of the rule one in 225 shares but one (one in 21, where one text
// holds the other), of those that are more alike hardly any.
constexpr std::ptrdiff_t kMaxLoose = 32;

}  // namespace

std::vector<Xapian::docid> CopyFinder::possible(Xapian::docid docid,
                                                const std::vector<std::string>& terms) const {
  std::vector<Xapian::docid> met;  // once for each minimum
  for (const std::string& term : terms) {
    const auto end = database_.postlist_end(term);
    for (auto posting = database_.postlist_begin(term); posting != end; ++posting) {
      if (*posting != docid) met.push_back(*posting);
    }
  }
  std::sort(met.begin(), met.end());
  std::vector<std::pair<std::size_t, Xapian::docid>> shared;  // how many, and who
  for (std::size_t i = 0, next = 0; i < met.size(); i = next) {
    while (next < met.size() && met[next] == met[i]) ++next;
    shared.emplace_back(next - i, met[i]);
  }
  const auto is_loose = [](const auto& entry) { return entry.first == 1; };
  if (std::count_if(shared.begin(), shared.end(), is_loose) > kMaxLoose) {
    std::erase_if(shared, is_loose);
  }
  if (shared.size() > kMaxCompared) {
    std::sort(shared.begin(), shared.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    shared.resize(kMaxCompared);
  }
  std::vector<Xapian::docid> documents;
  for (const auto& entry : shared) documents.push_back(entry.second);
  std::sort(documents.begin(), documents.end());  // neighbours' records lie together
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
