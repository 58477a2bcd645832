// The archive's word forms: a derived file beside the database, for suggestions and name variants.
//
// One form per folded spelling, in order of its bytes, with the spelling readers know (the one most
// articles use), its stem, in how many articles it occurs and in how many of them capitalised.
// docs/index-format.md gives the bytes. The file is read in place.
//
// Threads: all const members may be called from any number of threads.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fundstelle {

inline constexpr std::array<char, 8> kVocabularyMagic{'F', 'S', 'V', 'O', 'C', 'A', '\r', '\n'};
inline constexpr std::uint32_t kVocabularyVersion = 2;

struct VocabularyHeader {
  std::array<char, 8> magic = kVocabularyMagic;
  std::uint32_t version = kVocabularyVersion;
  std::uint32_t forms = 0;
  std::uint32_t names = 0;
  std::uint32_t last_docid = 0;    ///< articles beyond it were not counted
  std::uint64_t articles = 0;      ///< counted, those removed since included
  std::array<char, 40> archive{};  ///< the database's UUID
  std::uint64_t name_table = 0;    ///< offsets of the tables; the forms' table follows the header
  std::uint64_t text = 0;
  std::uint64_t file_bytes = 0;
  std::uint64_t content_checksum = 0;  ///< of all bytes after the header
  std::uint64_t checksum = 0;          ///< of the header before this
};

/// How a form's usual spelling is stored.
enum class DisplayKind : std::uint8_t { folded, capitalised, written };

/// A form's place in the table of forms.
struct StoredForm {
  std::uint32_t text = 0;  ///< folded form, rest of the stem, spelling if `written`, three varints
  std::uint8_t folded_bytes = 0;
  std::uint8_t stem_shared = 0;  ///< bytes the stem shares with the folded form
  std::uint8_t stem_bytes = 0;   ///< further ones
  std::uint8_t display_bytes = 0;  ///< 0 if folded; kCapitalisedDisplay; otherwise `written`
  std::uint32_t name = 0;          ///< hash of name_key(); 0 if the form cannot be a name
};
static_assert(sizeof(StoredForm) == 12 && sizeof(VocabularyHeader) == 112);
inline constexpr std::uint8_t kCapitalisedDisplay = 0xFF;

/// What a form counts for.
struct VocabularyEntry {
  std::uint8_t folded_bytes = 0;
  std::uint32_t name = 0;  ///< as StoredForm
  std::uint32_t articles = 0;
  std::uint32_t capitalised = 0;  ///< of these, with a capital inside a sentence where there is one
  std::uint32_t display_articles = 0;  ///< of these, with the usual spelling
};

/// A form, spelled out.
struct VocabularyForm {
  std::string_view folded;
  std::string stem;
  std::string display;
  std::uint32_t articles = 0;
  double capital_share = 0;
};

/// Which letters a folded word holds, and which twice or more often: one letter more or less
/// changes one bit. Two words that differ in more than 2 n bits lie more than n edits apart.
std::uint64_t letter_signature(std::string_view folded);

/// Hash of a form's name_key(), never 0 where it has one.
std::uint32_t name_hash(std::string_view folded);

class Vocabulary {
 public:
  /// Maps the file and checks every byte. Throws Error(index_corrupt or io_error).
  static std::shared_ptr<const Vocabulary> open(const std::filesystem::path& path);
  ~Vocabulary();
  Vocabulary(const Vocabulary&) = delete;
  Vocabulary& operator=(const Vocabulary&) = delete;

  const VocabularyHeader& header() const { return header_; }
  std::string_view archive() const;
  std::size_t size() const { return header_.forms; }
  VocabularyEntry entry(std::size_t i) const;
  std::string_view folded(std::size_t i) const {
    return {text_ + forms_[i].text, forms_[i].folded_bytes};
  }
  const StoredForm& stored(std::size_t i) const { return forms_[i]; }
  /// The form's stretch of the text table.
  std::string_view stored_text(std::size_t i) const;
  std::string stem(std::size_t i) const;
  std::string display(std::size_t i) const;
  VocabularyForm form(std::size_t i) const;
  /// Of all forms; made when they are first asked for.
  std::span<const std::uint64_t> signatures() const;
  std::optional<std::size_t> find(std::string_view folded) const;
  /// The first of the forms [from, to) that does not sort before `folded`; `to` if there is none.
  std::size_t first_from(std::string_view folded, std::size_t from, std::size_t to) const;
  /// Forms whose name hash is `name`.
  std::vector<std::size_t> named(std::uint32_t name) const;

 private:
  Vocabulary() = default;
  void parse();

  std::string name_;
  void* mapping_ = nullptr;
  std::size_t bytes_ = 0;
  VocabularyHeader header_;
  const StoredForm* forms_ = nullptr;
  const std::uint32_t* names_ = nullptr;  // forms with a name, by its hash
  mutable std::once_flag signatures_made_;
  mutable std::vector<std::uint64_t> signatures_;
  const char* text_ = nullptr;
};

}  // namespace fundstelle
