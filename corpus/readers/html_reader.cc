#include "corpus/readers/page_readers.h"

namespace fundstelle {
Page read_html_page(const RawRecord&) { throw PageFailure{"", "HTML cannot be read yet"}; }
Page read_html_fragment(std::string_view) { throw PageFailure{"", "HTML cannot be read yet"}; }
Page read_csv_page(const RawRecord&, const RecordFields&) { throw PageFailure{"", "CSV cannot be read yet"}; }
Page read_feed_page(const RawRecord&, const ReadOptions&) { throw PageFailure{"", "feeds cannot be read yet"}; }
Page read_nitf_page(const RawRecord&, const ReadOptions&) { throw PageFailure{"", "NITF cannot be read yet"}; }
Page read_newsml_page(const RawRecord&, const ReadOptions&) { throw PageFailure{"", "NewsML cannot be read yet"}; }
}  // namespace fundstelle
