// Numbers as a reader takes them in: grouped, with units, always in the same shape; English in
// messages and tables, German in answers.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace fundstelle {

/// "12,345".
std::string grouped(std::uint64_t number);

/// "1 article", "12,345 articles".
std::string counted(std::uint64_t number, std::string_view noun);

/// "12.345", in German.
std::string german_grouped(std::uint64_t number);

/// "1 Artikel", "12.345 Artikel", in German.
std::string german_articles(std::uint64_t number);

/// "3 ms"; "0,4 ms" below one, in German.
std::string german_milliseconds(std::chrono::nanoseconds time);

/// "12.3 kB" in powers of 1,000.
std::string bytes(std::uint64_t number);

/// "0:07", "1:02:03".
std::string clock(std::chrono::seconds time);

/// Bytes of "512M", "2G", "4096"; K, M and G count in powers of 1,024.
/// Throws Error(invalid_argument).
std::size_t parse_size(const std::string& text);

}  // namespace fundstelle
