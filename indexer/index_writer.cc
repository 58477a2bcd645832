#include "fundstelle/index_writer.h"

#include "corpus/passages.h"
#include "fundstelle/version.h"
#include "indexer/article_store.h"
#include "indexer/bulk_build.h"
#include "indexer/index_directory.h"

namespace fundstelle {
namespace fs = std::filesystem;
namespace {

// Refuses to turn a folder that holds other things into an index.
void prepare_directory(const IndexPaths& paths) {
  fs::create_directory(paths.root);
  if (fs::exists(paths.manifest()) || fs::exists(articles_folder(paths))) return;
  for (const auto& entry : fs::directory_iterator(paths.root)) {
    if (entry.path().filename() != "lock") {
      throw Error(ErrorCode::invalid_argument,
                  "'" + paths.root.string() +
                      "' is not empty and holds no index; name a new or empty folder");
    }
  }
}

}  // namespace

struct IndexWriter::Impl {
  Impl(const std::string& directory, const WriterOptions& writer_options)
      : paths(directory),
        options(writer_options),
        rules(german_rules()),
        lock(open_locked()),
        store(paths, options.memory_bytes / 8),
        builder(rules) {
    store.set_mode(CommitMode::explicit_only);
  }

  WriterLock open_locked() {
    return with_errors(paths, [&] {
      prepare_directory(paths);
      WriterLock held(paths, options.lock_wait);
      const std::string print = fingerprint(*rules);
      if (fs::exists(paths.manifest())) {
        require_compatible(paths, read_manifest(paths), print);
        remove_stray_articles(paths);
      } else {
        // Without its revision file it is what a run left that was killed while creating it.
        const fs::path articles = articles_folder(paths);
        if (!fs::exists(articles / "iamglass")) fs::remove_all(articles);
        ArticleStore(paths).create();
        write_manifest(paths, {kIndexFormatVersion, print, version(), kFirstArticles});
      }
      return held;
    });
  }

  AddOutcome put(const Article& article) {
    return store.put(builder.build(article, &store.leftovers()));
  }

  IndexPaths paths;
  WriterOptions options;
  std::shared_ptr<const GermanRules> rules;
  WriterLock lock;
  ArticleStore store;
  DocumentBuilder builder;
  SentenceSplitter splitter;
};

IndexWriter::IndexWriter(const std::string& directory, const WriterOptions& options)
    : impl_(std::make_unique<Impl>(directory, options)) {}
IndexWriter::~IndexWriter() = default;
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;

AddOutcome IndexWriter::add(const Article& article) {
  if (!article.passages.empty()) return impl_->put(article);
  Article cut = article;
  ensure_passages(cut, impl_->splitter);
  return impl_->put(cut);
}

IndexSummary IndexWriter::add_files(const std::vector<std::string>& paths,
                                    const ReadOptions& options,
                                    const std::function<void(const IndexSummary&)>& on_progress) {
  impl_->store.set_mode(CommitMode::as_needed);
  BulkBuild build(impl_->store, impl_->paths, impl_->rules, impl_->options);
  IndexSummary summary = build.run(paths, options, on_progress);
  impl_->store.set_mode(CommitMode::explicit_only);
  return summary;
}

bool IndexWriter::remove(const std::string& id) { return impl_->store.remove(id); }

void IndexWriter::commit() {
  impl_->store.clean_again(impl_->builder);
  impl_->store.commit();
}

void IndexWriter::seal() {
  impl_->store.clean_again(impl_->builder);
  impl_->store.seal();
}

}  // namespace fundstelle
