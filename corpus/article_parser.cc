#include "corpus/article_parser.h"

#include <algorithm>

#include "corpus/article_checks.h"
#include "corpus/page_labels.h"
#include "corpus/passages.h"
#include "corpus/readers/page_readers.h"
#include "corpus/text_metadata.h"
#include "corpus/utf8_text.h"
#include "stemming/fnv1a.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMaxIdBytes = 200;

/// Ids longer than an index takes end in a digest of the whole.
std::string bounded_id(std::string id) {
  if (id.size() <= kMaxIdBytes) return id;
  const std::uint64_t hash = fnv1a(id);
  constexpr char kHex[] = "0123456789abcdef";
  std::size_t keep = kMaxIdBytes - 17;
  while (keep > 0 && (static_cast<unsigned char>(id[keep]) & 0xC0) == 0x80) --keep;
  id.resize(keep);
  id.push_back('~');
  for (int shift = 60; shift >= 0; shift -= 4) id.push_back(kHex[(hash >> shift) & 15]);
  return id;
}

/// A field of a record is taken for a whole page's text only if it holds this many known leftovers.
constexpr std::ptrdiff_t kDumpLeftovers = 2;

bool is_record(const RawRecord& record) {
  return record.format == "jsonl" || record.format == "json" || record.format == "csv" ||
         record.format == "tsv";
}

std::ptrdiff_t known_leftovers(const Page& page) {
  return std::count_if(page.lines.begin(), page.lines.end(),
                       [](const PageLine& line) { return line.kind == BlockKind::boilerplate; });
}

}  // namespace

struct ArticleParser::Impl {
  explicit Impl(const ReadOptions& read_options)
      : options(read_options), fields(read_options.fields) {}

  Page read(const RawRecord& record) const {
    const std::string& format = record.format;
    if (format == "html") return read_html_page(record);
    if (format == "jsonl" || format == "json") return read_json_page(record, fields, options);
    if (format == "csv" || format == "tsv") return read_csv_page(record, fields);
    if (format == "feed") return read_feed_page(record, options);
    if (format == "nitf") return read_nitf_page(record, options);
    if (format == "newsml") return read_newsml_page(record, options);
    return read_text_page(record);
  }

  /// Labels the page's lines, which become the article's blocks.
  void clean(Page& page, const RawRecord& record) const {
    Article& article = page.article;
    article.path = record.path;
    if (article.id.empty()) article.id = std::string(context_value(record, "id"));
    article.id = bounded_id(replace_invalid_utf8(article.id));
    label_known_lines(page, record.bytes);
    if (page.shape == PageShape::raw && is_record(record) &&
        known_leftovers(page) < kDumpLeftovers) {
      page.shape = PageShape::clean;
    }
    if (page.shape == PageShape::raw) {
      label_raw_page(page);
    } else {
      label_clean_text(page);
    }
    article.blocks.reserve(page.lines.size());
    for (PageLine& line : page.lines) {
      article.blocks.push_back({line.kind.value_or(BlockKind::paragraph), std::move(line.text),
                                line.range, std::move(line.reason)});
    }
    read_text_metadata(article);
    if (article.source.empty() && !options.default_source.empty()) {
      article.source = options.default_source;
      note(article, "source", "option", 1.0);
    }
  }

  ReadOptions options;
  RecordFields fields;
  SentenceSplitter splitter;
};

ArticleParser::ArticleParser(const ReadOptions& options) : impl_(std::make_unique<Impl>(options)) {}

ArticleParser::~ArticleParser() = default;

std::variant<Article, ReadProblem> ArticleParser::parse(const RawRecord& record) {
  try {
    Page page = impl_->read(record);
    impl_->clean(page, record);
    std::vector<std::size_t> words;
    for (const PageLine& line : page.lines) words.push_back(line.words);
    if (std::string reason = why_no_article(page.article, words, page.stated_text);
        !reason.empty()) {
      return ReadProblem{record.path, record.place, std::move(reason)};
    }
    ensure_passages(page.article, impl_->splitter);
    return std::move(page.article);
  } catch (const PageFailure& failure) {
    std::string place = record.place;
    if (!failure.place.empty()) place += (place.empty() ? "" : ", ") + failure.place;
    return ReadProblem{record.path, place, failure.reason};
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    // A library's own complaint about foreign bytes must not stop the run.
    return ReadProblem{record.path, record.place,
                       std::string("cannot be read (") + error.what() + "); remove or mend it"};
  }
}

}  // namespace fundstelle
