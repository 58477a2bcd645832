#include "indexer/vocabulary_update.h"

#include <algorithm>

#include "fundstelle/error.h"
#include "indexer/analysed_article.h"
#include "indexer/article_record.h"
#include "indexer/schema.h"
#include "indexer/text_dictionary.h"

namespace fundstelle {
namespace {

// Sealing makes the file anew once this share of the counted articles is gone.
constexpr double kMaxGoneShare = 0.1;

}  // namespace

void VocabularyUpdate::add(std::uint32_t docid, const std::shared_ptr<const WordStore>& store,
                           std::span<const Word* const> forms) {
  if (first_docid_ == 0) first_docid_ = docid;
  builder_.add(store, forms);
}

void VocabularyUpdate::discard() {
  builder_.clear();
  first_docid_ = 0;
}

std::shared_ptr<const Vocabulary> VocabularyUpdate::open_old(
    const Xapian::Database& database) const {
  try {
    auto old = Vocabulary::open(paths_.vocabulary());
    if (old->archive() != archive_id(database).substr(0, old->header().archive.size()))
      return nullptr;
    if (old->header().last_docid > database.get_lastdocid()) return nullptr;
    return old;
  } catch (const Error&) {
    return nullptr;  // made anew
  }
}

void VocabularyUpdate::count_stored(const Xapian::Database& database, std::uint32_t first,
                                    std::uint32_t last) {
  if (first > last) return;
  ArticleAnalyzer analyzer(german_rules());
  RecordCodec codec(TextDictionary::load(database));
  auto posting = database.postlist_begin("");
  posting.skip_to(first);
  for (; posting != database.postlist_end("") && *posting <= last; ++posting) {
    const std::string stored = database.get_document(*posting, Xapian::DOC_ASSUME_VALID).get_data();
    const Article article = codec.article(stored);
    const WordSequences& words = analyzer.analyze(article);
    builder_.add(words.store, analyzer.forms());
  }
}

void VocabularyUpdate::commit(const Xapian::Database& database) {
  const std::shared_ptr<const Vocabulary> old = open_old(database);
  const std::uint32_t covered = old ? old->header().last_docid : 0;
  const std::uint32_t last = database.get_lastdocid();
  if (old && covered == last) return discard();
  // Docids ascend, so what was added lies behind what no file covers.
  if (first_docid_ != 0 && first_docid_ <= covered) discard();
  count_stored(database, covered + 1, first_docid_ == 0 ? last : first_docid_ - 1);
  VocabularyHeader header;
  header.last_docid = last;
  header.articles = builder_.articles() + (old ? old->header().articles : 0);
  archive_id(database).copy(header.archive.data(), header.archive.size());
  builder_.write(old.get(), header, paths_.vocabulary());
  discard();
}

void VocabularyUpdate::tidy(const Xapian::Database& database) {
  commit(database);
  const auto counted =
      static_cast<double>(Vocabulary::open(paths_.vocabulary())->header().articles);
  if (static_cast<double>(database.get_doccount()) >= (1 - kMaxGoneShare) * counted) return;
  std::error_code ignored;
  std::filesystem::remove(paths_.vocabulary(), ignored);
  commit(database);
}

}  // namespace fundstelle
