// A row of CSV or TSV: cells under their header's names.
#include <optional>

#include "corpus/readers/page_readers.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

/// Cells of a row, unquoted, with the way back to the row's bytes.
std::vector<FieldValue> split_row(std::string_view row, char separator) {
  while (!row.empty() && (row.back() == '\n' || row.back() == '\r')) row.remove_suffix(1);
  std::vector<FieldValue> cells;
  std::size_t at = 0;
  while (true) {
    FieldValue cell;
    if (at < row.size() && row[at] == '"') {
      ++at;
      cell.origin.add(0, at);
      while (at < row.size()) {
        if (row[at] == '"') {
          ++at;
          if (at >= row.size() || row[at] != '"') break;
          cell.origin.add(cell.text.size(), at);
        }
        cell.text.push_back(row[at++]);
      }
      cell.origin.add(cell.text.size(), at > 0 && row[at - 1] == '"' ? at - 1 : at);
      while (at < row.size() && row[at] != separator) ++at;
    } else {
      const std::size_t end = std::min(row.find(separator, at), row.size());
      cell.origin.add(0, at);
      cell.text = std::string(row.substr(at, end - at));
      at = end;
    }
    cells.push_back(std::move(cell));
    if (at >= row.size()) return cells;
    ++at;
  }
}

std::optional<FieldValue> find_cell(const std::vector<FieldValue>& header,
                                    std::vector<FieldValue>& cells,
                                    const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    for (std::size_t i = 0; i < header.size() && i < cells.size(); ++i) {
      if (lower(collapse(header[i].text)) == lower(name) && !cells[i].text.empty()) return cells[i];
    }
  }
  return std::nullopt;
}

}  // namespace

Page read_csv_page(const RawRecord& record, const RecordFields& fields) {
  if (const std::size_t bad = find_invalid_utf8(record.bytes); bad != std::string::npos) {
    throw PageFailure{"byte " + std::to_string(bad) + " of the row",
                      "not valid UTF-8; convert the file (iconv -f WINDOWS-1252 -t UTF-8)"};
  }
  const std::string_view separator = context_value(record, "separator");
  const char divider = separator.empty() ? ',' : separator.front();
  const auto header = split_row(context_value(record, "header"), divider);
  auto cells = split_row(record.bytes, divider);
  if (cells.size() > header.size()) {
    throw PageFailure{"", "the row has " + std::to_string(cells.size()) + " cells, the header " +
                              std::to_string(header.size()) +
                              "; quote cells that hold the separator"};
  }
  Page page;
  for (const char* field :
       {"id", "title", "kicker", "teaser", "date", "source", "url", "section", "authors"}) {
    if (const auto cell = find_cell(header, cells, fields.names(field))) {
      set_record_field(page.article, field, cell->text);
    }
  }
  auto text = find_cell(header, cells, fields.names("text"));
  if (!text) text = find_cell(header, cells, fields.names("html"));
  if (!text) {
    throw PageFailure{"", "no column \"" + fields.names("text").front() +
                              "\" with text; name the column that holds it (--field text=NAME)"};
  }
  add_record_text(page, *text);
  return page;
}

}  // namespace fundstelle
