# A line that an outlet prints below each of its articles is learned, in the articles before it too.
$ for w in Schleuse Brücke Fähre Werft Hafen Kanal; do printf '{"id":"%s","title":"Neues von der Stelle %s","source":"Deichbote","text":"Über %s wurde am Montag im Rat der Stadt lange gestritten und am Ende nichts beschlossen.\\n\\nEin Angebot aus dem Haus am Siegheimer Deich."}\n' $w $w $w; done > news.jsonl
$ fundstelle index --index ix news.jsonl | head -2
| read               6  <bytes> in <time>
| indexed            6
$ fundstelle search --index ix Siegheimer
| 0 Artikel, <time>
? 1
$ fundstelle show --index ix --raw Schleuse
| paragraph 86..182
|     Über Schleuse wurde am Montag im Rat der Stadt lange gestritten und am Ende
|     nichts beschlossen.
| boilerplate 186..231  cut: recurs in 6 articles of deichbote
|     Ein Angebot aus dem Haus am Siegheimer Deich.
$ fundstelle index --index ix news.jsonl | sed -n 2,4p
| indexed            0
| unchanged          6
| replaced           0
$ fundstelle check --index ix
| 6 articles, 6 passages, 0 problems
