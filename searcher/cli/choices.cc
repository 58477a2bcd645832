#include "searcher/cli/choices.h"

#include <algorithm>

namespace fundstelle {
namespace {

bool takes_text(const std::string& argument) {
  return argument == "search" || argument == "analyze" || argument == "suggest";
}

bool looks_like_syntax(const std::string& argument) {
  if (argument.empty() || argument == "-h") return false;
  if (argument[0] == ' ' || argument[0] == '[') return true;
  return argument.size() > 1 && argument[0] == '-' && argument[1] != '-';
}

}  // namespace

std::vector<std::string> protect_text(std::vector<std::string> arguments) {
  auto at = std::ranges::find_if(arguments, takes_text);
  if (at == arguments.end()) return arguments;
  for (++at; at != arguments.end(); ++at) {
    const std::string& before = *(at - 1);
    const bool value_of_option =
        before.size() > 2 && before.starts_with("--") && before.find('=') == std::string::npos;
    if (!value_of_option && looks_like_syntax(*at)) at->insert(0, 1, ' ');
  }
  return arguments;
}

std::string unprotected_text(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    if (&word != &words.front()) text += ' ';
    text += word.starts_with(' ') ? word.substr(1) : word;
  }
  return text;
}

}  // namespace fundstelle
