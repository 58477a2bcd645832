// Records and runs for the corpus tests.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "corpus/article_parser.h"

namespace fundstelle {

inline RawRecord record_of(std::string format, std::string bytes) {
  RawRecord record;
  record.format = std::move(format);
  record.path = "page";
  record.bytes = std::move(bytes);
  record.context.emplace_back("id", "page");
  return record;
}

/// The article of a record; an empty one, whose title is the reason, if it holds none.
inline Article parsed(const RawRecord& record, const ReadOptions& options = {}) {
  ArticleParser parser(options);
  auto result = parser.parse(record);
  if (auto* article = std::get_if<Article>(&result)) return std::move(*article);
  Article none;
  none.title = "PROBLEM " + std::get<ReadProblem>(result).place + ": " +
               std::get<ReadProblem>(result).reason;
  return none;
}

/// Texts of the blocks of one kind.
inline std::vector<std::string> texts(const Article& article, BlockKind kind) {
  std::vector<std::string> result;
  for (const Block& block : article.blocks) {
    if (block.kind == kind) result.push_back(block.text);
  }
  return result;
}

struct Reading {
  std::vector<Article> articles;
  std::vector<ReadProblem> problems;
};

inline Reading read_all(const std::vector<std::string>& paths, const ReadOptions& options = {}) {
  Reading run;
  ReadEvents events;
  events.on_article = [&](Article&& article) { run.articles.push_back(std::move(article)); };
  events.on_problem = [&](const ReadProblem& problem) { run.problems.push_back(problem); };
  read_articles(paths, options, events);
  return run;
}

}  // namespace fundstelle
