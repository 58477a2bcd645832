// fundstelle analyze: what becomes of each word of a text, and why.
#include <algorithm>
#include <array>
#include <memory>

#include "fundstelle/analyzer.h"
#include "searcher/cli/characters.h"
#include "searcher/cli/choices.h"
#include "searcher/cli/command.h"
#include "searcher/cli/input.h"
#include "searcher/cli/json_renderer.h"

namespace fundstelle {
namespace {

struct AnalyzeSettings {
  std::vector<std::string> words;
  std::string format = "text";
  std::string synonyms;
  bool lines = false;
};

constexpr std::size_t kColumns = 5;
/// A column wider than this would push the others off the screen.
constexpr std::size_t kWidestColumn = 40;

using Row = std::array<std::string, kColumns>;

std::string parts_of(const Token& token) {
  std::string out;
  for (const TokenPart& part : token.parts) out += (out.empty() ? "" : " + ") + part.term;
  return out;
}

Row row_of(std::string_view text, const Token& token) {
  return {std::string(text.substr(token.range.begin, token.range.size())),
          fmt::format("{}..{}", token.range.begin, token.range.end), token.term, parts_of(token),
          token.reason};
}

/// What a token would also be found by, below its row.
std::string variants_of(const Token& token) {
  std::string out;
  for (const TokenVariant& variant : token.variants) {
    out += fmt::format("{}{} ({} {:.2f})", out.empty() ? "" : ", ", variant.text,
                       to_string(variant.kind), variant.weight);
  }
  return out;
}

void write_table(std::string_view text, const std::vector<Token>& tokens, Session& session) {
  const Palette palette = choose_palette(session.color);
  const Row header{"token", "bytes", "term", "parts", "why"};
  std::vector<Row> rows;
  for (const Token& token : tokens) rows.push_back(row_of(text, token));
  std::array<std::size_t, kColumns> widths{};
  for (std::size_t column = 0; column + 1 < kColumns; ++column) {
    widths[column] = header[column].size();
    for (const Row& row : rows) {
      widths[column] =
          std::max(widths[column], std::min(kWidestColumn, display_width(row[column])));
    }
  }
  const auto line = [&](const Row& row) {
    std::string out;
    for (std::size_t i = 0; i + 1 < kColumns; ++i) out += pad(row[i], widths[i]) + "  ";
    out += printable(row[kColumns - 1]);
    out.erase(out.find_last_not_of(' ') + 1);
    return out;
  };
  session.output.print("{}\n", palette.dim(line(header)));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    session.output.print("{}\n", line(rows[i]));
    const std::string variants = variants_of(tokens[i]);
    if (!variants.empty()) {
      session.output.print("  {}\n", palette.dim("also " + printable(variants)));
    }
  }
}

void run_analyze(const AnalyzeSettings& settings, Session& session) {
  AnalyzerOptions options;
  if (!settings.synonyms.empty()) options.synonyms = read_file(settings.synonyms);
  const Analyzer analyzer(options);
  bool found = false;
  const auto answer = [&](std::string_view raw) {
    const std::string text = valid_utf8(raw);
    const std::vector<Token> tokens = analyzer.analyze(text);
    if (!tokens.empty()) found = true;
    if (settings.format == "jsonl") {
      session.output.write(to_json(text, tokens) + "\n");
    } else {
      write_table(text, tokens, session);
    }
  };
  if (settings.lines) {
    if (!settings.words.empty()) {
      throw Error(ErrorCode::invalid_argument, "--lines reads standard input; leave TEXT out");
    }
    read_lines("-", answer);
  } else if (settings.words.empty()) {
    answer(read_file("-"));
  } else {
    answer(unprotected_text(settings.words));
  }
  if (!found) session.status = kNothing;
}

}  // namespace

void add_analyze_command(CLI::App& app, Session& session) {
  auto settings = std::make_shared<AnalyzeSettings>();
  CLI::App* command = app.add_subcommand("analyze", "Show what becomes of each word, and why");
  command->add_option("--format", settings->format, "text or jsonl")
      ->check(one_of(std::vector<std::string>{"text", "jsonl"}))
      ->type_name("NAME")
      ->capture_default_str();
  command->add_flag("--lines", settings->lines, "Analyse each line of standard input on its own");
  command
      ->add_option("--synonyms", settings->synonyms,
                   "A table of synonyms, added to the shipped one")
      ->type_name("FILE");
  command->add_option("TEXT", settings->words, "The text; standard input if left out")
      ->type_name("");
  command->callback([settings, &session] { run_analyze(*settings, session); });
}

}  // namespace fundstelle
