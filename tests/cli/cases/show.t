$ fundstelle index --index ix articles news.jsonl > /dev/null
$ fundstelle show --index ix n1
$ fundstelle show --index ix n1 --raw
$ fundstelle show --index ix n1 --format json
$ fundstelle show --index ix truce
$ fundstelle show --index ix truce --raw
$ fundstelle show --index ix nobody
