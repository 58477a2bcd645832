#include <algorithm>
#include <array>
#include <unordered_map>

#include "corpus/html_blocks.h"
#include "corpus/utf8_text.h"

namespace fundstelle {
namespace {

using std::string_view;

enum class Hint : std::uint8_t {
  body,
  caption,
  credit,
  kicker,
  teaser,
  headline,
  subheading,
  byline,
  quote,
  fact_box
};

using SurroundingWords = std::unordered_map<string_view, Surrounding>;
using HintWords = std::unordered_map<string_view, Hint>;

// Words of class names and ids, as news sites build them; matched as whole words after the name was
// divided at hyphens, underscores and capitals.
const SurroundingWords& surrounding_words() {
  using enum Surrounding;
  static const SurroundingWords words = {
      {"ad", advert},
      {"ads", advert},
      {"adv", advert},
      {"advert", advert},
      {"advertisement", advert},
      {"advertising", advert},
      {"adslot", advert},
      {"adunit", advert},
      {"anzeige", advert},
      {"anzeigen", advert},
      {"werbung", advert},
      {"banner", advert},
      {"sponsored", advert},
      {"sponsor", advert},
      {"outbrain", advert},
      {"taboola", advert},
      {"plista", advert},
      {"affiliate", advert},
      {"adcontainer", advert},
      {"adbox", advert},
      {"adwrapper", advert},
      {"partnerangebote", advert},
      {"commercial", advert},
      {"promo", advert},
      {"promotion", advert},
      {"promobox", advert},
      {"related", related},
      {"teaser", related},
      {"teasers", related},
      {"teaserlist", related},
      {"recommend", related},
      {"recommended", related},
      {"recommendation", related},
      {"recommendations", related},
      {"recommender", related},
      {"mostread", related},
      {"trending", related},
      {"popular", related},
      {"meistgelesen", related},
      {"topstories", related},
      {"linklist", related},
      {"similar", related},
      {"readmore", related},
      {"mehr", related},
      {"weitere", related},
      {"crosslink", related},
      {"crosslinks", related},
      {"upnext", related},
      {"suggestions", related},
      {"empfehlung", related},
      {"tickerlist", related},
      {"empfehlungen", related},
      {"teaserbox", related},
      {"relatedlinks", related},
      {"relatedcontent", related},
      {"articlelist", related},
      {"morelinks", related},
      {"linkbox", related},
      {"moreon", related},
      {"bestof", related},
      {"themenbox", related},
      {"social", social},
      {"share", social},
      {"sharing", social},
      {"sharebar", social},
      {"shariff", social},
      {"follow", social},
      {"socialmedia", social},
      {"sharebuttons", social},
      {"addthis", social},
      {"teilen", social},
      {"newsletter", newsletter},
      {"newsletterbox", newsletter},
      {"nlbox", newsletter},
      {"signup", newsletter},
      {"comment", comments},
      {"komm", comments},
      {"leserkommentar", comments},
      {"comments", comments},
      {"kommentar", comments},
      {"kommentare", comments},
      {"disqus", comments},
      {"leserkommentare", comments},
      {"commentlist", comments},
      {"diskussion", comments},
      {"leserbriefe", comments},
      {"cookie", consent},
      {"cookies", consent},
      {"consent", consent},
      {"cmp", consent},
      {"gdpr", consent},
      {"dsgvo", consent},
      {"onetrust", consent},
      {"sourcepoint", consent},
      {"cookiebar", consent},
      {"privacy", consent},
      {"datenschutz", consent},
      {"nav", navigation},
      {"navi", navigation},
      {"navigation", navigation},
      {"menu", navigation},
      {"breadcrumb", navigation},
      {"breadcrumbs", navigation},
      {"pagination", navigation},
      {"pager", navigation},
      {"skiplink", navigation},
      {"skiplinks", navigation},
      {"toolbar", navigation},
      {"topbar", navigation},
      {"mainnav", navigation},
      {"metanav", navigation},
      {"menue", navigation},
      {"toc", navigation},
      {"skip", navigation},
      {"paywall", paywall},
      {"paywalled", paywall},
      {"abo", paywall},
      {"subscribe", paywall},
      {"subscription", paywall},
      {"paygate", paywall},
      {"abobox", paywall},
      {"offer", paywall},
      {"registrationwall", paywall},
      {"regwall", paywall},
      {"loginwall", paywall},
      {"login", paywall},
      {"sidebar", sidebar},
      {"footer", sidebar},
      {"foot", sidebar},
      {"masthead", sidebar},
      {"impressum", sidebar},
      {"imprint", sidebar},
      {"rightcolumn", sidebar},
      {"pagefooter", sidebar},
      {"marginal", sidebar},
      {"marginalspalte", sidebar},
      {"feedback", sidebar},
      {"weather", sidebar},
      {"wetter", sidebar},
      {"correction", sidebar},
      {"survey", sidebar},
      {"quiz", sidebar},
      {"author", author_box},
      {"authors", author_box},
      {"autor", author_box},
      {"autoren", author_box},
      {"bio", author_box},
      {"authorbox", author_box},
      {"autorenbox", author_box},
      {"authorbio", author_box},
      {"audio", player},
      {"player", player},
      {"video", player},
      {"videoplayer", player},
      {"audioplayer", player},
      {"podcast", player},
      {"gallery", player},
      {"slider", player},
      {"carousel", player},
      {"slideshow", player},
      {"bildergalerie", player},
      {"fotostrecke", player},
      {"vorlesen", player},
      {"readaloud", player},
      {"tts", player},
      {"swiper", player},
      {"lightbox", player},
      {"embed", embed},
      {"optin", embed},
      {"twitter", embed},
      {"instagram", embed},
      {"youtube", embed},
      {"facebook", embed},
      {"embedding", embed},
      {"embetty", embed},
      {"extern", embed},
      {"tweet", embed},
      {"iframe", embed},
      {"tags", tags},
      {"taglist", tags},
      {"keywords", tags},
      {"tagcloud", tags},
      {"schlagworte", tags},
      {"topics", tags},
      {"themen", tags},
      {"modal", consent},
      {"overlay", consent},
      {"popup", consent},
      {"dialog", consent},
      {"lesercommentare", comments},
  };
  return words;
}

const HintWords& hint_words() {
  using enum Hint;
  static const HintWords words = {
      {"articlebody", body},
      {"articletext", body},
      {"articlecontent", body},
      {"storybody", body},
      {"richtext", body},
      {"fliesstext", body},
      {"artikeltext", body},
      {"bodytext", body},
      {"storytext", body},
      {"textblock", body},
      {"copytext", body},
      {"paragraph", body},
      {"caption", caption},
      {"bildunterschrift", caption},
      {"imagetext", caption},
      {"bildtext", caption},
      {"imagecaption", caption},
      {"bu", caption},
      {"figcaption", caption},
      {"legend", caption},
      {"credit", credit},
      {"credits", credit},
      {"copyright", credit},
      {"photographer", credit},
      {"bildrechte", credit},
      {"bildnachweis", credit},
      {"fotocredit", credit},
      {"imagesource", credit},
      {"rights", credit},
      {"kicker", kicker},
      {"dachzeile", kicker},
      {"kick", kicker},
      {"dz", kicker},
      {"overline", kicker},
      {"topline", kicker},
      {"roofline", kicker},
      {"spitzmarke", kicker},
      {"eyebrow", kicker},
      {"pretitle", kicker},
      {"preheadline", kicker},
      {"supertitle", kicker},
      {"uptitle", kicker},
      {"introline", kicker},
      {"overhead", kicker},
      {"lead", teaser},
      {"lede", teaser},
      {"intro", teaser},
      {"summary", teaser},
      {"vorspann", teaser},
      {"standfirst", teaser},
      {"excerpt", teaser},
      {"abstract", teaser},
      {"anleser", teaser},
      {"einleitung", teaser},
      {"shorttext", teaser},
      {"introtext", teaser},
      {"leadtext", teaser},
      {"subline", teaser},
      {"unterzeile", teaser},
      {"teasertext", teaser},
      {"dek", teaser},
      {"headline", headline},
      {"title", headline},
      {"titel", headline},
      {"ueberschrift", headline},
      {"subheadline", subheading},
      {"subheading", subheading},
      {"zwischentitel", subheading},
      {"zwischen", subheading},
      {"crosshead", subheading},
      {"subhead", subheading},
      {"zwischenueberschrift", subheading},
      {"zwischenzeile", subheading},
      {"byline", byline},
      {"authorline", byline},
      {"dateline", byline},
      {"pubdate", byline},
      {"publishdate", byline},
      {"timestamp", byline},
      {"datetime", byline},
      {"autorenzeile", byline},
      {"date", byline},
      {"datum", byline},
      {"infobox", fact_box},
      {"factbox", fact_box},
      {"faktenbox", fact_box},
      {"boxinfo", fact_box},
      {"hintergrundbox", fact_box},
      {"infokasten", fact_box},
      {"glossar", fact_box},
      {"kasten", fact_box},
      {"quote", quote},
      {"pullquote", quote},
      {"zitat", quote},
      {"blockquote", quote},
  };
  return words;
}

/// Divides "ArticleHead__Wrap-teaser" into lower-case words.
template <typename Visit>
void each_word(string_view name, Visit visit) {
  std::string word;
  const auto flush = [&] {
    if (!word.empty()) visit(string_view(word));
    word.clear();
  };
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    const bool upper = c >= 'A' && c <= 'Z';
    const bool letter = upper || (c >= 'a' && c <= 'z') || (c & 0x80);
    const bool after_lower = i > 0 && name[i - 1] >= 'a' && name[i - 1] <= 'z';
    if (!letter || (upper && after_lower)) flush();
    if (letter) word.push_back(upper ? static_cast<char>(c + 32) : c);
  }
  flush();
}

void set_hint(ElementHints& hints, Hint hint) {
  switch (hint) {
    case Hint::body:
      hints.body = true;
      break;
    case Hint::caption:
      hints.caption = true;
      break;
    case Hint::credit:
      hints.credit = true;
      break;
    case Hint::kicker:
      hints.kicker = true;
      break;
    case Hint::teaser:
      hints.teaser = true;
      break;
    case Hint::headline:
      hints.headline = true;
      break;
    case Hint::subheading:
      hints.subheading = true;
      break;
    case Hint::byline:
      hints.byline = true;
      break;
    case Hint::quote:
      hints.quote = true;
      break;
    case Hint::fact_box:
      hints.fact_box = true;
      break;
  }
}

void read_name(ElementHints& hints, string_view name) {
  const SurroundingWords& surroundings = surrounding_words();
  const HintWords& words = hint_words();
  std::string pair;
  std::string previous;
  each_word(name, [&](string_view word) {
    if (const auto found = surroundings.find(word); found != surroundings.end()) {
      if (hints.surrounding == Surrounding::none) hints.surrounding = found->second;
    }
    if (const auto found = words.find(word); found != words.end()) set_hint(hints, found->second);
    pair = previous;
    pair += word;
    if (!previous.empty()) {
      if (const auto found = words.find(pair); found != words.end()) set_hint(hints, found->second);
      if (const auto found = surroundings.find(pair); found != surroundings.end()) {
        if (hints.surrounding == Surrounding::none) hints.surrounding = found->second;
      }
    }
    previous = word;
  });
}

/// Class names that hide as a whole; "overflow-hidden" and "hidden md:block" do not.
bool is_hidden_class(string_view names) {
  bool hidden = false;
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(' '), names.size());
    const string_view name = names.substr(0, end);
    hidden |= name == "hidden" || name == "is-hidden" || name == "d-none" || name == "invisible" ||
              name == "noscript" || name == "visually-hidden" || name == "sr-only" ||
              name == "u-hidden";
    if (name.ends_with(":block") || name.ends_with(":flex") || name.ends_with(":inline") ||
        name.ends_with("-block"))
      return false;
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return hidden;
}

bool is_hidden_style(string_view style) {
  std::string dense;
  for (const char c : style) {
    if (c != ' ') dense.push_back(static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c));
  }
  return dense.find("display:none") != std::string::npos ||
         dense.find("visibility:hidden") != std::string::npos;
}

Surrounding tag_surrounding(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::nav:
    case HtmlTag::menu:
      return Surrounding::navigation;
    case HtmlTag::footer:
      return Surrounding::sidebar;
    case HtmlTag::aside:
      return Surrounding::sidebar;
    case HtmlTag::form:
    case HtmlTag::button:
    case HtmlTag::fieldset:
    case HtmlTag::label:
      return Surrounding::form;
    case HtmlTag::dialog:
      return Surrounding::consent;
    case HtmlTag::noscript:
      return Surrounding::hidden;
    case HtmlTag::video:
    case HtmlTag::audio:
      return Surrounding::player;
    default:
      return Surrounding::none;
  }
}

Surrounding role_surrounding(string_view role) {
  if (role == "navigation" || role == "menu" || role == "menubar" || role == "search")
    return Surrounding::navigation;
  if (role == "complementary" || role == "contentinfo") return Surrounding::sidebar;
  if (role == "dialog" || role == "alertdialog") return Surrounding::consent;
  if (role == "button" || role == "form") return Surrounding::form;
  return Surrounding::none;
}

}  // namespace

const char* to_string(Surrounding surrounding) {
  switch (surrounding) {
    case Surrounding::none:
      return "";
    case Surrounding::hidden:
      return "hidden";
    case Surrounding::advert:
      return "advert";
    case Surrounding::related:
      return "related";
    case Surrounding::social:
      return "social";
    case Surrounding::newsletter:
      return "newsletter";
    case Surrounding::comments:
      return "comments";
    case Surrounding::consent:
      return "consent";
    case Surrounding::navigation:
      return "navigation";
    case Surrounding::paywall:
      return "paywall";
    case Surrounding::sidebar:
      return "sidebar or footer";
    case Surrounding::author_box:
      return "about the author";
    case Surrounding::player:
      return "player";
    case Surrounding::embed:
      return "embed";
    case Surrounding::form:
      return "form";
    case Surrounding::tags:
      return "tags";
  }
  return "";
}

ElementHints hints_of(const HtmlTree& tree, std::uint32_t index) {
  const HtmlNode& node = tree.nodes[index];
  ElementHints hints;
  hints.surrounding = tag_surrounding(node.tag);
  for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
    const HtmlAttribute& attribute = tree.attributes[node.attributes + i];
    const string_view name = attribute.name;
    const string_view value = attribute.value;
    if (name == "class" || name == "id" || name == "data-testid" || name == "data-component" ||
        name == "data-qa") {
      // A name per site and page ("id=article-123") says as much as its words.
      read_name(hints, value.substr(0, 400));
      if (name == "class" && hints.surrounding == Surrounding::none && is_hidden_class(value)) {
        hints.surrounding = Surrounding::hidden;
      }
    } else if (name == "itemprop") {
      if (value == "articleBody") hints.body = true;
      if (value == "caption") hints.caption = true;
      if (value == "headline") hints.headline = true;
      if (value == "description") hints.teaser = true;
      if (value == "copyrightHolder") hints.credit = true;
    } else if (name == "role") {
      if (hints.surrounding == Surrounding::none) hints.surrounding = role_surrounding(value);
    } else if (name == "hidden" || (name == "aria-hidden" && value == "true") ||
               (name == "style" && is_hidden_style(value))) {
      hints.surrounding = Surrounding::hidden;
    } else if (name == "itemtype" && value.ends_with("Comment")) {
      hints.surrounding = Surrounding::comments;
    }
  }
  if (node.tag == HtmlTag::figcaption) hints.caption = true;
  if (node.tag == HtmlTag::blockquote) hints.quote = true;
  return hints;
}

}  // namespace fundstelle
