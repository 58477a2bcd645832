# SPDX-License-Identifier: GPL-2.0-or-later
"""A story as pages that scripts put together state it: in JSON-LD or in the application's state."""

import html
import json


def markup(story):
    tags = {"paragraph": "p", "subheading": "h2", "quote": "blockquote"}
    return "".join(f"<{tags[kind]}>{html.escape(text, quote=False)}</{tags[kind]}>"
                   for kind, text in story.body)


def teasers(story):
    return [{"id": number, "headline": html.unescape(story.other_title()),
             "teaserText": html.unescape(story.other_teaser()), "url": f"/a/{number}"}
            for number in range(6)]


def next_data(story):
    blocks = [{"type": "header" if kind == "subheading" else "paragraph", "id": f"b{number}",
               "children": [{"type": "text", "text": text}]}
              for number, (kind, text) in enumerate(story.body)]
    state = {"props": {"pageProps": {
        "navigation": [{"label": "Politik", "href": "/politik"}],
        "article": {"headline": story.title, "lead": story.teaser, "authors": [story.author],
                    "content": {"blocks": blocks}},
        "related": teasers(story),
        "texts": {"cookie": "Wir nutzen Cookies, um Ihnen ein besseres Angebot zu machen, und "
                            "geben Daten an unsere Partner weiter."}}},
        "page": "/[...slug]", "buildId": "x9"}
    text = json.dumps(state, ensure_ascii=False)
    return f'<script id="__NEXT_DATA__" type="application/json">{text}</script>'


def nuxt_state(story):
    body = json.dumps(markup(story), ensure_ascii=False)
    body = body.replace("<", "\\u003C").replace(">", "\\u003E").replace("/", "\\u002F")
    state = (f"data:[{{article:{{id:4711,title:{json.dumps(story.title, ensure_ascii=False)},"
             f"author:a,body:{body},premium:b}},related:{json.dumps(teasers(story))}}}],"
             "serverRendered:b")
    start = f'(function(a,b){{return {{{state}}}}}("{story.author}",true))'
    return f"<script>window.__NUXT__={start};</script>"


def apollo_state(story):
    state = {"ROOT_QUERY": {"__typename": "Query", "article({\"id\":1})": {"__ref": "Article:1"}},
             "Article:1": {"__typename": "Article", "title": story.title, "lead": story.teaser,
                           "body": [{"__ref": f"Block:{n}"} for n in range(len(story.body))]}}
    for number, (kind, text) in enumerate(story.body):
        state[f"Block:{number}"] = {"__typename": kind.capitalize() + "Block", "html": text}
    for teaser in teasers(story):
        state[f"Teaser:{teaser['id']}"] = {"__typename": "Teaser", **teaser}
    text = json.dumps(state, ensure_ascii=False)
    return f"<script>window.__APOLLO_STATE__ = {text};</script>"


def state_script(kind, story):
    if kind == "ld":
        return story.json_ld(body=True, isAccessibleForFree=False)
    return {"next": next_data, "nuxt": nuxt_state, "apollo": apollo_state}[kind](story)
