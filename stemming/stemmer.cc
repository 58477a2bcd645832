#include "stemming/stemmer.h"

#include <libstemmer.h>

#include "stemming/folding.h"

namespace fundstelle {

void Stemmer::Delete::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

Stemmer::Stemmer() : snowball_(sb_stemmer_new("german", "UTF_8")) {}

std::string Stemmer::snowball(std::string_view folded) {
  const std::string word = restore_umlauts(strip_accents(folded));
  const sb_symbol* const stem = sb_stemmer_stem(
      snowball_.get(), reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
  if (stem == nullptr) return word;
  return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(snowball_.get()))};
}

std::string Stemmer::plain(std::string_view folded) {
  const std::string umlauts = restore_umlauts(strip_accents(folded));
  std::string letters;
  letters.reserve(umlauts.size());
  for (std::size_t i = 0; i < umlauts.size(); ++i) {
    const bool umlaut = umlauts[i] == '\xC3' && i + 1 < umlauts.size();
    const char second = umlaut ? umlauts[i + 1] : '\0';
    const char letter = second == '\xA4' ? 'a' : second == '\xB6' ? 'o' : second == '\xBC' ? 'u' : '\0';
    letters += letter != '\0' ? letter : umlauts[i];
    if (letter != '\0') ++i;
  }
  return letters;
}

Stem Stemmer::stem(std::string_view folded) { return {snowball(folded), "Snowball"}; }

}  // namespace fundstelle
