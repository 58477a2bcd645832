# Reading files and folders; a second run changes nothing, a changed article is replaced.
$ fundstelle index --index ix articles news.jsonl
| read               5  <bytes> in <time>
| indexed            5
| unchanged          0
| replaced           0
| failed             0
$ fundstelle index --index ix articles news.jsonl
| read               5  <bytes> in <time>
| indexed            0
| unchanged          5
| replaced           0
| failed             0
$ sed -i 's/zweite Alarmstufe/dritte Alarmstufe/' news.jsonl && fundstelle index --index ix news.jsonl
| read               3  <bytes> in <time>
| indexed            0
| unchanged          2
| replaced           1
| failed             0
$ fundstelle search --index ix --limit 1 --passages 1 dritte Alarmstufe
|  1  Pegel der Elbe steigt <score>
|     Flussbote · 2024-05-13 · n1
|     #0   Nach dem Dauerregen steigt der Pegel der Elbe schneller als <score>
|          erwartet. In Dresden gilt seit dem Morgen die [dritte]
|          [Alarmstufe], und die Stadt lässt an den tiefsten Stellen
|          mobile Wände aufstellen. Die Schifffahrt auf dem Oberlauf ist …
|
| 1 Artikel, <time>
$ fundstelle check --index ix
| 5 articles, 6 passages, 0 problems
# Lists of paths, fields by other names, an outlet for articles that name none.
$ printf 'articles/truce.txt\0articles/alliance.txt\0' | fundstelle index --index list --files-from - --null
| read               2  <bytes> in <time>
| indexed            2
| unchanged          0
| replaced           0
| failed             0
$ printf '{"nr": "x1", "headline": "Kurz", "body": "Ein kurzer Text über die Elbe, der für diesen Test genügt und eine Passage füllt."}\n' > other.jsonl
$ fundstelle index --index other --field id=nr --field title=headline --field text=body --source Kurzblatt other.jsonl
| read               1  <bytes> in <time>
| indexed            1
| unchanged          0
| replaced           0
| failed             0
$ fundstelle search --index other Elbe
|  1  Kurz <score>
|     Kurzblatt · x1
|     #0   Ein kurzer Text über die [Elbe], der für diesen Test genügt <score>
|          und eine Passage füllt.
|
| 1 Artikel, <time>
# The same from standard input.
$ fundstelle index --index piped --format jsonl --threads 1 --memory 64M - < news.jsonl
| read               3  <bytes> in <time>
| indexed            3
| unchanged          0
| replaced           0
| failed             0
$ fundstelle search --index piped --limit 1 --passages 0 --format json Magdeburg
| {"version":1,"query":"Magdeburg","total":1,"hits":[{"article":{"id":"n3","title":"Handballerinnen im Finale","source":"Sportpost","date":"","path":"-","url":""},"score":<score>,"title_marks":[],"passages":[]}],"diagnostics":[],"suggestions":[]}
