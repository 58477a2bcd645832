$ fundstelle analyze "Der Deichbau ruht am 10. Januar"
$ fundstelle analyze --format jsonl Waffenruhen | python3 -c 'import json,sys; r=json.load(sys.stdin); t=r["tokens"][0]; print(r["text"], len(r["tokens"]), t["text"], t["begin"], t["end"], t["position"], sorted(t))'
$ printf 'Elbe\n\nDeiche an der Elbe\n' | fundstelle analyze --format jsonl --lines | python3 -c 'import json,sys; [print(r["text"], [(t["text"], t["begin"], t["end"]) for t in r["tokens"]]) for r in map(json.loads, sys.stdin)]'
$ printf 'Text von der Eingabe' | fundstelle analyze | wc -l
$ fundstelle analyze --format jsonl -- '-Nato [Elbe]' | python3 -c 'import json,sys; print(json.load(sys.stdin)["text"])'
$ fundstelle analyze '[Elbe]' --format jsonl | python3 -c 'import json,sys; print(json.load(sys.stdin)["text"])'
$ fundstelle analyze '...'
$ fundstelle analyze --lines Elbe
