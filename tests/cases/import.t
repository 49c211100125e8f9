# headwater import: what was read before keeps what it had, and each refusal
# names its record.

=== an article record keeps title, author, day and parts
$ headwater import ndjson pages --data store && headwater export --format ndjson --data store && headwater extract pages --jobs 1
--- file pages
{"id":"1","url":"http://ellis.example/a","title":"Freighter loses 340 containers","author":"Ann Bo","published":"2026-11-20T10:00:00Z","text":"The harbour of Port Ellis was closed on Monday after the freighter Ana Rosa lost 340 containers in a storm off Cape Wren.","parts":[{"title":"Library","text":"Mayor Tomas Brandt opened the new library of Westhaven with a speech on the uses of quiet."}]}
--- stdout has
1 added, 0 revised, 0 known, 0 no articles, 0 not read
"title":"Freighter loses 340 containers"
"author":"Ann Bo"
"published":"2026-11-20T10:00:00Z"
"parts":[{"title":"Library"
Mayor Tomas Brandt opened

=== a part of a record that was copied makes it a copy in part
$ headwater import ndjson pages --data store && python3 -c 'import sqlite3; print(sqlite3.connect("store/headwater.db").execute("select a, b, kind from edge").fetchall())'
--- needs python3
--- file pages
{"id": "1", "url": "http://ellis.example/a", "title": "Freighter loses 340 containers", "text": "The harbour of Port Ellis was closed on Monday after the freighter Ana Rosa lost 340 containers in a storm off Cape Wren. Harbour master Ines Calder said that divers would look for the cargo as soon as the wind had dropped below 20 knots, which she did not expect before Thursday.\n\nThe ship, built in 1998 in Gdansk and owned by Meridian Lines of Panama, had been on its way from Santos to Rotterdam with coffee, orange juice and machine parts when its engine failed on Sunday night."}
{"id": "2", "url": "http://quill.example/b", "title": "Westhaven opens its library", "text": "Mayor Tomas Brandt opened the new library of Westhaven with a speech on the uses of quiet, in which he thanked the 212 donors and the architect Lena Voss by name. The building holds 80,000 volumes, a garden on the roof, and a room for children.\n\nThe mayor said that the town had waited nine years for the building and that the children of Westhaven would have the first word in choosing its books, which arrive on Friday.", "parts": [{"title": "Ship loses load", "text": "The harbour of Port Ellis was closed on Monday after the freighter Ana Rosa lost 340 containers in a storm off Cape Wren. Harbour master Ines Calder said that divers would look for the cargo as soon as the wind had dropped below 20 knots, which she did not expect before Thursday.\n\nThe ship, built in 1998 in Gdansk and owned by Meridian Lines of Panama, had been on its way from Santos to Rotterdam with coffee, orange juice and machine parts when its engine failed on Sunday night."}]}
--- stdout
2 added, 0 revised, 0 known, 0 no articles, 0 not read
[(1, 2, 3)]

=== what cannot be read is named with its place and its reason
$ headwater import ndjson bad --data store
--- file bad
{"id":"1","url":"http://e.example/1","html":""}
not json

{"id":"4","url":"http://e.example/1","title":"x","text":" "}
{"id":"5","url":"http://e.example/1"}
--- stdout
0 added, 0 revised, 0 known, 0 no articles, 4 not read
--- stderr
bad, record 1: the page is empty
bad, record 2: JSON: no value at byte 0
bad, record 4: the article has no text
bad, record 5: record has no "html", "html_base64" or "text"
--- exit 1

=== a sitemap's pages wait to be fetched, an index's sitemaps are followed
$ headwater import sitemap map.xml index.xml list.txt --data store && headwater source --data store && python3 -c 'import sqlite3; print(*sqlite3.connect("store/headwater.db").execute("select kind, key from queue order by id"), sep="\n")'
--- needs python3
--- file map.xml
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>http://e.example/a</loc><news:news><news:publication><news:name>E</news:name><news:language>en</news:language></news:publication><news:publication_date>2026-11-20</news:publication_date><news:title>A title</news:title></news:news></url><url><loc>http://e.example/b</loc></url></urlset>
--- file index.xml
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>http://e.example/news.xml</loc></sitemap></sitemapindex>
--- file list.txt
http://e.example/c
--- stdout has
map.xml: 2 pages to fetch, 0 known, 0 sitemaps followed
index.xml: 0 pages to fetch, 0 known, 1 sitemaps followed
list.txt: 1 pages to fetch, 0 known, 0 sitemaps followed
http://e.example/news.xml
('page', 'http://e.example/a')
('page', 'http://e.example/b')
('page', 'http://e.example/c')

=== what is no sitemap is told what it is
$ headwater import sitemap feed.xml none --data store
--- file feed.xml
<rss version="2.0"><channel><title>x</title></channel></rss>
--- stderr
feed.xml: this is rss20, not a sitemap
none: none: No such file or directory
--- exit 1

=== a worker writes into a file, too
$ echo '{"id":"x","body":"<rss version=2.0/>"}' | headwater parse --jobs 0 >out; cat out
--- stdout json
{"id":"x","format":"rss20","error":null}

=== an archive that was cut short, and a record without a length, are named
$ headwater import warc cut.warc --data store; headwater extract --input warc cut.warc
--- file cut.warc base64
V0FSQy8xLjANCldBUkMtVHlwZTogcmVzcG9uc2UNCg0KDQpXQVJDLzEuMA0KV0FSQy1UeXBlOiByZXNwb25zZQ0KV0FSQy1UYXJnZXQtVVJJOiBodHRwOi8vYS5leGFtcGxlL3gNCldBUkMtUmVjb3JkLUlEOiA8dXJuOjE+DQpXQVJDLURhdGU6IDIwMjYtMDEtMDFUMDA6MDA6MDBaDQpDb250ZW50LVR5cGU6IGFwcGxpY2F0aW9uL2h0dHA7IG1zZ3R5cGU9cmVzcG9uc2UNCkNvbnRlbnQtTGVuZ3RoOiAxODkNCg0KSFRUUC8xLjEgMjAwIE9LDQpDb250ZW50LVR5cGU6IHRleHQvaHRtbA0KDQo8aHRtbD48Ym9keT48cD5UaGUgY291bmNpbCBtZXQgb24gTW9uZGF5IGFuZCBhZ3JlZWQgdG8gYnVpbGQgdGhlIG5ldyBicmlkZ2Ugb3ZlciB0aGUgcml2ZXIsIG9mZmljaWFscyBzYWlkIGlu
--- stdout has
1 added, 0 revised, 0 known, 0 no articles, 2 not read
{"id":"cut","error":"record at byte 0: it has no Content-Length"}
"text":"The council met
--- stderr
cut.warc, record 1: record at byte 0: it has no Content-Length
cut.warc, record 2: cut short
headwater extract: cut.warc: cut short
--- exit 1
