#include "searcher/cli/search_options.h"

#include <algorithm>

#include "searcher/cli/choices.h"
#include "searcher/cli/input.h"
#include "searcher/cli/output.h"
#include "searcher/cli/ranking_constants.h"

namespace fundstelle {

void add_index_option(CLI::App& command, std::string& directory) {
  command.add_option("--index", directory, "Folder of the index")->required()->type_name("DIR");
}

namespace {

std::string check_quorum(const std::string& text) {
  return parse_quorum(text) ? "" : "a number of words or a share is needed: 2 or 60%";
}

}  // namespace

void add_search_options(CLI::App& command, SearchSettings& settings) {
  add_index_option(command, settings.index);
  command.add_option("--limit", settings.limit, "Articles to show")
      ->check(CLI::Range(1, 1'000'000).description(""))
      ->type_name("N")
      ->capture_default_str();
  command.add_option("--passages", settings.passages, "Passages to show of an article")
      ->check(CLI::Range(0, 1'000).description(""))
      ->type_name("N")
      ->capture_default_str();
  command
      .add_option("--duplicates", settings.duplicates,
                  "Articles with the same report: show, fold, hide")
      ->transform(one_of(Choices<Duplicates>{
          {"show", Duplicates::show}, {"fold", Duplicates::fold}, {"hide", Duplicates::hide}}))
      ->option_text("HOW");
  command.add_option("--min-match", settings.quorum, "So many of a query's words must occur")
      ->check(CLI::Validator(check_quorum, ""))
      ->type_name("N|N%");
  add_ranking_options(command, settings);
  command.add_flag("--explain", settings.explain, "Say by which form and share each hit matched");
  command.add_flag("--full", settings.whole_passages, "Show passages whole, not cut around marks");
}

void add_ranking_options(CLI::App& command, SearchSettings& settings) {
  command
      .add_option("--synonyms", settings.synonyms, "A table of synonyms, added to the shipped one")
      ->type_name("FILE");
  command.add_flag_callback(
      "--no-synonyms", [&settings] { settings.shipped_synonyms = false; },
      "Leave the shipped synonyms out");
  command.add_option("--set", settings.constants, "Set a constant of the formula: part_weight=0.5")
      ->type_name("NAME=VALUE")
      ->allow_extra_args(false);
  command.add_flag_callback(
      "--plain", [&settings] { settings.way = RankingWay::plain; },
      "Search without the sealed segments, to compare");
}

Searcher open_searcher(const SearchSettings& settings) {
  SearcherOptions options;
  if (!settings.synonyms.empty()) options.analysis.synonyms = read_file(settings.synonyms);
  options.analysis.shipped_synonyms = settings.shipped_synonyms;
  options.way = settings.way;
  return Searcher(settings.index, options);
}

SearchOptions search_options(const SearchSettings& settings) {
  SearchOptions options;
  options.limit = settings.limit;
  // None would leave out titles and sources too; see drop_passages.
  options.passages = std::max<std::size_t>(settings.passages, 1);
  options.duplicates = settings.duplicates;
  options.quorum = parse_quorum(settings.quorum).value_or(Quorum{});
  options.ranking = set_constants(settings.constants).options;
  return options;
}

void drop_passages(SearchResult& result) {
  for (ArticleHit& hit : result.hits) hit.passages.clear();
}

void complain_of(const Query& query) {
  for (const Diagnostic& diagnostic : query.diagnostics) {
    complain(fmt::format("query, byte {}: {}", diagnostic.range.begin, diagnostic.message));
  }
}

}  // namespace fundstelle
