#include "indexer/schema.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMaxTermBytes = 240;
constexpr const char* kArchiveKey = "archive";

std::string prefixed(char prefix, std::string_view text) {
  std::string name;
  name.reserve(text.size() + 1);
  name += prefix;
  name += text;
  return name;
}

}  // namespace

std::string archive_id(const Xapian::Database& database) {
  return database.get_metadata(kArchiveKey);
}

void set_archive_id(Xapian::WritableDatabase& database, const std::string& id) {
  database.set_metadata(kArchiveKey, id);
}

std::string id_term(std::string_view id) { return prefixed('Q', id); }

std::string source_term(std::string_view source) {
  std::string name = prefixed('S', source);
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  name[0] = 'S';
  return name;
}

std::string copy_term(std::size_t row, std::uint32_t minimum) {
  std::string name{kCopyPrefix, static_cast<char>('A' + row)};
  for (unsigned shift = 0; shift < 32; shift += 8) {
    name += static_cast<char>(minimum >> shift & 0xFFU);
  }
  return name;
}

std::string posting_term(char prefix, std::string_view term) {
  if (term.size() > kMaxTermBytes) {
    std::size_t end = kMaxTermBytes;
    while (end > 0 && (static_cast<unsigned char>(term[end]) & 0xC0U) == 0x80U) --end;
    term = term.substr(0, end);
  }
  return prefixed(prefix, term);
}

}  // namespace fundstelle
