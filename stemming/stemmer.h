// Reduces a folded word form to its stem: libstemmer's German algorithm under a layer of exceptions.
//
// Threads: a Stemmer belongs to one thread (libstemmer's state).
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct sb_stemmer;

namespace fundstelle {

struct Stem {
  std::string text;
  std::string reason;  ///< for inspection
};

class Stemmer {
 public:
  Stemmer();

  /// Stem of a simple folded word. Never empty unless `folded` is.
  Stem stem(std::string_view folded);

  /// What libstemmer alone makes of it.
  std::string snowball(std::string_view folded);

  /// The letters a stem is made of: no accents, no umlauts.
  static std::string plain(std::string_view folded);

 private:
  struct Delete {
    void operator()(sb_stemmer* stemmer) const;
  };
  std::unique_ptr<sb_stemmer, Delete> snowball_;
};

}  // namespace fundstelle
