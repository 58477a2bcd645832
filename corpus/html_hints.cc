#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "corpus/data_table.h"
#include "corpus/html_blocks.h"
#include "corpus/utf8_text.h"

extern "C" {
extern const char fundstelle_data_class_words_tsv_begin[];
extern const char fundstelle_data_class_words_tsv_end[];
}

namespace fundstelle {
namespace {

using std::string_view;

/// A role in the article, as the member that says so.
using Hint = bool ElementHints::*;

constexpr std::array<std::pair<string_view, Surrounding>, 13> kSurroundings = {{
    {"advert", Surrounding::advert},
    {"author_box", Surrounding::author_box},
    {"comments", Surrounding::comments},
    {"consent", Surrounding::consent},
    {"embed", Surrounding::embed},
    {"navigation", Surrounding::navigation},
    {"newsletter", Surrounding::newsletter},
    {"paywall", Surrounding::paywall},
    {"player", Surrounding::player},
    {"related", Surrounding::related},
    {"sidebar", Surrounding::sidebar},
    {"social", Surrounding::social},
    {"tags", Surrounding::tags},
}};

constexpr std::array<std::pair<string_view, Hint>, 10> kHints = {{
    {"body", &ElementHints::body},
    {"caption", &ElementHints::caption},
    {"credit", &ElementHints::credit},
    {"kicker", &ElementHints::kicker},
    {"teaser", &ElementHints::teaser},
    {"headline", &ElementHints::headline},
    {"subheading", &ElementHints::subheading},
    {"byline", &ElementHints::byline},
    {"quote", &ElementHints::quote},
    {"fact_box", &ElementHints::fact_box},
}};

template <typename Names, typename Words>
void add_word(const Names& names, string_view name, string_view word, Words& words) {
  for (const auto& [known, value] : names) {
    if (known == name) words.emplace(word, value);
  }
}

struct ClassWords {
  std::unordered_map<string_view, Surrounding> surroundings;
  std::unordered_map<string_view, Hint> hints;
};

/// The words of corpus/data/class_words.tsv.
const ClassWords& class_words() {
  static const ClassWords words = [] {
    ClassWords result;
    for (const auto& row : table_rows(embedded(fundstelle_data_class_words_tsv_begin,
                                               fundstelle_data_class_words_tsv_end))) {
      if (row.size() < 2) continue;
      add_word(kSurroundings, row[0], row[1], result.surroundings);
      add_word(kHints, row[0], row[1], result.hints);
    }
    return result;
  }();
  return words;
}

/// Divides "ArticleHead__Wrap-teaser" into lower-case words.
template <typename Visit>
void each_word(string_view name, Visit visit) {
  std::string word;
  const auto flush = [&] {
    if (!word.empty()) visit(string_view(word));
    word.clear();
  };
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    const bool upper = c >= 'A' && c <= 'Z';
    const bool letter = upper || (c >= 'a' && c <= 'z') || (c & 0x80);
    const bool after_lower = i > 0 && name[i - 1] >= 'a' && name[i - 1] <= 'z';
    if (!letter || (upper && after_lower)) flush();
    if (letter) word.push_back(upper ? static_cast<char>(c + 32) : c);
  }
  flush();
}

void read_name(ElementHints& hints, string_view name) {
  const auto& surroundings = class_words().surroundings;
  const auto& words = class_words().hints;
  std::string pair;
  std::string previous;
  each_word(name, [&](string_view word) {
    if (const auto found = surroundings.find(word); found != surroundings.end()) {
      if (hints.surrounding == Surrounding::none) hints.surrounding = found->second;
    }
    if (const auto found = words.find(word); found != words.end()) hints.*found->second = true;
    pair = previous;
    pair += word;
    if (!previous.empty()) {
      if (const auto found = words.find(pair); found != words.end()) hints.*found->second = true;
      if (const auto found = surroundings.find(pair); found != surroundings.end()) {
        if (hints.surrounding == Surrounding::none) hints.surrounding = found->second;
      }
    }
    previous = word;
  });
}

/// Class names that hide as a whole; "overflow-hidden" and "hidden md:block" do not.
bool is_hidden_class(string_view names) {
  bool hidden = false;
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(' '), names.size());
    const string_view name = names.substr(0, end);
    hidden |= name == "hidden" || name == "is-hidden" || name == "d-none" || name == "invisible" ||
              name == "noscript" || name == "visually-hidden" || name == "sr-only" ||
              name == "u-hidden";
    if (name.ends_with(":block") || name.ends_with(":flex") || name.ends_with(":inline") ||
        name.ends_with("-block"))
      return false;
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return hidden;
}

bool is_hidden_style(string_view style) {
  std::string dense;
  for (const char c : style) {
    if (c != ' ') dense.push_back(static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c));
  }
  return dense.find("display:none") != std::string::npos ||
         dense.find("visibility:hidden") != std::string::npos;
}

Surrounding tag_surrounding(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::nav:
    case HtmlTag::menu:
      return Surrounding::navigation;
    case HtmlTag::footer:
      return Surrounding::sidebar;
    case HtmlTag::aside:
      return Surrounding::sidebar;
    case HtmlTag::form:
    case HtmlTag::button:
    case HtmlTag::fieldset:
    case HtmlTag::label:
      return Surrounding::form;
    case HtmlTag::dialog:
      return Surrounding::consent;
    case HtmlTag::noscript:
      return Surrounding::hidden;
    case HtmlTag::video:
    case HtmlTag::audio:
      return Surrounding::player;
    default:
      return Surrounding::none;
  }
}

Surrounding role_surrounding(string_view role) {
  if (role == "navigation" || role == "menu" || role == "menubar" || role == "search")
    return Surrounding::navigation;
  if (role == "complementary" || role == "contentinfo") return Surrounding::sidebar;
  if (role == "dialog" || role == "alertdialog") return Surrounding::consent;
  if (role == "button" || role == "form") return Surrounding::form;
  return Surrounding::none;
}

}  // namespace

const char* to_string(Surrounding surrounding) {
  switch (surrounding) {
    case Surrounding::none:
      return "";
    case Surrounding::hidden:
      return "hidden";
    case Surrounding::advert:
      return "advert";
    case Surrounding::related:
      return "related";
    case Surrounding::social:
      return "social";
    case Surrounding::newsletter:
      return "newsletter";
    case Surrounding::comments:
      return "comments";
    case Surrounding::consent:
      return "consent";
    case Surrounding::navigation:
      return "navigation";
    case Surrounding::paywall:
      return "paywall";
    case Surrounding::sidebar:
      return "sidebar or footer";
    case Surrounding::author_box:
      return "about the author";
    case Surrounding::player:
      return "player";
    case Surrounding::embed:
      return "embed";
    case Surrounding::form:
      return "form";
    case Surrounding::tags:
      return "tags";
  }
  return "";
}

ElementHints hints_of(const HtmlTree& tree, std::uint32_t index) {
  const HtmlNode& node = tree.nodes[index];
  ElementHints hints;
  hints.surrounding = tag_surrounding(node.tag);
  for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
    const HtmlAttribute& attribute = tree.attributes[node.attributes + i];
    const string_view name = attribute.name;
    const string_view value = attribute.value;
    if (name == "class" || name == "id" || name == "data-testid" || name == "data-component" ||
        name == "data-qa") {
      // A name per site and page ("id=article-123") says as much as its words.
      read_name(hints, value.substr(0, 400));
      if (name == "class" && hints.surrounding == Surrounding::none && is_hidden_class(value)) {
        hints.surrounding = Surrounding::hidden;
      }
    } else if (name == "itemprop") {
      if (value == "articleBody") hints.body = true;
      if (value == "caption") hints.caption = true;
      if (value == "headline") hints.headline = true;
      if (value == "description") hints.teaser = true;
      if (value == "copyrightHolder") hints.credit = true;
    } else if (name == "role") {
      if (hints.surrounding == Surrounding::none) hints.surrounding = role_surrounding(value);
    } else if (name == "hidden" || (name == "aria-hidden" && value == "true") ||
               (name == "style" && is_hidden_style(value))) {
      hints.surrounding = Surrounding::hidden;
    } else if (name == "itemtype" && value.ends_with("Comment")) {
      hints.surrounding = Surrounding::comments;
    }
  }
  if (node.tag == HtmlTag::figcaption) hints.caption = true;
  if (node.tag == HtmlTag::blockquote) hints.quote = true;
  return hints;
}

}  // namespace fundstelle
