# headwater parse: what was found beside feedparser, in feeds made for it.

=== a word of an unknown type is no base64, base64 is
$ headwater parse a.xml
--- file a.xml
<feed xmlns="http://www.w3.org/2005/Atom"><title type="foo">Example</title><subtitle mode="base64">RXhhbXBsZQ==</subtitle><entry><title type="application/octet-stream">Test</title><content mode="base64" type="text/html">PGI+YjwvYj4=</content></entry></feed>
--- stdout json
{"title":"Example","description_html":"Example","entries":[{"title":"Test","content_html":"<b>b</b>"}]}

=== CDF: links are links, a logo without words is none
$ headwater parse a.xml
--- file a.xml
<CHANNEL HREF="http://e.example/" LASTMOD="2002-11-13"><LOGO HREF="http://e.example/l.gif" STYLE="ICON"/><ITEM HREF="http://e.example/i"><TITLE>I</TITLE></ITEM></CHANNEL>
--- stdout json
{"format":"cdf","link":"http://e.example/","logo":"<none>","links":[{"rel":"alternate","type":"text/html","href":"http://e.example/"}],"entries":[{"link":"http://e.example/i","links":[{"rel":"alternate","type":"text/html","href":"http://e.example/i"}]}]}

=== places and numbers of comments under their other names
$ headwater parse a.xml
--- file a.xml
<rss version="2.0" xmlns:georss="http://www.georss.org/georss" xmlns:gml="http://www.opengis.net/gml" xmlns:thr="http://purl.org/syndication/thread/1.0" xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#"><channel><item><georss:where><gml:Point><gml:pos>47.5 8.25</gml:pos></gml:Point></georss:where><thr:total>4</thr:total></item><item><georss:point>1 2</georss:point></item><item><geo:Point><geo:lat>3</geo:lat><geo:long>4</geo:long></geo:Point></item></channel></rss>
--- stdout json
{"entries":[{"geo_lat":"47.5","geo_long":"8.25","comments_count":"4"},{"geo_lat":"1","geo_long":"2"},{"geo_lat":"3","geo_long":"4"}]}

=== people without the marks around them
$ headwater parse a.xml
--- file a.xml
<rss version="2.0"><channel><item><author>[a@e.example]</author></item><item><author>a@e.example: Ann Bo</author></item><item><author>a@e.example, b@e.example</author></item><item><author>Ann &lt;a@e.example&gt;</author></item><item><author>a@e.example (Ann)</author></item></channel></rss>
--- stdout json
{"entries":[{"author":"a@e.example"},{"author":"Ann Bo"},{"author":"a@e.example"},{"author":"Ann"},{"author":"Ann","authors":[{"name":"Ann","email":"a@e.example"}]}]}

=== a source without an address has none
$ headwater parse --input ndjson in
--- file in
{"id":"a","base_url":"http://e.example/feed","body":"<feed xmlns='http://www.w3.org/2005/Atom'><entry><source><id>urn:x</id><title>S</title></source></entry></feed>"}
--- stdout json
{"entries":[{"source":{"id":"urn:x","title":"S","link":"<none>"}}]}

=== Thai that nobody declared; names of charsets that Python knows
$ headwater parse thai.xml mac.xml
--- file thai.xml base64
PHJzcyB2ZXJzaW9uPScyLjAnPjxjaGFubmVsPjx0aXRsZT7D0bC60sW7w9Ch0sihrsvB0sLjy8Ho
4MHX6M3H0bnN0aek0sM8L3RpdGxlPjwvY2hhbm5lbD48L3Jzcz4=
--- file mac.xml base64
PD94bWwgdmVyc2lvbj0nMS4wJyBlbmNvZGluZz0nbWFjLWN5cmlsbGljJz8+PHJzcyB2ZXJzaW9u
PScyLjAnPjxjaGFubmVsPjx0aXRsZT6Y4PA8L3RpdGxlPjwvY2hhbm5lbD48L3Jzcz4=
--- stdout json
{"id":"thai","encoding":"tis-620","title":"รัฐบาลประกาศกฎหมายใหม่เมื่อวันอังคาร"}
{"id":"mac","encoding":"mac-cyrillic","title":"Шар"}

=== what loads nothing needs no preload; what goes nowhere stays
$ headwater sanitize
--- stdin
{"id":1,"html":"<audio></audio><span cite=\"\">x</span><video><source src=http://e.example/v></video>"}
--- stdout json
{"html":"<audio></audio><span cite=\"\">x</span><video preload=\"none\"><source src=\"http://e.example/v\"></video>"}

=== after the ten thousandth item nothing is read
$ (printf '<rss version="2.0"><channel><title>T</title>'; i=0; while [ $i -lt 10001 ]; do echo "<item><title>$i</title><link>http://e.example/$i</link></item>"; i=$((i+1)); done; printf '</channel></rss>') >a.xml; headwater parse a.xml | python3 -c 'import json, sys; f = json.load(sys.stdin); print(len(f["entries"]), f["title"], f["link"])'
--- needs python3
--- stdout
10000 T None
