# One line on stderr, with what to do, and status 2.
$ fundstelle
$ fundstelle sing
$ fundstelle search Elbe
$ fundstelle search --index nowhere Elbe
$ fundstelle search --index nowhere
$ fundstelle info --index nowhere
$ fundstelle show --index nowhere n1
$ fundstelle check --index nowhere
$ fundstelle remove --index nowhere n1
$ fundstelle shell --index nowhere
$ ls nowhere
$ fundstelle index --index ix news.jsonl > /dev/null
$ fundstelle search --index ix --format xml Elbe
$ fundstelle search --index ix --color sometimes Elbe
$ fundstelle search --index ix --limit 0 Elbe
$ fundstelle search --index ix --limt 3 Elbe
$ fundstelle search --index ix --synonyms missing.txt Elbe
$ fundstelle index --index ix --memory lots news.jsonl
$ fundstelle index --index ix --field body news.jsonl
$ fundstelle index --index ix --format telepathy news.jsonl
$ fundstelle index --index ix
# A folder that holds other things is not made an index.
$ fundstelle index --index articles news.jsonl
# Foreign and damaged indexes are refused by name.
$ cp -r ix old && sed -i 's/"format": *[0-9]*/"format": 9999/' old/fundstelle.json && fundstelle search --index old Elbe 2>&1 | sed 's/reads version [0-9]*/reads version N/'
$ cp -r ix foreign && sed -i 's/"fingerprint": *"[^"]*"/"fingerprint": "0123456789abcdef"/' foreign/fundstelle.json && fundstelle search --index foreign Elbe
$ fundstelle index --index foreign news.jsonl
$ cp -r ix torn && echo '{' > torn/fundstelle.json && fundstelle search --index torn Elbe
# Nowhere to write the answer.
$ fundstelle search --index ix Elbe > /dev/full
$ fundstelle info --index ix > /dev/full
# Help and version are answers.
$ fundstelle --version | sed 's/[0-9][0-9.]*/N/'
$ fundstelle search --help
