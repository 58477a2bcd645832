#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Write pages in the shapes of publishers, and what to extract from them, into a folder.

    make_pages.py OUT [seen|blind|outlets|all|GROUP] [--stories N] [--bare | --text | --whole]

--bare takes all class names, ids and test ids out; --text writes the visible text instead,
--whole that with menu, consent layer and footer.
shapes.json and outlets.json say how a page is put together: words in braces are filled in here
({other} is another story's title, {tease} its teaser, {p:…} a paragraph to keep, {h:…} a heading,
{c:…} and {cr:…} caption and credit), words in square brackets are fragments. "state" puts the text
into a script instead of the page. tools/score_extraction.py scores the result.
"""

import json
import re
import sys
from pathlib import Path

from page_state import state_script
from story import FURNITURE, SHAPES, Story, esc, gold_stories
from text_dump import dump

FACT = ("Das Vorhaben in Zahlen: 14 Kilometer neue Leitungen, 320 Hausanschlüsse und zwölf Monate "
        "Bauzeit.")
OUTLETS = json.loads((Path(__file__).parent / "outlets.json").read_text(encoding="utf-8"))
ALL_FRAGMENTS = {**SHAPES["fragments"], **OUTLETS["fragments"]}
KINDS = {"p": "paragraph", "h": "subheading", "q": "quote", "c": "caption", "cr": "credit",
         "ag": "agency"}


def fill(story, text):
    while re.search(r"\[[A-Z0-9_]+\]", text):
        text = re.sub(r"\[([A-Z0-9_]+)\]", lambda match: ALL_FRAGMENTS[match.group(1)], text)

    def kept(match):
        plain = re.sub(r"<[^>]*>", "", match.group(2))
        story.keep(KINDS[match.group(1)], plain)
        return match.group(2)

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
        if word == "para":
            return story.other_paragraph()
        if word == "tease":
            return story.other_teaser()
        if word in ("mail", "mailtitle"):
            return esc(story.newsletter()[word == "mail"])
        if re.fullmatch(r"h\d", word):
            return f"{story.name[0]}{word}-{story.rng.randrange(10**6):x}"
        return {"author": story.author, "embed": FURNITURE["embed"],
                "pay": FURNITURE["paywall"], "kick": "Aktuelles",
                "n": str(story.rng.randrange(99))}[word]
    text = re.sub(r"\{(p|h|q|c|cr|ag):([^{}]*)\}", kept, text)
    return re.sub(r"\{(\w+)\}", value, text)


def make(name, shape, number, stories):
    story = Story(f"{name}{number}", number, stories)
    state = shape.get("state")
    stated = story.json_ld(body=number % 5 == 0) if number % 2 == 0 and not state else ""
    if state:
        stated = state_script(state, story)
    head = story.meta(stated, og=number % 3 != 0)
    if "charset" in shape:
        head = head.replace("utf-8", shape["charset"])
    start = fill(story, shape["header"] + shape["before"])
    pieces = [fill(story, piece) for piece in shape["between"]]
    paragraph = shape["paragraph"]
    whole = story.body
    if state:
        story.body = whole[:shape["shown"]]
    body = story.blocks(paragraph, shape["heading"], paragraph, pieces)
    story.body = whole
    consent = (f'<div id="cmp"><p>{esc(FURNITURE["consent"])}</p>'
               "<button>Alle akzeptieren</button></div>")
    page = (f"{consent}<header>{story.nav()}</header>{start}{body}{fill(story, shape['after'])}"
            + story.footer("footer" if number % 2 else "div"))
    return story.page(head, page), story.json()


def chosen(which):
    result = {}
    for part in ("seen", "blind"):
        if which in (part, "all"):
            result.update(SHAPES[part])
    if which in ("outlets", "all"):
        for group in OUTLETS["groups"].values():
            result.update(group)
    result.update(OUTLETS["groups"].get(which, {}))
    return result


def main():
    out, which = Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "all"
    count = int(sys.argv[sys.argv.index("--stories") + 1]) if "--stories" in sys.argv else 8
    as_text = "--text" in sys.argv or "--whole" in sys.argv
    stories = gold_stories()
    out.mkdir(parents=True, exist_ok=True)
    for place, (name, shape) in enumerate(chosen(which).items()):
        if as_text and "state" in shape:
            continue
        for number in range(count):
            page, expected = make(name, shape, number * 5 + place, stories)
            if "--bare" in sys.argv:
                page = re.sub(r""" (class|id|data-[\w-]+|itemprop)=("[^"]*"|'[^']*')""", "", page)
            stem = f"{name}_{number:02d}"
            if as_text:
                style = ("blank", "lines", "indented")[number % 3]
                text = dump(page, style, whole="--whole" in sys.argv)
                (out / f"{stem}.txt").write_text(text, encoding="utf-8")
            else:
                encoding = shape.get("charset", "utf-8")
                (out / f"{stem}.html").write_bytes(page.encode(encoding, "xmlcharrefreplace"))
            text = json.dumps(expected, ensure_ascii=False)
            (out / f"{stem}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
