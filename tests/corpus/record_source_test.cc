// Files, folders, archives and record formats, as read_articles sees them.
#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/corpus/corpus_fixtures.h"
#include "tests/fixtures/scratch_directory.h"

namespace fundstelle {
namespace {

using testing::ScratchDirectory;

const std::string kText =
    "Ein Dorf baut sich eine Brücke\n\n"
    "Die Einwohner von Marbeck haben am Samstag mit dem Bau einer Brücke begonnen. Sie warten seit "
    "zehn "
    "Jahren auf das Land. Nun nehmen sie die Sache selbst in die Hand.\n\n"
    "Der Landkreis duldet das Vorhaben bisher. Ein Sprecher sagte, man wolle die Statik prüfen und "
    "erst "
    "danach über das Weitere entscheiden.\n";

void write_archive(const std::string& path, bool zip, bool gzip,
                   const std::vector<std::pair<std::string, std::string>>& members) {
  archive* out = archive_write_new();
  if (zip)
    archive_write_set_format_zip(out);
  else
    archive_write_set_format_pax_restricted(out);
  if (gzip) archive_write_add_filter_gzip(out);
  ASSERT_EQ(archive_write_open_filename(out, path.c_str()), ARCHIVE_OK);
  for (const auto& [name, content] : members) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_perm(entry, 0644);
    if (content.starts_with("link:")) {
      archive_entry_set_filetype(entry, AE_IFLNK);
      archive_entry_set_symlink(entry, content.c_str() + 5);
      archive_write_header(out, entry);
    } else {
      archive_entry_set_filetype(entry, AE_IFREG);
      archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
      archive_write_header(out, entry);
      archive_write_data(out, content.data(), content.size());
    }
    archive_entry_free(entry);
  }
  archive_write_close(out);
  archive_write_free(out);
}

std::string gzipped(const ScratchDirectory& scratch, const std::string& content) {
  archive* out = archive_write_new();
  archive_write_set_format_raw(out);
  archive_write_add_filter_gzip(out);
  const std::string path = scratch / "gzipped";
  archive_write_open_filename(out, path.c_str());
  archive_entry* entry = archive_entry_new();
  archive_entry_set_pathname(entry, "data");
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_write_header(out, entry);
  archive_write_data(out, content.data(), content.size());
  archive_entry_free(entry);
  archive_write_close(out);
  archive_write_free(out);
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(RecordSource, ReadsFoldersInOrderAndNamesArticlesByPath) {
  ScratchDirectory scratch;
  scratch.write("in/b.txt", kText);
  scratch.write("in/a.txt", kText);
  scratch.write("in/2024/05/c.txt", kText);
  scratch.write("in/.hidden.txt", kText);
  scratch.write("in/same.txt", kText);
  scratch.write("in/same.html",
                "<html><body><h1>Eine Brücke für das Dorf</h1><p>" + kText + "</p></body></html>");
  const Reading run = read_all({scratch / "in"});
  std::vector<std::string> ids;
  for (const Article& article : run.articles) ids.push_back(article.id);
  EXPECT_EQ(ids, (std::vector<std::string>{"2024/05/c", "a", "b", "same.html", "same.txt"}));
  EXPECT_TRUE(run.problems.empty());
  EXPECT_EQ(run.articles[0].path, scratch / "in/2024/05/c.txt");
}

TEST(RecordSource, ReportsWhatItCannotReadAndGoesOn) {
  ScratchDirectory scratch;
  scratch.write("in/a_empty.txt", "");
  scratch.write("in/b_damaged.txt",
                "Gr\xC3\xBC\xC3\x9F"
                "e aus K\xC3\xB6ln, f\xC3\xBC"
                "r alle \xC3(");
  scratch.write("in/c_good.txt", kText);
  scratch.write("in/d_binary.bin", std::string("\x7F"
                                               "ELF\0\0\0\0",
                                               8));
  scratch.write("outside.txt", kText);
  std::filesystem::create_symlink(scratch / "outside.txt", scratch / "in/e_link.txt");
  std::filesystem::create_directory_symlink(scratch / ".", scratch / "in/f_loop");
  const Reading run = read_all({scratch / "in", scratch / "missing"});
  ASSERT_EQ(run.articles.size(), 1u);
  ASSERT_EQ(run.problems.size(), 6u);
  EXPECT_NE(run.problems[0].reason.find("empty"), std::string::npos);
  EXPECT_NE(run.problems[1].reason.find("UTF-8"), std::string::npos);
  EXPECT_EQ(run.problems[1].place.substr(0, 5), "byte ");
  EXPECT_NE(run.problems[3].reason.find("symbolic link"), std::string::npos);
  EXPECT_NE(run.problems[5].reason.find("no such file"), std::string::npos);
}

TEST(RecordSource, ReportsFilesWithoutARecord) {
  ScratchDirectory scratch;
  std::filesystem::create_directory(scratch / "in");
  scratch.write("in/a.xml", "<rss><channel><title>Leer</title></channel></rss>");
  scratch.write("in/b.json", "[]");
  scratch.write("in/c.gz", gzipped(scratch, std::string(10240, '\0')));  // an empty tar
  const Reading run = read_all({scratch / "in"});
  ASSERT_EQ(run.problems.size(), 3u);
  for (const ReadProblem& problem : run.problems) {
    EXPECT_NE(problem.reason.find("no record"), std::string::npos) << problem.reason;
  }
}

TEST(RecordSource, TakesNoTruthForAText) {
  ScratchDirectory scratch;
  const Reading run = read_all({scratch.write("a.json", "{\"article\": false, \"id\": \"x\"}")});
  EXPECT_TRUE(run.articles.empty());
  EXPECT_EQ(run.problems.size(), 1u);
}

TEST(RecordSource, RefusesUnknownFormats) {
  ReadOptions options;
  options.format = "docx";
  EXPECT_THROW(read_all({"."}, options), Error);
}

TEST(RecordSource, ReadsJsonLines) {
  ScratchDirectory scratch;
  const std::string path =
      scratch.write("a.jsonl",
                    "{\"id\": 7, \"title\": \"Titel \\u00fcber\", \"text\": \"Erster "
                    "Absatz.\\n\\nZweiter \\\"Absatz\\\".\", \"date\": \"2024-05-13\", "
                    "\"source\": {\"name\": \"Bote\"}, \"authors\": [\"A. Meier\", \"B. Kunz\"]}\n"
                    "{\"title\": \"kaputt\", \"text\": \n"
                    "\n"
                    "{\"titel\": \"\", \"other\": \"ohne Text\"}\n"
                    "{\"headline\": \"Andere Namen\", \"articleBody\": \"Ein Text.\", "
                    "\"datePublished\": \"Mon, 13 May 2024 10:15:00 GMT\"}\n");
  const Reading run = read_all({path});
  ASSERT_EQ(run.articles.size(), 2u);
  const Article& first = run.articles[0];
  EXPECT_EQ(first.id, "7");
  EXPECT_EQ(first.title, "Titel über");
  EXPECT_EQ(first.date, "2024-05-13");
  EXPECT_EQ(first.source, "Bote");
  EXPECT_EQ(first.authors, (std::vector<std::string>{"A. Meier", "B. Kunz"}));
  ASSERT_EQ(first.blocks.size(), 2u);
  EXPECT_EQ(first.blocks[1].text, "Zweiter \"Absatz\".");
  EXPECT_EQ(run.articles[1].title, "Andere Namen");
  EXPECT_EQ(run.articles[1].id, "a#5");
  ASSERT_EQ(run.problems.size(), 2u);
  EXPECT_EQ(run.problems[0].place.substr(0, 6), "line 2");
  EXPECT_NE(run.problems[1].reason.find("--field text=NAME"), std::string::npos);
}

TEST(RecordSource, KeepsRangesThroughJsonEscapes) {
  const std::string json =
      "{\"title\": \"T\", \"text\": \"Er sagte: \\u201eNein\\u201c.\\n\\nZweiter Absatz.\"}";
  const Article article = parsed(record_of("jsonl", json));
  ASSERT_EQ(article.blocks.size(), 2u);
  const auto raw = [&](std::size_t i) {
    return json.substr(article.blocks[i].range.begin, article.blocks[i].range.size());
  };
  EXPECT_EQ(raw(0), "Er sagte: \\u201eNein\\u201c.");
  EXPECT_EQ(raw(1), "Zweiter Absatz.");
}

TEST(RecordSource, MapsFieldNames) {
  ReadOptions options;
  options.fields = {{"text", "content.main"}, {"title", "kopf"}};
  const Article article = parsed(
      record_of(
          "jsonl",
          "{\"kopf\": \"Oben\", \"text\": \"falsch\", \"content\": {\"main\": \"Richtig.\"}}"),
      options);
  EXPECT_EQ(article.title, "Oben");
  ASSERT_EQ(article.blocks.size(), 1u);
  EXPECT_EQ(article.blocks[0].text, "Richtig.");
}

TEST(RecordSource, ReadsJsonArraysCsvAndTsv) {
  ScratchDirectory scratch;
  const std::string array = scratch.write("a.json",
                                          "[\n {\"id\": \"x\", \"text\": \"Eins.\"},\n {\"id\": "
                                          "\"y\", \"text\": \"Zwei {nicht] doch.\"}\n]\n");
  const std::string csv = scratch.write("b.csv",
                                        "id;title;text\n1;Titel;\"Text; mit \"\"Anführung\"\"\nund "
                                        "Umbruch.\"\n2;Zu;viele;Zellen\n3;Drei;Noch einer.\n");
  const std::string tsv = scratch.write("c.tsv", "id\ttext\n9\tEin \"Zitat am Rand.\n");
  const Reading run = read_all({array, csv, tsv});
  ASSERT_EQ(run.articles.size(), 5u);
  EXPECT_EQ(run.articles[1].blocks[0].text, "Zwei {nicht] doch.");
  EXPECT_EQ(run.articles[2].blocks[0].text, "Text; mit \"Anführung\"");
  EXPECT_EQ(run.articles[3].id, "3");
  EXPECT_EQ(run.articles[4].id, "9");
  ASSERT_EQ(run.problems.size(), 1u);
  EXPECT_EQ(run.problems[0].place, "line 4");
}

TEST(RecordSource, ReadsArchives) {
  ScratchDirectory scratch;
  std::filesystem::create_directory(scratch / "in");
  write_archive(scratch / "in/a.tar.gz", false, true,
                {{"x/eins.txt", kText},
                 {"x/rein.txt", "link:/etc/passwd"},
                 {"../raus.txt", kText},
                 {"x/zwei.txt", kText}});
  write_archive(
      scratch / "in/b.zip", true, false,
      {{"drei.jsonl", "{\"id\": \"j\", \"text\": \"Ein Text.\"}\n"}, {"/abs.txt", kText}});
  scratch.write("in/c.txt.gz", gzipped(scratch, kText));
  const Reading run = read_all({scratch / "in"});
  std::vector<std::string> ids;
  for (const Article& article : run.articles) ids.push_back(article.id);
  EXPECT_EQ(ids, (std::vector<std::string>{"a/x/eins", "a/x/zwei", "j", "c"}));
  EXPECT_EQ(run.articles[0].path, scratch / "in/a.tar.gz!/x/eins.txt");
  EXPECT_EQ(run.problems.size(), 3u);
}

TEST(RecordSource, BoundsWhatArchivesUnpackTo) {
  ScratchDirectory scratch;
  std::filesystem::create_directory(scratch / "in");
  scratch.write("in/bomb.txt.gz", gzipped(scratch, std::string(8u << 20, 'a')));
  write_archive(scratch / "in/many.tar", false, false,
                std::vector<std::pair<std::string, std::string>>(20, {"a.txt", kText}));
  ReadOptions options;
  options.max_decompressed_bytes = 1u << 20;
  options.max_members = 5;
  const Reading run = read_all({scratch / "in"}, options);
  EXPECT_EQ(run.articles.size(), 5u);
  ASSERT_EQ(run.problems.size(), 2u);
  EXPECT_NE(run.problems[0].reason.find("max_decompressed_bytes"), std::string::npos);
  EXPECT_NE(run.problems[1].reason.find("max_members"), std::string::npos);
}

TEST(RecordSource, BoundsRecordsAndNesting) {
  ScratchDirectory scratch;
  ReadOptions options;
  options.max_record_bytes = 1000;
  const std::string huge = "{\"id\": \"h\", \"text\": \"" + std::string(5000, 'x') +
                           "\"}\n{\"id\": \"k\", \"text\": \"Klein.\"}\n";
  for (const char* name : {"a.jsonl", "b.json"}) {
    const Reading run =
        read_all({scratch.write(name, (name[0] == 'b' ? "[" : "") + huge)}, options);
    ASSERT_EQ(run.articles.size(), 1u) << name;
    EXPECT_EQ(run.articles[0].id, "k");
    ASSERT_EQ(run.problems.size(), 1u);
    EXPECT_NE(run.problems[0].reason.find("max_record_bytes"), std::string::npos);
  }
  std::string deep = "{\"text\": " + std::string(100, '[') + std::string(100, ']') + "}";
  EXPECT_NE(parsed(record_of("jsonl", deep)).title.find("max_nesting"), std::string::npos);
  std::string xml = "<nitf><body.content>";
  for (int i = 0; i < 100; ++i) xml += "<block>";
  EXPECT_NE(parsed(record_of("nitf", xml)).title.find("PROBLEM"), std::string::npos);
}

TEST(RecordSource, ReadsWarc) {
  const std::string page =
      "<html><head><title>Brücke</title></head><body><h1>Ein Dorf baut sich eine Brücke</h1><p>" +
      kText.substr(40) + "</p></body></html>";
  const auto response = [](const std::string& url, const std::string& http) {
    return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + url +
           "\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " +
           std::to_string(http.size()) + "\r\n\r\n" + http + "\r\n\r\n";
  };
  std::string warc = "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\nabcd\r\n\r\n";
  warc += response("https://a.example/eins",
                   "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page);
  warc += response("https://a.example/bild",
                   "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG");
  warc += response("https://a.example/weg",
                   "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>nicht da</p>");
  const std::string half = page.substr(0, 100);
  char size[16];
  std::snprintf(size, sizeof size, "%zx", page.size() - half.size());
  warc += response(
      "https://a.example/zwei",
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n64\r\n" +
          half + "\r\n" + size + "\r\n" + page.substr(100) + "\r\n0\r\n\r\n");
  ScratchDirectory scratch;
  for (const std::string& path :
       {scratch.write("a.warc", warc), scratch.write("b.warc.gz", gzipped(scratch, warc))}) {
    const Reading run = read_all({path});
    ASSERT_EQ(run.articles.size(), 2u) << path;
    EXPECT_EQ(run.articles[0].id, "https://a.example/eins");
    EXPECT_EQ(run.articles[0].url, "https://a.example/eins");
    EXPECT_EQ(run.articles[1].title, "Ein Dorf baut sich eine Brücke");
    ASSERT_EQ(run.problems.size(), 1u);
    EXPECT_NE(run.problems[0].reason.find("404"), std::string::npos);
  }
}

TEST(RecordSource, ReadsFeeds) {
  ScratchDirectory scratch;
  const std::string rss = scratch.write(
      "rss.xml",
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" "
      "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Der Bote</title>"
      "<item><title>Brücke &amp; "
      "Dorf</title><link>https://a.example/1</link><guid>g1</guid><pubDate>Mon, 13 May 2024 "
      "10:15:00 +0200</pubDate>"
      "<description>Kurz gesagt.</description><content:encoded><![CDATA[<p>Erster Absatz &uuml;ber "
      "das Dorf.</p><h2>Zwischen</h2><p>Zweiter Absatz.</p>]]></content:encoded></item>"
      "<!-- <item> --><item><title>Nur kurz</title><description>&lt;p&gt;Ein Satz &amp;amp; "
      "mehr.&lt;/p&gt;</description></item></channel></rss>");
  const std::string atom = scratch.write(
      "atom.xml",
      "<feed "
      "xmlns=\"http://www.w3.org/2005/Atom\"><title>Atombote</title><entry><id>urn:1</"
      "id><title>Titel</title><published>2024-05-13T10:15:00Z</published>"
      "<author><name>Eva Klein</name></author><link rel=\"alternate\" "
      "href=\"https://b.example/1\"/><content type=\"html\">&lt;p&gt;Inhalt des "
      "Eintrags.&lt;/p&gt;</content></entry></feed>");
  const Reading run = read_all({rss, atom});
  ASSERT_EQ(run.articles.size(), 3u) << (run.problems.empty() ? "" : run.problems[0].reason);
  EXPECT_EQ(run.articles[0].id, "g1");
  EXPECT_EQ(run.articles[0].title, "Brücke & Dorf");
  EXPECT_EQ(run.articles[0].source, "Der Bote");
  EXPECT_EQ(run.articles[0].date, "2024-05-13T10:15:00+02:00");
  EXPECT_EQ(texts(run.articles[0], BlockKind::paragraph),
            (std::vector<std::string>{"Erster Absatz über das Dorf.", "Zweiter Absatz."}));
  EXPECT_EQ(texts(run.articles[0], BlockKind::subheading), (std::vector<std::string>{"Zwischen"}));
  EXPECT_EQ(run.articles[1].blocks[0].text, "Ein Satz & mehr.");
  EXPECT_EQ(run.articles[2].authors, (std::vector<std::string>{"Eva Klein"}));
  EXPECT_EQ(run.articles[2].url, "https://b.example/1");
}

TEST(RecordSource, ReadsAgencyFormats) {
  const Article nitf = parsed(record_of(
      "nitf",
      "<?xml version=\"1.0\"?><nitf><head><docdata><doc-id id-string=\"n1\"/><date.issue "
      "norm=\"20240513T101500Z\"/></docdata></head><body><body.head><hedline><hl1>Titel &uuml;ber "
      "alles</hl1></hedline>"
      "<dateline><location>Berlin</location></dateline></body.head><body.content><p>Erster "
      "Absatz.</p><hl2>Zwischen</hl2><p>Zweiter Absatz.</p></body.content></body></nitf>"));
  EXPECT_EQ(nitf.id, "n1");
  EXPECT_EQ(nitf.title, "Titel über alles");
  EXPECT_EQ(nitf.date, "2024-05-13T10:15:00Z");
  EXPECT_EQ(nitf.place, "Berlin");
  EXPECT_EQ(texts(nitf, BlockKind::paragraph).size(), 2u);
  ScratchDirectory scratch;
  const Reading run = read_all({scratch.write(
      "g2.xml",
      "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemSet><newsItem "
      "guid=\"urn:g2\"><itemMeta><versionCreated>2024-05-13T10:15:00Z</versionCreated></itemMeta>"
      "<contentMeta><headline>Kopf</headline><creditline>dpa</creditline></"
      "contentMeta><contentSet><inlineXML><html "
      "xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>Ein "
      "Absatz.</p></body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>")});
  ASSERT_EQ(run.articles.size(), 1u) << (run.problems.empty() ? "" : run.problems[0].reason);
  EXPECT_EQ(run.articles[0].id, "urn:g2");
  EXPECT_EQ(run.articles[0].title, "Kopf");
  EXPECT_EQ(run.articles[0].blocks[0].text, "Ein Absatz.");
}

TEST(RecordSource, RefusesEntities) {
  const Article article = parsed(record_of(
      "nitf",
      "<!DOCTYPE nitf [<!ENTITY a \"xxxxxxxxxx\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY f SYSTEM "
      "\"file:///etc/passwd\">]><nitf><body.content><p>&b;&f;</p></body.content></nitf>"));
  EXPECT_NE(article.title.find("entities"), std::string::npos);
}

}  // namespace
}  // namespace fundstelle
