# One line on stderr, with what to do, and status 2.
$ fundstelle
! fundstelle: A subcommand is required; see fundstelle --help
? 2
$ fundstelle sing
! fundstelle: no such command: sing; see fundstelle --help
? 2
$ fundstelle search Elbe
! fundstelle: --index is required; see fundstelle search --help
? 2
$ fundstelle search --index nowhere Elbe
! fundstelle: there is no index at 'nowhere' (no fundstelle.json); create one with 'fundstelle index --index nowhere PATH'
? 2
$ fundstelle search --index nowhere
! fundstelle: no query given; write one, or name a file with --queries
? 2
$ fundstelle info --index nowhere
! fundstelle: there is no index at 'nowhere' (no fundstelle.json); create one with 'fundstelle index --index nowhere PATH'
? 2
$ fundstelle show --index nowhere n1
! fundstelle: there is no index at 'nowhere' (no fundstelle.json); create one with 'fundstelle index --index nowhere PATH'
? 2
$ fundstelle check --index nowhere
! fundstelle: there is no index at 'nowhere' (no fundstelle.json); create one with 'fundstelle index --index nowhere PATH'
? 2
$ fundstelle remove --index nowhere n1
! fundstelle: there is no index at 'nowhere' (no fundstelle.json); create one with 'fundstelle index --index nowhere PATH'
? 2
$ fundstelle shell --index nowhere
! fundstelle: there is no index at 'nowhere' (no fundstelle.json); create one with 'fundstelle index --index nowhere PATH'
? 2
$ ls nowhere
! ls: cannot access 'nowhere': No such file or directory
? 2
$ fundstelle index --index ix news.jsonl > /dev/null
$ fundstelle search --index ix --format xml Elbe
! fundstelle: --format: "xml" is none of text, json, trec; see fundstelle search --help
? 2
$ fundstelle search --index ix --color sometimes Elbe
! fundstelle: --color: "sometimes" is none of auto, always, never; see fundstelle search --help
? 2
$ fundstelle search --index ix --limit 0 Elbe
! fundstelle: --limit: Value 0 not in range 1 to 1000000; see fundstelle search --help
? 2
$ fundstelle search --index ix --limt 3 Elbe
! fundstelle: The following argument was not expected: --limt; see fundstelle search --help
? 2
$ fundstelle search --index ix --synonyms missing.txt Elbe
! fundstelle: cannot read missing.txt: No such file or directory
? 2
$ fundstelle index --index ix --memory lots news.jsonl
! fundstelle: not a size: "lots"; write it as 512M, 2G or a number of bytes
? 2
$ fundstelle index --index ix --field body news.jsonl
! fundstelle: --field body: write it as OURS=THEIRS, for example text=body
? 2
$ fundstelle index --index ix --format telepathy news.jsonl
! fundstelle: --format: "telepathy" is none of auto, text, html, jsonl, json, csv, tsv, feed, nitf, newsml, warc; see fundstelle index --help
? 2
$ fundstelle index --index ix
! fundstelle: no PATH given; name files or folders, or - for standard input
? 2
# A folder that holds other things is not made an index.
$ fundstelle index --index articles news.jsonl
! fundstelle: 'articles' is not empty and holds no index; name a new or empty folder
? 2
# Foreign and damaged indexes are refused by name.
$ cp -r ix old && sed -i 's/"format": *[0-9]*/"format": 9999/' old/fundstelle.json && fundstelle search --index old Elbe 2>&1 | sed 's/reads version [0-9]*/reads version N/'
| fundstelle: the index at 'old' has format version 9999, this program reads version N; rebuild it from its sources
? 2
$ cp -r ix foreign && sed -i 's/"fingerprint": *"[^"]*"/"fingerprint": "0123456789abcdef"/' foreign/fundstelle.json && fundstelle search --index foreign Elbe
! fundstelle: the index at 'foreign' was analysed by other rules (fingerprint <fingerprint>, this program has <fingerprint>); rebuild it from its sources
? 2
$ fundstelle index --index foreign news.jsonl
! fundstelle: the index at 'foreign' was analysed by other rules (fingerprint <fingerprint>, this program has <fingerprint>); rebuild it from its sources
? 2
$ cp -r ix torn && echo '{' > torn/fundstelle.json && fundstelle search --index torn Elbe
! fundstelle: 'torn/fundstelle.json' is not a valid manifest; rebuild the index from its sources
? 2
# Nowhere to write the answer.
$ fundstelle search --index ix Elbe > /dev/full
! fundstelle: cannot write the answer to standard output: No space left on device; the index is unharmed
? 2
$ fundstelle info --index ix > /dev/full
! fundstelle: cannot write the answer to standard output: No space left on device; the index is unharmed
? 2
# Help and version are answers.
$ fundstelle --version | sed 's/[0-9][0-9.]*/N/'
| fundstelle N
$ fundstelle search --help
| Rank passages for a topic
| Usage: fundstelle search [OPTIONS] [QUERY...]
|
| Positionals:
|   QUERY ...                   The topic; words are ranked, see docs/command.md
|
| Options:
|   -h,--help                   Say what the command does
|   --index DIR REQUIRED        Folder of the index
|   --limit N=10                Articles to show
|   --passages N=3              Passages to show of an article
|   --duplicates HOW            Articles with the same report: show, fold, hide
|   --min-match N|N%            So many of a query's words must occur
|   --synonyms FILE             A table of synonyms, added to the shipped one
|   --no-synonyms               Leave the shipped synonyms out
|   --set NAME=VALUE ...        Set a constant of the formula: part_weight=0.5
|   --plain                     Search without the sealed segments, to compare
|   --explain                   Say by which form and share each hit matched
|   --full                      Show passages whole, not cut around marks
|   --format NAME               Form of the answer: text, json, trec
|   --queries FILE              Answer many queries: JSON Lines of id and text
|
