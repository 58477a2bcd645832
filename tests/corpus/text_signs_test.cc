#include "corpus/text_signs.h"

#include <gtest/gtest.h>

namespace fundstelle {
namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string result;
  for (const std::string& name : names) result += (result.empty() ? "" : ",") + name;
  return result;
}

TEST(TextSigns, ReadsAgencyLines) {
  const std::pair<const char*, const char*> cases[] = {
      {"Quelle: dpa, AP", "dpa,AP"},
      {"RND/dpa", "RND,dpa"},
      {"(mit AFP)", "AFP"},
      {"(dpa/lnw)", "dpa"},
      {"Quelle: ntv.de, jpe/AFP", "AFP"},
      {"ntv.de, jpe/AFP", "AFP"},
      {"Mit Material von dpa und Reuters", "dpa,Reuters"},
      {"dpa", "dpa"},
      {"AP", ""},  // also a word; alone it proves nothing
      {"Quelle: Henning Abel", ""},
      {"(Foto: picture alliance/dpa)", ""},
      {"Die dpa meldete am Montag einen Unfall.", ""},
      {"Politik", ""},
  };
  for (const auto& [line, names] : cases) EXPECT_EQ(joined(read_agency_line(line)), names) << line;
}

TEST(TextSigns, FindsTrailingAgencies) {
  const std::string text = "Zunächst müssten Fragen geklärt werden, sagte er. (mit AFP)";
  EXPECT_EQ(find_trailing_agency(text), text.find("(mit"));
  const std::string bare = "Zunächst müssten noch Fragen geklärt werden, sagte er. dpa/lnw";
  EXPECT_EQ(find_trailing_agency(bare), bare.find("dpa"));
  EXPECT_EQ(find_trailing_agency("Das sagte der Sprecher der Deutschen Bahn (DB)."),
            std::string::npos);
}

TEST(TextSigns, FindsCredits) {
  EXPECT_TRUE(is_credit_line("(Foto: picture alliance/dpa/TASS)", 3));
  EXPECT_TRUE(ends_sentence("Der Marder sei zu schlau. (dr)"));
  EXPECT_FALSE(ends_sentence("Der Marder (dr)"));
  EXPECT_TRUE(is_credit_line("Bild: NDR", 2));
  EXPECT_TRUE(is_credit_line("© Imago", 1));
  EXPECT_FALSE(is_credit_line("Die Bilder gingen um die Welt und lösten eine Debatte aus.", 10));
  const std::string glued =
      "Minister Lawrow spricht bei einem Treffen in Saudi-Arabien.Russian Foreign Ministry/Imago";
  EXPECT_EQ(find_glued_credit(glued), glued.find("Russian"));
  const std::string labelled = "Der Kutter läuft in den Hafen ein. Foto: dpa";
  EXPECT_EQ(find_glued_credit(labelled), labelled.find("Foto"));
  EXPECT_EQ(find_glued_credit("Ein Satz. Noch ein Satz ohne jeden Nachweis."), std::string::npos);
}

TEST(TextSigns, KnowsLinesThatLeadElsewhere) {
  for (const char* line :
       {"Lesen Sie hierzu auch: Neue Br\u00FCcke er\u00F6ffnet",
        "Surftipp: So entl\u00FCften Sie richtig", ">> Im Video: Die Br\u00FCcke von oben",
        "Sehen Sie im Video: Der Umzug der Kapelle."}) {
    EXPECT_TRUE(is_link_line(line, 6)) << line;
  }
  for (const char* line :
       {"Liveticker: F\u00E4hrverkehr eingestellt", "Mehr Geld f\u00FCr Schulen: Land gibt nach",
        "H\u00F6ren Sie zu, lernen Sie, und vor allem: Setzen Sie es um!"}) {
    EXPECT_FALSE(is_link_line(line, 6)) << line;
  }
}

TEST(TextSigns, KnowsTimes) {
  EXPECT_TRUE(is_time_line("08:15 Uhr"));
  EXPECT_TRUE(is_time_line("8.15"));
  EXPECT_FALSE(is_time_line("1.000"));
  EXPECT_FALSE(is_time_line("Um 08:15 Uhr"));
}

TEST(TextSigns, TellsTheReaderFromOthers) {
  EXPECT_TRUE(speaks_to_reader("Als Abonnent k\u00F6nnen Sie diesen Beitrag h\u00F6ren."));
  EXPECT_FALSE(
      speaks_to_reader("Sie verkaufen das Pfund f\u00FCr f\u00FCnf Euro. Sie hoffen auf mehr."));
}

TEST(TextSigns, ReadsDatelines) {
  const auto place = [](std::string_view text, std::string_view rest = "") {
    const auto line = read_dateline(text, {&rest, 1});
    return line ? line->place + "|" + joined(line->agencies) : std::string();
  };
  EXPECT_EQ(place("Washington. Vertreter der USA und Russlands wollen sprechen."), "Washington|");
  EXPECT_EQ(place("Berlin (dpa) - Der Bundestag hat beschlossen."), "Berlin|dpa");
  EXPECT_EQ(place("MOSKAU/KIEW (Reuters) – Die Lage bleibt."), "Moskau/Kiew|Reuters");
  EXPECT_EQ(place("Fulda (KNA) Wenn die letzten vier Schwestern ausziehen."), "Fulda|KNA");
  EXPECT_EQ(place("Bad Rehten. Nach 62 Jahren endet etwas.",
                  "Der Kreißsaal in Bad Rehten wird geschlossen."),
            "Bad Rehten|");
  EXPECT_EQ(place("Endlich. Nach 62 Jahren endet etwas."), "");
  EXPECT_EQ(place("Die Minister haben beraten (mit AFP) - und beschlossen."), "");
}

TEST(TextSigns, FindsWordsThatADumpGlued) {
  EXPECT_EQ(find_glued_words("VerkehrTalbrücke bleibt gesperrt", 3), 7u);
  EXPECT_EQ(find_glued_words("ÜberblickÄrzte warnen", 3), 10u);
  for (const char* name : {"Warum YouTube zahlt", "Der McDonald schließt", "Die HafenCity wächst",
                           "LeserInnen schreiben", "Die KfW und die GmbH"}) {
    EXPECT_EQ(find_glued_words(name, 3), std::string::npos) << name;
  }
  EXPECT_NE(find_glued_teaser("Erste Zellen laufen vom BandAcht Monate später als geplant hat in "
                              "Vorpommern die Produktion begonnen."),
            std::string::npos);
}

TEST(TextSigns, KnowsWhoIsSpokenOf) {
  const Speakers both = read_speakers("Schicken Sie uns Ihre Bilder.");
  EXPECT_TRUE(both.site && both.reader);
  EXPECT_FALSE(read_speakers("Sie kamen aus Uslar.").site);
  EXPECT_FALSE(read_speakers("Der Rat vertagte sich. Sie kommen wieder.").reader);
}

TEST(TextSigns, KnowsDurations) {
  EXPECT_TRUE(ends_in_duration("Streit um die Brücke (2 Min)"));
  EXPECT_TRUE(ends_in_duration("3:12 min"));
  EXPECT_FALSE(ends_in_duration("Sperrung dauert nur wenige Minuten"));
}

TEST(TextSigns, KnowsProse) {
  EXPECT_TRUE(is_prose("Der Rat hat am Dienstag nach langer Debatte zugestimmt.", 9));
  EXPECT_FALSE(is_prose("Streit um den Schlüssel", 4));
  EXPECT_TRUE(ends_sentence("„Es ist vorbei.“"));
  EXPECT_FALSE(ends_sentence("Forscher: Bestand erholt sich nicht"));
}

TEST(TextSigns, KnowsWhatIsSaidToTheReader) {
  EXPECT_TRUE(
      read_reader_address("Ich bin damit einverstanden; wir brauchen Ihre Zustimmung für Cookies.")
          .asks_for_consent);
  EXPECT_FALSE(read_reader_address(
                   "Das Gericht urteilte über Cookies, Tracking und die Einwilligung der Nutzer.")
                   .asks_for_consent);
  EXPECT_GE(read_reader_address("Jetzt kostenlos den Newsletter abonnieren").invitations, 2u);
  EXPECT_EQ(read_reader_address("Der Landkreis reagierte verärgert.").invitations, 0u);
}

}  // namespace
}  // namespace fundstelle
