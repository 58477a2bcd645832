// Xapian's own matcher over exactly the given tokens, one document a passage, BM25 with k1 = 0.8
// and b = 0.6. Options: those of measurement.h, and --positions to store positions (phrases).

#include <xapian.h>

#include "measurement.h"

namespace {

using peers::Operator;

constexpr std::size_t kMaxTermBytes = 245;  // glass refuses longer terms

peers::Built build(const peers::Options& options, bool positions) {
  const std::string index = options.get("--index");
  peers::Built built;
  std::filesystem::remove_all(index);
  std::filesystem::create_directories(index);
  peers::Stopwatch watch;
  {
    Xapian::WritableDatabase database(index + "/built", Xapian::DB_CREATE_OR_OVERWRITE);
    built.passages =
        peers::for_each_passage(options.get("--tokens"), [&](const peers::Words& words) {
          Xapian::Document document;
          Xapian::termpos position = 0;
          for (const std::string& word : words) {
            ++position;
            if (word.size() > kMaxTermBytes) continue;
            positions ? document.add_posting(word, position) : document.add_term(word);
          }
          database.add_document(document);
        });
    database.commit();
  }
  built.index_seconds = watch.seconds();
  built.index_cpu_seconds = watch.cpu_seconds();
  built.built_bytes = peers::bytes_on_disk(index);
  peers::Stopwatch merging;
  Xapian::Database(index + "/built").compact(index + "/compact");
  std::filesystem::remove_all(index + "/built");
  built.merge_seconds = merging.seconds();
  built.bytes = peers::bytes_on_disk(index);
  return built;
}

Xapian::Query query(const peers::Words& words, Operator combine) {
  switch (combine) {
    case Operator::all:
      return {Xapian::Query::OP_AND, words.begin(), words.end()};
    case Operator::phrase:
      return {Xapian::Query::OP_PHRASE, words.begin(), words.end(), 2};
    case Operator::any:
      break;
  }
  return {Xapian::Query::OP_OR, words.begin(), words.end()};
}

void compare(const peers::Options& options) {
  const bool positions = options.flag("--positions");
  const peers::Built built = build(options, positions);
  Xapian::Database database(options.get("--index") + "/compact");
  Xapian::Enquire enquire(database);
  // k2 = 0 and min_normlen = 0: no correction for document length beside b, as in Lucene's BM25.
  enquire.set_weighting_scheme(Xapian::BM25Weight(0.8, 0, 1, 0.6, 0));
  const auto answer = [&](const peers::Words& words, Operator combine, unsigned limit,
                          std::vector<peers::Hit>& hits) {
    enquire.set_query(query(words, combine));
    const Xapian::MSet found = enquire.get_mset(0, limit);
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
      hits.push_back({*hit - 1, hit.get_weight()});
    }
  };
  peers::measure(positions ? "xapian" : "xapian-nopos", options, built, answer,
                 positions ? peers::Phrases::answered : peers::Phrases::unknown);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return peers::run([&] { compare(peers::Options(argc, argv)); }, "xapian_engine");
  } catch (const Xapian::Error& error) {
    std::cerr << "xapian_engine: " << error.get_description() << '\n';
    return 2;
  }
}
