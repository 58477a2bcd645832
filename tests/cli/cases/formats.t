$ fundstelle index --index ix articles news.jsonl > /dev/null
$ fundstelle search --index ix --format json --limit 1 --passages 1 Magdeburg
| {"version":1,"query":"Magdeburg","total":1,"hits":[{"article":{"id":"n3","title":"Handballerinnen im Finale","source":"Sportpost","date":"","path":"news.jsonl","url":""},"score":<score>,"title_marks":[],"passages":[{"ordinal":0,"score":<score>,"text":"Die Handballerinnen aus Magdeburg stehen nach einem Sieg in der Verlängerung im Finale. Die Torhüterin hielt in den letzten Minuten drei Würfe und wurde zur besten Spielerin des Abends gewählt.","marks":[[24,33]]}]}],"diagnostics":[],"suggestions":[]}
$ fundstelle search --index ix --format json --limit 1 --passages 1 --explain Magdeburg
| {"version":1,"query":"Magdeburg","total":1,"hits":[{"article":{"id":"n3","title":"Handballerinnen im Finale","source":"Sportpost","date":"","path":"news.jsonl","url":""},"score":<score>,"title_marks":[],"passages":[{"ordinal":0,"score":<score>,"text":"Die Handballerinnen aus Magdeburg stehen nach einem Sieg in der Verlängerung im Finale. Die Torhüterin hielt in den letzten Minuten drei Würfe und wurde zur besten Spielerin des Abends gewählt.","marks":[[24,33]],"matches":[{"begin":24,"end":33,"form":"exact","word":0}]}],"score_parts":{"passage":<score>,"cover":<score>,"article":<score>,"title":<score>,"exact":<score>,"near":0.0,"grams":<score>,"feedback":<score>}}],"diagnostics":[],"suggestions":[],"explanation":{"query":"word(Magdeburg)","words":[{"word":"Magdeburg","stop_word":false,"articles":1,"forms":[{"kind":"inflected","text":"Magdeburg","term":"magdeburg","weight":1.0,"articles":1}]}]}}
$ fundstelle search --index ix --format json Xylophonorchester
| {"version":1,"query":"Xylophonorchester","total":0,"hits":[],"diagnostics":[],"suggestions":[]}
? 1
$ fundstelle search --index ix --format trec Elbe
| 1 Q0 n1 1 <score> fundstelle
| 1 Q0 n2 2 <score> fundstelle
# Marks are byte ranges of the passage's text.
$ fundstelle search --index ix --format json "Pegel der Elbe" | python3 -c 'import json,sys; r=json.load(sys.stdin); [print(p["text"].encode()[b:e].decode()) for h in r["hits"] for p in h["passages"] for b,e in p["marks"]]'
| Pegel
| Elbe
| Elbe
