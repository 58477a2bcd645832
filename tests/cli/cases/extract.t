$ fundstelle extract news.jsonl | head -1
$ fundstelle extract articles news.jsonl | python3 -c 'import json,sys; [print(a["id"], a["title"], len(a["passages"])) for a in map(json.loads, sys.stdin)]'
$ fundstelle extract articles/truce.txt | python3 -c 'import json,sys; [print(b["kind"], b["begin"], b["end"], b["text"][:30], b["reason"]) for b in json.load(sys.stdin)["blocks"]]'
$ fundstelle extract missing.txt news.jsonl | wc -l
$ echo '{"id": 7' | fundstelle extract --format jsonl -
