#include "stemming/lexicon.h"

extern "C" {
extern const char fundstelle_data_lexicon_bin_begin[];
extern const char fundstelle_data_lexicon_bin_end[];
}

namespace fundstelle {

Lexicon Lexicon::shipped() {
  // The linker aligns the data to 64 bytes (see fundstelle_embed).
  const void* const begin = fundstelle_data_lexicon_bin_begin;
  const auto bytes =
      static_cast<std::size_t>(fundstelle_data_lexicon_bin_end - fundstelle_data_lexicon_bin_begin);
  return {static_cast<const Unit*>(begin), bytes / sizeof(Unit)};
}

}  // namespace fundstelle
