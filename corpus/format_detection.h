// Which format a stream has, by its first bytes and, where those leave it open, its name.
//
// Threads: pure functions.
#pragma once

#include <string>
#include <string_view>

namespace fundstelle {

/// How much of a stream detection wants to see.
inline constexpr std::size_t kDetectionBytes = 64u << 10;

/// A format's name, "archive" for compressed files and archives, or "" if it is none of ours.
std::string detect_format(std::string_view first_bytes, std::string_view path);

/// Whether the bytes are a compressed file or an archive that libarchive opens.
bool is_archive(std::string_view first_bytes);

}  // namespace fundstelle
