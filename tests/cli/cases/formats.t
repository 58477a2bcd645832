$ fundstelle index --index ix articles news.jsonl > /dev/null
$ fundstelle search --index ix --format json --limit 1 --passages 1 Handballerinnen
$ fundstelle search --index ix --format json --limit 1 --passages 1 --explain Handballerinnen
$ fundstelle search --index ix --format json Xylophonorchester
$ fundstelle search --index ix --format trec Elbe
# Marks are byte ranges of the passage's text.
$ fundstelle search --index ix --format json "Pegel der Elbe" | python3 -c 'import json,sys; r=json.load(sys.stdin); [print(p["text"].encode()[b:e].decode()) for h in r["hits"] for p in h["passages"] for b,e in p["marks"]]'
