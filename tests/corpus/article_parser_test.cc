#include "corpus/article_parser.h"

#include <gtest/gtest.h>

#include <random>

#include "corpus/utf8_text.h"
#include "tests/corpus/corpus_fixtures.h"

namespace fundstelle {
namespace {

const std::string kBody =
    "Die Einwohner haben am Samstag mit dem Bau einer Brücke begonnen, auf die sie seit zehn "
    "Jahren warten. ";

TEST(ArticleParser, ReadsHeaderBlocks) {
  const Article article = parsed(record_of(
      "text",
      "Titel: Ein Dorf baut\nDatum: 13.05.2024\nQuelle: Der Bote\nAutor: Eva Klein\nID: x7\n\n" +
          kBody));
  EXPECT_EQ(article.id, "x7");
  EXPECT_EQ(article.title, "Ein Dorf baut");
  EXPECT_EQ(article.date, "2024-05-13");
  EXPECT_EQ(article.source, "Der Bote");
  EXPECT_EQ(article.authors, (std::vector<std::string>{"Eva Klein"}));
  ASSERT_EQ(article.blocks.size(), 1u);
}

TEST(ArticleParser, TakesMetadataFromJsonLdFirst) {
  const Article article = parsed(record_of(
      "html",
      "<html><head><title>Brücke | Der Bote</title><meta property='og:title' "
      "content='Anders'><meta property='article:published_time' content='2020-01-01'>"
      "<script type='application/ld+json'>{\"@graph\": [{\"@type\": \"WebSite\"}, {\"@type\": "
      "[\"NewsArticle\"], \"headline\": \"Ein Dorf baut sich eine Brücke\","
      " \"datePublished\": \"2024-05-13T10:15:00+02:00\", \"author\": [{\"@type\": \"Person\", "
      "\"name\": \"Eva Klein\"}], \"publisher\": {\"name\": \"Der Bote\"},\n}]}</script>"
      "<link rel='canonical' href='https://a.example/1'></head><body><h1>Ein Dorf baut sich eine "
      "Brücke</h1><p>" +
          kBody + kBody + "</p></body></html>"));
  EXPECT_EQ(article.title, "Ein Dorf baut sich eine Brücke");
  EXPECT_EQ(article.date, "2024-05-13T10:15:00+02:00");
  EXPECT_EQ(article.source, "Der Bote");
  EXPECT_EQ(article.url, "https://a.example/1");
  EXPECT_EQ(article.authors, (std::vector<std::string>{"Eva Klein"}));
}

TEST(ArticleParser, KeepsEveryBlockWithItsReason) {
  const Article article = parsed(record_of(
      "html",
      "<body><nav><a href='/'>Start</a> <a href='/politik'>Politik</a></nav><article><h1>Ein Dorf "
      "baut sich eine Brücke</h1><p>" +
          kBody +
          "</p>"
          "<div class='ad'>Anzeige</div><p>" +
          kBody + kBody +
          "</p><aside class='related'><h3>Mehr zum Thema</h3><a href='/x'>Noch ein "
          "Dorf</a></aside></article></body>"));
  EXPECT_EQ(texts(article, BlockKind::paragraph).size(), 2u);
  for (const Block& block : article.blocks) {
    EXPECT_EQ(block.kind == BlockKind::boilerplate, !block.reason.empty()) << block.text;
  }
  EXPECT_EQ(texts(article, BlockKind::boilerplate).size(), 4u);
}

TEST(ArticleParser, BoundsIds) {
  RawRecord record = record_of("text", kBody + kBody);
  record.context[0].second = std::string(500, 'x') + "ü";
  const Article article = parsed(record);
  EXPECT_LE(article.id.size(), 200u);
  record.context[0].second = std::string(500, 'x') + "a";
  EXPECT_NE(parsed(record).id, article.id);
}

TEST(ArticleParser, MakeArticleKeepsTheText) {
  const std::string text = "Erster Absatz.\n\nZweiter\nAbsatz.";
  const Article article = make_article("a", "Titel", text);
  ASSERT_EQ(article.blocks.size(), 2u);
  EXPECT_EQ(article.blocks[1].text, "Zweiter Absatz.");
  EXPECT_EQ(text.substr(article.blocks[1].range.begin, article.blocks[1].range.size()),
            "Zweiter\nAbsatz.");
  EXPECT_THROW(make_article("a", "", "\xFF"), Error);
}

/// What must hold for any bytes at all.
void check(const RawRecord& record) {
  ArticleParser parser{ReadOptions{}};
  const auto result = parser.parse(record);
  const auto* article = std::get_if<Article>(&result);
  if (article == nullptr) {
    EXPECT_FALSE(std::get<ReadProblem>(result).reason.empty());
    return;
  }
  EXPECT_LE(article->id.size(), 200u);
  for (const std::string* field :
       {&article->id, &article->title, &article->teaser, &article->source, &article->date}) {
    EXPECT_EQ(find_invalid_utf8(*field), std::string::npos);
  }
  for (const Block& block : article->blocks) {
    EXPECT_LE(block.range.begin, block.range.end);
    EXPECT_LE(block.range.end, record.bytes.size());
    EXPECT_EQ(find_invalid_utf8(block.text), std::string::npos);
  }
  for (const Passage& passage : article->passages) {
    for (const PassagePiece& piece : passage.pieces) {
      ASSERT_LT(piece.block, article->blocks.size());
      EXPECT_LE(piece.range.end, article->blocks[piece.block].text.size());
    }
  }
}

TEST(ArticleParser, SurvivesAnyBytes) {
  const std::vector<std::string> stock = {"<p>",
                                          "</p>",
                                          "<div class='a'>",
                                          "</div>",
                                          "<script>",
                                          "</script>",
                                          "<!--",
                                          "-->",
                                          "<![CDATA[",
                                          "]]>",
                                          "&uuml;",
                                          "&#x110000;",
                                          "&#0;",
                                          "{\"text\": \"",
                                          "\"}",
                                          "[",
                                          "]",
                                          "\\u12",
                                          "\\",
                                          "\"",
                                          ",",
                                          ";",
                                          "\n",
                                          "\r\n",
                                          "\t",
                                          "\xC3\xBC",
                                          "\xFF",
                                          "\xE2\x82",
                                          "Foto: dpa",
                                          "(dpa)",
                                          "Berlin (dpa) - ",
                                          "Ein Satz mit acht Wörtern steht hier im Text. ",
                                          "Quelle: dpa\n",
                                          "+++ 12:00 ",
                                          "<h2>",
                                          "<br><br>",
                                          "Oster-\nweiterung ",
                                          "- \n",
                                          "\xC2\xAD",
                                          "<table><tr><td>",
                                          "<li>",
                                          "<a href=x>",
                                          "</a>",
                                          "<title>",
                                          "<item>",
                                          "</item>",
                                          "<nitf>",
                                          "Titel: x\nDatum: 1.1.2020\n",
                                          "\xEF\xBB\xBF",
                                          std::string(1, '\0')};
  std::mt19937 random(20240513);
  for (const char* format : {"text", "html", "jsonl", "json", "csv", "feed", "nitf", "newsml"}) {
    for (int round = 0; round < 300; ++round) {
      RawRecord record = record_of(format, "");
      const std::size_t pieces = random() % 60;
      for (std::size_t i = 0; i < pieces; ++i) {
        if (random() % 5 == 0)
          record.bytes.push_back(static_cast<char>(random() % 256));
        else
          record.bytes += stock[random() % stock.size()];
      }
      if (std::string(format) == "csv") record.context.emplace_back("header", "id,title,text");
      check(record);
    }
  }
}

/// Sentences that differ from each other, as a text's do.
std::string story(int sentences) {
  const char* const places[] = {"Kehrheim", "Brunnstedt", "Ostrach", "Lauterfurt", "Balingsen"};
  std::string text;
  for (int i = 0; i < sentences; ++i) {
    text += "In " + std::string(places[i % 5]) + " haben " + std::to_string(20 + 7 * i) +
            " Leute am Ufer einen Steg gebaut, den sie im Mai eröffnen wollen. ";
  }
  return text;
}

TEST(ArticleParser, TakesTheTextFromScriptsWhereThePageShowsNone) {
  const Article article = parsed(
      record_of("html",
                "<html><head><title>Stege</title><script type='application/ld+json'>{\"@type\": "
                "\"NewsArticle\", \"headline\": \"Fünf Dörfer bauen Stege\", \"articleBody\": \"" +
                    story(4) + "\\n" + story(8) +
                    "\"}</script></head><body><h1>Fünf Dörfer bauen Stege</h1><div "
                    "id=app>Wird geladen</div></body></html>"));
  EXPECT_EQ(article.title, "Fünf Dörfer bauen Stege");
  std::vector<std::string> paragraphs;
  for (const Block& block : article.blocks) {
    if (block.kind == BlockKind::paragraph) paragraphs.push_back(block.text + " ");
  }
  EXPECT_EQ(paragraphs, (std::vector<std::string>{story(4), story(8)}));
}

/// What of `extra`, set behind a text, stays text.
std::vector<std::string> kept_behind(const std::string& extra) {
  const Article article = parsed(record_of(
      "text", "Fünf Dörfer bauen Stege\n\n" + story(3) + "\n\n" + story(5) + "\n\n" + extra));
  std::vector<std::string> kept;
  for (const Block& block : article.blocks) {
    const bool text = block.kind == BlockKind::paragraph || block.kind == BlockKind::subheading;
    if (text && block.text.find("Steg gebaut") == std::string::npos) kept.push_back(block.text);
  }
  return kept;
}

TEST(ArticleParser, FindsTheTextInTheStateOfAnApplication) {
  const std::string page =
      "<html><body><h1>Ein Dorf baut</h1><div>L\u00E4dt \u2026</div><script "
      "id='__NEXT_DATA__'>{\"props\":{\"headline\":\"Ein Dorf baut\",\"blocks\":[";
  std::string blocks;
  for (const char* day : {"Samstag", "Sonntag", "Montag", "Dienstag", "Mittwoch", "Freitag"}) {
    blocks += "{\"text\":\"Am " + std::string(day) +
              " haben die Einwohner mit dem Bau einer Br\\u00FCcke begonnen, auf die sie seit zehn "
              "Jahren warten.\"},";
  }
  const std::string others = "{\"teaser\":\"Was sonst noch in der Gegend geschah, steht hier.\"}";
  const Article article =
      parsed(record_of("html", page + blocks + others + "]}}</script></body></html>"));
  EXPECT_EQ(texts(article, BlockKind::paragraph).size(), 6u) << article.title;
  const Article other = parsed(record_of(
      "html", "<h1>Anderes</h1>" + page.substr(page.find("<script")) + blocks + "]}}</script>"));
  EXPECT_TRUE(texts(other, BlockKind::paragraph).empty()) << "the script states another title";
}

TEST(ArticleParser, ReadsShortReportsThatSayWhatErrorPagesSay) {
  const Article search = parsed(record_of(
      "text",
      "Waschb\u00E4r weiter auf der Flucht\n\nDer vor einer Woche aus dem Gehege entwischte "
      "Waschb\u00E4r des Tierparks ist weiter verschwunden. Auch mit Lebendfallen habe das Tier "
      "bisher "
      "nicht gefunden werden k\u00F6nnen, sagte die Leiterin am Montag.\n\nFehler 4 in der Anlage "
      "habe "
      "dazu gef\u00FChrt, dass die T\u00FCr offen blieb, und nun werde sie ausgetauscht. Bis dahin "
      "bleibt "
      "das Gehege geschlossen.\n"));
  EXPECT_EQ(search.title, "Waschb\u00E4r weiter auf der Flucht");
  const Article work = parsed(record_of(
      "text",
      "St\u00F6rung im Buchungssystem\n\nFrankfurt. Wegen Wartungsarbeiten sind Buchungen bei der "
      "Bahn in "
      "der Nacht zum Sonntag nicht m\u00F6glich, wie das Unternehmen am Freitag mitteilte.\n"));
  EXPECT_EQ(work.place, "Frankfurt");
}

TEST(ArticleParser, LeavesOutWhatStandsBehindRawText) {
  using Lines = std::vector<std::string>;
  EXPECT_EQ(kept_behind("Forum: 214 Postings\n\nBei uns im Ort ist es genauso, und am Ende zahlt "
                        "wieder der Bürger die Zeche."),
            Lines());
  EXPECT_EQ(
      kept_behind("Wer das gelesen hat, fragt sich doch, warum das erst jetzt herauskommt.\n\n"
                  "— Stadt (@stadt) March 12, 2024"),
      Lines());
  std::string teasers;
  for (const char* topic : {"Reise", "Kultur", "Sport"}) {
    teasers += std::string(topic) +
               "\n\nDie Kapelle am Berg ist wieder offen\n\nNach drei Jahren "
               "können Wanderer dort wieder rasten und über den See blicken.\n\n";
  }
  EXPECT_EQ(kept_behind(teasers), Lines());
  // A section of the text is none.
  EXPECT_EQ(kept_behind("Was noch fehlt\n\nDas Geld für die Geländer soll der Landkreis im "
                        "kommenden Jahr geben, wenn er kann."),
            (Lines{"Was noch fehlt",
                   "Das Geld für die Geländer soll der Landkreis im kommenden Jahr geben, wenn er "
                   "kann."}));
}

TEST(ArticleParser, CutsBoxesThatWantAnAnswer) {
  const std::string box =
      "<div><h4>Der Morgen</h4><p>Erhalten Sie jeden Tag die besten Berichte "
      "aus der Region.</p><button>Los</button></div>";
  const Article article =
      parsed(record_of("html", "<h1>Fünf Dörfer bauen Stege</h1><div><p>" + story(3) + "</p>" +
                                   box + "<p>" + story(5) + "</p></div>"));
  for (const Block& block : article.blocks) {
    if (block.text.find("besten Berichte") != std::string::npos) {
      EXPECT_EQ(block.kind, BlockKind::boilerplate);
    }
  }
}

TEST(ArticleParser, SurvivesDeepAndLongPages) {
  std::string deep;
  for (int i = 0; i < 20000; ++i) deep += "<div>";
  check(record_of("html", deep + kBody));
  std::string spans = "<p>";
  for (int i = 0; i < 20000; ++i) spans += "<span>x ";
  check(record_of("html", spans));
  check(record_of("html", std::string(1u << 20, '<')));
  check(record_of("text", std::string(1u << 20, 'a')));
  std::string lines;
  for (int i = 0; i < 50000; ++i) lines += "Zeile\n";
  check(record_of("text", lines));
}

}  // namespace
}  // namespace fundstelle
