#include "indexer/batched_store.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <algorithm>
#include <utility>

namespace fundstelle {
namespace fs = std::filesystem;
namespace {

// Memory of counts of word forms, in batches; databases that are open at once while they are put
// together; articles that wait at least.
constexpr std::size_t kFormsPerBatch = 4;
constexpr std::size_t kMostBatches = 64;
constexpr std::uint32_t kLeastPublished = 200'000;

// What many threads' batches took and left lies between what is in use; before large files are put
// together, and after, it goes back to the system.
void give_back_memory() {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

}  // namespace

BatchedStore::BatchedStore(ArticleStore& store, const IndexPaths& paths, std::size_t batch_bytes)
    : store_(store),
      paths_(paths),
      batch_bytes_(batch_bytes),
      folder_(paths.batches()),
      archive_(store.archive()) {
  with_errors(paths, [&] {
    fs::remove_all(folder_);
    fs::create_directory(folder_);
  });
}

BatchedStore::~BatchedStore() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

AddOutcome BatchedStore::put(PreparedDocument prepared) {
  const auto [entry, is_new] = known_.try_emplace(prepared.id);
  Known& known = entry->second;
  if (!is_new && known.content_hash == prepared.content_hash) return AddOutcome::unchanged;
  if (is_new) {
    store_.observe(prepared.lines);  // versions of one article teach nothing
  } else {
    replaced_.push_back(known.docid);
  }
  known = {++last_docid_, prepared.content_hash};
  current_.bytes += prepared.bytes;
  current_.articles.emplace_back(last_docid_, std::move(prepared));
  return is_new ? AddOutcome::indexed : AddOutcome::replaced;
}

std::optional<ArticleBatch> BatchedStore::take_batch(Wanted wanted) {
  // The dictionary is trained on the first batch, which holds most new words, too.
  const bool full = current_.bytes >= (current_.number == 0 ? 2 : 1) * batch_bytes_;
  if (current_.articles.empty() || (!full && wanted == Wanted::full)) return std::nullopt;
  if (current_.number == 0) {
    std::vector<std::string_view> texts;
    for (const auto& [docid, prepared] : current_.articles) texts.emplace_back(prepared.text);
    dictionary_ = TextDictionary::train(texts);
    current_.dictionary = dictionary_;
  }
  ArticleBatch next;
  next.dictionary = dictionary_;
  next.number = current_.number + 1;
  return std::exchange(current_, std::move(next));
}

void BatchedStore::add(BuiltBatch built) {
  const std::uint64_t number = built.number;
  early_.emplace(number, std::move(built));
  while (!early_.empty() && early_.begin()->first == next_number_) {
    built_.push_back(std::move(early_.begin()->second));
    forms_.add(std::exchange(built_.back().forms, {}));
    early_.erase(early_.begin());
    ++next_number_;
    if (forms_.bytes() > kFormsPerBatch * batch_bytes_) write_forms();
  }
}

// Adds the counts to those of the batches before, or of what was published.
void BatchedStore::write_forms() {
  std::shared_ptr<const Vocabulary> old;
  if (fs::exists(forms_file())) {
    old = Vocabulary::open(forms_file());
  } else if (published_ > 0) {
    old = Vocabulary::open(paths_.vocabulary());
  }
  VocabularyHeader header;
  header.last_docid = built_.back().docids.last;
  header.articles = forms_.articles() + (old ? old->header().articles : 0);
  archive_.copy(header.archive.data(), header.archive.size());
  forms_.write(old.get(), header, forms_file());
  forms_.clear();
}

bool BatchedStore::publish_now() const {
  if (built_.empty()) return false;
  const std::uint32_t waiting = built_.back().docids.last - published_;
  return built_.size() >= kMostBatches || waiting >= std::max(kLeastPublished, published_);
}

void BatchedStore::publish() {
  if (built_.empty()) return;
  give_back_memory();
  write_forms();
  published_ = built_.back().docids.last;
  const auto later = std::partition(replaced_.begin(), replaced_.end(),
                                    [this](std::uint32_t docid) { return docid <= published_; });
  const std::vector<std::uint32_t> gone(replaced_.begin(), later);
  replaced_.erase(replaced_.begin(), later);
  store_.merge_in(std::exchange(built_, {}), forms_file(), gone, dictionary_.get());
  give_back_memory();
}

}  // namespace fundstelle
