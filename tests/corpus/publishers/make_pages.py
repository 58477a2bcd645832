#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Write pages in the shapes of publishers, and what to extract from them, into a folder.

    make_pages.py OUT [seen|blind|all] [--stories N] [--bare | --text]

--bare takes all class names, ids and test ids out; --text writes the pages' visible text instead. tools/score_extraction.py scores the result.
"""

import json
import re
import sys
from pathlib import Path

from shapes import BLIND, SEEN
from story import CONSENT, EMBED, PAYWALL, Story, esc, gold_stories
from text_dump import dump

FACT = "Das Vorhaben in Zahlen: 14 Kilometer neue Leitungen, 320 Hausanschlüsse und zwölf Monate Bauzeit."


def fill(story, text):
    def value(match):
        word = match.group(1)
        if word == "title":
            return esc(story.title)
        if word == "fact":
            return story.keep("paragraph", FACT)
        if word in ("teaser", "kicker"):
            return getattr(story, "show_" + word)()
        if word in ("caption", "credit", "comment", "bio"):
            return getattr(story, word)()
        if word == "other":
            return story.other_title()
        if word == "tease":
            return story.other_teaser()
        if word in ("mail", "mailtitle"):
            return esc(story.newsletter()[word == "mail"])
        if re.fullmatch(r"h\d", word):
            return f"{story.name[0]}{word}-{story.rng.randrange(10**6):x}"
        return {"author": story.author, "embed": EMBED, "pay": PAYWALL, "kick": "Aktuelles",
                "n": str(story.rng.randrange(99))}[word]
    return re.sub(r"\{(\w+)\}", value, text)


def make(name, shape, number, stories):
    story = Story(f"{name}{number}", number, stories)
    header, before, paragraph, heading, between, after = shape
    head = story.meta(story.json_ld(body=number % 5 == 0) if number % 2 == 0 else "", og=number % 3 != 0)
    start = fill(story, header + before)
    pieces = [fill(story, piece) for piece in between]
    body = story.blocks(paragraph, heading, paragraph, pieces)
    page = (f'<div id="cmp"><p>{esc(CONSENT)}</p><button>Alle akzeptieren</button></div><header>{story.nav()}</header>'
            + start + body + fill(story, after) + story.footer("footer" if number % 2 else "div"))
    return story.page(head, page), story.json()


def main():
    out, which = Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "all"
    count = int(sys.argv[sys.argv.index("--stories") + 1]) if "--stories" in sys.argv else 8
    stories = gold_stories()
    out.mkdir(parents=True, exist_ok=True)
    shapes = {**(SEEN if which != "blind" else {}), **(BLIND if which != "seen" else {})}
    for place, (name, shape) in enumerate(shapes.items()):
        for number in range(count):
            page, expected = make(name, shape, number * 5 + place, stories)
            if "--bare" in sys.argv:
                page = re.sub(r' (class|id|data-[\w-]+|itemprop)="[^"]*"', "", page)
            stem = f"{name}_{number:02d}"
            if "--text" in sys.argv:
                style = ("blank", "lines", "indented")[number % 3]
                (out / f"{stem}.txt").write_text(dump(page, style), encoding="utf-8")
            else:
                (out / f"{stem}.html").write_text(page, encoding="utf-8")
            (out / f"{stem}.json").write_text(json.dumps(expected, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
