#include "corpus/charset.h"

#include <gtest/gtest.h>

namespace fundstelle {
namespace {

TEST(Charset, DecodesWhatPagesAreWrittenIn) {
  EXPECT_EQ(decode_text("Gr\xFC\xDF"
                        "e aus \x80",
                        "iso-8859-1")
                .text,
            "Grüße aus €");
  EXPECT_EQ(decode_text("\xEF\xBB\xBFGrüße", "").text, "Grüße");
  EXPECT_EQ(decode_text("Grüße", "iso-8859-1").text, "Grüße");  // declared wrongly
  EXPECT_EQ(decode_text(std::string_view("\xFF\xFEG\0r\0\xFC\0", 8), "").text, "Grü");
  EXPECT_EQ(decode_text("Die Br\xFC"
                        "cke \xFC"
                        "ber den Flu\xDF ist f\xFCr Autos gesperrt.",
                        "")
                .text,
            "Die Brücke über den Fluß ist für Autos gesperrt.");
}

TEST(Charset, LeadsBackToTheBytes) {
  const std::string bytes =
      "Gr\xFC\xDF"
      "e aus K\xF6ln";
  const DecodedText decoded = decode_text(bytes, "windows-1252");
  const std::size_t at = decoded.text.find("Köln");
  EXPECT_EQ(decoded.origin.original(at), bytes.find('K'));
  EXPECT_EQ(decoded.origin.original(decoded.text.size()), bytes.size());
}

TEST(Charset, ReadsDeclarations) {
  EXPECT_EQ(declared_charset("<meta charset=\"ISO-8859-1\">"), "iso-8859-1");
  EXPECT_EQ(declared_charset("<meta http-equiv='Content-Type' content='text/html; charset=utf-8'>"),
            "utf-8");
  EXPECT_EQ(declared_charset("<?xml version=\"1.0\" encoding=\"windows-1252\"?>"), "windows-1252");
  EXPECT_EQ(declared_charset("<html>"), "");
}

}  // namespace
}  // namespace fundstelle
