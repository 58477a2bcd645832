// Xapian as its manual sets it up for German: TermGenerator and QueryParser with the German
// stemmer, strategy STEM_SOME, BM25 with Xapian's defaults. Writes a TREC run of articles; an
// article ranks by its best passage.
//
// Usage: xapian_run PASSAGES QUERIES INDEX RUN DEPTH      (QUERIES: id, tab, text)

#include <xapian.h>

#include <cstdlib>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <string>
#include <unordered_set>
#include <vector>

namespace {

void index_passages(const std::string& passages, const std::string& index) {
  Xapian::WritableDatabase database(index, Xapian::DB_CREATE_OR_OVERWRITE);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("german"));
  std::ifstream lines(passages);
  std::string article, ordinal, title, text;
  while (std::getline(lines, article, '\t') && std::getline(lines, ordinal, '\t') &&
         std::getline(lines, title, '\t') && std::getline(lines, text)) {
    Xapian::Document document;
    document.set_data(article);
    generator.set_document(document);
    generator.set_termpos(0);
    generator.index_text(title.empty() ? text : title + ". " + text);
    database.add_document(document);
  }
  database.commit();
}

Xapian::Query parse(Xapian::QueryParser& parser, const std::string& text) {
  try {
    return parser.parse_query(text);
  } catch (const Xapian::QueryParserError&) {
    return parser.parse_query(text, 0);  // words only: no operators, no quotes
  }
}

struct Hit {
  std::string article;
  double score;
};

std::vector<Hit> articles(Xapian::Enquire& enquire, Xapian::doccount depth) {
  for (Xapian::doccount limit = 4 * depth;; limit *= 4) {
    std::vector<Hit> hits;
    std::unordered_set<std::string> seen;
    const Xapian::MSet passages = enquire.get_mset(0, limit);
    for (auto hit = passages.begin(); hit != passages.end() && hits.size() < depth; ++hit) {
      std::string article = hit.get_document().get_data();
      if (seen.insert(article).second) hits.push_back({std::move(article), hit.get_weight()});
    }
    if (hits.size() == depth || passages.size() < limit) return hits;
  }
}

void write_run(const std::string& queries, const std::string& index, const std::string& run,
               Xapian::doccount depth) {
  const Xapian::Database database(index);
  Xapian::QueryParser parser;
  parser.set_database(database);
  parser.set_stemmer(Xapian::Stem("german"));
  parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  std::ifstream lines(queries);
  std::ofstream out(run);
  out << std::setprecision(9);
  std::string id, text;
  while (std::getline(lines, id, '\t') && std::getline(lines, text)) {
    Xapian::Enquire enquire(database);
    enquire.set_query(parse(parser, text));
    int rank = 0;
    for (const Hit& hit : articles(enquire, depth)) {
      out << id << " Q0 " << hit.article << ' ' << ++rank << ' ' << hit.score << " xapian\n";
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) {
    std::cerr << "usage: xapian_run PASSAGES QUERIES INDEX RUN DEPTH\n";
    return 2;
  }
  try {
    index_passages(argv[1], argv[3]);
    write_run(argv[2], argv[3], argv[4], std::strtoul(argv[5], nullptr, 10));
  } catch (const Xapian::Error& error) {
    std::cerr << "xapian_run: " << error.get_description() << '\n';
    return 2;
  }
}
