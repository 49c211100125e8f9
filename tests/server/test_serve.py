"""The web pages: every address, strictness, forms, feeds."""

import gzip
import html.parser
import http.client
import json
import os
import re
import socket
import subprocess
import tempfile
import threading
import time
import unittest
import urllib.parse
import xml.etree.ElementTree as ET

from stand import PROGRAM, Stand, read_all

HEADWATER = os.environ.get("HEADWATER", os.path.join(
    os.path.dirname(__file__), "../../build/headwater"))
ATOM = "{http://www.w3.org/2005/Atom}"
PROMISE = ("In each item the hyperlink to the primary source is given. "
           "Trademarks stay with their owners, materials with their authors. "
           "A complaint is acted on within 24 hours.")
VOID = {"meta", "link", "input", "br", "hr", "img", "circle", "path", "rect"}


class Checker(html.parser.HTMLParser):
    """Is every element closed, every id its own, every field labelled?"""

    def __init__(self):
        super().__init__()
        self.open, self.faults, self.ids, self.links = [], [], set(), []
        self.labels, self.fields, self.headings = set(), [], []
        self.tags = set()

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        self.tags.add(tag)
        if a.get("id"):
            if a["id"] in self.ids:
                self.faults.append(f"id {a['id']} twice")
            self.ids.add(a["id"])
        for name in a:
            if name.startswith("on") or name == "style":
                self.faults.append(f"{tag} has {name}")
        for name in ("href", "src", "action"):
            if name in a:
                self.links.append((tag, a.get("rel") or "", a[name] or ""))
        if tag == "label":
            self.labels.add(a.get("for", "(around)"))
        if tag in ("input", "select", "textarea"):
            self.fields.append(a)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        if tag not in VOID:
            self.faults.append(f"<{tag}/>")
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        if tag in VOID:
            self.faults.append(f"</{tag}>")
        elif not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> where another is open")


def check(body):
    parser = Checker()
    parser.feed(body.decode("utf-8"))
    parser.close()
    if parser.open:
        parser.faults.append(f"left open: {parser.open}")
    return parser


class Serving(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if not PROGRAM.exists():
            raise unittest.SkipTest(f"{PROGRAM} is not built")
        cls.stand = Stand()

    @classmethod
    def tearDownClass(cls):
        status = cls.stand.close()
        assert status == 0, f"newsstand ended with {status}"

    def page(self, path, status=200):
        got, headers, body = self.stand.get(path)
        self.assertEqual(got, status, path)
        return body.decode("utf-8"), headers


class Pages(Serving):
    PATHS = ["/", "/?lang=de", "/s/1", "/s/1-any-slug", "/s/1/timeline",
             "/s/1/claims", "/s/1/quotes", "/s/1/graph",
             "/s/1/compare?a=1&b=2", "/s/1/compare?a=1&b=99", "/s/2",
             "/a/1", "/a/5", "/a/1/versions", "/src",
             "/src/harbour-gazette.example", "/src/sada-almarsa.example",
             "/search", "/search?q=harbour", "/search?q=zebra",
             "/search?q=dockers&order=best", "/complain",
             "/complain?url=/a/1", "/transparency", "/about/method",
             "/welcome"]

    def test_every_page(self):
        for path in self.PATHS:
            with self.subTest(path):
                body, headers = self.page(path)
                self.assertIn("text/html; charset=utf-8",
                              headers["Content-Type"])
                seen = check(body.encode())
                self.assertEqual(seen.faults, [])
                self.assertIn(PROMISE, re.sub(r"\s+", " ", body))
                self.assertIn('href="/complain', body)
                self.assertIn("Sample newsroom", body)
                self.assertNotIn("<script", body)
                self.assertEqual(seen.headings[0], 1, "first heading is h1")
                self.assertEqual(seen.headings.count(1), 1)
                self.assertTrue({"main", "header", "footer", "nav"}
                                <= seen.tags)
                self.assertIn('href="#main"', body)
                self.assertIn("main", seen.ids)

    def test_fields_have_labels(self):
        for path in ("/", "/complain", "/welcome", "/search?q=x"):
            seen = check(self.page(path)[0].encode())
            for field in seen.fields:
                self.assertTrue(
                    field.get("aria-label") or field.get("id") in seen.labels
                    or field.get("type") in ("checkbox", "hidden"),
                    f"{path}: {field}")

    def test_nothing_is_asked_of_others(self):
        for path in self.PATHS:
            for tag, rel, url in check(self.page(path)[0].encode()).links:
                if tag in ("a",) or "canonical" in rel:
                    continue
                self.assertTrue(url.startswith("/"), f"{path}: {tag} {url}")

    def test_our_links_lead_somewhere(self):
        tried = set()
        for path in self.PATHS:
            for tag, _, url in check(self.page(path)[0].encode()).links:
                if url.startswith("/") and tag in ("a", "link") and \
                        url not in tried and len(tried) < 400:
                    tried.add(url)
                    status, _, _ = self.stand.get(url.split("#")[0])
                    self.assertIn(status, (200, 301), f"{path} -> {url}")
        self.assertGreater(len(tried), 60)

    def test_front_says_where_it_comes_from(self):
        body, _ = self.page("/")
        first = body[body.index('<article class="lead">'):]
        first = first[:first.index("</article>")]
        text = re.sub(r"<[^>]+>", "", first)
        self.assertIn("Dockers walk out at Port Aldery", text)
        self.assertRegex(text, r"from Harbour Gazette and 2 more · 6 pages · "
                               r"3 independent · 3 languages")
        self.assertIn("2 points differ", text)
        self.assertRegex(first, r'href="http://harbour-gazette\.example/')

    def test_story_leads_with_its_source(self):
        body, _ = self.page("/s/1")
        text = re.sub(r"<[^>]+>", "", body[body.index("<main"):])
        self.assertIn("Headline of Harbour Gazette", text)
        self.assertRegex(text, "6 pages, 3 independent sources.")
        self.assertIn("not in this collection", text)
        self.assertIn("suspected rewriting", text)
        self.assertLess(body.index("http://harbour-gazette.example"),
                        body.index('id="pages"'))
        for piece in ('<svg class="lying"', '<svg class="upright"',
                      "<ins>private sacking</ins>",
                      "<del>own dismissal</del>"):
            self.assertIn(piece, body)

    def test_language_and_direction(self):
        body, _ = self.page("/s/1")
        self.assertIn('lang="ar" dir="rtl"', body)
        self.assertIn('lang="de" dir="ltr"', body)

    def test_graph_has_a_table(self):
        body, _ = self.page("/s/1/graph")
        table = body[body.index('<table class="graph">'):]
        for name in ("Harbour Gazette", "The Daily Quill", "BrightFeed24",
                     "Meridian Agency (MERA)"):
            self.assertIn(name, table)
        self.assertIn("chauffeurless cranes", table)

    def test_missing(self):
        for path in ("/s/99999", "/s/x", "/s/1/nothing", "/a/99999", "/a/1x",
                     "/a/1/other", "/src/nobody.example", "/c/none",
                     "/c/nosuchtoken", "/nothing", "/index.html", "/s/1/",
                     "/s/99999999999999999999", "/%ff", "/style.css"):
            with self.subTest(path):
                body, _ = self.page(path, 404)
                self.assertEqual(check(body.encode()).faults, [])

    def test_searching(self):
        body, _ = self.page("/search?q=" + urllib.parse.quote("dockers"))
        self.assertIn("Dockers walk out", body)
        body, _ = self.page("/search?q=" + urllib.parse.quote("ألديري"))
        self.assertIn("sada-almarsa.example", body)
        body, _ = self.page("/search?q=%3Cb%3Ezebra")
        self.assertNotIn("<b>zebra", body)
        self.assertIn("&lt;b&gt;zebra", body)
        body, _ = self.page("/search?q=" + "x" * 2000, 400)
        self.assertIn("role=\"alert\"", body)

    def test_paging(self):
        body, _ = self.page("/?before=895&id=5")
        self.assertNotIn('class="lead"', body)
        self.assertNotIn("Dockers walk out", body)
        self.page("/?before=x&id=y")
        self.page("/?before=nan&id=1")


class Health(Serving):
    def test_probes(self):
        self.assertEqual(self.page("/healthz")[0], "ok\n")
        self.assertEqual(self.page("/readyz")[0], "ready\n")
        self.assertIn("Disallow: /complain", self.page("/robots.txt")[0])
        self.assertIn("<svg", self.page("/favicon.svg")[0])

    def test_metrics_stay_here(self):
        body, _ = self.page("/metrics")
        self.assertIn('headwater_http_requests_total{status="2xx"}', body)
        for field in ("X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"):
            status, _, _ = self.stand.get("/metrics", headers={field: "1"})
            self.assertEqual(status, 403)


class Headers(Serving):
    def test_security_headers(self):
        for path in ("/", "/a/1", "/nothing", "/index.atom", "/complain"):
            _, headers, _ = self.stand.get(path)
            policy = headers["Content-Security-Policy"]
            self.assertIn("default-src 'none'", policy)
            self.assertIn("frame-ancestors 'none'", policy)
            self.assertNotIn("unsafe", policy)
            self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
            self.assertIn(headers["Referrer-Policy"],
                          ("no-referrer", "same-origin"))
            self.assertNotIn("Server", headers)
            self.assertNotIn("Set-Cookie", headers)

    def test_gzip(self):
        status, headers, body = self.stand.get(
            "/", headers={"Accept-Encoding": "gzip"})
        self.assertEqual((status, headers["Content-Encoding"]), (200, "gzip"))
        self.assertIn(b"</html>", gzip.decompress(body))
        _, headers, _ = self.stand.get(
            "/", headers={"Accept-Encoding": "gzip;q=0"})
        self.assertNotIn("Content-Encoding", headers)

    def test_validators(self):
        _, headers, _ = self.stand.get("/s/1")
        status, again, body = self.stand.get(
            "/s/1", headers={"If-None-Match": headers["ETag"]})
        self.assertEqual((status, body), (304, b""))
        self.assertEqual(again["ETag"], headers["ETag"])
        status, _, _ = self.stand.get(
            "/s/1", headers={"If-None-Match": '"other"'})
        self.assertEqual(status, 200)

    def test_head_has_no_body(self):
        got, headers, body = self.stand.get("/s/1", "HEAD")
        self.assertEqual((got, body), (200, b""))
        whole = self.stand.get("/s/1")[2]
        self.assertEqual(int(headers["Content-Length"]), len(whole))

    def test_style(self):
        body, _ = self.page("/")
        path = re.search(r'href="(/style-[0-9a-f]+\.css)"', body).group(1)
        status, headers, css = self.stand.get(path)
        self.assertEqual(status, 200)
        self.assertIn("immutable", headers["Cache-Control"])
        self.assertIn("text/css", headers["Content-Type"])
        self.assertNotIn(b"@import", css)
        self.assertNotIn(b"url(", css)
        self.assertLess(len(gzip.compress(css, 6)), 10 * 1024)

    def test_weight(self):
        with_forty = Stand(40)
        try:
            _, _, body = with_forty.get(
                "/", headers={"Accept-Encoding": "gzip"})
        finally:
            with_forty.close()
        self.assertLess(len(body), 30 * 1024)


class Feeds(Serving):
    LISTS = ["/index", "/s/1", "/src", "/src/harbour-gazette.example", "/a/1"]

    def test_atom(self):
        for path in [p + ".atom" for p in self.LISTS] + [
                "/search.atom?q=dockers", "/.atom"]:
            with self.subTest(path):
                body, headers = self.page(path)
                self.assertIn("application/atom+xml", headers["Content-Type"])
                feed = ET.fromstring(body)
                self.assertEqual(feed.tag, ATOM + "feed")
                ids = [e.findtext(ATOM + "id")
                       for e in feed.iter(ATOM + "entry")]
                self.assertTrue(ids)
                self.assertEqual(len(ids), len(set(ids)))
                for entry in feed.iter(ATOM + "entry"):
                    for name in ("title", "updated", "id"):
                        self.assertTrue(entry.findtext(ATOM + name))
                    link = entry.find(f"{ATOM}link[@rel='alternate']")
                    self.assertTrue(link.get("href").startswith("http://"))

    def test_json_feed(self):
        for path in [p + ".json" for p in self.LISTS] + [
                "/search.json?q=dockers"]:
            with self.subTest(path):
                body, headers = self.page(path)
                self.assertIn("application/feed+json", headers["Content-Type"])
                feed = json.loads(body)
                self.assertEqual(feed["version"],
                                 "https://jsonfeed.org/version/1.1")
                self.assertTrue(feed["items"])
                for item in feed["items"]:
                    self.assertTrue(item["id"].startswith("http://"))
                    self.assertIn("content_html", item)

    def test_ndjson(self):
        for path in [p + ".ndjson" for p in self.LISTS]:
            body, _ = self.page(path)
            rows = [json.loads(line) for line in body.splitlines()]
            self.assertTrue(rows)
        story = json.loads(self.page("/index.ndjson")[0].splitlines()[0])
        more = story["_headwater"]
        self.assertEqual((more["pages"], more["independent"]), (6, 3))
        self.assertEqual([r["in_collection"] for r in more["roots"]],
                         [True, False, True])

    def test_story_feed_links_to_publishers(self):
        feed = json.loads(self.page("/s/1.json")[0])
        self.assertEqual(len(feed["items"]), 6)
        for item in feed["items"]:
            self.assertRegex(item["url"], r"^http://[a-z0-9-]+\.example/")


class Kept(unittest.TestCase):
    """Pages are kept while the store stays as it is, and no longer."""

    def setUp(self):
        self.stand = Stand()
        self.addCleanup(self.stand.close)

    def test_answers_stay_the_same(self):
        for path in ("/", "/index.atom", "/s/1", "/a/1", "/src"):
            plain = [self.stand.get(path) for _ in range(4)]
            packed = [self.stand.get(path, headers={
                "Accept-Encoding": "gzip"}) for _ in range(6)]
            self.assertEqual({p[0] for p in plain + packed}, {200})
            self.assertEqual(len({p[2] for p in plain}), 1)
            for status, headers, body in packed:
                self.assertEqual(headers["Content-Encoding"], "gzip")
                self.assertEqual(gzip.decompress(body), plain[0][2])
                self.assertEqual(headers["Content-Type"],
                                 plain[0][1]["Content-Type"])
                self.assertEqual(headers["ETag"], plain[0][1]["ETag"])
            head = self.stand.get(path, method="HEAD")
            self.assertEqual((head[0], head[2]), (200, b""))
            self.assertEqual(self.stand.get(path, headers={
                "If-None-Match": plain[0][1]["ETag"]})[0], 304)
        # each name of ours has its own pages
        atom = [self.stand.get("/index.atom", headers={"Host": host})[2]
                for host in ("a.example", "b.example", "a.example")]
        self.assertIn(b"http://b.example/", atom[1])
        self.assertNotIn(b"http://a.example/", atom[1])
        self.assertEqual(atom[0], atom[2])

    def test_a_change_shows_at_once(self):
        for _ in range(4):
            self.assertEqual(self.stand.get("/a/3")[0], 200)
            self.assertNotIn(b"late.example", self.stand.get("/src")[2])
        subprocess.run([HEADWATER, "add", "--as-is", "--db",
                        f"{self.stand.dir}/store.db", "http://late.example/"],
                       check=True, stdout=subprocess.DEVNULL)
        for _ in range(4):
            self.assertIn(b"late.example", self.stand.get("/src")[2])


class Complaints(Serving):
    FORM = {"url": "/a/2", "kind": "copyright", "name": "Ann Archer",
            "email": "ann@archer.example", "reason": "It is mine & <mine>",
            "text": "line one\r\nline two", "good_faith": "1"}

    def post(self, fields, headers=None, path="/complain", raw=None):
        headers = {"Content-Type": "application/x-www-form-urlencoded",
                   **(headers or {})}
        body = urllib.parse.urlencode(fields) if raw is None else raw
        return self.stand.get(path, "POST", headers, body)

    def test_a_ticket_has_a_clock(self):
        status, headers, _ = self.post(self.FORM)
        self.assertEqual(status, 303)
        where = headers["Location"]
        self.assertRegex(where, r"^/c/[0-9A-Za-z_-]{8,}$")
        body, headers = self.page(where)
        self.assertIn("It is mine &amp; &lt;mine&gt;", body)
        self.assertIn("A decision is due in", body)
        self.assertRegex(body, r"2[34] h \d\d min")
        self.assertEqual(headers["X-Robots-Tag"], "noindex")
        self.assertNotIn("ann@archer.example", body)
        table, _ = self.page("/transparency")
        self.assertRegex(re.sub("<[^>]+>", "", table), r"\d+ complaints? so far")
        rows = json.loads(self.page("/transparency.json")[0])
        self.assertIn("copyright", [r["type"] for r in rows])
        self.assertNotIn("archer", table + json.dumps(rows))

    def test_faults_are_named_and_nothing_is_lost(self):
        for missing in ("url", "reason", "good_faith"):
            fields = {**self.FORM, missing: ""}
            if missing == "good_faith":
                del fields[missing]
            status, _, body = self.post(fields)
            self.assertEqual(status, 400, missing)
            self.assertIn(b'role="alert"', body)
            self.assertIn(b"Ann Archer", body)
            self.assertEqual(check(body).faults, [])

    def test_other_sites_cannot_send_it(self):
        host = f"http://{self.stand.host}:{self.stand.port}"
        for headers in ({"Origin": "http://evil.example"},
                        {"Origin": "null"},
                        {"Origin": host + ".evil.example"},
                        {"Sec-Fetch-Site": "cross-site"},
                        {"Sec-Fetch-Site": "same-site"},
                        {"Referer": "http://evil.example/"},
                        {"Host": "rebound.example"}):
            with self.subTest(headers):
                self.assertEqual(self.post(self.FORM, headers)[0], 403)
        for headers in ({"Origin": host}, {"Origin": host,
                                           "Sec-Fetch-Site": "same-origin"},
                        {"Referer": host + "/complain"}):
            with self.subTest(headers):
                self.assertEqual(self.post(self.FORM, headers)[0], 303)

    def test_only_forms_are_read(self):
        for kind in ("application/json", "multipart/form-data; boundary=x",
                     "text/plain"):
            self.assertEqual(
                self.post(self.FORM, {"Content-Type": kind})[0], 415)

    def test_get_changes_nothing(self):
        before = self.page("/transparency.json")[0]
        self.page("/complain?" + urllib.parse.urlencode(self.FORM))
        self.assertEqual(self.page("/transparency.json")[0], before)

    def test_odd_bytes(self):
        raw = b"url=%00%ff%fe&reason=%0d%0aSet-Cookie:+x&good_faith=1"
        status, headers, _ = self.post(None, raw=raw)
        self.assertEqual(status, 303)
        self.assertNotIn("Set-Cookie", headers)
        self.assertEqual(self.post(None, raw=b"&&&===&%")[0], 400)

    def test_adding_sources(self):
        for path, fields, status in (
                ("/admin/sources", {"url": "http://new.example/"}, 303),
                ("/admin/sources", {"url": "javascript:alert(1)"}, 400),
                ("/admin/sources", {"url": "http://refuse.example/"}, 400),
                ("/admin/starter", {"list": "lang-de"}, 303),
                ("/admin/starter", {}, 400)):
            got, headers, body = self.post(fields, path=path)
            self.assertEqual(got, status, (path, fields))
            if status == 303:
                self.assertEqual(headers["Location"], "/src"
                                 if "list" in fields else "/admin/seek?n=7")
        self.assertEqual(self.post(
            {"url": "http://new.example/"},
            {"X-Forwarded-For": "203.0.113.9"}, "/admin/sources")[0], 403)


    def test_what_a_search_came_to(self):
        reply, headers, body = self.stand.get("/admin/seek?n=7")
        self.assertEqual(reply, 200)
        self.assertEqual(headers["Refresh"], "2")
        reply, headers, body = self.stand.get("/admin/seek?n=8")
        self.assertEqual((reply, headers["Refresh"]), (200, None))
        self.assertIn(b"New &lt;News&gt; is followed", body)
        self.assertIn(b"<li>http://new.example/ (the address given): a page",
                      body)
        reply, headers, body = self.stand.get("/admin/seek?n=9")
        self.assertEqual(reply, 422)
        self.assertIn(b"Nothing to follow was found", body)
        for query in ("", "?n=1", "?n=x", "?n=99999999999999999999999"):
            self.assertEqual(self.stand.get("/admin/seek" + query)[0], 404)

    def upload(self, body, kind="multipart/form-data; boundary=xX"):
        return self.post(None, {"Content-Type": kind}, "/admin/opml", body)

    def test_a_list_is_brought_along(self):
        part = (b'--xX\r\nContent-Disposition: form-data; name="opml"; '
                b'filename="a.opml"\r\nContent-Type: text/xml\r\n\r\n'
                b'<opml/>\r\n--xX--\r\n')
        status, headers, _ = self.upload(part)
        self.assertEqual((status, headers["Location"]), (303, "/src"))
        other = part.replace(b'"opml"', b'"other"')
        self.assertEqual(self.upload(
            other.replace(b"--xX--\r\n", b"") + part)[0], 303)
        self.assertEqual(self.upload(
            part, 'multipart/form-data; boundary="xX"; a=b')[0], 303)
        for bad in (b"", other, part.replace(b"<opml/>", b""),
                    part.replace(b"--xX--", b""), part.replace(b"\r\n", b""),
                    part.replace(b"<opml/>", b"text"), part[:60]):
            self.assertEqual(self.upload(bad)[0], 400, bad)
        for kind in ("multipart/form-data", "multipart/form-data; boundary=",
                     "multipart/form-data; boundary=" + "x" * 71):
            self.assertEqual(self.upload(part, kind)[0], 400, kind)
        self.assertEqual(self.upload(b"opml=x", "text/plain")[0], 415)
        self.assertEqual(self.post(
            None, {"Content-Type": "multipart/form-data; boundary=xX",
                   "Origin": "http://x.example"}, "/admin/opml", part)[0], 403)


class Strictness(Serving):
    """What research on small servers found them to accept."""

    def status(self, data):
        reply = self.stand.raw(data)
        got = re.match(rb"HTTP/1\.1 (\d+)", reply)
        return int(got.group(1)) if got else None

    def test_heads(self):
        good = b"Host: a\r\n"
        for name, want, head in (
                ("control", 200, b"GET / HTTP/1.1\r\n" + good),
                ("no host", 400, b"GET / HTTP/1.1\r\n"),
                ("two hosts", 400, b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n"),
                ("bad host", 400, b"GET / HTTP/1.1\r\nHost: a b\r\n"),
                ("host path", 400, b"GET / HTTP/1.1\r\nHost: a/b\r\n"),
                ("old, no host", 200, b"GET / HTTP/1.0\r\n"),
                ("NUL in field", 400,
                 b"GET / HTTP/1.1\r\n" + good + b"X: a\0b\r\n"),
                ("CR in field", 400,
                 b"GET / HTTP/1.1\r\n" + good + b"X: a\rb\r\n"),
                ("bare LF", 400, b"GET / HTTP/1.1\nHost: a\r\n"),
                ("space before colon", 400,
                 b"GET / HTTP/1.1\r\nHost : a\r\n"),
                ("folded", 400,
                 b"GET / HTTP/1.1\r\n" + good + b"X: a\r\n b\r\n"),
                ("no colon", 400, b"GET / HTTP/1.1\r\n" + good + b"garbage\r\n"),
                ("empty name", 400, b"GET / HTTP/1.1\r\n" + good + b": x\r\n"),
                ("NUL in path", 400, b"GET /%00 HTTP/1.1\r\n" + good),
                ("raw NUL", 400, b"GET /\0 HTTP/1.1\r\n" + good),
                ("no slash", 400, b"GET nothing HTTP/1.1\r\n" + good),
                ("fragment", 400, b"GET /#x HTTP/1.1\r\n" + good),
                ("bad escape", 400, b"GET /%zz HTTP/1.1\r\n" + good),
                ("absolute", 200, b"GET http://a/ HTTP/1.1\r\n" + good),
                ("absolute, other", 400,
                 b"GET http://b/ HTTP/1.1\r\n" + good),
                ("version 3", 505, b"GET / HTTP/3.0\r\n" + good),
                ("version x", 400, b"GET / HTTQ/1.1\r\n" + good),
                ("no version", 400, b"GET /\r\n" + good),
                ("garbage", 400, b"\x16\x03\x01\x02\0\r\n"),
                ("PUT", 405, b"PUT / HTTP/1.1\r\n" + good),
                ("TRACE", 405, b"TRACE / HTTP/1.1\r\n" + good),
                ("OPTIONS *", 400, b"OPTIONS * HTTP/1.1\r\n" + good),
                ("lower case", 405, b"get / HTTP/1.1\r\n" + good),
                ("100 fields", 431,
                 b"GET / HTTP/1.1\r\n" + good + b"X: y\r\n" * 120),
                ("long field", 431,
                 b"GET / HTTP/1.1\r\n" + good + b"X: " + b"y" * 20000 + b"\r\n"),
                ("long target", 431,
                 b"GET /" + b"a" * 20000 + b" HTTP/1.1\r\n" + good)):
            with self.subTest(name):
                self.assertEqual(self.status(
                    head + b"Connection: close\r\n\r\n"), want)

    def test_bodies(self):
        top = b"POST /complain HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
        for name, want, rest in (
                ("no length", 411, b"\r\n"),
                ("two lengths", 400,
                 b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
                ("same twice", 400,
                 b"Content-Length: 1\r\nContent-Length: 1\r\n\r\na"),
                ("signed", 400, b"Content-Length: +3\r\n\r\nabc"),
                ("list", 400, b"Content-Length: 3, 3\r\n\r\nabc"),
                ("huge", 400,
                 b"Content-Length: 99999999999999999999999\r\n\r\n"),
                ("too long", 413, b"Content-Length: 2000000\r\n\r\n"),
                ("both", 400, b"Content-Length: 3\r\nTransfer-Encoding: "
                              b"chunked\r\n\r\n0\r\n\r\n"),
                ("chunked", 411, b"Transfer-Encoding: chunked\r\n\r\n"
                                 b"0\r\n\r\n"),
                ("unknown coding", 411, b"Transfer-Encoding: xyz\r\n\r\n")):
            with self.subTest(name):
                self.assertEqual(self.status(top + rest), want)
        self.assertEqual(self.status(
            b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"), 400)

    def test_paths_do_not_climb(self):
        for path in ("/../etc/passwd", "/..", "/./", "/s/../src",
                     "/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd",
                     "/%5c..%5c", "/s\\..\\x", "/a%0d%0aX:y", "/.%2e/"):
            with self.subTest(path):
                self.assertEqual(self.status(
                    f"GET {path} HTTP/1.1\r\nHost: a\r\n"
                    "Connection: close\r\n\r\n".encode()), 400)

    def test_no_open_redirect(self):
        for path in ("//evil.example", "/%2fevil.example", "//evil.example/%2e",
                     "/s/1-x//evil.example"):
            reply = self.stand.raw(
                f"GET {path} HTTP/1.1\r\nHost: a\r\n"
                "Connection: close\r\n\r\n".encode())
            self.assertNotIn(b"\r\nLocation: //", reply)
            self.assertNotRegex(reply, rb"\r\nLocation: https?:")

    def test_pipeline_keeps_order(self):
        one = b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
        two = b"GET /readyz HTTP/1.1\r\nHost: a\r\n\r\n"
        end = b"GET /nothing HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        reply = self.stand.raw((one + two) * 20 + end)
        self.assertEqual(re.findall(rb"HTTP/1\.1 (\d+)", reply),
                         [b"200"] * 40 + [b"404"])
        self.assertEqual(re.findall(rb"\n(ok|ready)\n", reply),
                         [b"ok", b"ready"] * 20)

    def test_smuggled_request_is_not_answered(self):
        body = b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
        reply = self.stand.raw(
            b"POST /complain HTTP/1.1\r\nHost: a\r\nContent-Length: "
            + str(len(body)).encode() + b"\r\nTransfer-Encoding: chunked\r\n"
            b"\r\n" + body)
        self.assertEqual(reply.count(b"HTTP/1.1 "), 1)

    def test_half_closed_client_is_answered(self):
        with socket.create_connection((self.stand.host, self.stand.port)) as s:
            s.sendall(b"GET /s/1 HTTP/1.1\r\nHost: a\r\n\r\n")
            s.shutdown(socket.SHUT_WR)
            self.assertIn(b"</html>", read_all(s))

    def test_slow_heads_are_cut_and_do_not_hinder(self):
        slow = []
        try:
            for _ in range(300):
                s = socket.create_connection((self.stand.host, self.stand.port))
                s.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nX: ")
                slow.append(s)
            began = time.monotonic()
            for _ in range(20):
                self.assertEqual(self.stand.get("/healthz")[0], 200)
            self.assertLess(time.monotonic() - began, 5)
            while time.monotonic() - began < 14:
                for s in slow[:5]:
                    try:
                        s.sendall(b"y")
                    except OSError:
                        pass
                time.sleep(0.5)
            slow[0].settimeout(5)
            self.assertEqual(read_all(slow[0]), b"")
        finally:
            for s in slow:
                s.close()

    def test_many_at_once(self):
        faults = []

        def work():
            line = http.client.HTTPConnection(
                self.stand.host, self.stand.port, timeout=30)
            for path in ("/", "/s/1", "/a/1", "/src", "/search?q=rate") * 5:
                line.request("GET", path)
                reply = line.getresponse()
                if reply.status != 200 or b"</html>" not in reply.read():
                    faults.append(path)
            line.close()
        threads = [threading.Thread(target=work) for _ in range(16)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        self.assertEqual(faults, [])


class Starting(unittest.TestCase):
    def setUp(self):
        if not PROGRAM.exists():
            raise unittest.SkipTest(f"{PROGRAM} is not built")

    def refused(self, listen):
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run(
                [PROGRAM, f"{folder}/x.db", listen, "0"], timeout=30,
                stdin=subprocess.DEVNULL, capture_output=True, text=True)
        self.assertNotEqual(done.returncode, 0)
        return done.stderr

    def test_a_busy_port_is_named(self):
        first = Stand(0)
        try:
            said = self.refused(f"127.0.0.1:{first.port}")
        finally:
            first.close()
        self.assertIn(f"127.0.0.1:{first.port}", said)
        self.assertIn("--listen", said)
        self.assertEqual(len(said.strip().splitlines()), 1)

    def test_bad_addresses(self):
        for listen in ("nonsense", "127.0.0.1", "127.0.0.1:99999",
                       "[::1:80", "unix:", "1.2.3.4.5:80"):
            self.assertIn("is no address", self.refused(listen), listen)
        self.assertIn("no such address", self.refused("192.0.2.1:8080"))

    def test_unix_socket(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "web")
            for _ in range(2):
                stand = Stand(2, f"unix:{path}")
                self.assertEqual(stand.base, f"unix:{path}")
                with socket.socket(socket.AF_UNIX) as s:
                    s.connect(path)
                    s.sendall(b"GET /s/1 HTTP/1.1\r\nHost: a\r\n"
                              b"Connection: close\r\n\r\n")
                    self.assertIn(b"</html>", read_all(s))
                again = self.refused(f"unix:{path}")
                self.assertIn("another program", again)
                self.assertEqual(stand.close(), 0)
                self.assertFalse(os.path.exists(path))

    def test_first_page(self):
        stand = Stand(0)
        try:
            status, _, body = stand.get("/")
            self.assertEqual(status, 200)
            self.assertIn(b"Nothing is followed yet", body)
            self.assertIn(b'action="/admin/starter"', body)
            self.assertIn(b"German", body)
            self.assertEqual(check(body).faults, [])
        finally:
            self.assertEqual(stand.close(), 0)

    def test_stopping_finishes_what_is_under_way(self):
        stand = Stand(2)
        line = http.client.HTTPConnection(stand.host, stand.port)
        line.request("GET", "/s/1")
        reply = line.getresponse().read()
        began = time.monotonic()
        self.assertEqual(stand.close(), 0)
        self.assertLess(time.monotonic() - began, 4)
        self.assertIn(b"</html>", reply)
        line.close()


if __name__ == "__main__":
    unittest.main()
