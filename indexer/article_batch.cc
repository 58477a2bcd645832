#include "indexer/article_batch.h"

#include <xapian.h>

#include <fstream>

#include "indexer/segment_builder.h"

namespace fundstelle {
namespace fs = std::filesystem;
namespace {

template <typename Write>
void write_file(const fs::path& path, Write&& write) {
  std::ofstream stream(path, std::ios::binary | std::ios::trunc);
  write(stream);
  stream.close();
  if (!stream) throw Error(ErrorCode::io_error, "cannot write '" + path.string() + "'");
}

}  // namespace

BuiltBatch build_batch(ArticleBatch batch, const fs::path& folder, const std::string& archive) {
  const std::string number = std::to_string(batch.number);
  BuiltBatch built;
  built.number = batch.number;
  built.docids = {batch.articles.front().first, batch.articles.back().first};
  built.database = folder / ("articles-" + number);
  built.segment = folder / ("ranking-" + number);
  built.bytes = batch.bytes;
  SegmentBuilder segment;
  DocumentMaker maker{RecordCodec(batch.dictionary)};
  Xapian::WritableDatabase database(built.database.string(),
                                    Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  for (auto& [docid, prepared] : batch.articles) {
    database.replace_document(docid, maker.document(prepared));
    segment.add(docid, prepared.id, prepared.words);
    built.forms.add(prepared.words.store, prepared.forms);
    prepared = {};
  }
  built.forms.settle();
  database.commit();
  write_file(built.segment, [&](std::ostream& stream) {
    segment.write(stream, archive, built.docids.first, built.docids.last);
  });
  return built;
}

fs::path merge_batch_segments(const std::vector<BuiltBatch>& batches, const std::string& archive) {
  if (batches.size() == 1) return batches.front().segment;
  std::vector<MergeInput> inputs;
  for (const BuiltBatch& batch : batches) {
    inputs.push_back({SealedSegment::open(batch.segment), {}});
  }
  const fs::path merged = batches.back().segment.string() + "-merged";
  write_file(merged, [&](std::ostream& stream) {
    merge_segments(inputs, stream, archive, batches.front().docids.first,
                   batches.back().docids.last);
  });
  for (const BuiltBatch& batch : batches) fs::remove(batch.segment);
  return merged;
}

}  // namespace fundstelle
