#include "corpus/script_text.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "corpus/html_blocks.h"
#include "corpus/text_signs.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

using std::string_view;

constexpr std::size_t kMinScript = 400;  ///< bytes; a shorter one holds no article
constexpr std::size_t kMaxScript = 8u << 20;
constexpr std::size_t kMaxName = 60;
constexpr int kMaxNesting = 2;  ///< of scripts inside string literals

struct Literal {
  std::string name;       ///< of the member it is the value of
  std::string text;       ///< a line for each block
  std::size_t prose = 0;  ///< words of running text
};

bool is_blank_byte(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

bool is_name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '$';
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Four hexadecimal digits at `at`; -1 if there are none.
int read_hex(string_view text, std::size_t at) {
  if (at + 4 > text.size()) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    const int digit = hex_value(text[i]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

/// The character behind a backslash at `i`, which moves behind it.
void append_escape(string_view text, std::size_t& i, std::string& to) {
  const char c = text[i++];
  switch (c) {
    case 'n':
      to.push_back('\n');
      return;
    case 't':
    case 'r':
    case 'b':
    case 'f':
      to.push_back(' ');
      return;
    case 'u':
      break;
    default:
      to.push_back(c);
      return;
  }
  const int high = read_hex(text, i);
  if (high < 0) return;
  i += 4;
  auto code = static_cast<char32_t>(high);
  if (high >= 0xD800 && high < 0xDC00 && text.substr(i).starts_with("\\u")) {
    const int low = read_hex(text, i + 2);
    if (low >= 0xDC00 && low < 0xE000) {
      code = 0x10000 + ((code - 0xD800) << 10) + static_cast<char32_t>(low - 0xDC00);
      i += 6;
    }
  }
  append_code_point(to, code);
}

class LiteralReader {
 public:
  explicit LiteralReader(std::vector<Literal>& literals) : literals_(literals) {}

  void read(string_view script, int nesting) {
    std::string name;
    for (std::size_t i = 0; i < script.size();) {
      if (script[i] == '"') {
        std::string text = read_string(script, ++i);
        if (is_name(script, i)) {
          name = text.substr(0, kMaxName);
        } else {
          add(name, std::move(text), nesting);
        }
      } else if (is_name_byte(script[i])) {
        const std::size_t begin = i;
        while (i < script.size() && is_name_byte(script[i])) ++i;
        if (is_name(script, i)) name = script.substr(begin, std::min(i - begin, kMaxName));
      } else {
        ++i;
      }
    }
  }

 private:
  /// `i` stands behind the opening quotation mark and moves behind the closing one.
  static std::string read_string(string_view script, std::size_t& i) {
    std::string text;
    while (i < script.size() && script[i] != '"') {
      if (script[i] == '\\' && i + 1 < script.size()) {
        append_escape(script, ++i, text);
        continue;
      }
      const std::size_t end = std::min(script.find_first_of("\"\\", i + 1), script.size());
      text.append(script.substr(i, end - i));
      i = end;
    }
    ++i;
    return text;
  }

  static bool is_name(string_view script, std::size_t i) {
    while (i < script.size() && is_blank_byte(script[i])) ++i;
    return i < script.size() && script[i] == ':';
  }

  void add(const std::string& name, std::string text, int nesting) {
    if (text.empty()) return;
    const bool script = text.starts_with('{') || text.starts_with('[');
    if (script && text.size() >= kMinScript) {
      if (nesting < kMaxNesting) read(text, nesting + 1);
      return;
    }
    if (text.find("://") < 8) return;
    const bool markup =
        text.find("</") != std::string::npos || text.find("<br") != std::string::npos;
    Literal literal{name, markup ? plain_lines(text) : plain_line(text), 0};
    string_view rest = literal.text;
    while (!rest.empty()) {
      const string_view line = rest.substr(0, rest.find('\n'));
      const std::size_t words = count_words(line);
      if (is_prose(line, words)) literal.prose += words;
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    }
    literals_.push_back(std::move(literal));
  }

  static std::string plain_line(string_view text) {
    if (text.find('\n') != string_view::npos) return std::string(text) + '\n';
    std::string line = collapse(text);
    line.push_back('\n');
    return line;
  }

  std::vector<Literal>& literals_;
};

/// The literals of the name that holds the most running text, from its first running text to its
/// last, each once.
std::string article_of(const std::vector<Literal>& literals) {
  std::unordered_map<string_view, std::size_t> prose;
  string_view best;
  for (const Literal& literal : literals) {
    const std::size_t words = prose[literal.name] += literal.prose;
    if (words > 0 && (best.data() == nullptr || words > prose[best])) best = literal.name;
  }
  std::string text;
  std::size_t sure = 0;  // up to the last running text
  std::unordered_set<string_view> seen;
  for (const Literal& literal : literals) {
    if (best.data() == nullptr || literal.name != best) continue;
    if (text.empty() && literal.prose == 0) continue;
    if (!seen.insert(literal.text).second) continue;
    text += literal.text;
    if (literal.prose > 0) sure = text.size();
  }
  text.resize(sure);
  return text;
}

bool states_title(const std::vector<Literal>& literals, string_view title) {
  const std::string wanted = fold_line(title);
  if (wanted.empty()) return false;
  return std::any_of(literals.begin(), literals.end(), [&](const Literal& literal) {
    return literal.text.size() < 2 * title.size() + 20 &&
           fold_line(literal.text).find(wanted) != std::string::npos;
  });
}

}  // namespace

std::string plain_lines(string_view markup) {
  std::string lines;
  for (const HtmlBlock& block : find_html_blocks(parse_html(markup))) {
    lines += block.text;
    lines += '\n';
  }
  return lines;
}

ScriptText find_script_text(const HtmlTree& tree, string_view title) {
  ScriptText result;
  for (std::uint32_t i = 1; i + 1 < tree.nodes.size(); ++i) {
    const HtmlNode& node = tree.nodes[i];
    if (node.tag != HtmlTag::script || node.end <= i + 1) continue;
    const string_view type = tree.attribute(node, "type");
    if (type.find("ld+json") != string_view::npos) continue;
    const string_view script = tree.text(tree.nodes[i + 1]);
    if (script.size() < kMinScript || script.size() > kMaxScript) continue;
    std::vector<Literal> literals;
    LiteralReader(literals).read(script, 0);
    if (!states_title(literals, title)) continue;
    std::string text = article_of(literals);
    if (text.size() > result.text.size()) result = {std::move(text), tree.nodes[i + 1].range};
  }
  return result;
}

}  // namespace fundstelle
