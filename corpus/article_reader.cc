#include "fundstelle/article_reader.h"

#include "corpus/article_parser.h"
#include "corpus/page_labels.h"
#include "corpus/passages.h"
#include "corpus/record_source.h"
#include "corpus/utf8_text.h"

namespace fundstelle {

void read_articles(const std::vector<std::string>& paths, const ReadOptions& options,
                   const ReadEvents& events) {
  const auto report = [&](const ReadProblem& problem) {
    if (events.on_problem) events.on_problem(problem);
  };
  RecordSource source(paths, options, report);
  ArticleParser parser(options);
  while (auto record = source.next()) {
    auto result = parser.parse(*record);
    if (auto* article = std::get_if<Article>(&result)) {
      if (events.on_article) events.on_article(std::move(*article));
    } else {
      report(std::get<ReadProblem>(result));
    }
    if (events.on_progress) events.on_progress(source.progress());
  }
  if (events.on_progress) events.on_progress(source.progress());
}

const char* to_string(BlockKind kind) {
  switch (kind) {
    case BlockKind::title:
      return "title";
    case BlockKind::kicker:
      return "kicker";
    case BlockKind::teaser:
      return "teaser";
    case BlockKind::dateline:
      return "dateline";
    case BlockKind::paragraph:
      return "paragraph";
    case BlockKind::subheading:
      return "subheading";
    case BlockKind::caption:
      return "caption";
    case BlockKind::credit:
      return "credit";
    case BlockKind::agency:
      return "agency";
    case BlockKind::quote:
      return "quote";
    case BlockKind::boilerplate:
      return "boilerplate";
  }
  return "unknown";
}

Article make_article(std::string id, std::string title, std::string_view text) {
  if (find_invalid_utf8(text) != std::string_view::npos) {
    throw Error(ErrorCode::invalid_argument,
                "the text of article \"" + id + "\" is not valid UTF-8");
  }
  Article article;
  article.id = std::move(id);
  article.title = std::move(title);
  std::size_t begin = 0;
  const auto add_paragraph = [&](std::size_t end) {
    std::string paragraph = collapse(text.substr(begin, end - begin));
    if (!paragraph.empty()) {
      article.blocks.push_back({BlockKind::paragraph, std::move(paragraph), {begin, end}, ""});
    }
  };
  for (std::size_t at = text.find('\n'); at != std::string_view::npos;
       at = text.find('\n', at + 1)) {
    const std::size_t next = text.find_first_not_of(" \t\r", at + 1);
    if (next == std::string_view::npos || text[next] != '\n') continue;
    add_paragraph(at);
    begin = next + 1;
    at = next;
  }
  add_paragraph(text.size());
  article.passages = cut_passages(article.blocks, SentenceSplitter());
  return article;
}

}  // namespace fundstelle
