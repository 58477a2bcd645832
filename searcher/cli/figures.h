// Numbers as a reader takes them in: grouped, with units, always in the same shape.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace fundstelle {

/// "12.345", German grouping.
std::string grouped(std::uint64_t number);

/// "1 Artikel", "12.345 Artikel".
std::string articles(std::uint64_t number);

/// "3 ms"; "0,4 ms" below one.
std::string milliseconds(std::chrono::nanoseconds time);

/// "12.3 kB" in powers of 1,000.
std::string bytes(std::uint64_t number);

/// "0:07", "1:02:03".
std::string clock(std::chrono::seconds time);

/// Bytes of "512M", "2G", "4096"; K, M and G count in powers of 1,024.
/// Throws Error(invalid_argument).
std::size_t parse_size(const std::string& text);

}  // namespace fundstelle
