#include "searcher/cli/text_renderer.h"

#include <algorithm>

#include "searcher/cli/characters.h"
#include "searcher/cli/figures.h"
#include "searcher/cli/text_layout.h"

namespace fundstelle {
namespace {

/// Lines are easier to read below this, however wide the terminal.
constexpr std::size_t kWidest = 110;
constexpr std::size_t kIndent = 4;
constexpr std::size_t kOrdinalColumns = 5;
constexpr std::size_t kScoreColumns = 8;
/// Lines of a cut passage: the best one of an article may be longer.
constexpr std::size_t kBestPassageLines = 4;
constexpr std::size_t kPassageLines = 2;

enum class Weight { plain, bold };

std::string styled(const Line& line, const TextView& view, Weight weight) {
  std::string out;
  for (const Span& span : line) {
    if (span.marked) {
      out += view.palette.colored() ? view.palette.mark(span.text) : "[" + span.text + "]";
    } else {
      out += weight == Weight::bold ? view.palette.bold(span.text) : span.text;
    }
  }
  return out;
}

std::size_t width_of(const Line& line, const TextView& view) {
  std::size_t width = 0;
  for (const Span& span : line) {
    width += display_width(span.text) + (span.marked && !view.palette.colored() ? 2 : 0);
  }
  return width;
}

/// A block of text with something before its first line and its score at the right margin.
struct Paragraph {
  std::string_view text;
  const std::vector<Mark>& marks;
  std::string label;  ///< already padded to `indent` columns
  std::size_t indent = 0;
  std::size_t max_lines = 0;
  std::string score = {};
  Weight weight = Weight::plain;
};

void write_paragraph(const Paragraph& paragraph, const TextView& view, Output& output) {
  const std::size_t score_columns = paragraph.score.empty() ? 0 : kScoreColumns;
  const Fit fit{view.width - paragraph.indent - score_columns, paragraph.max_lines,
                !view.palette.colored()};
  std::vector<Line> lines = fit_lines(paragraph.text, paragraph.marks, fit);
  if (lines.empty()) lines.emplace_back();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string row = i == 0 ? paragraph.label : std::string(paragraph.indent, ' ');
    row += styled(lines[i], view, paragraph.weight);
    if (i == 0 && score_columns > 0) {
      const std::size_t taken = paragraph.indent + width_of(lines[i], view);
      const std::size_t gap = view.width - std::min(view.width, taken + paragraph.score.size());
      row += std::string(gap, ' ') + view.palette.dim(paragraph.score);
    }
    output.print("{}\n", row);
  }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) out += separator;
    out += part;
  }
  return out;
}

void write_dim(std::string_view text, std::size_t indent, const TextView& view, Output& output) {
  const Fit fit{view.width - indent, 0, false};
  for (const Line& line : fit_lines(text, {}, fit)) {
    output.print("{}{}\n", std::string(indent, ' '), view.palette.dim(line.front().text));
  }
}

void write_duplicates(const ArticleHit& hit, const TextView& view, Output& output) {
  if (hit.duplicates.empty()) return;
  std::vector<std::string> sources;
  for (const std::string& source : hit.duplicate_sources) {
    if (std::ranges::find(sources, source) == sources.end()) sources.push_back(source);
  }
  const std::string names = join(sources, ", ");
  write_dim(fmt::format("+{} gleichlautend{}", hit.duplicates.size(),
                        names.empty() ? "" : " (" + names + ")"),
            kIndent, view, output);
}

std::string forms_of(const Hit& passage) {
  std::vector<std::string> forms;
  for (const Mark& mark : passage.snippet.marks) {
    std::string form =
        fmt::format("{} ({})", passage.snippet.text.substr(mark.range.begin, mark.range.size()),
                    to_string(mark.kind));
    if (std::ranges::find(forms, form) == forms.end()) forms.push_back(std::move(form));
  }
  return join(forms, ", ");
}

void write_passage(const Hit& passage, std::size_t max_lines, const TextView& view,
                   Output& output) {
  const std::size_t indent = kIndent + kOrdinalColumns;
  const std::string ordinal =
      fmt::format("{:<{}}", fmt::format("#{}", passage.ordinal), kOrdinalColumns);
  write_paragraph({.text = passage.snippet.text,
                   .marks = passage.snippet.marks,
                   .label = std::string(kIndent, ' ') + view.palette.dim(ordinal),
                   .indent = indent,
                   .max_lines = max_lines,
                   .score = fmt::format("{:.2f}", passage.score)},
                  view, output);
  if (view.explain && !passage.snippet.marks.empty()) {
    write_dim("matched " + forms_of(passage), indent, view, output);
  }
}

void write_hit(std::size_t number, const ArticleHit& hit, const TextView& view, Output& output) {
  write_paragraph({.text = hit.title.empty() ? std::string_view("(ohne Titel)") : hit.title,
                   .marks = hit.title_marks,
                   .label = fmt::format("{:>2}  ", number),
                   .indent = std::max<std::size_t>(kIndent, fmt::format("{:>2}  ", number).size()),
                   .score = fmt::format("{:.2f}", hit.score),
                   .weight = Weight::bold},
                  view, output);
  write_dim(join({hit.source, hit.date, hit.id}, " · "), kIndent, view, output);
  write_duplicates(hit, view, output);
  if (view.explain) {
    write_dim(
        fmt::format("score {:.3f} = passage {:.3f} (cover {:.2f}) + article {:.3f} + title {:.3f}"
                    " + exact form {:.3f} + together {:.3f} + grams {:.3f} + feedback {:.3f}",
                    hit.score, hit.parts.passage, hit.parts.cover, hit.parts.article,
                    hit.parts.title, hit.parts.exact, hit.parts.near, hit.parts.grams,
                    hit.parts.feedback),
        kIndent, view, output);
  }
  for (std::size_t i = 0; i < hit.passages.size(); ++i) {
    const std::string& heading = hit.passages[i].heading;
    if (!heading.empty() && (i == 0 || heading != hit.passages[i - 1].heading)) {
      write_dim(heading, kIndent + kOrdinalColumns, view, output);
    }
    const std::size_t lines = i == 0 ? kBestPassageLines : kPassageLines;
    write_passage(hit.passages[i], view.whole_passages ? 0 : lines, view, output);
  }
  output.write("\n");
}

void write_query_explained(const SearchResult& result, const TextView& view, Output& output) {
  output.print("query {}\n", printable(result.query.describe()));
  for (const WordReport& word : result.words) {
    std::vector<std::string> forms;
    for (const WordForm& form : word.forms) {
      forms.push_back(fmt::format("{} ({} {:.2f}, {})", form.text, to_string(form.kind),
                                  form.weight, counted(form.articles, "article")));
    }
    const std::string also = join(forms, ", ");
    write_dim(
        fmt::format("{}: {}{}", word.word,
                    word.stop_word ? "function word, left out" : counted(word.articles, "article"),
                    also.empty() ? "" : "; also " + also),
        kIndent, view, output);
  }
  output.write("\n");
}

std::string totals(const SearchResult& result) {
  const std::string total =
      german_articles(std::max<std::uint64_t>(result.total, result.hits.size()));
  if (result.total <= result.hits.size()) return total;
  return fmt::format("{}, {} gezeigt", total, german_grouped(result.hits.size()));
}

}  // namespace

TextView make_text_view(ColorChoice color) {
  return {.palette = choose_palette(color), .width = std::min(terminal_width(), kWidest)};
}

void render(const SearchResult& result, const TextView& view, std::chrono::nanoseconds time,
            Output& output) {
  if (view.explain) write_query_explained(result, view, output);
  for (std::size_t i = 0; i < result.hits.size(); ++i) {
    write_hit(i + 1, result.hits[i], view, output);
  }
  for (const Suggestion& suggestion : result.suggestions) {
    output.print("Meinten Sie: {} ({})\n", view.palette.bold(printable(suggestion.query)),
                 german_articles(suggestion.articles));
  }
  output.print("{}\n",
               view.palette.dim(fmt::format("{}, {}", totals(result), german_milliseconds(time))));
}

void render_unranked(const ArticleHit& hit, const TextView& view, Output& output) {
  write_paragraph({.text = hit.title.empty() ? std::string_view("(ohne Titel)") : hit.title,
                   .marks = hit.title_marks,
                   .label = std::string(kIndent, ' '),
                   .indent = kIndent,
                   .weight = Weight::bold},
                  view, output);
  write_dim(join({hit.source, hit.date, hit.id}, " · "), kIndent, view, output);
  for (const Hit& passage : hit.passages) {
    if (!passage.heading.empty()) write_dim(passage.heading, kIndent, view, output);
    write_paragraph({.text = passage.snippet.text,
                     .marks = passage.snippet.marks,
                     .label = std::string(kIndent, ' '),
                     .indent = kIndent},
                    view, output);
  }
}

void render(const Article& article, const TextView& view, Output& output) {
  const std::vector<Mark> no_marks;
  write_paragraph({.text = article.title.empty() ? std::string_view("(ohne Titel)") : article.title,
                   .marks = no_marks,
                   .label = {},
                   .weight = Weight::bold},
                  view, output);
  const std::string agencies = join(article.agencies, ", ");
  write_dim(join({article.source, article.section, article.date, article.place,
                  join(article.authors, ", "), agencies, article.id},
                 " · "),
            0, view, output);
  if (!article.path.empty()) write_dim(article.path, 0, view, output);
  if (!article.url.empty()) write_dim(article.url, 0, view, output);
  std::string heading;
  for (std::size_t i = 0; i < article.passages.size(); ++i) {
    const Passage& passage = article.passages[i];
    output.write("\n");
    if (passage.heading != heading && !passage.heading.empty()) {
      output.print("{}{}\n\n", std::string(kOrdinalColumns, ' '),
                   view.palette.bold(printable(passage.heading)));
    }
    heading = passage.heading;
    write_paragraph(
        {.text = passage.text,
         .marks = no_marks,
         .label = view.palette.dim(fmt::format("{:<{}}", fmt::format("#{}", i), kOrdinalColumns)),
         .indent = kOrdinalColumns},
        view, output);
  }
}

void render_blocks(const Article& article, const TextView& view, Output& output) {
  const std::vector<Mark> no_marks;
  for (const Block& block : article.blocks) {
    const std::string place =
        fmt::format("{} {}..{}", to_string(block.kind), block.range.begin, block.range.end);
    output.print("{}{}\n", view.palette.dim(place),
                 block.reason.empty() ? "" : "  cut: " + printable(block.reason));
    write_paragraph({.text = block.text,
                     .marks = no_marks,
                     .label = std::string(kIndent, ' '),
                     .indent = kIndent},
                    view, output);
  }
}

}  // namespace fundstelle
