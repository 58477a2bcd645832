// Field names: what the records of the world call what we call title, text, date …
//
// Threads: immutable after construction.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/offset_map.h"
#include "corpus/page.h"
#include "fundstelle/article_reader.h"

namespace fundstelle {

/// One field of a record, decoded, with the way back to the record's bytes.
struct FieldValue {
  std::string text;
  OffsetMap origin;
};

/// Looks fields up under their mapped or usual names.
class RecordFields {
 public:
  /// `mapping` is ReadOptions::fields.
  explicit RecordFields(const std::map<std::string, std::string>& mapping);

  /// Names to try for `field`, best first; one only if the user mapped it.
  const std::vector<std::string>& names(std::string_view field) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> names_;
};

/// Puts `text`, plain or marked up, into the page's lines and sets its shape.
void add_record_text(Page& page, const FieldValue& text);

/// Sets the metadata field `field` ("title", "date", …) of the article.
void set_record_field(Article& article, std::string_view field, std::string_view value);

}  // namespace fundstelle
