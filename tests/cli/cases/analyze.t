$ fundstelle analyze "Der Deichbau am 10. Januar" | grep -v "^  also"
| token     bytes   term      parts        why
| Der       0..3    der                    Snowball
| Deichbau  4..12   deichbau  deich + bau  Snowball
| am        13..15  am                     Snowball
| 10        16..18  10                     number
| Januar    20..26  januar                 Snowball
$ fundstelle analyze --format jsonl Waffenruhen | python3 -c 'import json,sys; r=json.load(sys.stdin); t=r["tokens"][0]; print(r["text"], len(r["tokens"]), t["text"], t["begin"], t["end"], t["position"], sorted(t))'
| Waffenruhen 1 Waffenruhen 0 11 0 ['begin', 'end', 'folded', 'parts', 'position', 'reason', 'term', 'text', 'variants']
$ printf 'Elbe\n\nDeiche an der Elbe\n' | fundstelle analyze --format jsonl --lines | python3 -c 'import json,sys; [print(r["text"], [(t["text"], t["begin"], t["end"]) for t in r["tokens"]]) for r in map(json.loads, sys.stdin)]'
| Elbe [('Elbe', 0, 4)]
|  []
| Deiche an der Elbe [('Deiche', 0, 6), ('an', 7, 9), ('der', 10, 13), ('Elbe', 14, 18)]
$ printf 'Text von der Eingabe' | fundstelle analyze | wc -l
| 6
$ fundstelle analyze --format jsonl -- '-Nato [Elbe]' | python3 -c 'import json,sys; print(json.load(sys.stdin)["text"])'
| -Nato [Elbe]
$ fundstelle analyze '[Elbe]' --format jsonl | python3 -c 'import json,sys; print(json.load(sys.stdin)["text"])'
| [Elbe]
$ fundstelle analyze '...'
| token  bytes  term  parts  why
? 1
$ fundstelle analyze --lines Elbe
! fundstelle: --lines reads standard input; leave TEXT out
? 2
