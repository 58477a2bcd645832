#include "searcher/index_check.h"

#include <algorithm>
#include <map>
#include <sstream>

#include "indexer/analysed_article.h"
#include "indexer/schema.h"
#include "indexer/sealing.h"
#include "indexer/stored_signature.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMaxProblems = 1000;

class Checker {
 public:
  Checker(Snapshot& snapshot, std::shared_ptr<const GermanRules> rules)
      : snapshot_(snapshot), analyzer_(std::move(rules)) {}

  void run(std::vector<CheckProblem>& problems) {
    problems_ = &problems;
    const Xapian::Database& db = snapshot_.database;
    std::uint64_t articles = 0;
    for (auto p = db.postlist_begin(""); p != db.postlist_end(""); ++p) {
      ++articles;
      check_document(*p);
      if (problems.size() >= kMaxProblems) return;
    }
    if (articles != db.get_doccount()) report("database", "the number of articles is wrong");
  }

 private:
  void report(const std::string& where, const std::string& reason) {
    problems_->push_back({where, reason});
  }

  void check_document(Xapian::docid docid) {
    const std::string stored = snapshot_.database.get_document(docid).get_data();
    std::string where = "document " + std::to_string(docid);
    try {
      const Article article = snapshot_.codec.article(stored);
      where = "article " + article.id;
      if (article.passages.empty()) report(where, "holds no passage");
      for (std::size_t i = 0; i < article.passages.size(); ++i) {
        if (article.passages[i].text.empty()) {
          report(where + ", passage " + std::to_string(i), "holds no text");
        }
      }
      check_postings(docid, article, where);
    } catch (const Error& e) {
      report(where, e.what());
    }
  }

  void check_postings(Xapian::docid docid, const Article& article, const std::string& where) {
    ArticleLengths lengths;
    std::map<std::string, std::uint32_t> expected;
    for (const ArticlePosting& posting : postings_.postings(analyzer_.analyze(article), lengths)) {
      expected[posting_term(posting.prefix, posting.term)] += posting.frequency;
    }
    for (const std::string& term : copy_terms(signature_of(article))) expected[term] = 0;
    if (lengths.passages != article.passages.size()) report(where, "a passage has no words");
    const Xapian::Database& db = snapshot_.database;
    bool has_id = false;
    for (auto t = db.termlist_begin(docid); t != db.termlist_end(docid); ++t) {
      const std::string name = *t;
      if (name == id_term(article.id)) has_id = true;
      if (name[0] == 'Q' || name[0] == 'S' || name[0] == 'Z') continue;
      const auto found = expected.find(name);
      if (found == expected.end() || found->second != t.get_wdf()) {
        report(where, "has a posting '" + name + "' that its text does not give");
        continue;
      }
      expected.erase(found);
    }
    if (!has_id) report(where, "cannot be found by its id");
    if (!expected.empty()) {
      report(where, "lacks " + std::to_string(expected.size()) + " postings, among them '" +
                        expected.begin()->first + "'");
    }
  }

  Snapshot& snapshot_;
  ArticleAnalyzer analyzer_;
  PostingCounter postings_;
  std::vector<CheckProblem>* problems_ = nullptr;
};

void check_segments(const IndexPaths& paths, std::vector<CheckProblem>& problems) {
  for (const auto& path : sealed_files(paths)) {
    try {
      SealedSegment::open(path)->verify();
    } catch (const Error& e) {
      problems.push_back({path.filename().string(),
                          std::string(e.what()) + "; searches take the plain way until the next "
                                                  "indexing run or 'fundstelle seal' rebuilds it"});
    }
  }
}

void check_vocabulary(const IndexPaths& paths, const Snapshot& snapshot,
                      std::vector<CheckProblem>& problems) {
  const VocabularyCache::State words = VocabularyCache().load(paths, archive_id(snapshot.database));
  if (!words.vocabulary && snapshot.database.get_doccount() > 0)
    problems.push_back({"vocabulary", words.note});
}

}  // namespace

std::vector<CheckProblem> check_index(const IndexPaths& paths, Snapshot& snapshot,
                                      std::shared_ptr<const GermanRules> rules) {
  std::vector<CheckProblem> problems;
  std::ostringstream log;
  try {
    const std::size_t errors = Xapian::Database::check(articles_folder(paths).string(), 0, &log);
    if (errors > 0) {
      problems.push_back({"database", std::to_string(errors) + " structural errors: " + log.str()});
    }
  } catch (const Xapian::Error& e) {
    problems.push_back({"database", e.get_msg()});
  }
  check_segments(paths, problems);
  check_vocabulary(paths, snapshot, problems);
  Checker(snapshot, std::move(rules)).run(problems);
  return problems;
}

}  // namespace fundstelle
