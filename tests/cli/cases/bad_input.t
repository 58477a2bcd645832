# A missing path: named, status 2, the others are still read.
$ fundstelle index --index ix missing.txt news.jsonl
| read               3  <bytes> in <time>
| indexed            3
| unchanged          0
| replaced           0
| failed             0
! fundstelle: cannot read missing.txt: No such file or directory
? 2
$ fundstelle index --index new missing.txt
! fundstelle: cannot read missing.txt: No such file or directory
? 2
$ ls new
! ls: cannot access 'new': No such file or directory
? 2
# An empty file, an empty folder.
$ touch empty.txt && fundstelle index --index empty empty.txt
| read               0  <bytes> in <time>
| indexed            0
| unchanged          0
| replaced           0
| failed             1
|   empty.txt: the file is empty; remove it or fetch it again
! fundstelle: nothing could be read; the summary says why
? 2
$ mkdir folder && fundstelle index --index none folder
| read               0  <bytes> in <time>
| indexed            0
| unchanged          0
| replaced           0
| failed             0
! fundstelle: no article found below the given paths
? 1
# Broken lines in the middle: the others count.
$ { head -1 news.jsonl; echo '{"id": "broken", "text": '; echo '[]'; echo '{"id": "textless"}'; tail -1 news.jsonl; } > mixed.jsonl
$ fundstelle index --index mixed mixed.jsonl
| read               2  <bytes> in <time>
| indexed            2
| unchanged          0
| replaced           0
| failed             3
|   mixed.jsonl, line 2, byte 27 of the record: broken JSON; mend or remove the record, one object a record is expected
|   mixed.jsonl, line 3: the record is JSON but no object; one object with id, title and text is expected
|   mixed.jsonl, line 4: no field "text" with text; name the field that holds it (--field text=NAME)
$ fundstelle search --index mixed --format trec Elbe Finale
| 1 Q0 n3 1 <score> fundstelle
| 1 Q0 n1 2 <score> fundstelle
# A line longer than any article.
$ python3 -c 'import json; print(json.dumps({"id": "huge", "text": "Wort " * 5000000})); print(json.dumps({"id": "after", "title": "Danach", "text": "Nach der riesigen Zeile wird weitergelesen, und zwar ohne jeden Verlust."}))' > huge.jsonl
$ fundstelle index --index huge huge.jsonl
| read               1  <bytes> in <time>
| indexed            1
| unchanged          0
| replaced           0
| failed             1
|   huge.jsonl, line 1: the line is longer than the limit of 16 MiB for one article; split it or raise max_record_bytes
$ fundstelle search --index huge --format trec weitergelesen
| 1 Q0 after 1 <score> fundstelle
# Bytes that are no UTF-8.
$ printf 'Titel mit \377 Byte\n\n    Ein Absatz mit einem \303\050 falschen Byte, der trotzdem gelesen wird, weil der Rest des Textes in Ordnung ist.\n' > bytes.txt
$ fundstelle index --index bytes bytes.txt
| read               1  <bytes> in <time>
| indexed            1
| unchanged          0
| replaced           0
| failed             0
$ fundstelle search --index bytes --format trec Absatz
| 1 Q0 bytes 1 <score> fundstelle
# A query of broken bytes is no error.
$ fundstelle search --index mixed --format json "$(printf 'Elbe \377')" | python3 -c 'import json,sys; r=json.load(sys.stdin); print(r["total"], r["query"])'
| 1 Elbe �
# Nothing that was committed is lost by what failed.
$ fundstelle index --index ix news.jsonl > /dev/null && fundstelle index --index ix empty.txt missing.txt > /dev/null
! fundstelle: cannot read missing.txt: No such file or directory
! fundstelle: nothing could be read; the summary says why
? 2
$ fundstelle check --index ix
| 3 articles, 3 passages, 0 problems
