#include "indexer/sealing.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <fstream>

#include "indexer/analysed_article.h"
#include "indexer/schema.h"
#include "indexer/segment_builder.h"

namespace fundstelle {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kFilePrefix = "ranking-";
// A segment is merged with its elders once the younger ones together reach this share of it: every
// article is then rewritten a logarithmic number of times.
constexpr std::uint64_t kTierShare = 3;

// The number of a sealed file, or -1.
long file_number(const fs::path& path) {
  const std::string name = path.filename().string();
  if (!name.starts_with(kFilePrefix)) return -1;
  long number = -1;
  const char* end = name.data() + name.size();
  const auto [at, error] = std::from_chars(name.data() + kFilePrefix.size(), end, number);
  return error == std::errc() && at == end ? number : -1;
}

std::shared_ptr<const SealedSegment> try_open(const fs::path& path) {
  try {
    auto segment = SealedSegment::open(path);
    segment->verify();
    return segment;
  } catch (const Error&) {
    return nullptr;  // rebuilt from the articles
  }
}

}  // namespace

std::vector<fs::path> sealed_files(const IndexPaths& paths) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(paths.root)) {
    if (file_number(entry.path()) >= 0) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end(),
            [](const fs::path& a, const fs::path& b) { return file_number(a) < file_number(b); });
  return files;
}

std::vector<std::shared_ptr<const SealedSegment>> choose_segments(
    std::vector<std::shared_ptr<const SealedSegment>> segments, const Xapian::Database& database) {
  const std::string archive = archive_id(database);
  std::erase_if(segments, [&](const auto& s) {
    const auto& stored = s->header().archive;
    return std::string_view(stored.data(), strnlen(stored.data(), stored.size())) !=
               std::string_view(archive).substr(0, stored.size()) ||
           s->header().last_docid > database.get_lastdocid();
  });
  std::sort(segments.begin(), segments.end(), [](const auto& a, const auto& b) {
    if (a->header().first_docid != b->header().first_docid) {
      return a->header().first_docid < b->header().first_docid;
    }
    return a->header().last_docid > b->header().last_docid;
  });
  std::uint32_t covered = 0;
  std::erase_if(segments, [&](const auto& s) {  // a merged segment stands before its inputs
    if (s->header().first_docid <= covered) return true;
    covered = s->header().last_docid;
    return false;
  });
  return segments;
}

std::vector<DocidRange> uncovered(const std::vector<std::shared_ptr<const SealedSegment>>& segments,
                                  const Xapian::Database& database) {
  std::vector<DocidRange> gaps;
  std::uint32_t next = 1;
  for (const auto& s : segments) {
    if (s->header().first_docid > next) gaps.push_back({next, s->header().first_docid - 1});
    next = s->header().last_docid + 1;
  }
  if (database.get_lastdocid() >= next) gaps.push_back({next, database.get_lastdocid()});
  return gaps;
}

Sealer::Segments Sealer::load(const Xapian::Database& database) {
  Segments segments;
  for (const fs::path& path : sealed_files(paths_)) {
    if (auto segment = try_open(path)) segments.push_back(std::move(segment));
  }
  return choose_segments(std::move(segments), database);
}

fs::path Sealer::next_file() const {
  const std::vector<fs::path> files = sealed_files(paths_);
  const long number = files.empty() ? 1 : file_number(files.back()) + 1;
  return paths_.root / (std::string(kFilePrefix) + std::to_string(number));
}

void Sealer::adopt(const fs::path& segment) { fs::rename(segment, next_file()); }

template <typename Write>
void Sealer::write_file(Write&& write) {
  const fs::path path = next_file();
  const fs::path aside = path.string() + ".new";
  try {
    std::ofstream stream(aside, std::ios::binary | std::ios::trunc);
    write(stream);
    stream.close();
    if (!stream) throw Error(ErrorCode::io_error, "cannot write '" + aside.string() + "'");
    fs::rename(aside, path);
  } catch (...) {
    std::error_code ignored;
    fs::remove(aside, ignored);
    throw;
  }
}

void Sealer::add(std::uint32_t docid, std::string_view id, const WordSequences& words) {
  if (dropped_) return;
  if (added_.last == 0) added_.first = docid;
  added_.last = docid;
  at_hand_.add(docid, id, words);
  if (at_hand_.bytes() <= 4 * memory_bytes_) return;
  discard();
  dropped_ = true;
}

void Sealer::discard() {
  at_hand_ = {};
  added_ = {};
  dropped_ = false;
}

// Writes what was added, if it is the end of `range`.
bool Sealer::seal_at_hand(const Xapian::Database& database, const DocidRange& range) {
  if (added_.last == 0 || added_.first < range.first || added_.last != range.last) return false;
  write_file([&](std::ostream& out) {
    at_hand_.write(out, archive_id(database), added_.first, added_.last);
  });
  return true;
}

void Sealer::seal_range(const Xapian::Database& database, DocidRange range) {
  if (seal_at_hand(database, range)) range.last = added_.first - 1;
  if (range.first > range.last) return;
  StoredSequences sequences(german_rules(), database);
  SegmentBuilder builder;
  std::uint32_t first = range.first;
  const auto flush = [&](std::uint32_t last) {
    if (builder.articles() > 0) {
      write_file([&](std::ostream& out) { builder.write(out, archive_id(database), first, last); });
    }
    first = last + 1;
  };
  auto posting = database.postlist_begin("");
  posting.skip_to(range.first);
  for (; posting != database.postlist_end("") && *posting <= range.last; ++posting) {
    const std::string stored = database.get_document(*posting, Xapian::DOC_ASSUME_VALID).get_data();
    builder.add(*posting, RecordCodec::id(stored), sequences.of(stored));
    if (builder.bytes() > memory_bytes_) flush(*posting);
  }
  flush(range.last);
}

void Sealer::merge(const Xapian::Database& database, const Segments& segments) {
  std::vector<bool> alive(database.get_lastdocid() + 1);
  auto posting = database.postlist_begin("");
  posting.skip_to(segments.front()->header().first_docid);
  for (; posting != database.postlist_end(""); ++posting) alive[*posting] = true;
  std::vector<MergeInput> inputs;
  for (const auto& s : segments) {
    inputs.push_back({s, [&alive](std::uint32_t docid) { return alive[docid]; }});
  }
  write_file([&](std::ostream& out) {
    merge_segments(inputs, out, archive_id(database), segments.front()->header().first_docid,
                   segments.back()->header().last_docid);
  });
}

void Sealer::seal(const Xapian::Database& database) {
  Segments segments = load(database);
  for (const DocidRange& range : uncovered(segments, database)) seal_range(database, range);
  discard();
  segments = load(database);
  std::size_t first = segments.size();
  std::uint64_t sum = 0;
  for (std::size_t i = segments.size(); i-- > 0;) {
    if (i + 1 < segments.size() && sum * kTierShare >= segments[i]->articles()) first = i;
    sum += segments[i]->articles();
  }
  // A gap without articles between two segments is part of neither; the merged range includes it.
  if (first < segments.size()) {
    merge(database,
          Segments(segments.begin() + static_cast<std::ptrdiff_t>(first), segments.end()));
  }
  remove_useless(database);
}

void Sealer::seal_to_one(const Xapian::Database& database) {
  seal(database);
  const Segments segments = load(database);
  std::uint64_t articles = 0;
  for (const auto& s : segments) articles += s->articles();
  if (segments.size() < 2 && articles == database.get_doccount()) return;
  if (!segments.empty()) merge(database, segments);
  remove_useless(database);
}

void Sealer::remove_useless(const Xapian::Database& database) {
  Segments kept = load(database);
  for (const fs::path& path : sealed_files(paths_)) {
    const std::string name = path.filename().string();
    const bool useful =
        std::any_of(kept.begin(), kept.end(), [&](const auto& s) { return s->name() == name; });
    std::error_code ignored;
    if (!useful) fs::remove(path, ignored);
  }
  for (const auto& entry : fs::directory_iterator(paths_.root)) {
    const std::string name = entry.path().filename().string();
    std::error_code ignored;
    if (name.starts_with(kFilePrefix) && name.ends_with(".new")) fs::remove(entry.path(), ignored);
  }
}

}  // namespace fundstelle
