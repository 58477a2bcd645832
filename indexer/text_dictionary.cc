#include "indexer/text_dictionary.h"

#include <zdict.h>
#include <zstd.h>

#include "fundstelle/error.h"
#include "indexer/article_record.h"

namespace fundstelle {
namespace {

constexpr const char* kMetadataKey = "dictionary";
constexpr std::size_t kDictionaryBytes = 112u << 10;
// Less gives a dictionary of these texts rather than of their language.
constexpr std::size_t kLeastTrainingBytes = 2u << 20;
constexpr std::size_t kMostTrainingBytes = 8u << 20;

}  // namespace

TextDictionary::TextDictionary(std::string bytes)
    : bytes_(std::move(bytes)),
      compressing_(ZSTD_createCDict(bytes_.data(), bytes_.size(), kTextCompressionLevel)),
      decompressing_(ZSTD_createDDict(bytes_.data(), bytes_.size())) {}

TextDictionary::~TextDictionary() {
  ZSTD_freeCDict(compressing_);
  ZSTD_freeDDict(decompressing_);
}

std::shared_ptr<const TextDictionary> TextDictionary::train(
    const std::vector<std::string_view>& texts) {
  std::size_t all = 0;
  for (const std::string_view text : texts) all += text.size();
  if (all < kLeastTrainingBytes) return nullptr;
  const std::size_t step = 1 + all / kMostTrainingBytes;  // evenly from all of them
  std::string samples;
  std::vector<std::size_t> sizes;
  for (std::size_t i = 0; i < texts.size(); i += step) {
    samples += texts[i];
    sizes.push_back(texts[i].size());
  }
  std::string bytes(kDictionaryBytes, '\0');
  const std::size_t size = ZDICT_trainFromBuffer(bytes.data(), bytes.size(), samples.data(),
                                                 sizes.data(), static_cast<unsigned>(sizes.size()));
  if (ZDICT_isError(size) != 0U) return nullptr;
  bytes.resize(size);
  return std::shared_ptr<const TextDictionary>(new TextDictionary(std::move(bytes)));
}

std::shared_ptr<const TextDictionary> TextDictionary::load(const Xapian::Database& database) {
  std::string bytes = database.get_metadata(kMetadataKey);
  if (bytes.empty()) return nullptr;
  std::shared_ptr<const TextDictionary> loaded(new TextDictionary(std::move(bytes)));
  if (loaded->compressing_ == nullptr || loaded->decompressing_ == nullptr) {
    throw Error(ErrorCode::index_corrupt, "the index's dictionary of texts is damaged");
  }
  return loaded;
}

void TextDictionary::store(Xapian::WritableDatabase& database) const {
  database.set_metadata(kMetadataKey, bytes_);
}

}  // namespace fundstelle
