#include "indexer/document_builder.h"

#include "indexer/schema.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMaxIdBytes = 200;
constexpr std::size_t kSourceBytes = 8;
constexpr std::size_t kLineKeyBytes = 5;

void require_indexable(const Article& article) {
  if (article.id.empty() || article.id.size() > kMaxIdBytes) {
    throw Error(ErrorCode::invalid_argument, "an article's id must have 1 to 200 bytes, '" +
                                                 article.id.substr(0, 40) + "' has " +
                                                 std::to_string(article.id.size()));
  }
  if (article.passages.empty()) {
    throw Error(ErrorCode::invalid_argument,
                "article '" + article.id + "' holds no passage of text");
  }
}

std::string little_endian(std::uint64_t value, std::size_t bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFFU);
  return out;
}

std::uint64_t read_little_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) {
    value = value << 8U | static_cast<unsigned char>(bytes[i]);
  }
  return value;
}

std::string lines_value(const RecurringLines& lines) {
  std::string value;
  if (lines.keys.empty()) return value;
  value = little_endian(lines.source, kSourceBytes);
  for (const std::uint64_t key : lines.keys) value += little_endian(key, kLineKeyBytes);
  return value;
}

}  // namespace

RecurringLines read_lines_value(std::string_view value) {
  RecurringLines lines;
  if (value.size() < kSourceBytes) return lines;
  lines.source = read_little_endian(value.substr(0, kSourceBytes));
  for (value.remove_prefix(kSourceBytes); value.size() >= kLineKeyBytes;
       value.remove_prefix(kLineKeyBytes)) {
    lines.keys.push_back(read_little_endian(value.substr(0, kLineKeyBytes)));
  }
  return lines;
}

DocumentBuilder::DocumentBuilder(std::shared_ptr<const GermanRules> rules)
    : analyzer_(std::move(rules)) {}

PreparedDocument DocumentBuilder::build(const Article& article, const BoilerplateModel* leftovers) {
  require_indexable(article);
  std::string text = RecordCodec::text(article);
  const std::uint64_t content_hash = RecordCodec::content_hash(article.id, text);
  RecurringLines lines = recurring_lines(article);
  if (leftovers == nullptr || !leftovers->knows_any(lines)) {
    PreparedDocument prepared = build_document(article, std::move(text), content_hash, lines);
    prepared.lines = std::move(lines);
    return prepared;
  }
  PreparedDocument prepared = build_cleaned(article, content_hash, *leftovers);
  prepared.lines = std::move(lines);
  return prepared;
}

PreparedDocument DocumentBuilder::build_cleaned(const Article& article, std::uint64_t content_hash,
                                                const BoilerplateModel& leftovers) {
  Article cleaned = article;
  leftovers.apply(cleaned, splitter_);
  // An article of recurring lines alone stays as it was, and is not asked again: nothing is lost to
  // learning.
  if (cleaned.passages.empty()) {
    return build_document(article, RecordCodec::text(article), content_hash, {});
  }
  return build_document(cleaned, RecordCodec::text(cleaned), content_hash,
                        recurring_lines(cleaned));
}

PreparedDocument DocumentBuilder::build_document(const Article& article, std::string text,
                                                 std::uint64_t content_hash,
                                                 const RecurringLines& kept) {
  PreparedDocument prepared;
  prepared.id = article.id;
  prepared.content_hash = content_hash;
  prepared.date = article.date;
  prepared.kept_lines = lines_value(kept);

  prepared.words = analyzer_.analyze(article);
  prepared.forms = analyzer_.forms();
  prepared.signature = signature_of(article);
  prepared.source = article.source;
  prepared.text = std::move(text);
  prepared.bytes = sizeof(PreparedDocument) + prepared.text.size() +
                   (prepared.words.words.size() + prepared.forms.size()) * sizeof(Word*) +
                   analyzer_.take_new_bytes();
  return prepared;
}

Xapian::Document DocumentMaker::document(const PreparedDocument& prepared) {
  Xapian::Document document;
  ArticleLengths lengths;
  for (const ArticlePosting& posting : postings_.postings(prepared.words, lengths)) {
    document.add_term(posting_term(posting.prefix, posting.term), posting.frequency);
  }
  const auto add_length = [&](const char* term, std::uint32_t length) {
    if (length > 0) document.add_term(term, length);
  };
  add_length(LengthTerm::passages, lengths.passages);
  add_length(LengthTerm::words, lengths.words);
  add_length(LengthTerm::parts, lengths.parts);
  add_length(LengthTerm::titles, lengths.title_words > 0 ? 1 : 0);
  add_length(LengthTerm::title_words, lengths.title_words);
  add_length(LengthTerm::title_parts, lengths.title_parts);
  document.add_boolean_term(id_term(prepared.id));
  if (!prepared.source.empty()) document.add_boolean_term(source_term(prepared.source));
  for (const std::string& term : copy_terms(prepared.signature)) document.add_boolean_term(term);
  if (!prepared.date.empty()) document.add_value(Slot::date, prepared.date);
  document.add_value(Slot::content_hash, little_endian(prepared.content_hash, 8));
  if (!prepared.kept_lines.empty()) document.add_value(Slot::lines, prepared.kept_lines);
  document.set_data(codec_.encode(prepared.id, prepared.text));
  return document;
}

}  // namespace fundstelle
