// Items of feeds and NewsML messages, cut from the stream at their tags without a tree of the
// whole.
#include <algorithm>
#include <array>

#include "corpus/charset.h"
#include "corpus/readers/record_reader.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

std::string_view local_name(std::string_view tag) {
  std::size_t begin = tag.starts_with("</") ? 2 : 1;
  const std::size_t end = std::min(tag.find_first_of(" \t\r\n/>", begin), tag.size());
  std::string_view name = tag.substr(begin, end - begin);
  if (const std::size_t colon = name.find(':'); colon != std::string_view::npos) {
    name.remove_prefix(colon + 1);
  }
  return name;
}

class XmlItemsReader : public RecordReader {
 public:
  XmlItemsReader(ReaderSetup setup, std::string format)
      : setup_(std::move(setup)), format_(std::move(format)) {
    charset_ = declared_charset(setup_.input->peek(256));
  }

  std::optional<RawRecord> next() override {
    std::string item;
    std::string piece;
    std::string wanted;
    std::size_t depth = 0;
    std::uint64_t start = 0;
    bool too_long = false;
    while (true) {
      const std::uint64_t at = setup_.input->offset();
      piece.clear();
      const Piece kind = read_piece(piece);
      if (kind == Piece::end) break;
      const std::string_view name = kind == Piece::tag ? local_name(piece) : std::string_view();
      const bool closing = piece.starts_with("</");
      const bool empty = piece.ends_with("/>");
      if (wanted.empty()) {
        if (kind == Piece::tag && !closing && !empty && is_item(name)) {
          wanted = std::string(name);
          start = at;
          depth = 1;
          item = piece;
        } else {
          note_feed_title(kind, piece, name, closing);
        }
        continue;
      }
      if (item.size() + piece.size() > setup_.options->max_record_bytes) too_long = true;
      if (!too_long) item += piece;
      if (name == wanted && !empty) depth = closing ? depth - 1 : depth + 1;
      if (depth > 0) continue;
      const std::string place = "byte " + std::to_string(start);
      if (!too_long) return make_record(std::move(item), place);
      (*setup_.on_problem)({setup_.origin.path, place,
                            "the item is larger than the limit of " +
                                readable_size(setup_.options->max_record_bytes) +
                                "; raise max_record_bytes"});
      wanted.clear();
      too_long = false;
    }
    if (!wanted.empty()) {
      (*setup_.on_problem)({setup_.origin.path, "byte " + std::to_string(start),
                            "the XML ends inside an item; the file was cut off, fetch it again"});
    }
    return std::nullopt;
  }

 private:
  enum class Piece { text, tag, end };

  bool is_item(std::string_view name) const {
    if (format_ == "newsml") return name == "newsItem" || name == "NewsItem";
    return name == "item" || name == "entry";
  }

  RawRecord make_record(std::string item, const std::string& place) {
    RawRecord record;
    record.format = format_;
    record.path = setup_.origin.path;
    record.place = place;
    record.bytes = std::move(item);
    record.context = setup_.origin.context;
    ++count_;
    record.context.emplace_back("id", setup_.origin.id + "#" + std::to_string(count_));
    record.context.emplace_back("charset", charset_);
    if (!feed_title_.empty()) record.context.emplace_back("feed", feed_title_);
    return record;
  }

  void note_feed_title(Piece kind, const std::string& piece, std::string_view name, bool closing) {
    if (kind == Piece::tag) {
      in_title_ = name == "title" && !closing && feed_title_.empty();
    } else if (in_title_ && piece.size() < 1000) {
      std::string_view text = piece;
      if (text.starts_with("<![CDATA[")) text = text.substr(9, text.size() - 12);
      feed_title_ = collapse(text);
    }
  }

  /// Text up to the next tag, or a tag; comments and CDATA sections count as text.
  Piece read_piece(std::string& piece) {
    std::string_view bytes = setup_.input->available();
    if (bytes.empty()) return Piece::end;
    if (bytes.front() != '<') {
      const std::size_t size = std::min(bytes.find('<'), bytes.size());
      piece.append(bytes.substr(0, size));
      setup_.input->consume(size);
      return Piece::text;
    }
    bytes = setup_.input->peek(9);
    if (bytes.starts_with("<![CDATA[")) return read_until("]]>", piece) ? Piece::text : Piece::end;
    if (bytes.starts_with("<!--")) return read_until("-->", piece) ? Piece::text : Piece::end;
    return read_until(">", piece) ? Piece::tag : Piece::end;
  }

  /// Appends up to and with `mark`.
  bool read_until(std::string_view mark, std::string& piece) {
    while (true) {
      const std::string_view bytes = setup_.input->available();
      if (bytes.empty()) return false;
      const std::size_t end = bytes.find(mark.back());
      const std::size_t size = end == std::string_view::npos ? bytes.size() : end + 1;
      piece.append(bytes.substr(0, size));
      setup_.input->consume(size);
      if (end != std::string_view::npos && piece.ends_with(mark)) return true;
      if (piece.size() > setup_.options->max_record_bytes + mark.size()) {
        throw ReadFailure(
            "a tag or section larger than the limit for one article; the XML is damaged");
      }
    }
  }

  ReaderSetup setup_;
  std::string format_;
  std::string charset_;
  std::string feed_title_;
  bool in_title_ = false;
  std::size_t count_ = 0;
};

}  // namespace

std::unique_ptr<RecordReader> read_xml_items(ReaderSetup setup, std::string format) {
  return std::make_unique<XmlItemsReader>(std::move(setup), std::move(format));
}

}  // namespace fundstelle
