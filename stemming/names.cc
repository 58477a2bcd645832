#include "stemming/names.h"

#include <algorithm>
#include <array>

#include "stemming/folding.h"
#include "stemming/lexicon.h"
#include "stemming/utf8.h"

namespace fundstelle {
namespace {

/// Spellings of one sound, longest first; the key's letter stands for the class.
/// H: sch, sh, ch, kh, tsch and their like, which the spellings exchange. S: s, z, ts.
struct Sound {
  std::string_view spelling;
  std::string_view key;
};
constexpr std::array<Sound, 35> kSounds = {
    {{"schtsch", "H"}, {"chtch", "H"}, {"shch", "H"}, {"tsch", "H"}, {"tch", "H"}, {"sch", "H"},
     {"ch", "H"},      {"kh", "H"},    {"sh", "H"},   {"zh", "H"},   {"ts", "S"},  {"tz", "S"},
     {"th", "T"},      {"dh", "D"},    {"gh", "G"},   {"ph", "V"},   {"ck", "K"},  {"ks", "KS"},
     {"x", "KS"},      {"qu", "K"},    {"q", "K"},    {"k", "K"},    {"s", "S"},   {"z", "S"},
     {"w", "V"},       {"v", "V"},     {"f", "V"},    {"b", "B"},    {"d", "D"},   {"g", "G"},
     {"l", "L"},       {"m", "M"},     {"n", "N"},    {"p", "P"},    {"r", "R"}}};

/// Endings of German nouns and adjectives that no name has.
constexpr std::array<std::string_view, 12> kNoName = {"ung",    "ungen",    "heit",  "keit",
                                                      "heiten", "keiten",   "lich",  "isch",
                                                      "schaft", "schaften", "ieren", "iert"};

bool is_vowel(char c) { return std::string_view("aeiouyj").find(c) != std::string_view::npos; }

/// Scientific letters as German writes their sound; other accents are dropped.
std::string plain_letters(std::string_view folded) {
  std::string plain;
  for (std::size_t i = 0; i < folded.size();) {
    const DecodedCharacter c = decode_utf8(folded, i);
    switch (c.code) {
      case 0x161:
      case 0x15F:
      case 0x17E:
        plain += "sch";
        break;  // š ş ž
      case 0x10D:
      case 0x107:
      case 0xE7:
        plain += "tsch";
        break;  // č ć ç
      default:
        plain.append(folded, i, c.length);
    }
    i += c.length;
  }
  return strip_accents(plain);
}

/// English j and German dsch are one sound, but so are German j and English y: all count as a
/// glide before a vowel. French puts a silent u behind g: Guerassimov.
void normalize_spellings(std::string& name) {
  if (name.starts_with("dj")) name.erase(0, 1);
  for (const std::string_view spelling : {"dsch", "dzh"}) {
    for (std::size_t at = name.find(spelling); at != std::string::npos;
         at = name.find(spelling, at + 1)) {
      const std::size_t next = at + spelling.size();
      if (next < name.size() && is_vowel(name[next])) name.replace(at, spelling.size(), "j");
    }
  }
  for (std::size_t at = name.find("gu"); at != std::string::npos; at = name.find("gu", at + 1)) {
    if (at + 2 < name.size() && (name[at + 2] == 'e' || name[at + 2] == 'i')) name.erase(at + 1, 1);
  }
}

/// ö, as folding writes it, is a vowel of its own: Goethe is no Gothe, and no Huthi.
void front_umlauts(std::string& name) {
  for (std::size_t at = name.find('o'); at != std::string::npos;
       at = name.find('o', at + 1)) {
    const bool alone = at > 0 && !is_vowel(name[at - 1]) && at + 2 < name.size() &&
                       name[at + 1] == 'e' && !is_vowel(name[at + 2]);
    if (alone) name.replace(at, 2, "0");
  }
}

/// Endings that the spellings write differently though the sounds are the same.
void normalize_ending(std::string& name) {
  const auto replace = [&](std::string_view ending, std::string_view by) {
    if (name.size() < ending.size() + 3 || !name.ends_with(ending)) return false;
    name.replace(name.size() - ending.size(), ending.size(), by);
    return true;
  };
  // A genitive or plural -s: Lawrows, Huthis.
  if (name.size() >= 6 && name.back() == 's' &&
      std::string_view("aiouywv").find(name[name.size() - 2]) != std::string_view::npos) {
    name.pop_back();
  }
  replace("ine", "in");
  for (const std::string_view ending :
       {"off", "eff", "jow", "jew", "yev", "iev", "jev", "iov", "yov", "ow", "ew", "ev"}) {
    if (replace(ending, "ov")) break;
  }
  // Ukrainian -iw behind a consonant is Russian -ow: Charkiw, Charkow.
  if (name.size() >= 5 && !is_vowel(name[name.size() - 3]) && !replace("iw", "ov")) {
    replace("iv", "ov");
  }
  for (const std::string_view ending :
       {"jowa", "jewa", "yeva", "ieva", "jeva", "owa", "ewa", "eva"}) {
    if (replace(ending, "ova")) break;
  }
}

/// A run of vowels and glides: by its strongest vowel. A glide before a vowel adds nothing (Rja-,
/// Rya-).
char vowel_class(std::string_view run) {
  if (run.find('a') != std::string_view::npos) return 'A';
  if (run.find_first_of("ou") != std::string_view::npos) return 'U';
  return 'I';
}

std::string key_of(std::string_view name) {
  std::string key;
  const auto put = [&](std::string_view letters) {
    for (const char c : letters) {
      if (key.empty() || key.back() != c) key += c;
    }
  };
  for (std::size_t i = 0; i < name.size();) {
    if (is_vowel(name[i])) {
      std::size_t end = i;
      while (end < name.size() && is_vowel(name[end])) ++end;
      key += vowel_class(name.substr(i, end - i));
      i = end;
      continue;
    }
    const auto* const sound = std::find_if(
        kSounds.begin(), kSounds.end(),
        [&](const Sound& candidate) { return name.substr(i).starts_with(candidate.spelling); });
    if (sound != kSounds.end()) {
      put(sound->key);
      i += sound->spelling.size();
    } else if (name[i] == 'c') {
      // Scientific c is ts, English and French c before a, o, u is k.
      put(i + 1 < name.size() && std::string_view("eiy").find(name[i + 1]) != std::string_view::npos
              ? "S"
              : "K");
      ++i;
    } else if (name[i] == 'h') {
      // Ukrainian h is Russian g; a silent h follows a vowel.
      if (i + 1 < name.size() && is_vowel(name[i + 1])) put("G");
      ++i;
    } else if (name[i] == 't') {
      put("T");
      ++i;
    } else {
      key += name[i++];
    }
  }
  return key;
}

bool may_be_name(std::string_view folded) {
  if (folded.size() < 4 || folded.size() > 24) return false;
  const bool letters = std::all_of(folded.begin(), folded.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  });
  if (!letters) return false;
  if (std::any_of(kNoName.begin(), kNoName.end(),
                  [&](std::string_view e) { return folded.ends_with(e); }))
    return false;
  LexiconEntry entry;
  if (!Lexicon::shipped().find(folded, entry) || !entry.is_word()) return true;
  if (entry.capital_share() < 13 && entry.log_count() > 8) return false;
  // What often ends compounds is a common noun.
  return entry.last_cost() == 0 || entry.last_cost() > 126;
}

}  // namespace

std::string name_key(std::string_view folded) {
  if (!may_be_name(folded)) return {};
  std::string name = plain_letters(folded);
  normalize_spellings(name);
  front_umlauts(name);
  normalize_ending(name);
  std::string key = key_of(name);
  return key.size() < 3 ? std::string() : key;
}

}  // namespace fundstelle
