#include "indexer/vocabulary.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>

#include "fundstelle/error.h"
#include "indexer/block_checksum.h"
#include "stemming/text_analyzer.h"

namespace fundstelle {
namespace {

[[noreturn]] void corrupt(const std::string& name, const std::string& what) {
  throw Error(ErrorCode::index_corrupt, "the file '" + name + "' " + what);
}

// 26 letters, whether there and whether twice; then the third of the commonest.
constexpr std::string_view kThirdLetters = "enirstahlg";
constexpr unsigned kOtherBit = 62;

}  // namespace

std::uint64_t letter_signature(std::string_view folded) {
  std::array<std::uint8_t, 26> counts{};
  std::uint64_t signature = 0;
  for (const char c : folded) {
    if (c < 'a' || c > 'z') {
      signature |= 1ULL << kOtherBit;
      continue;
    }
    const auto letter = static_cast<unsigned>(c - 'a');
    const unsigned times = ++counts[letter];
    if (times == 1) signature |= 1ULL << letter;
    if (times == 2) signature |= 1ULL << (26 + letter);
    if (times == 3) {
      const std::size_t common = kThirdLetters.find(c);
      if (common != std::string_view::npos) signature |= 1ULL << (52 + common);
    }
  }
  return signature;
}

std::uint32_t name_hash(std::string_view folded) {
  const std::string key = name_key(folded);
  if (key.empty()) return 0;
  const auto hash = static_cast<std::uint32_t>(block_checksum(key.data(), key.size()));
  return hash == 0 ? 1 : hash;
}

std::shared_ptr<const Vocabulary> Vocabulary::open(const std::filesystem::path& path) {
  std::shared_ptr<Vocabulary> vocabulary(new Vocabulary);
  vocabulary->name_ = path.filename().string();
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    throw Error(ErrorCode::io_error,
                "cannot open '" + path.string() + "': " + std::strerror(errno));
  }
  struct stat status {};
  if (fstat(file, &status) != 0 || status.st_size < static_cast<off_t>(sizeof(VocabularyHeader))) {
    close(file);
    corrupt(vocabulary->name_, "is cut short");
  }
  vocabulary->bytes_ = static_cast<std::size_t>(status.st_size);
  void* at = mmap(nullptr, vocabulary->bytes_, PROT_READ, MAP_SHARED, file, 0);
  close(file);
  if (at == MAP_FAILED) corrupt(vocabulary->name_, "cannot be mapped");
  vocabulary->mapping_ = at;
  vocabulary->parse();
  return vocabulary;
}

Vocabulary::~Vocabulary() {
  if (mapping_ != nullptr) munmap(mapping_, bytes_);
}

// The checksums vouch for offsets and lengths: only a whole file that was written so passes.
void Vocabulary::parse() {
  const char* bytes = static_cast<const char*>(mapping_);
  std::memcpy(&header_, bytes, sizeof(header_));
  if (header_.magic != kVocabularyMagic) corrupt(name_, "holds no word forms");
  if (header_.version != kVocabularyVersion) corrupt(name_, "has another version");
  if (header_.checksum != block_checksum(&header_, offsetof(VocabularyHeader, checksum)) ||
      header_.file_bytes != bytes_ ||
      header_.content_checksum !=
          block_checksum(bytes + sizeof(header_), bytes_ - sizeof(header_))) {
    corrupt(name_, "is damaged");
  }
  forms_ = reinterpret_cast<const StoredForm*>(bytes + sizeof(header_));
  names_ = reinterpret_cast<const std::uint32_t*>(bytes + header_.name_table);
  text_ = bytes + header_.text;
}

std::string_view Vocabulary::archive() const {
  return {header_.archive.data(), strnlen(header_.archive.data(), header_.archive.size())};
}

namespace {

std::size_t written_bytes(const StoredForm& form) {
  return form.display_bytes == kCapitalisedDisplay ? 0 : form.display_bytes;
}

std::size_t letters(const StoredForm& form) {
  return std::size_t{form.folded_bytes} + form.stem_bytes + written_bytes(form);
}

std::uint32_t read_varint(const char*& at) {
  std::uint32_t value = 0;
  for (unsigned shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(*at++);
    value |= static_cast<std::uint32_t>(byte & 0x7FU) << shift;
    if (byte < 0x80) return value;
  }
}

}  // namespace

VocabularyEntry Vocabulary::entry(std::size_t i) const {
  const StoredForm& form = forms_[i];
  const char* at = text_ + form.text + letters(form);
  VocabularyEntry entry{form.folded_bytes, form.name, 0, 0, 0};
  entry.articles = read_varint(at);
  entry.capitalised = read_varint(at);
  entry.display_articles = read_varint(at);
  return entry;
}

std::string_view Vocabulary::stored_text(std::size_t i) const {
  return {text_ + forms_[i].text, letters(forms_[i])};
}

std::span<const std::uint64_t> Vocabulary::signatures() const {
  std::call_once(signatures_made_, [this] {
    signatures_.reserve(size());
    for (std::size_t i = 0; i < size(); ++i) signatures_.push_back(letter_signature(folded(i)));
  });
  return signatures_;
}

std::string Vocabulary::stem(std::size_t i) const {
  const StoredForm& form = forms_[i];
  std::string out(folded(i).substr(0, form.stem_shared));
  return out.append(text_ + form.text + form.folded_bytes, form.stem_bytes);
}

std::string Vocabulary::display(std::size_t i) const {
  const StoredForm& form = forms_[i];
  if (written_bytes(form) > 0) {
    return {text_ + form.text + form.folded_bytes + form.stem_bytes, form.display_bytes};
  }
  std::string out(folded(i));
  if (form.display_bytes == kCapitalisedDisplay) {
    out[0] = static_cast<char>(out[0] - 'a' + 'A');
  }
  return out;
}

VocabularyForm Vocabulary::form(std::size_t i) const {
  const VocabularyEntry e = entry(i);
  return {folded(i), stem(i), display(i), e.articles,
          static_cast<double>(e.capitalised) / static_cast<double>(std::max(1U, e.articles))};
}

std::size_t Vocabulary::first_from(std::string_view wanted, std::size_t from,
                                   std::size_t to) const {
  while (from < to) {
    const std::size_t middle = from + (to - from) / 2;
    if (folded(middle) < wanted) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from;
}

std::optional<std::size_t> Vocabulary::find(std::string_view wanted) const {
  const std::size_t at = first_from(wanted, 0, size());
  if (at == size() || folded(at) != wanted) return std::nullopt;
  return at;
}

std::vector<std::size_t> Vocabulary::named(std::uint32_t name) const {
  const std::uint32_t* end = names_ + header_.names;
  const std::uint32_t* at =
      std::lower_bound(names_, end, name, [this](std::uint32_t form, std::uint32_t n) {
        return forms_[form].name < n;
      });
  std::vector<std::size_t> forms;
  for (; at != end && forms_[*at].name == name; ++at) forms.push_back(*at);
  return forms;
}

}  // namespace fundstelle
