# extract: records in, as many records out, in their order.

=== a page becomes an article
$ headwater extract --input html ferry.html
--- file ferry.html
<!doctype html>
<html lang="en">
<head>
<title>Ferry returns to Tarn Bay | Harbour Gazette</title>
<meta property="article:published_time" content="2024-03-05T08:00:00Z">
</head>
<body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article>
<h1>Ferry returns to Tarn Bay</h1>
<p>The ferry between Tarn Bay and the islands will sail again on Monday, the
harbour office said, after repairs that took eleven weeks.</p>
<p>Passengers had to travel by bus and by a smaller boat, which carried no cars
and stayed in port whenever the wind rose above thirty knots.</p>
</article>
<footer>Copyright Harbour Gazette</footer>
</body>
</html>
--- stdout json
{"id":"ferry","title":"Ferry returns to Tarn Bay","date":"2024-03-05","language":"en","text":"<re:^The ferry between .* weeks\\.\n\nPassengers had .* knots\\.$>"}

=== what cannot be read is an error record in its place
$ headwater extract --input ndjson --output ndjson
--- stdin
{"id":"a","text":"The ferry sails again on Monday, the harbour office said."}
this is no record
{"id":"c","text":"The bridge at Linden opens to lorries in June, the county said.","extra":[1,2]}
--- stdout json
{"id":"a","text":"The ferry sails again on Monday, the harbour office said.","error":"<none>"}
{"error":"<any>"}
{"id":"c","error":"<none>"}
--- exit 1

=== the same records the same way, whatever the workers do
$ for j in 1 4; do headwater extract --jobs $j < in.ndjson > $j.out || exit; done; cmp 1.out 4.out && wc -l < 4.out
--- file in.ndjson
{"id":"1","text":"One ship came in at dawn, the harbour office said."}
{"id":"2","text":"Two ships came in at noon, the harbour office said."}
{"id":"3","text":"Three ships came in at dusk, the harbour office said."}
{"id":"4","text":"Four ships came in at night, the harbour office said."}
{"id":"5","text":"Five ships stayed out at sea, the harbour office said."}
--- stdout
5

=== bytes that are no text are told from pages
$ headwater extract --input html noise.html
--- file noise.html base64
f0VMRgIBAQAAAAAAAAAAAAMAPgABAAAAAAAAAAAAAABAAAAAAAAAAP8A/wD/AP8A/wD/AA==
--- stdout json
{"id":"noise","error":"<any>"}
--- exit 1

=== a page without text still says what it is called
$ headwater extract --input ndjson
--- stdin
{"id":"shell","url":"https://g.example/a","html":"<title>Ferry returns to Tarn Bay</title><meta property='article:published_time' content='2024-03-05T08:00:00Z'><meta name=author content='Jane Doe'><div id=app></div>"}
--- stdout json
{"id":"shell","title":"Ferry returns to Tarn Bay","author":"Jane Doe","date":"2024-03-05","text":"","error":"no text in the page"}
--- exit 1

=== nothing in, nothing out
$ headwater extract --input ndjson
--- stdout

=== byline and day above the text are not part of it, even run into it
$ headwater extract --input html one.html two.html
--- file one.html
<html><head><title>Jam fair moved</title><meta name=author content="Morag Elles"><meta property="article:published_time" content="2026-11-19T09:00:00Z"></head><body><article><h1>Jam fair moved</h1><div>Morag Elles &ndash; 19 November 2026, 09:00</div><p>The jam fair, which for forty years has been held in the first week of December, has been brought forward by a fortnight.</p><p>On 19 November 2026 the hall is free, said the clerk, and it will not be free again before the spring.</p></article></body></html>
--- file two.html
<html><head><title>Jam fair moved</title><meta property="article:published_time" content="2026-11-19T09:00:00Z"></head><body><article><h1>Jam fair moved</h1><p><span>19 November 2026, 09:00</span> <i>Morag Elles</i> The jam fair, which for forty years has been held in the first week of December, has been brought forward by a fortnight.</p><p>On 19 November 2026 the hall is free, said the clerk, and it will not be free again before the spring.</p></article></body></html>
--- stdout json
{"id":"one","author":"Morag Elles","date":"2026-11-19","text":"The jam fair, which for forty years has been held in the first week of December, has been brought forward by a fortnight.\n\nOn 19 November 2026 the hall is free, said the clerk, and it will not be free again before the spring."}
{"id":"two","author":"Morag Elles","date":"2026-11-19","text":"The jam fair, which for forty years has been held in the first week of December, has been brought forward by a fortnight.\n\nOn 19 November 2026 the hall is free, said the clerk, and it will not be free again before the spring."}
