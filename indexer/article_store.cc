#include "indexer/article_store.h"

#include <cstdlib>
#include <filesystem>
#include <future>
#include <utility>

#include "indexer/schema.h"

namespace fundstelle {
namespace {

// Compacting rewrites everything; it pays once this part of it is new. What is added later to full
// blocks splits them.
constexpr std::uint64_t kCompactShare = 4;

// What a packed article takes in the database's buffers, of its size; measured.
constexpr std::size_t kBufferedPerByte = 2;

std::uint64_t read_hash(const std::string& bytes) {
  std::uint64_t hash = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) {
    hash = (hash << 8U) | static_cast<unsigned char>(bytes[i]);
  }
  return hash;
}

}  // namespace

Xapian::WritableDatabase& ArticleStore::database() {
  if (!database_) {
    database_.emplace(articles_folder(paths_).string(), Xapian::DB_CREATE_OR_OPEN);
    empty_at_commit_ = database_->get_doccount() == 0;
    documents_ = DocumentMaker{RecordCodec(TextDictionary::load(*database_))};
  }
  return *database_;
}

void ArticleStore::create() {
  with_errors(paths_, [&] {
    set_archive_id(database(), database().get_uuid());
    database().commit();
  });
}

void ArticleStore::set_mode(CommitMode mode) {
  if (mode == mode_) return;
  commit();
  mode_ = mode;
}

void ArticleStore::begin_change() {
  if (mode_ == CommitMode::explicit_only && !in_transaction_) {
    database().begin_transaction();
    in_transaction_ = true;
  }
}

std::optional<ArticleStore::Known> ArticleStore::find(const std::string& id) {
  const auto recent = recent_.find(id);
  if (recent != recent_.end()) return recent->second;
  if (empty_at_commit_) return std::nullopt;
  const std::string term = id_term(id);
  const Xapian::PostingIterator posting = database().postlist_begin(term);
  if (posting == database().postlist_end(term)) return std::nullopt;
  const std::string hash = database().get_document(*posting).get_value(Slot::content_hash);
  return Known{*posting, read_hash(hash)};
}

AddOutcome ArticleStore::put(const PreparedDocument& prepared) {
  return with_errors(paths_, [&] {
    database();
    const std::optional<Known> known = find(prepared.id);
    if (known && known->docid != 0 && known->content_hash == prepared.content_hash) {
      return AddOutcome::unchanged;
    }
    begin_change();
    buffered_bytes_ += kBufferedPerByte * prepared.bytes;
    // A changed article gets a new docid: sealed segments rely on a docid's content never changing.
    if (known && known->docid != 0) database().delete_document(known->docid);
    const Xapian::docid docid = database().add_document(documents_.document(prepared));
    ++put_;
    vocabulary_.add(docid, prepared.words.store, prepared.forms);
    sealer_.add(docid, prepared.id, prepared.words);
    recent_[prepared.id] = {docid, prepared.content_hash};
    if (known && known->docid != 0) return AddOutcome::replaced;
    leftovers_.observe(prepared.lines);  // versions of one article teach nothing
    return AddOutcome::indexed;
  });
}

bool ArticleStore::remove(const std::string& id) {
  return with_errors(paths_, [&] {
    database();
    const std::optional<Known> known = find(id);
    if (!known || known->docid == 0) return false;
    begin_change();
    database().delete_document(known->docid);
    recent_[id] = {};
    return true;
  });
}

void ArticleStore::clean_again(DocumentBuilder& builder) {
  if (!leftovers_.take_news()) return;
  with_errors(paths_, [&] {
    const BoilerplateModel& model = leftovers_.model();
    std::vector<Xapian::docid> documents;
    const auto end = database().valuestream_end(Slot::lines);
    for (auto v = database().valuestream_begin(Slot::lines); v != end; ++v) {
      if (model.knows_any(read_lines_value(*v))) documents.push_back(v.get_docid());
    }
    for (const Xapian::docid docid : documents) {
      const Xapian::Document document = database().get_document(docid);
      const std::uint64_t hash = read_hash(document.get_value(Slot::content_hash));
      const PreparedDocument cleaned =
          builder.build_cleaned(documents_.codec().article(document.get_data()), hash, model);
      begin_change();
      database().delete_document(docid);  // a new docid, as in put()
      const Xapian::docid added = database().add_document(documents_.document(cleaned));
      sealer_.add(added, cleaned.id, cleaned.words);
      recent_[cleaned.id] = {added, hash};
      buffered_bytes_ += kBufferedPerByte * cleaned.bytes;
    }
  });
}

void ArticleStore::commit() {
  if (!database_) return;
  make_durable();
  seal_added();
  count_forms();
}

void ArticleStore::checkpoint() {
  if (!database_) return;
  make_durable();
  seal_added();
  if (vocabulary_.bytes() > memory_bytes_) count_forms();
}

void ArticleStore::seal_added() {
  try {
    sealer_.seal(*database_);
  } catch (const Error&) {
    // The commit stands. What is not sealed is searched plainly, Searcher::info() says so, and the
    // next commit seals it.
    sealer_.discard();
  }
}

void ArticleStore::count_forms() {
  try {
    with_errors(paths_, [&] { vocabulary_.commit(*database_); });
  } catch (const Error&) {
    vocabulary_.discard();  // likewise
  }
}

void ArticleStore::seal() {
  with_errors(paths_, [&] { database(); });
  make_durable();
  with_errors(paths_, [&] { sealer_.seal_to_one(*database_); });
  with_errors(paths_, [&] { vocabulary_.tidy(*database_); });
  compact();
}

std::string ArticleStore::next_folder() const {
  const std::string current = articles_folder(paths_).filename().string();
  const std::size_t dash = current.find('-');
  const long number = dash == std::string::npos ? 1 : std::atol(current.c_str() + dash + 1);
  return std::string(kFirstArticles) + '-' + std::to_string(number + 1);
}

// The manifest names the new folder once it is whole; until then the old one counts. Docids stay,
// so sealed segments and word forms do, too.
void ArticleStore::compact() {
  const std::string name = next_folder();
  try {
    with_errors(paths_, [&] {
      std::filesystem::remove_all(paths_.root / name);
      database().compact((paths_.root / name).string(), Xapian::DBCOMPACT_NO_RENUMBER);
      switch_to(name);
    });
  } catch (const Error&) {
    // It is as right as it was, only larger.
    std::error_code ignored;
    std::filesystem::remove_all(paths_.root / name, ignored);
  }
}

void ArticleStore::switch_to(const std::string& name) {
  const std::filesystem::path old = articles_folder(paths_);
  Manifest manifest = read_manifest(paths_);
  manifest.articles = name;
  write_manifest(paths_, manifest);
  database_.reset();
  put_ = 0;
  std::error_code ignored;
  std::filesystem::remove_all(old, ignored);  // what readers have open stays to them
}

bool ArticleStore::empty() {
  return with_errors(paths_, [&] { return database().get_lastdocid() == 0; });
}

std::string ArticleStore::archive() {
  return with_errors(paths_, [&] { return archive_id(database()); });
}

void ArticleStore::merge_in(const std::vector<BuiltBatch>& batches,
                            const std::filesystem::path& forms,
                            const std::vector<std::uint32_t>& gone,
                            const TextDictionary* dictionary) {
  with_errors(paths_, [&] {
    const std::filesystem::path to = paths_.root / next_folder();
    std::filesystem::remove_all(to);
    const std::string archive = archive_id(database());
    // Another thread merges the segments meanwhile; if that fails, nothing has changed.
    auto segment =
        std::async(std::launch::async, [&] { return merge_batch_segments(batches, archive); });
    Xapian::Database all;
    if (database().get_lastdocid() > 0) all.add_database(database());
    for (const BuiltBatch& b : batches) all.add_database(Xapian::Database(b.database.string()));
    all.compact(to.string(), Xapian::DBCOMPACT_NO_RENUMBER);
    const std::filesystem::path sealed = segment.get();
    {
      Xapian::WritableDatabase merged(to.string(), Xapian::DB_OPEN);
      set_archive_id(merged, archive);
      if (dictionary != nullptr) dictionary->store(merged);
      for (const std::uint32_t docid : gone) merged.delete_document(docid);
      merged.commit();
    }
    switch_to(to.filename().string());
    sealer_.adopt(sealed);
    std::filesystem::rename(forms, paths_.vocabulary());
    for (const BuiltBatch& b : batches) std::filesystem::remove_all(b.database);
    database();
  });
  save_leftovers();
}

void ArticleStore::compact_if_it_pays() {
  if (database_ && put_ * kCompactShare > database_->get_doccount()) compact();
}

void ArticleStore::make_durable() {
  try {
    if (in_transaction_) {
      in_transaction_ = false;
      database_->commit_transaction();
    }
    database_->commit();
    empty_at_commit_ = database_->get_doccount() == 0;
  } catch (...) {
    // The last commit stands; the next change opens the database anew.
    database_.reset();
    vocabulary_.discard();
    sealer_.discard();
    recent_.clear();
    leftovers_.discard();
    buffered_bytes_ = 0;
    rethrow_as_error(paths_);
  }
  recent_.clear();
  buffered_bytes_ = 0;
  save_leftovers();
}

void ArticleStore::save_leftovers() {
  try {
    leftovers_.save();
  } catch (const std::exception&) {
    // The commit stands; what was learned is kept and written after the next one.
  }
}

}  // namespace fundstelle
