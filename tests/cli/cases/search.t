$ fundstelle index --index ix articles news.jsonl > /dev/null
# Ranked passages, grouped by article, marks in brackets where there is no colour.
$ fundstelle search --index ix Elbe
$ fundstelle search --index ix --limit 1 --passages 1 --full Elbe
$ fundstelle search --index ix --passages 1 Waffenruhen
$ fundstelle search --index ix --passages 1 "NATO Osterweiterung"
$ fundstelle search --index ix --passages 1 --color always Waffenruhe
$ NO_COLOR=1 fundstelle search --index ix --passages 1 --color always Waffenruhe | head -1
$ fundstelle search --index ix --passages 1 --color never Waffenruhe | head -1
$ COLUMNS=44 fundstelle search --index ix --limit 1 --passages 1 Elbe
# Operators: excluded, required, phrase, filters.
$ fundstelle search --index ix --format trec Elbe -Pegel
$ fundstelle search --index ix --format trec Elbe +Deiche
$ fundstelle search --index ix --format trec '"zweite Alarmstufe"'
$ fundstelle search --index ix --format trec Elbe source:Flussbote since:2024-06
# Nothing found.
$ fundstelle search --index ix Xylophonorchester
# A mistake in the query is said, and the rest is answered.
$ fundstelle search --index ix --format trec Elbe until:gestern
$ fundstelle search --index ix --limit 1 --passages 1 --explain Pegel
