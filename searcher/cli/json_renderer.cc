#include "searcher/cli/json_renderer.h"

#include <nlohmann/json.hpp>

namespace fundstelle {
namespace {

using Json = nlohmann::ordered_json;

std::string line_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json range_json(ByteRange range) { return Json::array({range.begin, range.end}); }

Json marks_json(const std::vector<Mark>& marks) {
  Json out = Json::array();
  for (const Mark& mark : marks) out.push_back(range_json(mark.range));
  return out;
}

Json forms_json(const std::vector<Mark>& marks) {
  Json out = Json::array();
  for (const Mark& mark : marks) {
    out.push_back({{"begin", mark.range.begin},
                   {"end", mark.range.end},
                   {"form", to_string(mark.kind)},
                   {"word", mark.word}});
  }
  return out;
}

Json passage_json(const Hit& hit, JsonDetail detail) {
  Json out = {{"ordinal", hit.ordinal},
              {"score", hit.score},
              {"text", hit.snippet.text},
              {"marks", marks_json(hit.snippet.marks)}};
  if (!hit.heading.empty()) out["heading"] = hit.heading;
  if (detail == JsonDetail::explained) out["matches"] = forms_json(hit.snippet.marks);
  return out;
}

Json hit_json(const ArticleHit& hit, JsonDetail detail) {
  Json passages = Json::array();
  for (const Hit& passage : hit.passages) passages.push_back(passage_json(passage, detail));
  Json out = {{"article",
               {{"id", hit.id},
                {"title", hit.title},
                {"source", hit.source},
                {"date", hit.date},
                {"path", hit.path},
                {"url", hit.url}}},
              {"score", hit.score},
              {"title_marks", marks_json(hit.title_marks)},
              {"passages", std::move(passages)}};
  if (!hit.duplicates.empty()) {
    out["duplicates"] = hit.duplicates;
    out["duplicate_sources"] = hit.duplicate_sources;
  }
  if (detail == JsonDetail::explained) {
    out["score_parts"] = {{"passage", hit.parts.passage},
                          {"cover", hit.parts.cover},
                          {"article", hit.parts.article},
                          {"title", hit.parts.title},
                          {"exact", hit.parts.exact},
                          {"near", hit.parts.near},
                          {"grams", hit.parts.grams},
                          {"feedback", hit.parts.feedback}};
  }
  return out;
}

Json variant_json(const TokenVariant& variant) {
  return {{"kind", to_string(variant.kind)},
          {"text", variant.text},
          {"term", variant.term},
          {"weight", variant.weight}};
}

Json variants_json(const std::vector<TokenVariant>& variants) {
  Json out = Json::array();
  for (const TokenVariant& variant : variants) out.push_back(variant_json(variant));
  return out;
}

Json word_forms_json(const std::vector<WordForm>& forms) {
  Json out = Json::array();
  for (const WordForm& form : forms) {
    out.push_back(variant_json(form));
    out.back()["articles"] = form.articles;
  }
  return out;
}

Json explanation_json(const SearchResult& result) {
  Json words = Json::array();
  for (const WordReport& word : result.words) {
    words.push_back({{"word", word.word},
                     {"stop_word", word.stop_word},
                     {"articles", word.articles},
                     {"forms", word_forms_json(word.forms)}});
  }
  return {{"query", result.query.describe()}, {"words", std::move(words)}};
}

Json diagnostics_json(const Query& query) {
  Json out = Json::array();
  for (const Diagnostic& diagnostic : query.diagnostics) {
    out.push_back({{"begin", diagnostic.range.begin},
                   {"end", diagnostic.range.end},
                   {"message", diagnostic.message}});
  }
  return out;
}

Json token_json(std::string_view text, const Token& token) {
  Json parts = Json::array();
  for (const TokenPart& part : token.parts) {
    parts.push_back({{"begin", part.range.begin},
                     {"end", part.range.end},
                     {"term", part.term},
                     {"score", part.score}});
  }
  return {{"text", text.substr(token.range.begin, token.range.size())},
          {"begin", token.range.begin},
          {"end", token.range.end},
          {"position", token.position},
          {"folded", token.folded},
          {"term", token.term},
          {"reason", token.reason},
          {"parts", std::move(parts)},
          {"variants", variants_json(token.variants)}};
}

Json blocks_json(const Article& article) {
  Json out = Json::array();
  for (const Block& block : article.blocks) {
    out.push_back({{"kind", to_string(block.kind)},
                   {"text", block.text},
                   {"begin", block.range.begin},
                   {"end", block.range.end},
                   {"reason", block.reason}});
  }
  return out;
}

Json passages_json(const Article& article) {
  Json out = Json::array();
  for (const Passage& passage : article.passages) {
    out.push_back({{"heading", passage.heading}, {"text", passage.text}});
  }
  return out;
}

Json provenance_json(const Article& article) {
  Json out = Json::array();
  for (const Provenance& fact : article.provenance) {
    out.push_back(
        {{"field", fact.field}, {"origin", fact.origin}, {"confidence", fact.confidence}});
  }
  return out;
}

Json measures_json(const Measures& measures) {
  return {{"ndcg", measures.ndcg},         {"mrr", measures.mrr},
          {"map", measures.map},           {"precision", measures.precision},
          {"recall_100", measures.recall}, {"success_1", measures.success}};
}

Json differences_json(const std::vector<std::pair<std::string, double>>& topics,
                      const std::map<std::string, std::string>& texts) {
  Json out = Json::array();
  for (const auto& [topic, difference] : topics) {
    out.push_back({{"topic", topic}, {"difference", difference}});
    const auto text = texts.find(topic);
    if (text != texts.end()) out.back()["text"] = text->second;
  }
  return out;
}

}  // namespace

std::string to_json(const SearchResult& result, JsonDetail detail, std::string_view query_id) {
  Json out = {{"version", kJsonVersion}};
  if (!query_id.empty()) out["id"] = query_id;
  out["query"] = result.query.text;
  out["total"] = result.total;
  out["hits"] = Json::array();
  for (const ArticleHit& hit : result.hits) out["hits"].push_back(hit_json(hit, detail));
  out["diagnostics"] = diagnostics_json(result.query);
  out["suggestions"] = Json::array();
  for (const Suggestion& suggestion : result.suggestions) {
    out["suggestions"].push_back({{"query", suggestion.query}, {"articles", suggestion.articles}});
  }
  if (detail == JsonDetail::explained) out["explanation"] = explanation_json(result);
  return line_of(out);
}

std::string to_json(const Article& article) {
  return line_of({{"version", kJsonVersion},
                  {"id", article.id},
                  {"title", article.title},
                  {"kicker", article.kicker},
                  {"teaser", article.teaser},
                  {"authors", article.authors},
                  {"date", article.date},
                  {"source", article.source},
                  {"section", article.section},
                  {"url", article.url},
                  {"agencies", article.agencies},
                  {"place", article.place},
                  {"path", article.path},
                  {"blocks", blocks_json(article)},
                  {"passages", passages_json(article)},
                  {"provenance", provenance_json(article)}});
}

std::string to_json(const IndexInfo& info) {
  Json sizes = Json::object();
  for (const auto& [part, size] : info.bytes) sizes[part] = size;
  Json settings = Json::object();
  for (const auto& [name, value] : info.settings) settings[name] = value;
  return line_of({{"version", kJsonVersion},
                  {"articles", info.articles},
                  {"passages", info.passages},
                  {"words", info.words},
                  {"terms", info.terms},
                  {"format_version", info.format_version},
                  {"fingerprint", info.fingerprint},
                  {"bytes", std::move(sizes)},
                  {"settings", std::move(settings)},
                  {"notes", info.notes}});
}

std::string to_json(const Evaluation& evaluation, std::size_t cutoff,
                    const std::vector<std::pair<std::string, double>>& constants) {
  Json out = {{"version", kJsonVersion}, {"cutoff", cutoff}};
  for (const auto& [name, value] : constants) out["constants"][name] = value;
  out["mean"] = measures_json(evaluation.mean);
  out["topics"] = Json::object();
  for (const auto& [topic, measures] : evaluation.topics) {
    out["topics"][topic] = measures_json(measures);
  }
  return line_of(out);
}

std::string to_json(const Comparison& comparison, std::size_t cutoff,
                    const std::map<std::string, std::string>& texts) {
  return line_of({{"version", kJsonVersion},
                  {"cutoff", cutoff},
                  {"difference", comparison.difference},
                  {"p_value", comparison.p_value},
                  {"won", differences_json(comparison.won, texts)},
                  {"lost", differences_json(comparison.lost, texts)},
                  {"tied", comparison.tied}});
}

std::string to_json(std::string_view text, const std::vector<Token>& tokens) {
  Json list = Json::array();
  for (const Token& token : tokens) list.push_back(token_json(text, token));
  return line_of({{"version", kJsonVersion}, {"text", text}, {"tokens", std::move(list)}});
}

std::string to_json(std::string_view text, const std::vector<Correction>& corrections) {
  Json suggestions = Json::array();
  for (const Correction& correction : corrections) {
    suggestions.push_back({{"text", correction.text},
                           {"score", correction.score},
                           {"distance", correction.distance},
                           {"articles", correction.articles}});
  }
  return line_of(
      {{"version", kJsonVersion}, {"text", text}, {"suggestions", std::move(suggestions)}});
}

}  // namespace fundstelle
