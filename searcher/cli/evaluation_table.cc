#include "searcher/cli/evaluation_table.h"

#include <algorithm>
#include <vector>

#include "searcher/cli/characters.h"

namespace fundstelle {
namespace {

/// Topics are single compounds as a rule; longer ones are cut.
constexpr std::size_t kLabelWidth = 38;

struct Column {
  std::string name;
  double Measures::*value;

  /// Room for the name or "0.1234", and two columns before it.
  std::size_t width() const { return std::max<std::size_t>(name.size(), 6) + 2; }
};

std::vector<Column> columns_at(std::size_t cutoff) {
  return {{fmt::format("nDCG@{}", cutoff), &Measures::ndcg},
          {"MRR", &Measures::mrr},
          {"MAP", &Measures::map},
          {fmt::format("P@{}", cutoff), &Measures::precision},
          {"Recall@100", &Measures::recall},
          {"success@1", &Measures::success}};
}

std::string label_of(const std::string& topic, const TopicTexts& texts) {
  const auto text = texts.find(topic);
  return text == texts.end() ? topic : topic + " " + text->second;
}

}  // namespace

void write_measures_header(const std::string& label, std::size_t cutoff, Output& output) {
  output.write(pad(label, kLabelWidth));
  for (const Column& column : columns_at(cutoff)) {
    output.print("{:>{}}", column.name, column.width());
  }
  output.write("\n");
}

void write_measures(const std::string& label, const Measures& measures, std::size_t cutoff,
                    Output& output) {
  output.write(pad(label, kLabelWidth));
  for (const Column& column : columns_at(cutoff)) {
    output.print("{:>{}.4f}", measures.*column.value, column.width());
  }
  output.write("\n");
}

void write_topics(const Evaluation& evaluation, const TopicTexts& texts, std::size_t cutoff,
                  Output& output) {
  for (const auto& [topic, measures] : evaluation.topics) {
    write_measures(label_of(topic, texts), measures, cutoff, output);
  }
}

void write_comparison(const Comparison& comparison, const TopicTexts& texts, std::size_t cutoff,
                      Output& output) {
  output.print("nDCG@{} {:+.4f}, p = {:.4f} (paired randomisation test)\n", cutoff,
               comparison.difference, comparison.p_value);
  output.print("{} won, {} lost, {} tied\n", comparison.won.size(), comparison.lost.size(),
               comparison.tied);
  for (const auto* topics : {&comparison.won, &comparison.lost}) {
    for (const auto& [topic, difference] : *topics) {
      output.print("  {:+.4f}  {}\n", difference, printable(label_of(topic, texts)));
    }
  }
}

}  // namespace fundstelle
