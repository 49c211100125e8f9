# headwater parse: one case for each thing a feed may be.

=== RSS 2.0 with its usual modules
$ headwater parse a.xml
--- file a.xml
<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Daily &amp;amp; Weekly</title><link>http://example.com/</link><language>en-gb</language><ttl>60</ttl>
<item><title>One</title><link>http://example.com/1?a=1&amp;b=2</link><guid isPermaLink="false">n-1</guid><pubDate>Thu, 27 Jul 2023 09:30:00 +0200</pubDate><dc:creator>Ann</dc:creator><dc:creator>Bob</dc:creator><category>x</category><category domain="d">y</category><enclosure url="/a.mp3" length="7" type="audio/mpeg"/><description>short</description><content:encoded><![CDATA[<p onclick="x()">long</p>]]></content:encoded><source url="http://s.example/feed">Source</source></item>
</channel></rss>
--- stdout json
{"id":"a","format":"rss20","title":"Daily & Weekly","link":"http://example.com/","language":"en-gb","ttl":"60","entries":[{"id":"n-1","title":"One","link":"http://example.com/1?a=1&b=2","author":"Ann, Bob","published":"2023-07-27T07:30:00Z","summary_html":"short","content_html":"<p>long</p>","tags":["x","y"],"enclosures":[{"url":"/a.mp3","type":"audio/mpeg","length":7}],"source":{"title":"Source","link":"http://s.example/feed"}}],"error":null}

=== Atom 1.0: relative addresses, types of content, languages
$ headwater parse a.xml
--- file a.xml
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://example.com/b/" xml:lang="de"><title type="html">a &lt;i>b&lt;/i></title><id>urn:f</id><link rel="self" href="f"/><link href="../"/>
<entry><id>urn:1</id><link href="1"/><link rel="enclosure" href="1.mp3" type="audio/mpeg"/><title type="text">1 &lt; 2</title><updated>2023-07-27T09:30:00Z</updated><author><name>N</name><email>n@example.com</email></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">x <a href="y">y</a></div></content><summary xml:lang="en">a &amp; b</summary></entry></feed>
--- stdout json
{"id":"a","format":"atom10","title":"a b","link":"http://example.com/","feed_id":"urn:f","self":"http://example.com/b/f","language":"de","entries":[{"id":"urn:1","title":"1 < 2","link":"http://example.com/b/1","author":"N","updated":"2023-07-27T09:30:00Z","content_html":"x <a href=\"http://example.com/b/y\">y</a>","summary_html":"a &amp; b","enclosures":[{"url":"http://example.com/b/1.mp3"}]}]}

=== RDF
$ headwater parse a.xml
--- file a.xml
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="http://e.example/"><title>C</title></channel><item rdf:about="http://e.example/1"><title>I</title><dc:date>2023-07</dc:date></item></rdf:RDF>
--- stdout json
{"id":"a","format":"rss10","title":"C","entries":[{"id":"http://e.example/1","title":"I","updated":"2023-07-01T00:00:00Z"}]}

=== JSON Feed, ids that are numbers, both ways to name authors
$ headwater parse a.json
--- file a.json
{"version":"https://jsonfeed.org/version/1.1","title":"J","home_page_url":"http://e.example/","items":[{"id":7,"content_text":"a < b","author":{"name":"A"}},{"id":"8","url":"http://e.example/8","content_html":"<script>x</script><b>c</b>","authors":[{"name":"B"},{"name":"C"}],"date_published":"2023-07-27T09:30:00+02:00","attachments":[{"url":"http://e.example/a.mp3","mime_type":"audio/mpeg","size_in_bytes":5}]}]}
--- stdout json
{"id":"a","format":"json11","title":"J","link":"http://e.example/","entries":[{"id":"7","content_html":"a &lt; b","author":"A"},{"id":"8","link":"http://e.example/8","content_html":"<b>c</b>","author":"B, C","published":"2023-07-27T07:30:00Z","enclosures":[{"url":"http://e.example/a.mp3","length":5}]}]}

=== CDF
$ headwater parse a.xml
--- file a.xml
<CHANNEL HREF="http://e.example/"><TITLE>T</TITLE><ITEM HREF="http://e.example/i"><TITLE>I</TITLE><ABSTRACT>A</ABSTRACT></ITEM></CHANNEL>
--- stdout json
{"id":"a","format":"cdf","title":"T","link":"http://e.example/","entries":[{"title":"I","link":"http://e.example/i","summary_html":"A"}]}

=== what is not well-formed is read all the same
$ headwater parse a.xml
--- file a.xml
<rss><channel><title>Caf&eacute; &bogus; & co</title><item><title>one<item><title>two</title><description><p>bare<br>markup</description></item><item><title><![CDATA[open
--- stdout json
{"id":"a","format":"rss","title":"Café &bogus; & co","entries":[{"title":"one"},{"title":"two","summary_html":"<p>bare<br>markup</p>"},{"title":"open"}]}

=== a web page, an empty file and prose are refused with a reason
$ headwater parse page.html empty.xml prose.txt other.xml
--- file page.html
<!DOCTYPE html><html><body>x</body></html>
--- file empty.xml
--- file prose.txt
nothing here
--- file other.xml
<gpx><trk/></gpx>
--- stdout has
{"id":"page","error":"this is a web page, not a feed
{"id":"empty","error":"the document is empty"}
{"id":"prose","error":"this is no feed: there is no markup in it"}
{"id":"other","error":"this is XML, but neither RSS nor Atom"}
--- exit 1

=== records: a base address, headers, and one that is no record
$ headwater parse --input ndjson --output ndjson
--- stdin
{"id":"1","base_url":"http://example.com/f/feed","headers":{"Content-Location":"/g/","content-language":"fr"},"body":"<rss><channel><link>x</link></channel></rss>"}
{"id":"2"}
--- stdout json
{"id":"1","format":"rss","link":"http://example.com/g/x","language":"fr"}
{"id":"2","error":"record has no \"body_base64\" or \"body\""}
--- exit 1

=== a sitemap with news, and an index
$ headwater parse news.xml index.xml urls.txt
--- file news.xml
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>http://e.example/1</loc><lastmod>2023-07-27</lastmod><n:news><n:publication><n:name>E</n:name><n:language>en</n:language></n:publication><n:publication_date>2023-07-27T09:30:00Z</n:publication_date><n:title>T</n:title></n:news></url><url><loc>javascript:x</loc></url></urlset>
--- file index.xml
<sitemapindex><sitemap><loc>http://e.example/s1.xml</loc></sitemap></sitemapindex>
--- file urls.txt
http://e.example/a
https://e.example/b
--- stdout json
{"id":"news","format":"sitemap","entries":[{"link":"http://e.example/1","title":"T","language":"en","published":"2023-07-27T09:30:00Z","updated":"2023-07-27T00:00:00Z","source":{"title":"E"}}]}
{"id":"index","format":"sitemapindex","entries":[{"link":"http://e.example/s1.xml"}]}
{"id":"urls","format":"sitemap","entries":[{"link":"http://e.example/a"},{"link":"https://e.example/b"}]}

=== OPML
$ headwater parse a.opml
--- file a.opml
<opml version="2.0"><head><title>L</title></head><body><outline text="F"><outline text="A" type="rss" xmlUrl="http://e.example/f" htmlUrl="http://e.example/"/></outline><outline text="B" xmlUrl="http://g.example/f"/></body></opml>
--- stdout json
{"id":"a","format":"opml","title":"L","entries":[{"id":"http://e.example/f","title":"A","link":"http://e.example/","tags":["F"]},{"id":"http://g.example/f","title":"B","tags":[]}]}

=== entities of a DOCTYPE are text, never more
$ headwater parse a.xml
--- file a.xml
<!DOCTYPE rss [<!ENTITY a "one"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]><rss><channel><title>&a; &b; &c;</title></channel></rss>
--- stdout json
{"id":"a","title":"one &b; &c;"}
