# A missing path: named, status 2, the others are still read.
$ fundstelle index --index ix missing.txt news.jsonl
$ fundstelle index --index new missing.txt
$ ls new
# An empty file, an empty folder.
$ touch empty.txt && fundstelle index --index empty empty.txt
$ mkdir folder && fundstelle index --index none folder
# Broken lines in the middle: the others count.
$ { head -1 news.jsonl; echo '{"id": "broken", "text": '; echo '[]'; echo '{"id": "textless"}'; tail -1 news.jsonl; } > mixed.jsonl
$ fundstelle index --index mixed mixed.jsonl
$ fundstelle search --index mixed --format trec Elbe Finale
# A line longer than any article.
$ python3 -c 'import json; print(json.dumps({"id": "huge", "text": "Wort " * 5000000})); print(json.dumps({"id": "after", "title": "Danach", "text": "Nach der riesigen Zeile wird weitergelesen, und zwar ohne jeden Verlust."}))' > huge.jsonl
$ fundstelle index --index huge huge.jsonl
$ fundstelle search --index huge --format trec weitergelesen
# Bytes that are no UTF-8.
$ printf 'Titel mit \377 Byte\n\n    Ein Absatz mit einem \303\050 falschen Byte, der trotzdem gelesen wird, weil der Rest des Textes in Ordnung ist.\n' > bytes.txt
$ fundstelle index --index bytes bytes.txt
$ fundstelle search --index bytes --format trec Absatz
# A query of broken bytes is no error.
$ fundstelle search --index mixed --format json "$(printf 'Elbe \377')" | python3 -c 'import json,sys; r=json.load(sys.stdin); print(r["total"], r["query"])'
# Nothing that was committed is lost by what failed.
$ fundstelle index --index ix news.jsonl > /dev/null && fundstelle index --index ix empty.txt missing.txt > /dev/null
$ fundstelle check --index ix
