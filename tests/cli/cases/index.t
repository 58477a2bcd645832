# Reading files and folders; a second run changes nothing, a changed article is replaced.
$ fundstelle index --index ix articles news.jsonl
$ fundstelle index --index ix articles news.jsonl
$ sed -i 's/zweite Alarmstufe/dritte Alarmstufe/' news.jsonl && fundstelle index --index ix news.jsonl
$ fundstelle search --index ix --limit 1 --passages 1 dritte Alarmstufe
$ fundstelle check --index ix
# Lists of paths, fields by other names, an outlet for articles that name none.
$ printf 'articles/truce.txt\0articles/alliance.txt\0' | fundstelle index --index list --files-from - --null
$ printf '{"nr": "x1", "headline": "Kurz", "body": "Ein kurzer Text über die Elbe, der für diesen Test genügt und eine Passage füllt."}\n' > other.jsonl
$ fundstelle index --index other --field id=nr --field title=headline --field text=body --source Kurzblatt other.jsonl
$ fundstelle search --index other Elbe
# The same from standard input.
$ fundstelle index --index piped --format jsonl --threads 1 --memory 64M - < news.jsonl
$ fundstelle search --index piped --limit 1 --passages 0 --format json Handballerinnen
