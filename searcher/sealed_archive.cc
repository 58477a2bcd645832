#include "searcher/sealed_archive.h"

#include <sys/stat.h>

#include <algorithm>
#include <sstream>

#include "indexer/schema.h"
#include "indexer/sealing.h"
#include "indexer/segment_builder.h"

namespace fundstelle {
namespace {

// More than this many unsealed articles would take longer to seal in memory than to search plainly.
constexpr std::size_t kMaxTail = 4000;

std::int64_t nanoseconds(const struct timespec& time) {
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

void set_bit(ArticleSet& set, std::uint32_t bit) { set[bit / 64] |= 1ULL << (bit % 64); }

std::size_t count_bits(const ArticleSet& set) {
  std::size_t n = 0;
  for (const std::uint64_t word : set) n += static_cast<std::size_t>(std::popcount(word));
  return n;
}

}  // namespace

std::vector<SegmentCache::Entry> SegmentCache::load(const IndexPaths& paths) {
  const std::lock_guard lock(mutex_);
  std::map<Identity, Entry> current;
  std::vector<Entry> entries;
  for (const auto& path : sealed_files(paths)) {
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) continue;  // merged away meanwhile
    const Identity identity{path.string(), status.st_ino, status.st_size,
                            nanoseconds(status.st_mtim)};
    const auto known = entries_.find(identity);
    Entry entry;
    if (known != entries_.end()) {
      entry = known->second;
    } else {
      try {
        entry.segment = SealedSegment::open(path);
      } catch (const Error& e) {
        entry.note = e.what();
      }
    }
    current.emplace(identity, entry);
    entries.push_back(entry);
  }
  entries_ = std::move(current);
  return entries;
}

void SegmentCache::condemn(const SealedSegment& segment, const std::string& note) {
  const std::lock_guard lock(mutex_);
  for (auto& [identity, entry] : entries_) {
    if (entry.segment.get() == &segment) entry = {nullptr, note};
  }
}

void SealedArchive::refresh(const IndexPaths& paths, const Xapian::Database& database,
                            StoredSequences& sequences) {
  struct stat status {};
  if (!cache_ || stat(paths.root.c_str(), &status) != 0) return;
  const std::pair now{static_cast<std::uint64_t>(database.get_revision()),
                      nanoseconds(status.st_mtim)};
  if (seen_ == now) return;
  parts_.clear();
  notes_.clear();
  filter_.clear();
  allowed_.clear();
  complete_ = false;
  std::vector<std::shared_ptr<const SealedSegment>> segments;
  for (const SegmentCache::Entry& entry : cache_->load(paths)) {
    if (entry.segment) {
      segments.push_back(entry.segment);
    } else {
      notes_.push_back(entry.note + "; searching works around it");
    }
  }
  for (auto& segment : choose_segments(std::move(segments), database)) {
    parts_.push_back({std::move(segment), {}});
  }
  adopt(database, sequences);
  seen_ = now;
}

void SealedArchive::adopt(const Xapian::Database& database, StoredSequences& sequences) {
  const std::vector<std::uint32_t> tail = find_tail(database, intact_);
  if (tail.size() > kMaxTail) {
    notes_.push_back(std::to_string(tail.size()) +
                     " articles are not sealed; searches take the plain way until the next commit "
                     "of an indexing run seals them");
    return;
  }
  add_tail(database, sequences, tail);
  complete_ = true;
}

// Articles of the database that are in no segment; marks those of segments that are gone.
std::vector<std::uint32_t> SealedArchive::find_tail(const Xapian::Database& database,
                                                    bool& intact) {
  std::vector<std::uint32_t> tail;
  for (Part& part : parts_) part.alive.assign((part.segment->articles() + 63) / 64, 0);
  std::size_t p = 0;
  std::uint32_t article = 0;
  for (auto posting = database.postlist_begin(""); posting != database.postlist_end("");
       ++posting) {
    while (p < parts_.size() && *posting > parts_[p].segment->header().last_docid) {
      ++p;
      article = 0;
    }
    if (p == parts_.size()) {
      tail.push_back(*posting);
      continue;
    }
    const SealedSegment& segment = *parts_[p].segment;
    while (article < segment.articles() && segment.docid(article) < *posting) ++article;
    if (article < segment.articles() && segment.docid(article) == *posting) {
      set_bit(parts_[p].alive, article);
    } else {
      tail.push_back(*posting);
    }
  }
  intact = true;
  for (Part& part : parts_) {
    const bool all = count_bits(part.alive) == part.segment->articles();
    if (all) part.alive.clear();
    intact = intact && all;
  }
  return tail;
}

void SealedArchive::add_tail(const Xapian::Database& database, StoredSequences& sequences,
                             const std::vector<std::uint32_t>& docids) {
  if (docids.empty()) return;
  SegmentBuilder builder;
  for (const std::uint32_t docid : docids) {
    const std::string stored = database.get_document(docid, Xapian::DOC_ASSUME_VALID).get_data();
    builder.add(docid, RecordCodec::id(stored), sequences.of(stored));
  }
  std::stringstream out;
  builder.write(out, archive_id(database), docids.front(), docids.back());
  parts_.push_back({SealedSegment::from_bytes(std::move(out).str()), {}});
}

// Which articles pass the filters; those of the last query are remembered, since a conversation
// keeps its filters.
const std::vector<ArticleSet>& SealedArchive::allowed(const Xapian::Database& database,
                                                      const ResolvedQuery& query) {
  std::string key = query.since + '\n' + query.until;
  for (const std::string& source : query.sources) key += '\n' + source;
  if (!allowed_.empty() && key == filter_) return allowed_;
  filter_ = key;
  allowed_.clear();
  const bool filtered = !query.sources.empty() || !query.since.empty() || !query.until.empty();
  for (const Part& part : parts_) {
    allowed_.push_back(part.alive);
    if (filtered) allowed_.back().assign((part.segment->articles() + 63) / 64, 0);
  }
  if (!filtered) return allowed_;
  for (const Xapian::docid docid : filtered_documents(database, query)) {
    for (std::size_t p = 0; p < parts_.size(); ++p) {
      const auto article = parts_[p].segment->find_article(docid);
      if (article) set_bit(allowed_[p], *article);
    }
  }
  return allowed_;
}

std::optional<Candidates> SealedArchive::propose(const Xapian::Database& database,
                                                 const ResolvedQuery& query,
                                                 const CollectionStatistics& statistics,
                                                 const RankingOptions& options, std::size_t limit) {
  if (!complete_ || !SealedQuery::supports(options)) return std::nullopt;
  if (query.words.empty()) return Candidates{{}, 0, true, true};
  const std::vector<ArticleSet>& sets = allowed(database, query);
  const auto run = [&](std::size_t k, SealedCounters& counters) {
    SealedEngine engine(query, statistics, options, k, workspace_);
    for (std::size_t p = 0; p < parts_.size(); ++p) {
      engine.search(*parts_[p].segment, sets[p]);
    }
    counters = engine.counters();
    return engine.take();
  };
  try {
    SealedCounters counters;
    std::vector<SealedHit> hits = run(limit, counters);
    const bool all = hits.size() < limit;
    Candidates candidates;
    candidates.all = all;
    candidates.total = all ? hits.size() : std::max<std::uint64_t>(counters.opened, hits.size());
    for (const SealedHit& hit : hits) candidates.documents.push_back(hit.docid());
    if (!all && counters.possible <= options.candidates) {
      candidates.total = run(counters.possible, counters).size();
    }
    candidates.exact_total = all || counters.possible <= options.candidates;
    return candidates;
  } catch (const Error& e) {
    if (e.code() != ErrorCode::index_corrupt) throw;
    condemn_damaged();
    return std::nullopt;
  }
}

std::pair<const SealedSegment*, std::uint32_t> SealedArchive::find(Xapian::docid docid) const {
  for (const Part& part : parts_) {
    const auto article = part.segment->find_article(docid);
    if (article) return {part.segment.get(), *article};
  }
  throw Error(ErrorCode::index_corrupt, "an article of a sealed segment is in none");
}

void SealedArchive::condemn_damaged() {
  workspace_.clear();
  complete_ = false;
  for (const Part& part : parts_) {
    try {
      part.segment->verify();
    } catch (const Error& e) {
      cache_->condemn(*part.segment, e.what());
      notes_.push_back(std::string(e.what()) + "; searching works around it");
    }
  }
}

std::optional<TermFrequencies> SealedArchive::frequencies(const std::string& term) const {
  if (!complete_ || !intact_) return std::nullopt;
  TermFrequencies sum;
  for (const Part& part : parts_) {
    const auto found = part.segment->find(term);
    if (!found) continue;
    for (std::size_t l = 0; l < kLevels; ++l) {
      sum.words[l] += found->word_units[l];
      sum.parts[l] += found->part_units[l];
    }
  }
  return sum;
}

}  // namespace fundstelle
