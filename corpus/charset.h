// Brings a page's bytes to UTF-8: by byte order mark, declaration, or detection.
//
// Threads: pure functions.
#pragma once

#include <string>
#include <string_view>

#include "corpus/offset_map.h"

namespace fundstelle {

struct DecodedText {
  std::string text;     ///< valid UTF-8
  OffsetMap origin;     ///< from `text` to the bytes given
  std::string charset;  ///< "UTF-8", "windows-1252", …
};

/// Decodes `bytes`. `declared` is what the page or its transport says, possibly empty or wrong:
/// bytes that are valid UTF-8 beyond ASCII are UTF-8 whatever was declared, since legacy text that
/// happens to be is next to impossible. Never fails: what cannot be decoded becomes U+FFFD.
DecodedText decode_text(std::string_view bytes, std::string_view declared);

/// Whether `bytes` are UTF-8 with damage, rather than text in another character set. Requires that
/// they are not valid UTF-8.
bool is_damaged_utf8(std::string_view bytes);

/// The character set a page declares in its first bytes: <meta charset>, <meta http-equiv> or the
/// XML declaration; empty if none.
std::string declared_charset(std::string_view bytes);

}  // namespace fundstelle
