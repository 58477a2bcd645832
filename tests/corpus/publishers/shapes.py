# SPDX-License-Identifier: GPL-2.0-or-later
"""Shapes of publishers' pages: which elements and names stand around a story's text.

A shape is (header, before, paragraph, heading, between, after). Words in braces are filled by
make_pages.py: {title} and {teaser} are the story's own, {other} another story's title, {tease} its
teaser, {caption} and {credit} what belongs to the picture, {comment}, {bio}, {mail} furniture.
Hashed names are invented like those that style compilers make.
"""

TEASE = '<article class="x1q"><a href="/a"><span>{kick}</span><h3>{other}</h3><p>{tease}</p></a></article>'
LIST = '<ul><li><a href="/a">{other}</a></li><li><a href="/b">{other}</a></li><li><a href="/c">{other}</a></li></ul>'
FIG = '<figure><picture><img src="/i.jpg" alt=""></picture><figcaption>{caption}<span>{credit}</span></figcaption></figure>'
DIVFIG = '<div class="{h1}"><img src="/i.jpg"><div class="{h2}"><span class="{h3}">{caption}</span> <span>{credit}</span></div></div>'
AD = '<div class="{h4}"><span>Anzeige</span><div id="dfp-{n}"></div></div>'
MAIL = '<div class="{h5}"><h4>{mailtitle}</h4><p>{mail}</p><button>Jetzt anmelden</button></div>'
COMMENTS = '<section><h2>3 Kommentare</h2><div><b>rheinfan</b><p>{comment}</p></div><div><b>Doro_M</b><p>{comment}</p></div><div><p>{comment}</p></div></section>'
PLAIN_COMMENTS = '<div class="{h6}"><div>Diskutieren Sie mit</div><div>Leser 1</div><div>{comment}</div><div>Leser 2</div><div>{comment}</div></div>'
INLINE = '<p><strong>Lesen Sie auch: <a href="/x">{other}</a></strong></p>'
INLINE2 = '<p class="{h7}"><a href="/x">{other}</a></p>'
INLINE3 = '<p>&gt;&gt; Mehr zum Thema: <a href="/x">{other}</a> &lt;&lt;</p>'
BOX = '<div class="{h8}"><a href="/x"><div>{kick}</div><div>{other}</div><div>{tease}</div></a></div>'
EMBED = '<div class="{h9}"><p>Empfohlener externer Inhalt</p><p>{embed}</p><label>Externe Inhalte anzeigen</label></div>'
TWEET = '<blockquote class="twitter-tweet"><p>{comment}</p>&mdash; Stadt (@stadt) <a href="#t">March 12, 2024</a></blockquote>'
AUDIO = '<div class="{h3}"><span>Artikel anhören</span><span>3 Min</span><p>Diese Audioversion wurde künstlich erzeugt.</p></div>'
BIO = '<div class="{h2}"><img src="/f.jpg"><div>{author}</div><div>{bio}</div></div>'
GRID = '<section class="{h1}"><h2>Das könnte Sie auch interessieren</h2>' + TEASE * 4 + '</section>'
GRID2 = '<div class="{h1}"><div>Meistgelesen</div>' + BOX * 5 + '</div>'
SHARE = '<ul><li><button>Teilen</button></li><li><button>Drucken</button></li><li><button>Merken</button></li></ul>'
PAY = '<div class="{h4}"><h3>Weiterlesen mit Plus</h3><p>{pay}</p><a href="/abo">Jetzt testen</a></div>'
DATE = '<time datetime="2024-03-12T08:15:00+01:00">12.03.2024, 08:15 Uhr</time>'

SEEN = {
    "zeit": ('<header class="article-header"><h1><span class="article-heading__kicker">{kicker}</span><span class="visually-hidden">: </span><span class="article-heading__title">{title}</span></h1><div class="summary">{teaser}</div><div class="byline">Von {author}</div></header>' + FIG,
             '<main><article class="article"><div class="article-body article-body--article"><div class="article-page">', '<p class="paragraph article__item">{}</p>', '<h2 class="article__subheading article__item">{}</h2>',
             ['<aside class="article__item">' + LIST + '</aside>', '<div class="ad-container">Anzeige</div>', MAIL], '</div></div></article>' + COMMENTS + GRID + '</main>'),
    "hashed": ('<div class="css-1abc"><span class="css-k1">{kicker}</span><h1 class="css-t1">{title}</h1><p class="css-9zz">{teaser}</p></div>' + DIVFIG,
               '<main><div class="css-korpch">', '<p class="css-13wylk3">{}</p>', '<h3 class="css-wh3">{}</h3>', [BOX, AD, BOX, MAIL], '</div>' + GRID2 + '</main>'),
    "zdf": ('<div class="b1"><p class="k9">{kicker}</p><h1 class="t1">{title}</h1><p class="i7 c1">{teaser}</p></div>', '<main><div class="s1">', '<div class="r1nj4qn5">{}</div>', '<h2 class="t1rbo974">{}</h2>',
            ['<div class="v1"><div class="v2">{kick}</div><div class="v3">{other}</div><div class="v4">{tease}</div><div>2:14 min</div></div>', DIVFIG], '<div class="q1">Quelle: dpa</div></div>' + GRID2 + '</main>'),
    "ntv": ('<header><div class="article__header"><h1 class="article__headline"><span class="article__kicker">{kicker}</span> {title}</h1></div></header><div class="article__media"><figure>' + '<img><figcaption><p>{caption}</p><p>{credit}</p></figcaption></figure></div>',
            '<article><div class="article__text"><p><strong>{teaser}</strong></p>', '<p>{}</p>', '<h2>{}</h2>', [TEASE, INLINE, AUDIO], '<p class="article__source">Quelle: ntv.de, jpe/AFP</p></div></article><section>' + TEASE * 4 + '</section>'),
    "funke": ('<h1 class="mx-5"><span class="block">{kicker}</span><span>{title}</span></h1>' + FIG + '<div class="flex"><span>Von</span><a href="/a">{author}</a></div>',
              '<div class="article-body expressive"><div class="expressive-copy-lg">{teaser}</div>', '<p class="expressive-copy-lg-body mb-5">{}</p>', '<h3 class="expressive-heading-xl mb-2">{}</h3>',
              [INLINE3, '<h3>Auch interessant</h3>' + LIST, AD, MAIL], '</div>' + COMMENTS + GRID),
    "merkur": ('<h1 class="id-StoryElement-headline">{title}</h1><ul class="id-StoryElement-list">' + SHARE + '</ul>' + FIG, '<article class="id-Story"><p class="id-StoryElement-leadText">{teaser}</p>', '<p class="id-StoryElement-paragraph">{}</p>',
               '<h2 class="id-StoryElement-crosshead">{}</h2>', ['<div class="id-StoryElement-inarticle"><a href="/x">{other}</a></div>', INLINE, EMBED, MAIL], '<p class="id-StoryElement-paragraph"><em>(mkr/dpa)</em></p></article>' + GRID2),
    "tonline": ('<div data-external-article-headline><div class="font-bold text-18">{kicker}</div><div class="font-bold text-26">{title}</div></div><div>Von <span>{author}</span></div>' + DIVFIG, '<div data-testid="ArticleBody.StreamLayout"><p class="font-bold text-18 leading-17">{teaser}</p>',
                '<p class="text-18 leading-17">{}</p>', '<h3 class="font-bold text-22">{}</h3>', [EMBED, '<ul><li><b>Nachrichtenblog:</b> <a href="/x">{other}</a></li></ul>', MAIL], '<div><div>Verwendete Quellen</div><ul><li>Nachrichtenagentur dpa</li></ul></div></div>' + GRID2),
    "divbr": ('<table><tr><td><font size="5"><b>{title}</b></font><br>', '<br><div class="text">', '{}<br><br>', '<b>{}</b><br><br>', [], '</div></td><td>' + LIST + '</td></tr></table>'),
    "wordpress": ('<header class="entry-header"><h1 class="entry-title">{title}</h1><div class="entry-meta">' + DATE + ' von {author}</div></header>', '<article class="post type-post"><div class="entry-content">', '<p>{}</p>', '<h2 class="wp-block-heading">{}</h2>',
                  [FIG, TWEET, '<div class="sharedaddy">Teilen mit: Facebook Mastodon</div>'], '<div class="wp-block-group"><p>{bio}</p></div><div class="yarpp">' + LIST + '</div></div></article><div id="comments" class="comments-area">' + COMMENTS + '</div>'),
    "tailwind": ('<div class="px-4"><p class="uppercase text-sm">{kicker}</p><h1 class="text-3xl font-bold">{title}</h1><p class="text-xl mt-2">{teaser}</p></div>' + DIVFIG, '<div class="px-4 max-w-prose">', '<div class="mb-4"><p class="text-lg">{}</p></div>',
                 '<div class="mb-4"><h2 class="text-xl">{}</h2></div>', ['<div class="mb-4">' + BOX + '</div>', '<div class="mb-4">' + AD + '</div>', '<div class="mb-4">' + MAIL + '</div>', '<div class="mb-4">' + EMBED + '</div>'], '</div>' + PLAIN_COMMENTS + GRID2),
    "tagesschau": ('<div class="seitenkopf"><h1 class="seitenkopf__headline"><span class="seitenkopf__topline">{kicker}</span><span class="seitenkopf__headline--text">{title}</span></h1><p class="metatextline">Stand: 12.03.2024 08:15 Uhr</p></div>', '<article class="container"><p class="textabsatz m-ten m-offset-one columns twelve"><strong>{teaser}</strong></p>',
                   '<p class="textabsatz m-ten m-offset-one l-eight l-offset-two columns twelve">{}</p>', '<h2 class="meldung__subhead m-ten columns">{}</h2>',
                   ['<div class="absatzbild"><div class="absatzbild__info"><p>{caption}</p></div></div>', '<div class="teaser-absatz columns"><a href="/x"><div class="teaser-absatz__info"><span>12.03.2024</span><h3>{other}</h3><p>{tease}</p></div></a></div>', '<div class="infobox"><h3>Zahlen im Überblick</h3><p>{fact}</p></div>'],
                   '<p class="textabsatz">Dieses Thema im Programm: Über dieses Thema berichtete die Sendung am 12. März 2024 um 12:00 Uhr.</p></article>' + GRID),
    "standard": ('<header><p class="article-kicker">{kicker}</p><h1 class="article-title">{title}</h1><p class="article-subtitle">{teaser}</p></header>' + FIG, '<article><div class="article-body">', '<p>{}</p>', '<h3>{}</h3>', [AD, MAIL, '<div class="article-bodylinks"><a href="/x">{other}</a></div>'], '<p>({author}, 12.3.2024)</p></div></article><section id="story-community"><h2>Forum: 214 Postings</h2>' + '<div>{comment}</div>' * 6 + '</section>'),
}

BLIND = {
    "spiegel": ('<header><h2><span class="block text-primary">{kicker}</span><span class="hidden">:</span><span class="align-middle">{title}</span></h2><div class="RichText leading-loose">{teaser}</div></header><figure><div><img></div><figcaption><p>{caption}</p><span>{credit}</span></figcaption></figure>',
                '<main><section><div data-area="body"><div class="RichText lg:mt-32 word-wrap">', '<p>{}</p>', '<h3>{}</h3>', ['</div><section data-area="related_articles"><span>Mehr zum Thema</span>' + TEASE * 2 + '</section><div class="RichText lg:mt-24 word-wrap">', '</div><div>' + AD + '</div><div class="RichText word-wrap">', '</div>' + FIG + '<div class="RichText">'], '</div></div></section>' + GRID + '</main>'),
    "faz": ('<div class="header-detail"><span class="header-label__content">{kicker}</span><h1 class="header-title">{title}</h1><div class="header-teaser">{teaser}</div></div>' + FIG, '<article><div class="body-elements">', '<p class="body-elements__paragraph" data-v-1>{}</p>', '<h3 class="body-elements__headline">{}</h3>',
            ['<div class="body-elements__slot" data-external-selector="teaser">' + TEASE + '</div>', MAIL, AD], '<div class="author-meta">{author}</div></div></article>' + GRID2),
    "taz": ('<header><span class="typo-r-topline">{kicker}</span><h2 class="typo-r-head">{title}</h2></header>', '<article><p class="column typo-r-subline-detail">{teaser}</p>' + FIG + '<section class="main-article-corpus">', '<p class="bodytext paragraph typo-bodytext column">{}</p>', '<h2 class="paragraph typo-crosshead column">{}</h2>',
            [BOX, '<div class="webelement_ad">Anzeige</div>'], '</section></article><section class="tazi"><h4>Gemeinsam für freie Presse</h4><p>Als Genossenschaft gehören wir unseren Leserinnen und Lesern. Unser Journalismus ist nicht nur unabhängig, sondern auch frei zugänglich. Das ist nur möglich, weil viele freiwillig zahlen. Sind Sie dabei?</p></section>' + PLAIN_COMMENTS),
    "swr": ('<header><p class="meta">' + DATE + '</p><h1><span class="h-kicker">{kicker}</span> {title}</h1><p class="lead">{teaser}</p></header>' + FIG, '<div class="detail-body"><div class="bodytext">', '<p>{}</p>', '</div><h2 class="headline">{}</h2><div class="bodytext">', ['</div><div class="teaser teaser--inline">' + BOX + '</div><div class="bodytext">', '</div>' + FIG + '<div class="bodytext">'], '</div></div><div class="related">' + GRID + '</div>'),
    "krone": ('<div class="c_title"><span>{kicker}</span><h1>{title}</h1></div>', '<div class="c_lead"><p><b>{teaser}</b></p></div><div class="c_tinymce">', '<p>{}</p>', '<p><strong>{}</strong></p>', [AD, INLINE2, TWEET, MAIL], '</div><div class="c_comments">' + PLAIN_COMMENTS + '</div>' + GRID2),
    "hashdivs": ('<div class="sc-aXZVg"><div class="sc-gEvEer">{kicker}</div><div role="heading" aria-level="1" class="sc-eqUAAy">{title}</div><div class="sc-fqkvVR">{teaser}</div></div>', '<div class="sc-dcJsrY">', '<div class="sc-iGgWBj">{}</div>', '<div class="sc-gsFSXq">{}</div>', [BOX, AD, AUDIO, MAIL, DIVFIG], '</div>' + PLAIN_COMMENTS + BIO + GRID2),
    "blick": ('<h1><span>{kicker}</span> <span>{title}</span></h1><p>{teaser}</p>', '<article><div>', '<div><p>{}</p></div>', '<div><h3>{}</h3></div>', ['<div>' + FIG + '</div>', '<div>' + BOX + '</div>', '<div><ul><li>{fact}</li></ul></div>', '<div>' + MAIL + '</div>'], '</div></article><section>' + COMMENTS + '</section>' + GRID),
    "bio": ('<h1>{title}</h1><p class="dek">{teaser}</p><p>von {author}</p>', '<div id="content">', '<p>{}</p>', '<h4>{}</h4>', [INLINE, PAY, EMBED], '<hr><p><em>{bio}</em></p><p>Hat Ihnen der Artikel gefallen? Dann teilen Sie ihn mit Ihren Freunden.</p></div>' + PLAIN_COMMENTS + LIST),
}
