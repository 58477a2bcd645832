#include "corpus/bylines.h"

#include <gtest/gtest.h>

namespace fundstelle {
namespace {

using Names = std::vector<std::string>;

TEST(Bylines, ReadsIntroducedWriters) {
  EXPECT_EQ(read_byline("Von Ragna Tillmann, Landfunk Mitteldeutschland"), Names{"Ragna Tillmann"});
  EXPECT_EQ(read_byline("Von Eva Klein und Kai Quast"), (Names{"Eva Klein", "Kai Quast"}));
  EXPECT_EQ(read_byline("Von Eva Klein, Kai Quast und Ute Bär"),
            (Names{"Eva Klein", "Kai Quast", "Ute Bär"}));
  EXPECT_EQ(read_byline("Von Eva Klein, Berlin"), Names{"Eva Klein"});
  EXPECT_EQ(read_byline("Von Eva Klein (Text) und Kai Quast (Fotos)"), Names{"Eva Klein"});
  EXPECT_EQ(read_byline("Ein Bericht von Eva Klein"), Names{"Eva Klein"});
  EXPECT_EQ(read_byline("Eine Analyse von Eva Klein, Brüssel"), Names{"Eva Klein"});
  EXPECT_EQ(read_byline("Autor: Kai Quast"), Names{"Kai Quast"});
  EXPECT_EQ(read_byline("FOCUS-online-Redakteur Kai Quast"), Names{"Kai Quast"});
  EXPECT_EQ(read_byline("VonKai Quast"), Names{"Kai Quast"});
  EXPECT_EQ(read_byline("Die Fragen stellte Eva Klein."), Names{"Eva Klein"});
  EXPECT_EQ(read_byline("Das Interview führten Eva Klein und Kai Quast."),
            (Names{"Eva Klein", "Kai Quast"}));
}

TEST(Bylines, LeavesWhatNamesNoWriter) {
  for (const char* line :
       {"Von der Leyen reist nach Kiew", "Von 2026 an sollen jährlich Millionen fließen.",
        "Von Bonn nach Berlin", "Von Menschen und Mäusen", "Von dpa", "Von Redaktion Nord",
        "Das Gespräch führte zu nichts.", "Eine Delegation von Eva Klein", "Autor: Redaktion"}) {
    EXPECT_EQ(read_byline(line), Names{}) << line;
  }
}

TEST(Bylines, ReadsWritersBesideDates) {
  EXPECT_EQ(read_dated_byline("Von Eva Klein | 12.03.24, 08:15 Uhr"), Names{"Eva Klein"});
  EXPECT_EQ(read_dated_byline("VON Eva Klein am 12. März 2024"), Names{"Eva Klein"});
  EXPECT_EQ(read_dated_byline("12.03.2024 08:15 | von Eva Klein"), Names{"Eva Klein"});
  EXPECT_EQ(read_dated_byline("Eva Klein 12. März 2024 Keine Kommentare"), Names{"Eva Klein"});
  EXPECT_EQ(read_dated_byline("12.03.2024 um 08:15 Uhr - Eva Klein - in Netze"),
            Names{"Eva Klein"});
  EXPECT_EQ(read_dated_byline("Stand: 12.03.2024"), Names{});
}

TEST(Bylines, ReadsBareNamesOnlyIfKnown) {
  EXPECT_EQ(read_bare_names("Kai Behrend, dpa"), Names{"Kai Behrend"});
  EXPECT_EQ(read_bare_names("Eva Klein und Kai Quast"), (Names{"Eva Klein", "Kai Quast"}));
  EXPECT_EQ(read_bare_names("Bad Rehten"), Names{});
  EXPECT_EQ(read_bare_names("Streit um die Brücke"), Names{});
  EXPECT_TRUE(names_office("Leitende Redakteurin"));
}

}  // namespace
}  // namespace fundstelle
