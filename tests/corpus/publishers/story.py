# SPDX-License-Identifier: GPL-2.0-or-later
"""What a page is made of: a story of the gold set, the furniture around it, and the page's frame.

The stories are those of ../gold/pages, written for this project; so are the lines of shapes.json.
"""

import html
import json
import random
import re
from pathlib import Path

GOLD = Path(__file__).parent.parent / "gold" / "pages"
BODY = {"paragraph", "subheading", "quote"}
FIRST = "Ragna Tilo Merle Hauke Svenja Ruben Ida Malte Jette Benno Frieda Kai".split()
LAST = "Tillmann Osterloh Behrend Wiegand Lüders Quast Hagedorn Imhoff Brackel Sievers".split()
SHAPES = json.loads((Path(__file__).parent / "shapes.json").read_text(encoding="utf-8"))
FURNITURE = SHAPES["furniture"]
SECTIONS = """Politik Wirtschaft Sport Panorama Kultur Wissen Reise Region Meinung Podcasts
Wetter Rätsel""".split()


def esc(text):
    return html.escape(text, quote=False)


def gold_stories():
    stories = []
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        body = [(b["kind"], b["text"]) for b in gold["blocks"] if b["kind"] in BODY]
        if sum(k == "paragraph" and len(t.split()) > 15 for k, t in body) >= 3:
            gold["body"] = body
            stories.append(gold)
    return stories


class Story:
    """One story for one page, and a record of what an extraction should keep of that page."""

    def __init__(self, name, number, stories):
        self.rng = random.Random(name)
        self.name = name
        self.gold = stories[number % len(stories)]
        self.others = [s for s in stories if s is not self.gold]
        self.rng.shuffle(self.others)
        self.title = self.gold["title"]
        self.kicker = self.gold["kicker"] or self.rng.choice(
            ["Nach langem Streit", "Verkehr", "Überblick"])
        self.teaser = self.gold["teaser"] or self.others[-1]["body"][0][1].split(". ")[0] + "."
        self.author = self.rng.choice(FIRST) + " " + self.rng.choice(LAST)
        self.site = f"{name}.example"
        self.body = list(self.gold["body"])
        self.expected = [{"kind": kind, "text": text} for kind, text in self.body]
        self.has_kicker = self.has_teaser = False
        self.taken = 0

    # What the template prints, noted as expected --------------------------------------------
    def keep(self, kind, text):
        self.expected.append({"kind": kind, "text": text})
        return esc(text)

    def show_teaser(self):
        self.has_teaser = True
        return esc(self.teaser)

    def show_kicker(self):
        self.has_kicker = True
        return esc(self.kicker)

    def caption(self):
        return self.keep("caption", self.rng.choice([
            "Blick auf das Gelände am Dienstagmorgen.",
            "So sah es hier noch im vergangenen Sommer aus.",
            "Die Beteiligten bei einem Ortstermin im Frühjahr. (Archivbild)",
            "Das Archivbild zeigt die Baustelle an der Uferstraße, auf der seit Monaten "
            "gearbeitet wird."]))

    def credit(self):
        return self.keep("credit", self.rng.choice([
            "Foto: picture alliance/dpa", "© Imago",
            "Bild: Tilo Brackel/Nordbild", "Quelle: Reuters",
            "AFP"]))

    # Furniture ------------------------------------------------------------------------------
    def other_title(self):
        self.taken += 1
        return esc(self.others[self.taken % len(self.others)]["title"])

    def other_teaser(self):
        self.taken += 1
        other = self.others[self.taken % len(self.others)]
        return esc(other["teaser"] or other["body"][0][1].split(". ")[0] + ".")

    def other_paragraph(self):
        self.taken += 1
        return esc(self.others[self.taken % len(self.others)]["body"][-1][1])

    def comment(self):
        return esc(self.rng.choice(FURNITURE["comments"]))

    def bio(self):
        return esc(self.rng.choice(FURNITURE["bios"]).format(name=self.author))

    def newsletter(self):
        return self.rng.choice(FURNITURE["newsletters"])

    # Text with the inline markup that editors leave in it -------------------------------------
    def rich(self, text, link=0.4):
        words = text.split(" ")
        if len(words) > 12 and self.rng.random() < link:
            at = self.rng.randrange(2, len(words) - 5)
            size = self.rng.randrange(1, 5)
            tag = self.rng.choice([
                f'<a href="/thema/x-{at}" class="link">', "<strong>", "<em>",
                f'<a href="https://www.anderswo.example/{at}" target="_blank" rel="noopener">'])
            close = "</" + re.match(r"<(\w+)", tag).group(1) + ">"
            inner = [esc(w) for w in words]
            inner[at] = tag + inner[at]
            inner[at + size - 1] += close
            return " ".join(inner)
        return esc(text)

    def blocks(self, p, h, q, between=()):
        """The body in the given tags; `between` is furniture, spread over it."""
        parts = []
        for kind, text in self.body:
            template = {"paragraph": p, "subheading": h, "quote": q}[kind]
            written = self.rich(text) if kind == "paragraph" else esc(text)
            parts.append(template.replace("{}", written))
        inner = list(range(1, len(parts)))
        spots = sorted(self.rng.sample(inner, min(len(between), len(inner))), reverse=True)
        for spot, piece in zip(spots, reversed(list(between))):
            parts.insert(spot, piece)
        return "\n".join(parts)

    def json(self):
        return {"title": self.title, "kicker": self.kicker if self.has_kicker else None,
                "teaser": self.teaser if self.has_teaser else None,
                "title_also": [f"{self.kicker}: {self.title}", f"{self.kicker} {self.title}"],
                "date": "2024-03-12", "source": None, "url": None,
                "authors": [self.author], "agencies": [],
                "place": None, "blocks": self.expected}

    # The frame of a page ------------------------------------------------------------------------
    def json_ld(self, body=False, **more):
        text = "\n".join(t for k, t in self.body) if body is True else body or None
        article = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": self.title,
                   "datePublished": "2024-03-12T08:15:00+01:00", "description": self.teaser,
                   "author": [{"@type": "Person", "name": self.author}],
                   "publisher": {"@type": "Organization", "name": self.site}, **more}
        if text:
            article["articleBody"] = text
        text = json.dumps(article, ensure_ascii=False)
        return f'<script type="application/ld+json">{text}</script>'

    def meta(self, *extra, og=True):
        parts = ['<meta charset="utf-8">', f"<title>{esc(self.title)} | {self.site}</title>"]
        if og:
            parts += [f'<meta property="og:title" content="{html.escape(self.title)}">',
                      '<meta property="og:type" content="article">',
                      f'<meta property="og:description" content="{html.escape(self.teaser)}">',
                      f'<meta name="author" content="{self.author}">',
                      '<meta property="article:published_time" '
                      'content="2024-03-12T08:15:00+01:00">']
        return "\n".join(parts + list(extra))

    def page(self, head, body, attributes=""):
        style = "<style>.a{color:red}</style>"
        return (f'<!DOCTYPE html>\n<html lang="de"><head>{head}{style}</head>\n'
                f"<body{attributes}>\n{body}\n</body></html>\n")

    def nav(self, tag="nav", item="li", cls=""):
        items = "".join(f'<{item}{cls}><a href="/{s.lower()}">{s}</a></{item}>' for s in SECTIONS)
        return f"<{tag}><ul>{items}</ul></{tag}>"

    def footer(self, tag="footer", cls=""):
        return (f'<{tag}{cls}><ul>' + "".join(f'<li><a href="/{w.lower()}">{w}</a></li>' for w in
                ("Impressum", "Datenschutz", "AGB", "Kontakt", "Mediadaten", "Abo kündigen")) +
                f"</ul><p>© 2024 {self.site}. Alle Rechte vorbehalten. Vervielfältigung nur mit "
                f"Genehmigung des Verlags.</p></{tag}>")
