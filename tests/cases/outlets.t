# Agencies and outlets of the operator: --outlets, and the setting.

=== without the file "Talbote" is nobody
$ headwater annotate
--- stdin
{"id":"a","lang":"de","text":"Die Brücke bleibt zu, meldet der Talbote."}
--- stdout json
{"id":"a","credits":[]}

=== with it it is a paper, by any of its names
$ headwater annotate --outlets o.ndjson
--- file o.ndjson
# our region
{"name":"Talbote","aliases":["Der Talbote","谷新報"],"domains":["talbote.example"],"languages":["de","zh"],"owner":"Tal Verlag","country":"CD"}

{"name":"VLTA","agency":true,"state":true}
--- stdin
{"id":"a","lang":"de","text":"Die Brücke bleibt zu, meldet der Talbote."}
{"id":"b","lang":"zh","text":"据谷新报报道，大桥关闭。"}
{"id":"c","lang":"ru","text":"Мост закрыт, передаёт VLTA."}
--- stdout json
{"id":"a","credits":[{"chain":["Talbote"]}]}
{"id":"b","credits":[{"chain":["Talbote"]}]}
{"id":"c","credits":[{"chain":["VLTA"]}]}

=== extract --annotate knows it, too
$ headwater extract --annotate --outlets o.ndjson
--- file o.ndjson
{"name":"The Tolm Tide","aliases":["Tolm Tide"]}
--- stdin
{"id":"a","url":"http://x.example/","title":"T","text":"The ferry was late on Monday, Tolm Tide reported. Nobody was hurt."}
--- stdout json
{"id":"a","credits":[{"chain":["The Tolm Tide"]}]}

=== trace calls it the root
$ headwater trace --outlets o.ndjson a.txt
--- file o.ndjson
{"name":"The Tolm Tide","aliases":["Tolm Tide"],"domains":["tide.example"]}
--- file a.txt
The ferry was late

The ferry to Tolm was late on Monday, Tolm Tide reported. Nobody was hurt, and the crew went home by train in the evening.
--- stdout has
The Tolm Tide

=== a wrong line is named with file and line
$ headwater annotate --outlets o.ndjson
--- file o.ndjson
{"name":"VLTA"}

{"name":"QRSA","domain":"qrsa.example"}
--- stdin
{"id":"a","text":"x"}
--- stderr
headwater annotate: o.ndjson:3: unknown key "domain"
--- exit 3

=== config check looks into the file
$ headwater config check --outlets o.ndjson
--- file o.ndjson
{"name":"VLTA","aliases":["QRSA"]}
{"name":"qrsa"}
--- stderr
headwater config: o.ndjson:2: another line has the name "qrsa"
--- exit 3

=== a file that is not there
$ headwater trace --outlets none.ndjson a.txt
--- stderr
none.ndjson
--- exit 3

=== the collection rests on them: workers and the writer read the file
$ headwater import ndjson pages --data store --outlets o.ndjson >/dev/null && headwater story 1 --json --data store
--- file o.ndjson
{"name":"The Tolm Tide","aliases":["Tolm Tide"]}
--- file pages
{"id":"a","url":"http://x.example/1","title":"The ferry was late","published":"2026-11-02T10:00:00Z","lang":"en","text":"The ferry to Tolm was late on Monday, Tolm Tide reported. Nobody was hurt, and the crew went home by train in the evening. The next one sails on Friday."}
--- stdout json
{"roots":[{"name":"The Tolm Tide"}]}
