#include <array>
#include <iterator>
#include <span>
#include <utility>
#include <vector>

#include "corpus/phrase_set.h"
#include "corpus/text_signs.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

using std::string_view;
using namespace std::string_view_literals;

/// Cues of lines that speak to the reader of the page instead of telling the news.
enum class Cue : std::uint8_t {
  invitation,
  offer,  ///< said in offers, but in the news as well
  consent,
  asks,
  self,
  site,
  reader
};

struct CuePhrase {
  string_view phrase;
  Cue cue;
};

constexpr CuePhrase kCuePhrases[] = {
    {"newsletter", Cue::invitation},
    {"whatsapp-kanal", Cue::invitation},
    {"whatsapp-channel", Cue::invitation},
    {"unserem kanal", Cue::invitation},
    {"postfach", Cue::invitation},
    {"abonnement", Cue::invitation},
    {"abonnieren", Cue::invitation},
    {"folgen sie", Cue::invitation},
    {"hier geht", Cue::invitation},
    {"kostenlos", Cue::invitation},
    {"lesen sie", Cue::invitation},
    {"facebook-seite", Cue::invitation},
    {"auf facebook", Cue::invitation},
    {"instagram", Cue::invitation},
    {"podcast", Cue::invitation},
    {"liveblog", Cue::invitation},
    {"im ticker", Cue::invitation},
    {"unsere app", Cue::invitation},
    {"unserer app", Cue::invitation},
    {"jetzt anmelden", Cue::invitation},
    {"hier anmelden", Cue::invitation},
    {"melden sie sich", Cue::invitation},
    {"klicken sie", Cue::invitation},
    {"mehr dazu", Cue::invitation},
    {"mehr zum thema", Cue::invitation},
    {"folge uns", Cue::invitation},
    {"abonniere", Cue::invitation},
    {"hier finden sie", Cue::invitation},
    {"finden sie hier", Cue::invitation},
    {"weitere nachrichten", Cue::invitation},
    {"alle nachrichten", Cue::invitation},
    {"alle neuigkeiten", Cue::invitation},
    {"verpassen sie", Cue::invitation},
    {"telegram", Cue::invitation},
    {"google news", Cue::invitation},
    {"monatlich", Cue::invitation},
    {"kündbar", Cue::invitation},
    {"im monat", Cue::invitation},
    {"nutzung von cookies", Cue::invitation},
    {"push-nachricht", Cue::invitation},
    {"e-paper", Cue::invitation},
    {"unseren kanal", Cue::invitation},
    {"lies auch", Cue::invitation},
    {"lies hier", Cue::invitation},
    {"erfahren sie hier", Cue::invitation},
    {"alle news", Cue::invitation},
    {"probeabo", Cue::invitation},
    {"probe-abo", Cue::invitation},
    {"jederzeit abmelden", Cue::invitation},
    {"jederzeit abbestellen", Cue::invitation},
    {"per e-mail", Cue::invitation},
    {"per mail", Cue::invitation},
    {"sich jetzt an", Cue::invitation},
    {"aufs handy", Cue::invitation},
    {"jetzt testen", Cue::invitation},
    {"jetzt sichern", Cue::invitation},
    {"weiterlesen", Cue::invitation},
    {"unterstützen sie", Cue::invitation},
    {"unabhängigen journalismus", Cue::invitation},
    {"unabhängiger journalismus", Cue::invitation},
    {"unser journalismus", Cue::invitation},
    {"unseren leserinnen", Cue::invitation},
    {"unsere leserinnen", Cue::invitation},
    {"frei zugänglich", Cue::invitation},
    {"sind sie dabei", Cue::invitation},
    {"freiwillig zahlen", Cue::invitation},
    {"in eigener sache", Cue::invitation},
    {"mit einem abo", Cue::invitation},
    {"wichtigsten nachrichten", Cue::invitation},
    {"besten geschichten", Cue::invitation},
    {"halten wir sie", Cue::invitation},
    {"auf dem laufenden", Cue::invitation},
    {"auf ihr smartphone", Cue::invitation},
    {"jetzt sichern", Cue::invitation},
    {"gratismonat", Cue::invitation},
    {"vier wochen lang", Cue::invitation},
    {"apple podcasts", Cue::invitation},
    {"spotify", Cue::invitation},
    {"neue folge", Cue::invitation},
    {"hören sie hier", Cue::invitation},
    {"stimmen sie ab", Cue::invitation},
    {"finden sie den passenden", Cue::invitation},
    {"beantworten sie", Cue::invitation},
    {"unserer redaktion", Cue::invitation},
    {"unsere redaktion", Cue::invitation},
    {"fasst für sie", Cue::invitation},
    {"an umfragen", Cue::invitation},
    {"mit dem abschicken", Cue::invitation},
    {"nutzungsbedingungen", Cue::invitation},
    {"zum probieren", Cue::invitation},
    {"gratisbuch", Cue::invitation},
    {"nachrichten-update", Cue::invitation},
    {"in dieser folge", Cue::invitation},
    {"cookie", Cue::consent},
    {"tracking", Cue::consent},
    {"einwilligung", Cue::consent},
    {"zustimm", Cue::consent},
    {"datenschutz", Cue::consent},
    {"personenbezogene", Cue::consent},
    {"drittanbieter", Cue::consent},
    {"drittplattformen", Cue::consent},
    {"nutzungsprofil", Cue::consent},
    {"werbefrei", Cue::consent},
    {"privatsphäre", Cue::consent},
    {"personalisier", Cue::consent},
    {"reichweite", Cue::consent},
    {"geräte-kennung", Cue::consent},
    {"gerätekennung", Cue::consent},
    {"endgerät", Cue::consent},
    {"zwecke", Cue::consent},
    {"jederzeit widerruf", Cue::consent},
    {"passende werbung", Cue::consent},
    {"ihre auswahl", Cue::consent},
    {"facebook", Cue::consent},
    {"netzwerken", Cue::consent},
    {"erziehungsberechtigten", Cue::consent},
    {"einstellungen", Cue::consent},
    {"externe inhalte", Cue::consent},
    {"externen inhalt", Cue::consent},
    {"ihrem gerät", Cue::consent},
    {"partner", Cue::consent},
    {"ihre zustimmung", Cue::asks},
    {"ihre einwilligung", Cue::asks},
    {"werbetracking", Cue::asks},
    {"diesen artikel", Cue::self},
    {"diesem artikel", Cue::self},
    {"dieses artikels", Cue::self},
    {"diesen beitrag", Cue::self},
    {"diesem beitrag", Cue::self},
    {"dieser website", Cue::self},
    {"diesen inhalt", Cue::self},
    {"diese inhalte", Cue::self},
    {"als abonnent", Cue::self},
    {"abonnentin", Cue::self},
    {"mit der app", Cue::self},
    {"in der app", Cue::self},
    {"browsereinstellungen", Cue::self},
    {"javascript", Cue::self},
    {"des formulars", Cue::self},
    {"ihre anmeldung", Cue::self},
    {"von uns stammen", Cue::self},
    {"schreiben sie uns", Cue::self},
    {"fehler entdeckt", Cue::self},
    {"kommentarfunktion", Cue::self},
    {"eilmeldungen", Cue::self},
    {"dem autor auf", Cue::self},
    {"der autorin auf", Cue::self},
    {"an den anbieter", Cue::self},
    {"bestätigungslink", Cue::self},
    {"registrierung", Cue::self},
    {"ihnen eine e-mail", Cue::self},
    {"dieser newsletter", Cue::self},
    {"frei zur verfügung", Cue::invitation},
    {"ohne paywall", Cue::invitation},
    {"mitreden", Cue::invitation},
    {"einem konto", Cue::offer},
    {"registrieren", Cue::offer},
    {"kommentieren", Cue::offer},
    {"artikel speichern", Cue::offer},
    {"herunterladen", Cue::offer},
    {"machen sie", Cue::offer},
    {"unterstützung", Cue::offer},
    {"recherche", Cue::offer},
    {"starten sie", Cue::offer},
    {"bestellen sie", Cue::offer},
    {"erhalten sie", Cue::offer},
    {"bequem", Cue::offer},
    {"jeden freitag", Cue::offer},
    {"jeden morgen", Cue::offer},
    {"jede woche", Cue::offer},
    {"werktags", Cue::offer},
    {"korrespondent", Cue::offer},
};

/// Looked for only in lines about consent: they are short, and so would slow the search.
constexpr CuePhrase kSpeakerPhrases[] = {
    {"wir ", Cue::site},   {"unsere", Cue::site}, {"ihr", Cue::reader},
    {"sie ", Cue::reader}, {"you", Cue::reader},
};

constexpr std::size_t kMaxInvitation = 600;  ///< bytes
constexpr std::size_t kShortOffer = 160;     ///< bytes

struct Cues {
  std::size_t invitations = 0;  ///< different ones
  std::size_t offers = 0;
  std::size_t consent = 0;
  bool asks = false;
  bool self = false;  ///< names the page itself
  bool site = false;
  bool reader = false;
};

PhraseSet<std::size_t> phrase_set(std::span<const CuePhrase> list) {
  std::vector<PhraseSet<std::size_t>::Phrase> phrases;
  for (std::size_t i = 0; i < list.size(); ++i) phrases.emplace_back(list[i].phrase, i);
  return PhraseSet<std::size_t>(std::move(phrases));
}

void read_cue_speakers(string_view lowered, Cues& cues) {
  static const PhraseSet<std::size_t> phrases = phrase_set(kSpeakerPhrases);
  phrases.each(lowered, [&](std::size_t index, std::size_t) {
    (kSpeakerPhrases[index].cue == Cue::site ? cues.site : cues.reader) = true;
    return cues.site && cues.reader;
  });
}

Cues read_cues(string_view line) {
  static const PhraseSet<std::size_t> phrases = phrase_set(kCuePhrases);
  Cues cues;
  std::array<bool, std::size(kCuePhrases)> seen{};
  const std::string lowered = lower(line);
  phrases.each(lowered, [&](std::size_t index, std::size_t) {
    if (seen[index]) return false;
    seen[index] = true;
    switch (kCuePhrases[index].cue) {
      case Cue::invitation:
        ++cues.invitations;
        break;
      case Cue::offer:
        ++cues.offers;
        break;
      case Cue::consent:
        ++cues.consent;
        break;
      case Cue::asks:
        cues.asks = true;
        break;
      case Cue::self:
        cues.self = true;
        break;
      case Cue::site:
      case Cue::reader:
        break;
    }
    return false;
  });
  if (cues.asks || cues.consent >= 2 || cues.offers > 0) read_cue_speakers(lowered, cues);
  return cues;
}

/// "Wir" and "Sie" in one line, or "unser" in a short one, unless somebody is quoted.
bool is_offer(string_view line, const Cues& cues) {
  if (!cues.site || line.find('"') != string_view::npos || line.find("„") != string_view::npos ||
      line.find("»") != string_view::npos) {
    return false;
  }
  return cues.reader || line.size() <= kShortOffer;
}

}  // namespace

ReaderAddress read_reader_address(string_view line) {
  const Cues cues = read_cues(line.substr(0, 600));
  ReaderAddress address;
  address.invitations = line.size() > kMaxInvitation ? 0 : cues.invitations;
  if (cues.self && address.invitations < 2 && speaks_to_reader(line)) address.invitations += 2;
  if (address.invitations + cues.offers >= 2 && cues.offers > 0 && is_offer(line, cues)) {
    address.invitations += cues.offers;
  }
  address.asks_for_consent =
      (cues.reader && ((cues.asks && cues.consent >= 2) || cues.consent >= 3 ||
                       (cues.consent == 2 && cues.site))) ||
      (cues.site && cues.consent >= 4);
  return address;
}

}  // namespace fundstelle
