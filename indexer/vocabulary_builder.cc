#include "indexer/vocabulary_builder.h"

#include <algorithm>
#include <cstddef>
#include <fstream>

#include "fundstelle/error.h"
#include "indexer/block_checksum.h"
#include "indexer/byte_stream.h"
#include "stemming/utf8.h"

namespace fundstelle {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kMaxFormBytes = 80;
constexpr std::size_t kMaxSurfaces = 6;   // spellings of one form that are told apart
constexpr std::size_t kTallyBytes = 180;  // estimate, strings apart
constexpr std::size_t kMostStores = 16;   // held at once

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool starts_upper(std::string_view surface) { return is_upper(decode_utf8(surface, 0).code); }

bool is_counted(const Word& word) {
  const std::string& folded = word.folded;
  return !folded.empty() && folded.size() <= kMaxFormBytes && word.stem.size() <= kMaxFormBytes &&
         word.surface.size() <= 2 * kMaxFormBytes &&
         std::none_of(folded.begin(), folded.end(), is_digit);
}

// Tables of the file in the making.
class Tables {
 public:
  explicit Tables(std::size_t forms) {
    forms_.reserve(forms);
    text_.reserve(forms * 20);
  }

  void add(std::string_view folded, std::string_view stem, std::string_view display,
           const VocabularyEntry& entry) {
    StoredForm form;
    form.folded_bytes = static_cast<std::uint8_t>(folded.size());
    std::size_t shared = 0;
    while (shared < std::min(folded.size(), stem.size()) && folded[shared] == stem[shared])
      ++shared;
    form.stem_shared = static_cast<std::uint8_t>(shared);
    form.stem_bytes = static_cast<std::uint8_t>(stem.size() - shared);
    const DisplayKind kind = kind_of(folded, display);
    if (kind == DisplayKind::capitalised) form.display_bytes = kCapitalisedDisplay;
    if (kind == DisplayKind::written) {
      form.display_bytes = static_cast<std::uint8_t>(display.size());
    }
    std::string letters(folded);
    letters += stem.substr(shared);
    if (kind == DisplayKind::written) letters += display;
    append(form, letters, entry);
  }

  /// A form as another file has it.
  void copy(const Vocabulary& old, std::size_t form) {
    append(old.stored(form), old.stored_text(form), old.entry(form));
  }

  void write(VocabularyHeader header, const fs::path& path) {
    std::sort(names_.begin(), names_.end(), [this](std::uint32_t a, std::uint32_t b) {
      return forms_[a].name != forms_[b].name ? forms_[a].name < forms_[b].name : a < b;
    });
    header.forms = static_cast<std::uint32_t>(forms_.size());
    header.names = static_cast<std::uint32_t>(names_.size());
    constexpr std::size_t kPadding = 16;
    std::string content;
    content.reserve(forms_.size() * sizeof(StoredForm) + names_.size() * sizeof(names_[0]) +
                    text_.size() + kPadding);
    const auto put = [&](auto& table) {
      content.resize((content.size() + 7) / 8 * 8);
      const std::uint64_t offset = sizeof(header) + content.size();
      content.append(reinterpret_cast<const char*>(table.data()),
                     table.size() * sizeof(table.front()));
      table = {};  // the file may be large
      return offset;
    };
    put(forms_);
    header.name_table = put(names_);
    header.text = put(text_);
    header.file_bytes = sizeof(header) + content.size();
    header.content_checksum = block_checksum(content.data(), content.size());
    header.checksum = block_checksum(&header, offsetof(VocabularyHeader, checksum));
    replace_file(header, content, path);
  }

 private:
  void append(StoredForm form, std::string_view letters, const VocabularyEntry& entry) {
    form.text = static_cast<std::uint32_t>(text_.size());
    form.name = entry.name;
    text_ += letters;
    ByteWriter counts;
    for (const std::uint32_t n : {entry.articles, entry.capitalised, entry.display_articles}) {
      counts.varint(n);
    }
    text_ += counts.bytes();
    if (form.name != 0) names_.push_back(static_cast<std::uint32_t>(forms_.size()));
    forms_.push_back(form);
  }

  static DisplayKind kind_of(std::string_view folded, std::string_view display) {
    if (display == folded) return DisplayKind::folded;
    const bool capital = display.size() == folded.size() && folded[0] >= 'a' && folded[0] <= 'z' &&
                         display[0] == folded[0] - 'a' + 'A' &&
                         display.substr(1) == folded.substr(1);
    return capital ? DisplayKind::capitalised : DisplayKind::written;
  }

  static void replace_file(const VocabularyHeader& header, const std::string& content,
                           const fs::path& path) {
    const fs::path aside = path.string() + ".new";
    std::ofstream stream(aside, std::ios::binary | std::ios::trunc);
    stream.write(reinterpret_cast<const char*>(&header), sizeof(header));
    stream.write(content.data(), static_cast<std::streamsize>(content.size()));
    stream.close();
    std::error_code ignored;
    if (!stream) {
      fs::remove(aside, ignored);
      throw Error(ErrorCode::io_error, "cannot write '" + aside.string() + "'");
    }
    fs::rename(aside, path);
  }

  std::vector<StoredForm> forms_;
  std::vector<std::uint32_t> names_;  // forms that have one
  std::string text_;
};

}  // namespace

std::size_t VocabularyBuilder::Hash::operator()(std::string_view text) const {
  return block_checksum(text.data(), text.size());
}

StoreTable<std::uint32_t>& VocabularyBuilder::places_of(
    const std::shared_ptr<const WordStore>& store) {
  for (auto& [known, table] : places_) {
    if (known == store) return table;
  }
  if (places_.size() == kMostStores) settle();
  return places_.emplace_back(store, StoreTable<std::uint32_t>()).second;
}

void VocabularyBuilder::add(const std::shared_ptr<const WordStore>& store,
                            std::span<const Word* const> forms) {
  ++articles_;
  StoreTable<std::uint32_t>& places = places_of(store);
  for (const Word* word : forms) {
    std::uint32_t& place = places[word->number];
    if (place == 0) {
      written_.emplace_back(word, 0);
      place = static_cast<std::uint32_t>(written_.size());
    }
    ++written_[place - 1].second;
  }
}

void VocabularyBuilder::settle() {
  for (const auto& [word, articles] : written_) settle(*word, articles);
  written_.clear();
  places_.clear();
}

void VocabularyBuilder::settle(const Word& word, std::uint32_t articles) {
  if (!is_counted(word)) return;
  auto found = tallies_.find(word.folded);
  if (found == tallies_.end()) {
    const FormShape shape = word.parts.empty() ? FormShape::simple : FormShape::compound;
    found =
        tallies_.emplace(word.folded, Tally{word.stem, Surface(word.surface, 0), {}, 0, 0, shape})
            .first;
    bytes_ += kTallyBytes + word.folded.size() + word.stem.size();
  }
  Tally& tally = found->second;
  tally.articles += articles;
  if (starts_upper(word.surface)) tally.capitalised += articles;
  count(tally, word.surface, articles);
}

void VocabularyBuilder::add(VocabularyBuilder later) {
  settle();
  later.settle();
  articles_ += later.articles_;
  if (tallies_.empty()) {
    tallies_ = std::move(later.tallies_);
    bytes_ = later.bytes_;
    return;
  }
  for (auto at = later.tallies_.begin(); at != later.tallies_.end();) {
    auto node = later.tallies_.extract(at++);
    const auto added = tallies_.insert(std::move(node));
    if (added.inserted) {
      bytes_ += kTallyBytes + added.position->first.size() + added.position->second.stem.size();
      continue;
    }
    Tally& tally = added.position->second;
    const Tally& more = added.node.mapped();
    tally.articles += more.articles;
    tally.capitalised += more.capitalised;
    count(tally, more.first.first, more.first.second);
    for (const auto& [surface, times] : more.others) count(tally, surface, times);
  }
}

void VocabularyBuilder::count(Tally& tally, std::string_view surface, std::uint32_t times) {
  if (tally.first.first == surface) {
    tally.first.second += times;
    return;
  }
  for (auto& [known, counted] : tally.others) {
    if (known == surface) {
      counted += times;
      return;
    }
  }
  if (tally.others.size() < kMaxSurfaces) {
    tally.others.emplace_back(surface, times);
    bytes_ += surface.size() + sizeof(Surface);
  }
}

const VocabularyBuilder::Surface& VocabularyBuilder::usual(const Tally& tally) {
  const Surface* best = &tally.first;
  for (const Surface& other : tally.others) {
    if (other.second > best->second ||
        (other.second == best->second && other.first > best->first)) {
      best = &other;
    }
  }
  return *best;
}

void VocabularyBuilder::clear() {
  tallies_.clear();
  written_.clear();
  places_.clear();
  articles_ = 0;
  bytes_ = 0;
}

void VocabularyBuilder::write(const Vocabulary* old, VocabularyHeader header,
                              const fs::path& path) {
  settle();
  std::vector<const Tallies::value_type*> added;
  added.reserve(tallies_.size());
  for (const auto& tally : tallies_) added.push_back(&tally);
  std::sort(added.begin(), added.end(),
            [](const auto* a, const auto* b) { return a->first < b->first; });
  const std::size_t known = old == nullptr ? 0 : old->size();
  Tables tables(known + added.size());
  std::size_t o = 0;
  std::size_t a = 0;
  while (o < known || a < added.size()) {
    const int order = a == added.size() ? -1
                      : o == known      ? 1
                                        : old->folded(o).compare(added[a]->first);
    if (order < 0) {
      tables.copy(*old, o++);
      continue;
    }
    VocabularyEntry entry;
    std::string display;
    if (order == 0) {
      entry = old->entry(o);
      display = old->display(o);
    }
    const auto& [folded, tally] = *added[a];
    const auto& [spelling, times] = usual(tally);
    if (order == 0 && display == spelling) {
      entry.display_articles += times;
    } else if (times > entry.display_articles) {
      entry.display_articles = times;
      display = spelling;
    }
    entry.articles += tally.articles;
    entry.capitalised += tally.capitalised;
    if (order > 0 && tally.shape == FormShape::simple) entry.name = name_hash(folded);
    tables.add(folded, tally.stem, display, entry);
    ++a;
    if (order == 0) ++o;
  }
  tables.write(header, path);
}

}  // namespace fundstelle
