#include "corpus/dates.h"

#include <gtest/gtest.h>

namespace fundstelle {
namespace {

struct Case {
  const char* written;
  const char* iso;
};

TEST(Dates, ReadsTheNotationsOfRecords) {
  const Case cases[] = {
      {"2024-05-13", "2024-05-13"},
      {"2024-05-13T10:15:00+02:00", "2024-05-13T10:15:00+02:00"},
      {"2024-05-13T10:15:00.123Z", "2024-05-13T10:15:00Z"},
      {"2024-05-13 10:15", "2024-05-13T10:15"},
      {"Mon, 13 May 2024 10:15:00 +0200", "2024-05-13T10:15:00+02:00"},
      {"Mon, 13 May 2024 10:15:00 GMT", "2024-05-13T10:15:00Z"},
      {"13.05.2024, 10:15 Uhr", "2024-05-13T10:15"},
      {"Stand: 06.02.2023 13:20 Uhr", "2023-02-06T13:20"},
      {"13. Mai 2024 um 7.05 Uhr", "2024-05-13T07:05"},
      {"1. März 1999", "1999-03-01"},
      {"20240513", "2024-05-13"},
      {"20240513T101500Z", "2024-05-13T10:15:00Z"},
      {"1715595300", "2024-05-13T10:15:00Z"},
      {"1715595300000", "2024-05-13T10:15:00Z"},
      {"29.02.2023", ""},
      {"13. Mai", ""},
      {"gestern", ""},
      {"10:15", ""},
      {"", ""},
  };
  for (const Case& each : cases) EXPECT_EQ(parse_date(each.written), each.iso) << each.written;
}

}  // namespace
}  // namespace fundstelle
