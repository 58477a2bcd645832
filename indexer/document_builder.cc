#include "indexer/document_builder.h"

#include "indexer/schema.h"
#include "indexer/stored_signature.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMaxIdBytes = 200;
constexpr std::size_t kSourceBytes = 8;
constexpr std::size_t kLineKeyBytes = 5;
constexpr std::size_t kBytesPerPosting = 48;  // of a posting in Xapian's buffers, measured

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

void add_length(Xapian::Document& document, const char* term, std::uint32_t length) {
  if (length > 0) document.add_term(term, length);
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
  const std::uint64_t content_hash = RecordCodec::content_hash(article);
  RecurringLines lines = recurring_lines(article);
  if (leftovers == nullptr || !leftovers->knows_any(lines)) {
    PreparedDocument prepared = build_document(article, content_hash, lines);
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
  if (cleaned.passages.empty()) return build_document(article, content_hash, {});
  return build_document(cleaned, content_hash, recurring_lines(cleaned));
}

PreparedDocument DocumentBuilder::build_document(const Article& article, std::uint64_t content_hash,
                                                 const RecurringLines& kept) {
  PreparedDocument prepared;
  prepared.id = article.id;
  prepared.content_hash = content_hash;
  Xapian::Document& document = prepared.document;

  const SequenceRecord& sequences = analyzer_.analyze(article);
  ArticleLengths lengths;
  const std::vector<ArticlePosting> postings = analyzer_.postings(lengths);
  for (const ArticlePosting& posting : postings) document.add_term(posting.name, posting.frequency);
  add_length(document, LengthTerm::passages, lengths.passages);
  add_length(document, LengthTerm::words, lengths.words);
  add_length(document, LengthTerm::parts, lengths.parts);
  add_length(document, LengthTerm::titles, lengths.title_words > 0 ? 1 : 0);
  add_length(document, LengthTerm::title_words, lengths.title_words);
  add_length(document, LengthTerm::title_parts, lengths.title_parts);
  document.add_boolean_term(id_term(article.id));
  if (!article.source.empty()) document.add_boolean_term(source_term(article.source));
  if (!article.date.empty()) document.add_value(Slot::date, article.date);

  const ArticleSignature signature = signature_of(article);
  for (const std::string& term : copy_terms(signature)) document.add_boolean_term(term);

  const std::string record = codec_.encode(article, write_signature(signature));
  document.add_value(Slot::content_hash, little_endian(content_hash, 8));
  if (const std::string value = lines_value(kept); !value.empty()) {
    document.add_value(Slot::lines, value);
  }
  document.set_data(record);
  prepared.forms = analyzer_.forms();
  prepared.sequences = RecordCodec::pack(sequences);
  prepared.bytes = record.size() + prepared.forms.size() + prepared.sequences.size() +
                   postings.size() * kBytesPerPosting;
  return prepared;
}

}  // namespace fundstelle
