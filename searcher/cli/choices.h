// Options that take one of a few words, and positional text that would look like an option.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <utility>
#include <vector>

namespace fundstelle {

/// The words of an option and what they mean.
template <typename T>
using Choices = std::vector<std::pair<std::string, T>>;

/// Turns a word into the number of its meaning; the error names all words. (CLI11's own
/// transformers print the numbers beside the words.)
template <typename T>
CLI::Validator one_of(const Choices<T>& choices) {
  const auto convert = [choices](std::string& word) -> std::string {
    std::string known;
    for (const auto& [name, meaning] : choices) {
      if (name == word) {
        word = std::to_string(static_cast<int>(meaning));
        return {};
      }
      known += (known.empty() ? "" : ", ") + name;
    }
    return "\"" + word + "\" is none of " + known;
  };
  return CLI::Validator(convert, std::string{});
}

/// The same for words that are kept as they are.
inline CLI::Validator one_of(const std::vector<std::string>& words) {
  const auto check = [words](std::string& word) -> std::string {
    std::string known;
    for (const std::string& name : words) {
      if (name == word) return {};
      known += (known.empty() ? "" : ", ") + name;
    }
    return "\"" + word + "\" is none of " + known;
  };
  return CLI::Validator(check, std::string{});
}

/// Arguments with the text of `search` and `analyze` protected from CLI11, which takes "-Nato" for
/// options and "[a,b]" for a list. Protected text begins with a space.
std::vector<std::string> protect_text(std::vector<std::string> arguments);

/// The words of a protected positional option, joined by spaces as they were typed.
std::string unprotected_text(const std::vector<std::string>& words);

}  // namespace fundstelle
