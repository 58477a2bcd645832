#include "corpus/dates.h"

#include <array>
#include <cstdint>
#include <cstdio>
#include <optional>

#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

using std::string_view;

struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int days_in(int month, int year) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && leap);
}

bool is_valid(const Date& date) {
  return date.year >= 1600 && date.year <= 2200 && date.month >= 1 && date.month <= 12 &&
         date.day >= 1 && date.day <= days_in(date.month, date.year);
}

// A cursor over a line that was brought to lower case.
struct Scanner {
  string_view text;
  std::size_t at = 0;

  char peek() const { return at < text.size() ? text[at] : '\0'; }
  bool take(char c) {
    if (peek() != c) return false;
    ++at;
    return true;
  }
  void skip_blanks() {
    while (peek() == ' ' || peek() == ',') ++at;
  }
  /// Digits from `min` to `max` of them, none following.
  std::optional<int> number(std::size_t min, std::size_t max) {
    std::size_t length = 0;
    int value = 0;
    while (length <= max && is_digit(at + length < text.size() ? text[at + length] : '\0')) {
      value = value * 10 + (text[at + length] - '0');
      ++length;
    }
    if (length < min || length > max) return std::nullopt;
    at += length;
    return value;
  }
  std::optional<int> month_name() {
    struct Name {
      string_view prefix;
      int month;
    };
    constexpr std::array<Name, 19> kMonths = {{{"jan", 1},
                                               {"jän", 1},
                                               {"feb", 2},
                                               {"mär", 3},
                                               {"mrz", 3},
                                               {"mar", 3},
                                               {"apr", 4},
                                               {"mai", 5},
                                               {"may", 5},
                                               {"jun", 6},
                                               {"jul", 7},
                                               {"aug", 8},
                                               {"sep", 9},
                                               {"okt", 10},
                                               {"oct", 10},
                                               {"nov", 11},
                                               {"dez", 12},
                                               {"dec", 12},
                                               {"maer", 3}}};
    for (const Name& name : kMonths) {
      if (!text.substr(at).starts_with(name.prefix)) continue;
      std::size_t end = at + name.prefix.size();
      while (end < text.size() && ((text[end] >= 'a' && text[end] <= 'z') || (text[end] & 0x80)))
        ++end;
      if (end - at > 10) return std::nullopt;
      at = end;
      take('.');
      return name.month;
    }
    return std::nullopt;
  }
};

std::string format_date(const Date& date) {
  std::array<char, 32> buffer;
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
  return buffer.data();
}

// "10:15", "10.15 Uhr", "10:15:30+02:00"; the zone only where it is written.
std::string read_time(Scanner& scanner) {
  const std::size_t start = scanner.at;
  const auto hour = scanner.number(1, 2);
  if (!hour || *hour > 23 || !(scanner.take(':') || scanner.take('.'))) {
    scanner.at = start;
    return {};
  }
  const auto minute = scanner.number(2, 2);
  if (!minute || *minute > 59) {
    scanner.at = start;
    return {};
  }
  std::array<char, 32> buffer;
  std::snprintf(buffer.data(), buffer.size(), "T%02d:%02d", *hour, *minute);
  std::string result = buffer.data();
  if (scanner.take(':')) {
    const auto second = scanner.number(2, 2);
    std::snprintf(buffer.data(), buffer.size(), ":%02d", second && *second < 60 ? *second : 0);
    result += buffer.data();
    if (scanner.take('.')) {
      while (is_digit(scanner.peek())) ++scanner.at;
    }
  }
  return result;
}

std::string read_zone(Scanner& scanner) {
  scanner.skip_blanks();
  const string_view rest = scanner.text.substr(scanner.at);
  if (rest.starts_with('z') || rest.starts_with("gmt") || rest.starts_with("utc")) return "Z";
  if (rest.starts_with("mesz") || rest.starts_with("cest")) return "+02:00";
  if (rest.starts_with("mez") || rest.starts_with("cet")) return "+01:00";
  const char sign = scanner.peek();
  if (sign != '+' && sign != '-') return {};
  ++scanner.at;
  const auto hours = scanner.number(2, 2);
  if (hours) {
    scanner.take(':');
    const auto minutes = scanner.number(2, 2);
    if (*hours > 14) return {};
    std::array<char, 32> buffer;
    std::snprintf(buffer.data(), buffer.size(), "%c%02d:%02d", sign, *hours, minutes.value_or(0));
    return buffer.data();
  }
  const auto both = scanner.number(4, 4);
  if (!both || *both > 1400) return {};
  std::array<char, 32> buffer;
  std::snprintf(buffer.data(), buffer.size(), "%c%02d:%02d", sign, *both / 100, *both % 100);
  return buffer.data();
}

std::optional<Date> read_day(Scanner& scanner) {
  const std::size_t start = scanner.at;
  const auto fail = [&]() -> std::optional<Date> {
    scanner.at = start;
    return std::nullopt;
  };
  Date date;
  if (const auto year = scanner.number(4, 4)) {  // 2024-05-13, 2024/05/13
    date.year = *year;
    const char separator = scanner.peek();
    if (separator != '-' && separator != '/') return fail();
    ++scanner.at;
    const auto month = scanner.number(2, 2);
    if (!month || !scanner.take(separator)) return fail();
    const auto day = scanner.number(2, 2);
    if (!day) return fail();
    date.month = *month;
    date.day = *day;
    return is_valid(date) ? std::optional(date) : fail();
  }
  const auto day = scanner.number(1, 2);
  if (!day) return fail();
  date.day = *day;
  scanner.take('.');
  while (scanner.peek() == ' ') ++scanner.at;
  if (const auto name = scanner.month_name()) {
    date.month = *name;
  } else if (const auto month = scanner.number(1, 2)) {
    if (!scanner.take('.')) return fail();
    date.month = *month;
  } else {
    return fail();
  }
  while (scanner.peek() == ' ') ++scanner.at;
  if (const auto year = scanner.number(4, 4)) {
    date.year = *year;
  } else if (const auto short_year = scanner.number(2, 2)) {
    date.year = *short_year + (*short_year < 70 ? 2000 : 1900);
  } else {
    return fail();
  }
  return is_valid(date) ? std::optional(date) : fail();
}

std::string read_date(Scanner& scanner) {
  const auto date = read_day(scanner);
  if (!date) return {};
  std::string result = format_date(*date);
  const std::size_t after_day = scanner.at;
  if (!scanner.take('t')) {
    for (const string_view gap : {" um ", " - ", " – ", " | ", ", ", " "}) {
      if (scanner.text.substr(scanner.at).starts_with(gap)) {
        scanner.at += gap.size();
        break;
      }
    }
    scanner.skip_blanks();
  }
  const std::string time = read_time(scanner);
  if (time.empty()) {
    scanner.at = after_day;
    return result;
  }
  result += time;
  return result + read_zone(scanner);
}

std::string from_epoch(string_view digits) {
  std::int64_t seconds = 0;
  for (const char c : digits) seconds = seconds * 10 + (c - '0');
  if (digits.size() == 13) seconds /= 1000;
  // Days to a civil date: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
  const std::int64_t z = seconds / 86400 + 719468;
  const std::int64_t era = z / 146097;
  const std::int64_t doe = z - era * 146097;
  const std::int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const std::int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const std::int64_t mp = (5 * doy + 2) / 153;
  Date date;
  date.day = static_cast<int>(doy - (153 * mp + 2) / 5 + 1);
  date.month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
  date.year = static_cast<int>(yoe + era * 400 + (date.month <= 2));
  const std::int64_t rest = seconds % 86400;
  std::array<char, 32> buffer;
  std::snprintf(buffer.data(), buffer.size(), "T%02d:%02d:%02dZ", static_cast<int>(rest / 3600),
                static_cast<int>(rest / 60 % 60), static_cast<int>(rest % 60));
  return format_date(date) + buffer.data();
}

}  // namespace

std::string parse_date(string_view written) {
  const std::string text = lower(collapse(written.substr(0, 200)));
  const bool digits = text.find_first_not_of("0123456789") == std::string::npos;
  if (digits && (text.size() == 10 || text.size() == 13)) return from_epoch(text);
  if (digits && text.size() == 8) {  // NewsML and NITF: 20240513
    Scanner scanner{text, 0};
    const std::string dashed = text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6);
    scanner.text = dashed;
    return read_date(scanner);
  }
  if (text.size() >= 15 && text[8] == 't' && text.find_first_not_of("0123456789") == 8) {
    const std::string spread = text.substr(0, 4) + "-" + text.substr(4, 2) + "-" +
                               text.substr(6, 2) + "t" + text.substr(9, 2) + ":" +
                               text.substr(11, 2) + ":" + text.substr(13);
    Scanner scanner{spread, 0};
    return read_date(scanner);
  }
  return find_date(text);
}

std::string find_date(string_view line) {
  const std::string text = lower(line);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_digit(text[i])) continue;
    const char before = i > 0 ? text[i - 1] : ' ';
    // "08:15" is no day, "Veröffentlicht:12.03.2024" begins with one.
    const bool time = before == ':' && i > 1 && is_digit(text[i - 2]);
    if (is_digit(before) || before == '.' || time) continue;
    Scanner scanner{text, i};
    if (std::string date = read_date(scanner); !date.empty()) return date;
  }
  return {};
}

}  // namespace fundstelle
