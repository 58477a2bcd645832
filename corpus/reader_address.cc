#include <array>
#include <iterator>

#include "corpus/phrase_set.h"
#include "corpus/text_signs.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

using std::string_view;
using namespace std::string_view_literals;

/// Cues of lines that speak to the reader of the page instead of telling the news.
enum class Cue : std::uint8_t { invitation, consent, asks, site, reader };

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
    {"externe inhalte", Cue::consent},
    {"externen inhalt", Cue::consent},
    {"ihrem gerät", Cue::consent},
    {"partner", Cue::consent},
    {"ihre zustimmung", Cue::asks},
    {"ihre einwilligung", Cue::asks},
    {"werbetracking", Cue::asks},
    {"wir ", Cue::site},
    {"unsere", Cue::site},
    {"ihr", Cue::reader},
    {"sie ", Cue::reader},
    {"you", Cue::reader},
};

constexpr std::size_t kMaxInvitation = 600;  ///< bytes

struct Cues {
  std::size_t invitations = 0;  ///< different ones
  std::size_t consent = 0;
  bool asks = false;
  bool site = false;
  bool reader = false;
};

Cues read_cues(string_view line) {
  static const PhraseSet<std::size_t> phrases = [] {
    PhraseSet<std::size_t> set;
    for (std::size_t i = 0; i < std::size(kCuePhrases); ++i) set.add(kCuePhrases[i].phrase, i);
    return set;
  }();
  Cues cues;
  std::array<bool, std::size(kCuePhrases)> seen{};
  phrases.each(lower(line), [&](std::size_t index, std::size_t) {
    if (seen[index]) return false;
    seen[index] = true;
    switch (kCuePhrases[index].cue) {
      case Cue::invitation:
        ++cues.invitations;
        break;
      case Cue::consent:
        ++cues.consent;
        break;
      case Cue::asks:
        cues.asks = true;
        break;
      case Cue::site:
        cues.site = true;
        break;
      case Cue::reader:
        cues.reader = true;
        break;
    }
    return false;
  });
  return cues;
}

}  // namespace

ReaderAddress read_reader_address(string_view line) {
  const Cues cues = read_cues(line.substr(0, 600));
  ReaderAddress address;
  address.invitations = line.size() > kMaxInvitation ? 0 : cues.invitations;
  address.asks_for_consent =
      cues.reader && (cues.asks || cues.consent >= 3 || (cues.consent == 2 && cues.site));
  return address;
}

}  // namespace fundstelle
