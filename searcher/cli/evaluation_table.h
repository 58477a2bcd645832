// Shows evaluations and comparisons to a person, as tables of measures.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "fundstelle/evaluation.h"
#include "searcher/cli/output.h"

namespace fundstelle {

/// Texts of topics by id; those that are not known are left out.
using TopicTexts = std::map<std::string, std::string>;

/// A table whose first column is named `label`.
void write_measures_header(const std::string& label, std::size_t cutoff, Output& output);
void write_measures(const std::string& label, const Measures& measures, std::size_t cutoff,
                    Output& output);

/// A row for each topic.
void write_topics(const Evaluation& evaluation, const TopicTexts& texts, std::size_t cutoff,
                  Output& output);

/// The difference, the test, and the topics won and lost with their texts.
void write_comparison(const Comparison& comparison, const TopicTexts& texts, std::size_t cutoff,
                      Output& output);

}  // namespace fundstelle
