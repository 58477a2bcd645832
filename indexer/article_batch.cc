#include "indexer/article_batch.h"

#include <xapian.h>

#include <fstream>

#include "indexer/segment_builder.h"

namespace fundstelle {
namespace fs = std::filesystem;

BuiltBatch build_batch(ArticleBatch batch, const fs::path& folder, const std::string& archive) {
  const std::string number = std::to_string(batch.number);
  BuiltBatch built;
  built.number = batch.number;
  built.docids = {batch.articles.front().first, batch.articles.back().first};
  built.database = folder / ("articles-" + number);
  built.segment = folder / ("ranking-" + number);
  built.bytes = batch.bytes;
  SegmentBuilder segment;
  RecordCodec codec(batch.dictionary);
  Xapian::WritableDatabase database(built.database.string(),
                                    Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  for (auto& [docid, prepared] : batch.articles) {
    database.replace_document(docid, prepared.document(codec));
    segment.add(docid, prepared.id, codec.unpack(prepared.sequences));
    built.forms.add(prepared.forms);
    prepared = {};
  }
  database.commit();
  std::ofstream stream(built.segment, std::ios::binary | std::ios::trunc);
  segment.write(stream, archive, built.docids.first, built.docids.last);
  stream.close();
  if (!stream) {
    throw Error(ErrorCode::io_error, "cannot write '" + built.segment.string() + "'");
  }
  return built;
}

}  // namespace fundstelle
