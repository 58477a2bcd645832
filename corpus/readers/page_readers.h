// Read one record into a page: what it states about itself, and its lines. One function a format.
//
// Threads: pure functions, apart from HtmlReader's buffers.
#pragma once

#include <string>
#include <string_view>

#include "corpus/page.h"
#include "corpus/record_fields.h"
#include "corpus/record_source.h"

namespace fundstelle {

/// Why a record cannot be read; `place` is more exact than the record's ("byte 17").
struct PageFailure {
  std::string place;
  std::string reason;
};

/// All page readers throw PageFailure, which ArticleParser turns into a ReadProblem.
Page read_text_page(const RawRecord& record);
Page read_html_page(const RawRecord& record);
Page read_html_fragment(std::string_view utf8);
Page read_json_page(const RawRecord& record, const RecordFields& fields,
                    const ReadOptions& options);
Page read_csv_page(const RawRecord& record, const RecordFields& fields);
Page read_feed_page(const RawRecord& record, const ReadOptions& options);
Page read_nitf_page(const RawRecord& record, const ReadOptions& options);
Page read_newsml_page(const RawRecord& record, const ReadOptions& options);

/// Value of `name` in the record's context; empty if there is none.
std::string_view context_value(const RawRecord& record, std::string_view name);

}  // namespace fundstelle
