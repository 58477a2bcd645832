// A small record's XML as a tree, read by libxml2 without network, external entities or expansion.
//
// Threads: parsing is a pure function; a tree belongs to one thread at a time.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace fundstelle {

/// An element. Names are without prefix, except for "content:encoded" and its like, whose prefix a
/// cut-out item no longer declares: there it is dropped too, and `prefix` keeps it.
struct XmlElement {
  std::string name;
  std::string prefix;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<std::unique_ptr<XmlElement>> children;  ///< texts have an empty name
  std::string text;                                   ///< of texts only

  /// First child of that name, or null.
  const XmlElement* child(std::string_view child_name) const;
  /// First descendant of that name in document order, or null.
  const XmlElement* find(std::string_view descendant_name) const;
  /// Value of an attribute; empty if it is missing.
  std::string_view attribute(std::string_view attribute_name) const;
  /// All text below.
  std::string inner_text() const;
};

/// The root element. Throws PageFailure for what is no XML, is nested deeper than `max_nesting`, or
/// declares entities. HTML's named entities (&nbsp; &uuml;) are understood. `charset` as declared.
std::unique_ptr<XmlElement> parse_xml(std::string_view bytes, std::string_view charset,
                                      std::size_t max_nesting);

}  // namespace fundstelle
