# SPDX-License-Identifier: GPL-2.0-or-later
"""A page's visible text as tools dump it: "blank" sets paragraphs and headings apart by empty
lines, "lines" breaks at every block, "indented" indents each line by four blanks."""

import re
from html.parser import HTMLParser

BLOCK = set("""div p h1 h2 h3 h4 h5 h6 ul ol li section article header figure figcaption blockquote
table tr td hr time label""".split())
APART = set("p h1 h2 h3 h4 h5 ul ol figure blockquote section".split())
UNSEEN = set("head script style noscript".split())
FRAME = {"nav", "footer"}


class Dump(HTMLParser):
    def __init__(self, style, skip):
        super().__init__(convert_charrefs=True)
        self.style, self.skip, self.parts, self.skipped = style, skip, [], 0

    def brk(self, tag):
        if tag == "br" or tag in BLOCK:
            self.parts.append("\n\n" if tag in APART and self.style != "lines" else "\n")

    def handle_starttag(self, tag, attrs):
        if tag in self.skip:
            self.skipped += 1
        self.brk(tag)

    def handle_endtag(self, tag):
        if tag in self.skip:
            self.skipped = max(0, self.skipped - 1)
        self.brk(tag)

    def handle_data(self, data):
        if not self.skipped:
            self.parts.append(re.sub(r"\s+", " ", data))


def dump(page, style, whole=False):
    """`whole` has the frame as well: menu, consent layer and footer."""
    if not whole:
        page = re.sub(r'<div id="cmp">.*?</div>', "", page, flags=re.S)
    parser = Dump(style, UNSEEN if whole else UNSEEN | FRAME)
    parser.feed(page)
    text = "".join(parser.parts)
    lines = [line.strip() for line in text.split("\n")]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"
    return re.sub(r"(?m)^(?=.)", "    ", text) if style == "indented" else text
