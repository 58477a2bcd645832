#include "searcher/quorum.h"

#include <algorithm>

namespace fundstelle {
namespace {

// Documents in ascending order.
class DocumentSource : public Xapian::PostingSource {
 public:
  explicit DocumentSource(std::vector<Xapian::docid> documents)
      : documents_(std::move(documents)) {}

  Xapian::doccount get_termfreq_min() const override { return get_termfreq_est(); }
  Xapian::doccount get_termfreq_est() const override {
    return static_cast<Xapian::doccount>(documents_.size());
  }
  Xapian::doccount get_termfreq_max() const override { return get_termfreq_est(); }
  void init(const Xapian::Database& /*database*/) override {
    at_ = 0;
    started_ = false;
  }
  void next(double /*least_weight*/) override {
    at_ += started_ ? 1 : 0;
    started_ = true;
  }
  void skip_to(Xapian::docid document, double /*least_weight*/) override {
    started_ = true;
    at_ = static_cast<std::size_t>(
        std::lower_bound(documents_.begin() + static_cast<std::ptrdiff_t>(at_), documents_.end(),
                         document) -
        documents_.begin());
  }
  bool at_end() const override { return at_ == documents_.size(); }
  Xapian::docid get_docid() const override { return documents_[at_]; }

 private:
  std::vector<Xapian::docid> documents_;
  std::size_t at_ = 0;
  bool started_ = false;
};

}  // namespace

Xapian::Query with_quorum(const Xapian::Query& query, const Xapian::Database& database,
                          const std::vector<Xapian::Query>& words, std::size_t least) {
  std::vector<std::uint16_t> held(database.get_lastdocid() + 1);
  for (const Xapian::Query& word : words) {
    Xapian::Enquire enquire(database);
    enquire.set_query(word);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    const Xapian::MSet matches = enquire.get_mset(0, database.get_doccount());
    for (auto m = matches.begin(); m != matches.end(); ++m) ++held[*m];
  }
  std::vector<Xapian::docid> documents;
  for (Xapian::docid d = 1; d < held.size(); ++d) {
    if (held[d] >= least) documents.push_back(d);
  }
  auto* const source = new DocumentSource(std::move(documents));
  return Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(source->release()));
}

}  // namespace fundstelle
