#include "corpus/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <cctype>
#include <memory>

#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

constexpr std::size_t kDeclarationBytes = 4096;
constexpr std::size_t kDetectionSample = 64u << 10;

struct ConverterCloser {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
struct DetectorCloser {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

DecodedText decode_utf8_text(std::string_view bytes, std::size_t mark) {
  DecodedText result;
  result.charset = "UTF-8";
  const std::string_view text = bytes.substr(mark);
  result.origin.add(0, mark);
  if (find_invalid_utf8(text) == std::string_view::npos) {
    result.text = std::string(text);
    return result;
  }
  for (std::size_t at = 0; at < text.size();) {
    result.origin.add(result.text.size(), mark + at);
    append_code_point(result.text, next_code_point(text, at));
  }
  result.origin.add(result.text.size(), mark + text.size());
  return result;
}

/// What browsers do with these labels (WHATWG Encoding Standard, "names and labels").
std::string browser_charset(std::string label) {
  std::transform(label.begin(), label.end(), label.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (label == "iso-8859-1" || label == "latin1" || label == "us-ascii" || label == "ascii" ||
      label == "iso8859-1" || label == "iso-8859-15" || label == "latin-1") {
    return label == "iso-8859-15" ? label : "windows-1252";
  }
  return label;
}

bool decode_with(const std::string& charset, std::string_view bytes, std::size_t mark,
                 DecodedText& result) {
  UErrorCode error = U_ZERO_ERROR;
  std::unique_ptr<UConverter, ConverterCloser> converter(ucnv_open(charset.c_str(), &error));
  if (U_FAILURE(error) || ucnv_getType(converter.get()) == UCNV_UTF7) return false;
  result.charset = charset;
  const char* const begin = bytes.data();
  const char* source = begin + mark;
  const char* const limit = begin + bytes.size();
  while (source < limit) {
    const auto at = static_cast<std::size_t>(source - begin);
    error = U_ZERO_ERROR;
    const UChar32 c = ucnv_getNextUChar(converter.get(), &source, limit, &error);
    if (error == U_INDEX_OUTOFBOUNDS_ERROR) break;
    if (static_cast<std::size_t>(source - begin) == at) ++source;
    result.origin.add(result.text.size(), at);
    append_code_point(result.text, U_FAILURE(error) || c < 0 ? 0xFFFD : static_cast<char32_t>(c));
  }
  result.origin.add(result.text.size(), bytes.size());
  return true;
}

/// Bytes beyond ASCII that German text in windows-1252 consists of: umlauts, quotes, dashes, euro.
bool is_german_windows_1252(std::string_view bytes) {
  constexpr std::string_view kUsual =
      "\xE4\xF6\xFC\xDF\xC4\xD6\xDC\x80\x82\x84\x85\x91\x92\x93\x94\x96\x97\xA0\xA7\xAB\xAD\xBB\xE0"
      "\xE8\xE9";
  std::size_t usual = 0;
  std::size_t all = 0;
  for (const char c : bytes) {
    if (static_cast<unsigned char>(c) < 0x80) continue;
    ++all;
    usual += kUsual.find(c) != std::string_view::npos;
  }
  return usual * 10 >= all * 9;
}

std::string detect_charset(std::string_view bytes) {
  if (is_german_windows_1252(bytes.substr(0, kDetectionSample))) return "windows-1252";
  UErrorCode error = U_ZERO_ERROR;
  std::unique_ptr<UCharsetDetector, DetectorCloser> detector(ucsdet_open(&error));
  if (U_FAILURE(error)) return "windows-1252";
  // The first byte beyond ASCII decides; before it there is nothing to see.
  std::size_t start = 0;
  while (start < bytes.size() && static_cast<unsigned char>(bytes[start]) < 0x80) ++start;
  start -= std::min<std::size_t>(start, 1024);
  const std::string_view sample = bytes.substr(start, kDetectionSample);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &error);
  ucsdet_enableInputFilter(detector.get(), true);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &error);
  if (U_FAILURE(error) || match == nullptr) return "windows-1252";
  const std::string name = ucsdet_getName(match, &error);
  // Western European sets differ little, and German pages are in windows-1252 whatever is guessed,
  // unless the guess is of another family and sure.
  const bool sure = ucsdet_getConfidence(match, &error) >= 40;
  if (!sure || name.starts_with("ISO-8859-1") || name.starts_with("ISO-8859-2") ||
      name.starts_with("windows-1250") || name.starts_with("ISO-8859-9") ||
      name.starts_with("Big5") || name.starts_with("GB") || name.starts_with("Shift") ||
      name.starts_with("EUC") || name.starts_with("IBM")) {
    return "windows-1252";
  }
  return name;
}

}  // namespace

std::string declared_charset(std::string_view bytes) {
  std::string head(bytes.substr(0, kDeclarationBytes));
  std::transform(head.begin(), head.end(), head.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  for (const std::string_view name : {"charset", "encoding"}) {
    for (std::size_t at = head.find(name); at != std::string::npos; at = head.find(name, at + 1)) {
      std::size_t value = head.find_first_not_of(" \t", at + name.size());
      if (value == std::string::npos || head[value] != '=') continue;
      value = head.find_first_not_of(" \t\"'", value + 1);
      if (value == std::string::npos) continue;
      const std::size_t end = head.find_first_of(" \t\"';/>?", value);
      std::string charset = head.substr(value, end == std::string::npos ? end : end - value);
      if (!charset.empty() && charset.size() < 30) return charset;
    }
  }
  return {};
}

bool is_damaged_utf8(std::string_view bytes) {
  std::size_t valid = 0;
  std::size_t invalid = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(bytes, at);
    if (at - start > 1) {
      ++valid;
    } else if (c == 0xFFFD) {
      ++invalid;
    }
  }
  return valid > invalid;
}

DecodedText decode_text(std::string_view bytes, std::string_view declared) {
  DecodedText result;
  if (bytes.starts_with("\xEF\xBB\xBF")) return decode_utf8_text(bytes, 3);
  if (bytes.starts_with("\xFF\xFE") && decode_with("UTF-16LE", bytes, 2, result)) return result;
  if (bytes.starts_with("\xFE\xFF") && decode_with("UTF-16BE", bytes, 2, result)) return result;
  if (find_invalid_utf8(bytes) == std::string_view::npos || is_damaged_utf8(bytes)) {
    return decode_utf8_text(bytes, 0);
  }
  const std::string label = browser_charset(std::string(declared));
  if (!label.empty() && label != "utf-8" && label != "utf8" && !label.starts_with("utf-16") &&
      decode_with(label, bytes, 0, result)) {
    return result;
  }
  if (decode_with(detect_charset(bytes), bytes, 0, result)) return result;
  return decode_utf8_text(bytes, 0);
}

}  // namespace fundstelle
