# A line that an outlet prints below each of its articles is learned, in the articles before it too.
$ for w in Schleuse Brücke Fähre Werft Hafen Kanal; do printf '{"id":"%s","title":"Neues von der Stelle %s","source":"Deichbote","text":"Über %s wurde am Montag im Rat der Stadt lange gestritten und am Ende nichts beschlossen.\\n\\nEin Angebot aus dem Haus am Siegheimer Deich."}\n' $w $w $w; done > news.jsonl
$ fundstelle index --index ix news.jsonl | head -2
$ fundstelle search --index ix Siegheimer
$ fundstelle show --index ix --raw Schleuse
$ fundstelle index --index ix news.jsonl | sed -n 2,4p
$ fundstelle check --index ix
