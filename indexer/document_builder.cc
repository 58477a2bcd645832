#include "indexer/document_builder.h"

#include "indexer/schema.h"
#include "indexer/stored_signature.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMaxIdBytes = 200;
constexpr std::size_t kBytesPerPosting = 48;  // of a posting in Xapian's buffers, measured

// FNV-1a, 64 bit (Fowler, Noll, Vo): only tells whether an article changed.
std::uint64_t fnv1a(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : bytes) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3ULL;
  }
  return hash;
}

void require_indexable(const Article& article) {
  if (article.id.empty() || article.id.size() > kMaxIdBytes) {
    throw Error(ErrorCode::invalid_argument,
                "an article's id must have 1 to 200 bytes, '" + article.id.substr(0, 40) +
                    "' has " + std::to_string(article.id.size()));
  }
  if (article.passages.empty()) {
    throw Error(ErrorCode::invalid_argument,
                "article '" + article.id + "' holds no passage of text");
  }
}

void add_length(Xapian::Document& document, const char* term, std::uint32_t length) {
  if (length > 0) document.add_term(term, length);
}

std::string hash_bytes(std::uint64_t hash) {
  std::string bytes(8, '\0');
  for (char& c : bytes) {
    c = static_cast<char>(hash & 0xFFU);
    hash >>= 8U;
  }
  return bytes;
}

}  // namespace

DocumentBuilder::DocumentBuilder(std::shared_ptr<const GermanRules> rules)
    : analyzer_(std::move(rules)) {}

PreparedDocument DocumentBuilder::build(const Article& article) {
  require_indexable(article);
  PreparedDocument prepared;
  prepared.id = article.id;
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

  const std::string record = codec_.encode(article, sequences, write_signature(signature));
  prepared.content_hash = fnv1a(record);
  document.add_value(Slot::content_hash, hash_bytes(prepared.content_hash));
  document.set_data(record);
  prepared.bytes = record.size() + postings.size() * kBytesPerPosting;
  return prepared;
}

}  // namespace fundstelle
