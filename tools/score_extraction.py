#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Score the output of `fundstelle extract` against a folder of expected JSON.

    fundstelle extract tests/corpus/gold/pages > out.jsonl
    tools/score_extraction.py out.jsonl tests/corpus/gold/pages [tests/corpus/gold/not_articles] \\
        --min-recall 0.98 --min-precision 0.93 --max-boilerplate 1.0 --min-title 0.96

An output line belongs to the expected file that has the same name without its extension (of the
line's "path", or of its "id" where it has no path). "-" reads the output from standard input.
The fields of the expected JSON are described in tests/corpus/gold/README.md.

How words are matched
  A word is a maximal run of letters and digits after NFC, case folding, and the removal of soft
  hyphens and zero-width characters; punctuation and white space never count. Expected and kept
  blocks are each joined to one word sequence. A word is matched when it stands in a run of four
  words (a shingle) that occurs in the other sequence too; every occurrence can be used once, so
  text kept twice is wrong the second time. A block shorter than four words is matched as a whole.
  Shingles rather than an alignment: they do not care about the order of blocks or about where
  paragraphs are divided, and an error stays local to its place.

Figures
  recall       share of the words of expected paragraphs, sub-headings and quotes that were kept
  precision    share of the words kept in such blocks that are expected there. Words of title,
               kicker, teaser and agency line that stand among the paragraphs are left out of the
               count (outlets print them there); captions and credits count as wrong.
               With --strict these words are wrong, too.
  boilerplate  per cent of the words of all kept blocks that belong to no expected field or block
  title        equal after the folding above, or one of "title_also"
  date         same day; or, where both name a time, the same instant; null expects none
  authors      the same set of names
  kicker, teaser, source, url, agencies, place are reported; a threshold exists for some of them.

Exit status: 0 all thresholds met, 1 one of them missed, 2 bad input.
"""

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter
from datetime import datetime
from pathlib import Path

SHINGLE = 4
FIELDS = "title date authors kicker teaser source url agencies place".split()
BODY_KINDS = "paragraph,subheading,quote,list,listitem"
NOT_KEPT_KINDS = {"boilerplate", "title", "kicker", "teaser", "byline", "date", "dateline"}
WORD = re.compile(r"[^\W_]+")
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


def words(text):
    folded = unicodedata.normalize("NFC", text or "").translate(INVISIBLE).casefold()
    return WORD.findall(folded)


def folded(text):
    return " ".join(words(text))


def kind_of(block):
    return re.sub(r"[^a-z]", "", str(block.get("kind", "paragraph")).lower())


def runs(sequence, length):
    return [tuple(sequence[i:i + length]) for i in range(len(sequence) - length + 1)]


def flatten(blocks):
    """All words of the blocks, and the range each block takes in them."""
    flat, ranges = [], []
    for block in blocks:
        begin = len(flat)
        flat.extend(block)
        ranges.append((begin, len(flat)))
    return flat, ranges


def matched(blocks, others, once=True):
    """For each word of `blocks`, whether it stands in a run that `others` has as well."""
    flat, ranges = flatten(blocks)
    other, other_ranges = flatten(others)
    available = Counter(runs(other, SHINGLE))
    hit = [False] * len(flat)
    for i, run in enumerate(runs(flat, SHINGLE)):
        if available[run] > 0:
            available[run] -= once
            hit[i:i + SHINGLE] = [True] * SHINGLE
    short = {n: Counter(runs(other, n)) for n in range(1, SHINGLE)}
    for begin, end in ranges:
        if 0 < end - begin < SHINGLE and not all(hit[begin:end]):
            run = tuple(flat[begin:end])
            if short[end - begin][run] > 0:
                short[end - begin][run] -= once
                hit[begin:end] = [True] * (end - begin)
    # A short block of the other side, glued to its neighbour here, has no run of four of its own.
    for begin, end in other_ranges:
        if 0 < end - begin < SHINGLE:
            for i, run in enumerate(runs(flat, end - begin)):
                if run == tuple(other[begin:end]) and not all(hit[i:i + end - begin]):
                    hit[i:i + end - begin] = [True] * (end - begin)
                    if once:
                        break
    return flat, hit


def instant(text):
    try:
        return datetime.fromisoformat(re.sub(r"Z$", "+00:00", text))
    except ValueError:
        return None


def same_date(expected, got):
    if not expected or not got:
        return not expected and not got
    if expected[:10] == got[:10]:
        return True
    a, b = instant(expected), instant(got)
    return bool(a and b and a.tzinfo and b.tzinfo and a == b)


def name_set(value):
    values = value if isinstance(value, list) else [value] if value else []
    return {folded(v if isinstance(v, str) else v.get("name", "")) for v in values} - {""}


def text_of(record, key):
    """A field's text; a field may be a string or an object with its provenance."""
    value = record.get(key)
    if isinstance(value, dict):
        value = value.get("value", value.get("text"))
    return value or None


def score_fields(expected, got):
    titles = {folded(t) for t in [expected["title"], *expected.get("title_also", [])]}
    result = {"title": folded(text_of(got, "title")) in titles,
              "date": same_date(expected.get("date"), text_of(got, "date"))}
    for key in ("authors", "agencies"):
        result[key] = name_set(expected.get(key)) == name_set(got.get(key))
    for key in ("kicker", "teaser", "source", "place"):
        result[key] = folded(expected.get(key)) == folded(text_of(got, key))
    result["url"] = (expected.get("url") or None) == text_of(got, "url")
    return result


def found_lines(expected, kept, hit):
    """Listed boilerplate whose words stand in the kept text and nowhere in the article."""
    result = []
    for line in expected.get("boilerplate", []):
        line_words = words(line)
        places = runs(kept, len(line_words)) if len(line_words) >= 3 else []
        for i, run in enumerate(places):
            if run == tuple(line_words) and not all(hit[i:i + len(run)]):
                result.append(line)
                break
    return result


def score_page(expected, records, options):
    want = [words(b["text"]) for b in expected["blocks"] if kind_of(b) in options.kinds]
    side = [words(expected.get(k)) for k in ("title", "kicker", "teaser")]
    side += [words(t) for t in expected.get("title_also", [])]
    side += [words(b["text"]) for b in expected["blocks"] if kind_of(b) == "agency"]
    blocks = [b for r in records for b in r.get("blocks", [])]
    body = [words(b.get("text")) for b in blocks if kind_of(b) in options.kinds]
    kept = [words(b.get("text")) for b in blocks if kind_of(b) not in NOT_KEPT_KINDS]

    want_flat, want_hit = matched(want, body)
    body_flat, body_hit = matched(body, want)
    neutral = 0
    if not options.strict:
        _, side_hit = matched(body, side)
        neutral = sum(s and not h for s, h in zip(side_hit, body_hit))
    fields = [str(expected[k]) for k in ("source", "date") if expected.get(k)]
    everything = side + [words(b["text"]) for b in expected["blocks"]]
    everything += [words(t) for t in expected.get("authors", []) + fields]
    kept_flat, kept_hit = matched(kept, everything, once=False)
    best = max(records, key=lambda r: sum(len(b.get("text", "")) for b in r.get("blocks", [])),
               default={})
    return {"want": len(want_flat), "recalled": sum(want_hit),
            "body": len(body_flat) - neutral, "right": sum(body_hit),
            "kept": len(kept_flat), "foreign": len(kept_flat) - sum(kept_hit),
            "lines": found_lines(expected, kept_flat, kept_hit),
            "lost": [w for w, h in zip(want_flat, want_hit) if not h],
            "extra": [w for w, h in zip(kept_flat, kept_hit) if not h],
            "fields": score_fields(expected, best) if best else None}


def read_expected(folders):
    pages = {}
    for folder in folders:
        for path in sorted(Path(folder).glob("*.json")):
            pages[path.stem] = json.loads(path.read_text(encoding="utf-8"))
    if not pages:
        raise ValueError("no expected JSON in " + ", ".join(folders))
    return pages


def read_output(name, pages):
    """Records by page. A record whose "article" is false reports a page without an article."""
    stream = sys.stdin if name == "-" else open(name, encoding="utf-8")
    records, unknown = {stem: [] for stem in pages}, 0
    with stream:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except ValueError as error:
                raise ValueError(f"{name}:{number}: {error}") from error
            parts = re.split(r"[/\\!#]", str(record.get("path") or record.get("id") or ""))
            stem = next((s for s in (re.sub(r"\.(html?|txt|json)$", "", p) for p in reversed(parts))
                         if s in pages), None)
            if stem is None:
                unknown += 1
            elif record.get("article") is not False:
                records[stem].append(record)
    if unknown:
        print(f"note: {unknown} output records belong to no expected page", file=sys.stderr)
    return records


def share(part, whole, empty=1.0):
    return part / whole if whole else empty


def print_page(stem, s, options):
    flags = s["fields"] or {}
    wrong = [k for k, right in flags.items() if not right] if flags else ["no output"]
    print(f"{stem:44} {share(s['recalled'], s['want']):7.3f} "
          f"{share(s['right'], s['body'], 0.0):9.3f} "
          f"{100 * share(s['foreign'], s['kept'], 0.0):6.2f}%  {' '.join(wrong)}")
    if options.verbose:
        for label, value in (("lost", " ".join(s["lost"])), ("extra", " ".join(s["extra"])),
                             ("boilerplate", " | ".join(s["lines"]))):
            if value:
                print(f"    {label}: {value[:options.width]}")


def totals(scores):
    def add(key):
        return sum(s[key] for s in scores)
    n = len(scores)
    total = {"pages": n, "recall": share(add("recalled"), add("want")),
             "precision": share(add("right"), add("body")),
             "boilerplate": 100 * share(add("foreign"), add("kept"), 0.0),
             "page_recall": share(sum(share(s["recalled"], s["want"]) for s in scores), n),
             "page_precision": share(sum(share(s["right"], s["body"], 0.0) for s in scores), n)}
    for key in FIELDS:
        total[key] = share(sum(bool(s["fields"] and s["fields"][key]) for s in scores), n)
    return total


def arguments():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", help="JSON lines of `fundstelle extract`; - for standard input")
    parser.add_argument("expected", nargs="+", help="folders of expected JSON")
    for key in ("recall", "precision", "title", "date", "authors", "agencies", "source"):
        parser.add_argument(f"--min-{key}", type=float, metavar="SHARE", default=None)
    parser.add_argument("--max-boilerplate", type=float, metavar="PERCENT", default=None)
    parser.add_argument("--max-false-articles", type=int, metavar="N", default=None,
                        help="pages without an article that were extracted all the same")
    parser.add_argument("--body-kinds", default=BODY_KINDS, metavar="KIND,…")
    parser.add_argument("--strict", action="store_true", help="see precision above")
    parser.add_argument("--json", action="store_true", help="print the totals as one JSON object")
    parser.add_argument("--self-check", action="store_true",
                        help="score the expected JSON against itself instead of the output")
    parser.add_argument("-v", "--verbose", action="store_true", help="print words lost and extra")
    parser.add_argument("--width", type=int, default=600, help="cut verbose lines here")
    options = parser.parse_args()
    options.kinds = {re.sub(r"[^a-z]", "", k.lower()) for k in options.body_kinds.split(",")}
    return options


def missed(total, false_articles, options):
    result = [f"{key} {total[key]:.4f} < {limit}"
              for key in ("recall", "precision", "title", "date", "authors", "agencies", "source")
              if (limit := getattr(options, "min_" + key)) is not None and total[key] < limit]
    if options.max_boilerplate is not None and total["boilerplate"] > options.max_boilerplate:
        result.append(f"boilerplate {total['boilerplate']:.2f} % > {options.max_boilerplate} %")
    limit = options.max_false_articles
    if limit is not None and len(false_articles) > limit:
        result.append(f"{len(false_articles)} pages without an article extracted > {limit}")
    return result


def main():
    options = arguments()
    try:
        pages = read_expected(options.expected)
        real = {stem: e for stem, e in pages.items() if e.get("article", True)}
        if options.self_check:
            records = {stem: [{**e, "path": stem}] if stem in real else []
                       for stem, e in pages.items()}
        else:
            records = read_output(options.output, pages)
    except (OSError, ValueError) as error:
        print(f"score_extraction: {error}", file=sys.stderr)
        return 2
    scores = {stem: score_page(e, records[stem], options) for stem, e in real.items()}
    false_articles = [stem for stem in pages if stem not in real and records[stem]]
    total = totals(list(scores.values()))
    total["false_articles"] = len(false_articles)
    if options.json:
        print(json.dumps(total, ensure_ascii=False))
    else:
        print(f"{'page':44} {'recall':>7} {'precision':>9} {'boiler':>7}  fields that differ")
        for stem, s in scores.items():
            print_page(stem, s, options)
        for stem in false_articles:
            print(f"{stem:44} no article expected ({pages[stem].get('kind')}), one was extracted")
        print("\ntotal: " + ", ".join(f"{k} {v:.4f}" if isinstance(v, float) else f"{k} {v}"
                                      for k, v in total.items()))
    failures = missed(total, false_articles, options)
    for failure in failures:
        print("below the threshold: " + failure, file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
