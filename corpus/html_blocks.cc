#include "corpus/html_blocks.h"

#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

/// Elements whose characters are no text of the page.
bool is_skipped(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::head:
    case HtmlTag::script:
    case HtmlTag::style:
    case HtmlTag::templ:
    case HtmlTag::svg:
    case HtmlTag::select:
    case HtmlTag::textarea:
    case HtmlTag::iframe:
    case HtmlTag::object:
    case HtmlTag::canvas:
    case HtmlTag::title:
      return true;
    default:
      return false;
  }
}

/// Inline elements whose names may say that they are a line of their own.
bool may_divide(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::span:
    case HtmlTag::small:
    case HtmlTag::cite:
    case HtmlTag::em:
    case HtmlTag::i:
    case HtmlTag::font:
    case HtmlTag::strong:
    case HtmlTag::b:
      return true;
    default:
      return false;
  }
}

bool is_format(HtmlTag tag) {
  return tag == HtmlTag::b || tag == HtmlTag::strong || tag == HtmlTag::font || tag == HtmlTag::i ||
         tag == HtmlTag::em || tag == HtmlTag::small;
}

class BlockBuilder {
 public:
  explicit BlockBuilder(const HtmlTree& tree) : tree_(tree) {}

  std::vector<HtmlBlock> run() {
    walk();
    flush();
    return std::move(blocks_);
  }

 private:
  struct Open {
    std::uint32_t end;
    std::uint32_t node;
    bool block;
    bool divides;  ///< an inline element that is a line of its own
    bool link;
    bool bold;
    bool format;
  };

  void walk() {
    const auto& nodes = tree_.nodes;
    for (std::uint32_t i = 1; i < nodes.size();) {
      while (!open_.empty() && open_.back().end <= i) leave();
      const HtmlNode& node = nodes[i];
      if (node.tag == HtmlTag::text) {
        add_text(node);
        ++i;
      } else if (is_skipped(node.tag)) {
        if (is_block_tag(node.tag)) flush();
        i = node.end;
      } else {
        enter(i);
        ++i;
      }
    }
  }

  void enter(std::uint32_t index) {
    const HtmlNode& node = tree_.nodes[index];
    if (node.tag == HtmlTag::br) {
      // A line that one element formats as a whole is a line of its own, as pages without headings
      // set titles and sub-headings.
      const bool formatted = formatted_words_ > 0 && formatted_words_ == segment_words_;
      if (++breaks_ >= 2 || formatted) {
        const int breaks = breaks_;
        flush();
        breaks_ = breaks;
        first_ = false;
      } else {
        text_.push_back('\n');
      }
      return;
    }
    const bool block = is_block_tag(node.tag);
    bool divides = false;
    if (!block && may_divide(node.tag)) {
      const ElementHints hints = hints_of(tree_, index);
      divides = hints.credit || hints.kicker || hints.caption;
    }
    if (block || divides) flush();
    if (block) first_ = true;
    // Anchors within the page ("#post-7") lead nowhere.
    const std::string_view href = node.tag == HtmlTag::a ? tree_.attribute(node, "href") : "";
    const bool link = node.tag == HtmlTag::a && !(href.size() > 1 && href.front() == '#');
    // Links side by side are set apart by style sheets, not by blanks.
    if (link && after_element_ && !text_.empty() && text_.back() != ' ') text_.push_back(' ');
    const bool format = is_format(node.tag);
    const bool bold =
        node.tag == HtmlTag::b || node.tag == HtmlTag::strong || is_heading_tag(node.tag);
    open_.push_back({node.end, index, block, divides, link, bold, format});
    formats_ += format;
    links_ += link;
    bolds_ += bold;
  }

  void leave() {
    after_element_ = true;
    const Open open = open_.back();
    if (open.block || open.divides) flush();
    if (open.block) first_ = false;
    links_ -= open.link;
    bolds_ -= open.bold;
    formats_ -= open.format;
    open_.pop_back();
  }

  void add_text(const HtmlNode& node) {
    const std::string_view text = tree_.text(node);
    const std::size_t words = count_words(text);
    bool blank = true;
    for (const char c : text) blank &= c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank) {
      breaks_ = 0;
      if (range_.end == 0) {
        std::size_t lead = text.find_first_not_of(" \n\t\r");
        range_.begin = node.range.begin + (node.range.size() >= text.size() ? lead : 0);
        if (node.range.size() != text.size()) range_.begin = node.range.begin;
      }
      std::size_t end = node.range.end;
      if (node.range.size() == text.size())
        end -= text.size() - text.find_last_not_of(" \n\t\r") - 1;
      range_.end = end;
    }
    text_.append(text);
    after_element_ = false;
    if (links_ > 0) link_words_ += words;
    if (bolds_ > 0) bold_words_ += words;
    segment_words_ += words;
    if (formats_ > 0) {
      formatted_words_ += words;
      if (format_node_ == 0) format_node_ = innermost_format();
    }
  }

  std::uint32_t innermost_format() const {
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (open_[i].format) return open_[i].node;
    }
    return 0;
  }

  /// The innermost element that makes this run a line of its own.
  std::uint32_t owner() const {
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (open_[i].block || open_[i].divides) return open_[i].node;
    }
    return 0;
  }

  void flush() {
    breaks_ = 0;
    HtmlBlock block;
    block.text = collapse(text_);
    text_.clear();
    if (!block.text.empty()) {
      block.range = range_;
      block.node = owner();
      block.tag = tree_.nodes[block.node].tag;
      block.words = count_words(block.text);
      block.link_words = link_words_;
      block.bold_words = bold_words_;
      block.first_in_element = first_;
      blocks_.push_back(std::move(block));
      first_ = false;
    }
    range_ = {};
    link_words_ = bold_words_ = 0;
    formatted_words_ = segment_words_ = 0;
    format_node_ = 0;
  }

  const HtmlTree& tree_;
  std::vector<HtmlBlock> blocks_;
  std::vector<Open> open_;
  std::string text_;
  ByteRange range_;
  std::size_t link_words_ = 0;
  std::size_t bold_words_ = 0;
  bool after_element_ = false;  ///< no text since an element's end
  int links_ = 0;
  std::size_t formatted_words_ = 0;
  std::size_t segment_words_ = 0;
  std::uint32_t format_node_ = 0;  ///< that formats the run's first words
  int bolds_ = 0;
  int formats_ = 0;
  int breaks_ = 0;
  bool first_ = true;
};

}  // namespace

std::vector<HtmlBlock> find_html_blocks(const HtmlTree& tree) { return BlockBuilder(tree).run(); }

}  // namespace fundstelle
