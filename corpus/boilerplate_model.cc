#include "corpus/boilerplate_model.h"

#include <algorithm>
#include <vector>

#include "corpus/passages.h"
#include "corpus/utf8_text.h"
#include "stemming/fnv1a.h"

namespace fundstelle {
namespace {

constexpr std::uint32_t kMinArticles = 5;       ///< a line in fewer articles proves nothing
constexpr std::uint32_t kMinArticlesLong = 10;  ///< for a paragraph: outlets do reprint their texts
constexpr std::size_t kLongLine = 40;           ///< words
constexpr std::uint32_t kMinShare = 200;  ///< in one of so many articles of the source, at least
constexpr std::string_view kMagic = "FSBM0002";

std::uint64_t hash_of(std::string_view text, std::uint64_t start = kFnvStart) {
  const std::uint64_t hash = fnv1a(text, start);
  return hash ^ (hash >> 29);
}

std::uint64_t line_key(std::uint64_t source, std::string_view line, std::size_t words) {
  const std::uint64_t hash = hash_of(fold_line(line), source * 0x9E3779B97F4A7C15ull + 1);
  // 40 bits: a false friend among thousands of leftovers, for one line in a hundred million.
  return (hash & 0xFFFFFFFFFEull) | (words >= kLongLine ? 1U : 0U);
}

/// Kept in the key, so that a key tells how often it must recur.
bool is_long(std::uint64_t key) { return (key & 1U) != 0; }

/// Titles and agencies recur as they please; what is cut already needs no counting.
bool is_counted(const Block& block) {
  switch (block.kind) {
    case BlockKind::paragraph:
    case BlockKind::subheading:
    case BlockKind::teaser:
    case BlockKind::quote:
    case BlockKind::caption:
      return true;
    default:
      return false;
  }
}

void put(std::string& to, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) to.push_back(static_cast<char>((value >> (8 * i)) & 0xFF));
}

std::uint64_t take(std::string_view& from, int bytes) {
  std::uint64_t value = 0;
  for (int i = 0; i < bytes; ++i) {
    value |=
        static_cast<std::uint64_t>(static_cast<unsigned char>(from[static_cast<std::size_t>(i)]))
        << (8 * i);
  }
  from.remove_prefix(static_cast<std::size_t>(bytes));
  return value;
}

template <typename Map>
std::vector<std::uint64_t> sorted_keys(const Map& map) {
  std::vector<std::uint64_t> keys;
  keys.reserve(map.size());
  for (const auto& entry : map) keys.push_back(entry.first);
  std::sort(keys.begin(), keys.end());
  return keys;
}

}  // namespace

std::string learning_source(const Article& article) {
  if (!article.source.empty()) return lower(article.source);
  const std::size_t begin = article.url.find("://");
  if (begin == std::string::npos) return {};
  const std::string host =
      article.url.substr(begin + 3, article.url.find('/', begin + 3) - begin - 3);
  return lower(host);
}

RecurringLines recurring_lines(const Article& article) {
  RecurringLines lines;
  const std::string source = learning_source(article);
  lines.title = static_cast<std::uint32_t>(hash_of(fold_line(article.title)));
  if (source.empty()) return lines;
  lines.source = hash_of(source);
  for (const Block& block : article.blocks) {
    if (!is_counted(block)) continue;
    const std::size_t words = count_words(block.text);
    if (words >= 2) lines.keys.push_back(line_key(lines.source, block.text, words));
  }
  std::sort(lines.keys.begin(), lines.keys.end());
  lines.keys.erase(std::unique(lines.keys.begin(), lines.keys.end()), lines.keys.end());
  return lines;
}

bool BoilerplateModel::is_leftover(const Line& line, std::uint64_t key,
                                   std::uint32_t articles) const {
  const std::uint32_t needed = is_long(key) ? kMinArticlesLong : kMinArticles;
  return line.articles >= needed && line.articles >= articles / kMinShare;
}

bool BoilerplateModel::observe(const RecurringLines& lines) {
  if (lines.source == 0) return false;
  bool learned = false;
  const std::uint32_t articles = ++sources_[lines.source];
  for (const std::uint64_t key : lines.keys) {
    Line& line = lines_[key];
    if (line.articles > 0 && line.last_title == lines.title) continue;
    const bool known = is_leftover(line, key, articles - 1);
    line.last_title = lines.title;
    ++line.articles;
    learned = learned || (!known && is_leftover(line, key, articles));
  }
  if (lines_.size() > max_lines_) forget_rare();
  return learned;
}

bool BoilerplateModel::knows_any(const RecurringLines& lines) const {
  const auto total = sources_.find(lines.source);
  if (lines.source == 0 || total == sources_.end()) return false;
  return std::any_of(lines.keys.begin(), lines.keys.end(), [&](std::uint64_t key) {
    const auto found = lines_.find(key);
    return found != lines_.end() && is_leftover(found->second, key, total->second);
  });
}

void BoilerplateModel::forget_rare() {
  for (std::uint32_t limit = 1; lines_.size() > max_lines_ / 2; ++limit) {
    std::erase_if(lines_, [&](const auto& entry) { return entry.second.articles <= limit; });
  }
}

std::string BoilerplateModel::reason(std::string_view source_name, std::string_view line) const {
  if (source_name.empty()) return {};
  const std::uint64_t source = hash_of(source_name);
  const std::uint64_t key = line_key(source, line, count_words(line));
  const auto found = lines_.find(key);
  const auto total = sources_.find(source);
  if (found == lines_.end() || total == sources_.end()) return {};
  if (!is_leftover(found->second, key, total->second)) return {};
  return "recurs in " + std::to_string(found->second.articles) + " articles" + " of " +
         std::string(source_name);
}

bool BoilerplateModel::apply(Article& article, const SentenceSplitter& splitter) const {
  const std::string source = learning_source(article);
  bool changed = false;
  for (Block& block : article.blocks) {
    if (!is_counted(block)) continue;
    std::string why = reason(source, block.text);
    if (why.empty()) continue;
    block.kind = BlockKind::boilerplate;
    block.reason = std::move(why);
    changed = true;
  }
  if (changed) article.passages = cut_passages(article.blocks, splitter);
  return changed;
}

std::string BoilerplateModel::serialize() const {
  std::string bytes(kMagic);
  put(bytes, max_lines_, 8);
  put(bytes, sources_.size(), 8);
  put(bytes, lines_.size(), 8);
  for (const std::uint64_t key : sorted_keys(sources_)) {
    put(bytes, key, 8);
    put(bytes, sources_.at(key), 4);
  }
  for (const std::uint64_t key : sorted_keys(lines_)) {
    const Line& line = lines_.at(key);
    put(bytes, key, 8);
    put(bytes, line.articles, 4);
    put(bytes, line.last_title, 4);
  }
  return bytes;
}

std::optional<BoilerplateModel> BoilerplateModel::deserialize(std::string_view bytes) {
  if (!bytes.starts_with(kMagic) || bytes.size() < kMagic.size() + 24) return std::nullopt;
  bytes.remove_prefix(kMagic.size());
  BoilerplateModel model(static_cast<std::size_t>(take(bytes, 8)));
  const std::uint64_t sources = take(bytes, 8);
  const std::uint64_t lines = take(bytes, 8);
  if (sources > bytes.size() / 12 || lines > bytes.size() / 16 ||
      bytes.size() != sources * 12 + lines * 16) {
    return std::nullopt;
  }
  for (std::uint64_t i = 0; i < sources; ++i) {
    const std::uint64_t key = take(bytes, 8);
    model.sources_[key] = static_cast<std::uint32_t>(take(bytes, 4));
  }
  for (std::uint64_t i = 0; i < lines; ++i) {
    const std::uint64_t key = take(bytes, 8);
    const auto articles = static_cast<std::uint32_t>(take(bytes, 4));
    model.lines_[key] = {articles, static_cast<std::uint32_t>(take(bytes, 4))};
  }
  return model;
}

}  // namespace fundstelle
