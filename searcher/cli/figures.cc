#include "searcher/cli/figures.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <limits>

#include "fundstelle/error.h"

namespace fundstelle {
namespace {

std::string grouped_by(std::uint64_t number, char separator) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, 1, separator);
  }
  return digits;
}

}  // namespace

std::string grouped(std::uint64_t number) { return grouped_by(number, ','); }

std::string counted(std::uint64_t number, std::string_view noun) {
  return fmt::format("{} {}{}", grouped(number), noun, number == 1 ? "" : "s");
}

std::string german_grouped(std::uint64_t number) { return grouped_by(number, '.'); }

std::string german_articles(std::uint64_t number) { return german_grouped(number) + " Artikel"; }

std::string german_milliseconds(std::chrono::nanoseconds time) {
  const double value = std::chrono::duration<double, std::milli>(time).count();
  if (value >= 1) return fmt::format("{:.0f} ms", value);
  const int tenths = static_cast<int>(value * 10);
  return fmt::format("0,{} ms", tenths > 0 ? tenths : 1);
}

std::string bytes(std::uint64_t number) {
  constexpr std::array kUnits{"kB", "MB", "GB", "TB"};
  if (number < 1000) return fmt::format("{} B", number);
  double value = static_cast<double>(number) / 1000;
  std::size_t unit = 0;
  while (value >= 999.95 && unit + 1 < kUnits.size()) {
    value /= 1000;
    ++unit;
  }
  return fmt::format("{:.1f} {}", value, kUnits[unit]);
}

std::string clock(std::chrono::seconds time) {
  const auto seconds = time.count();
  if (seconds < 3600) return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
  return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::size_t parse_size(const std::string& text) {
  std::size_t number = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  std::size_t factor = 1;
  if (rest + 1 == end) {
    switch (*rest) {
      case 'k':
      case 'K':
        factor = std::size_t{1} << 10;
        break;
      case 'm':
      case 'M':
        factor = std::size_t{1} << 20;
        break;
      case 'g':
      case 'G':
        factor = std::size_t{1} << 30;
        break;
      default:
        factor = 0;
    }
  } else if (rest != end) {
    factor = 0;
  }
  if (error != std::errc{} || number == 0 || factor == 0 ||
      number > std::numeric_limits<std::size_t>::max() / factor) {
    throw Error(ErrorCode::invalid_argument,
                "not a size: \"" + text + "\"; write it as 512M, 2G or a number of bytes");
  }
  return number * factor;
}

}  // namespace fundstelle
