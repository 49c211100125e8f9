"""The first run: an empty data folder, the lists the program carries, and
sources that are there after the form was sent."""

import html
import http.client
import http.server
import os
import pathlib
import re
import socket
import sqlite3
import subprocess
import tempfile
import threading
import time
import unittest
import urllib.parse

HEADWATER = os.environ.get("HEADWATER", str(
    pathlib.Path(__file__).resolve().parents[2] / "build/headwater"))


class FirstRun(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        # whatever is fetched knocks here: nothing leaves this machine
        self.door = socket.create_server(("127.0.0.1", 0))
        self.door.settimeout(20)
        self.program = subprocess.Popen(
            [HEADWATER, "serve", "--data", self.folder.name, "--listen",
             "127.0.0.1:0", "--connect-to",
             f"*=127.0.0.1:{self.door.getsockname()[1]}",
             "--allow-net", "127.0.0.1", "--workers", "1"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        said = self.program.stdout.readline()
        self.port = int(re.search(r":(\d+) ", said).group(1))

    def tearDown(self):
        self.program.terminate()
        self.program.wait(20)
        self.program.stdout.close()
        self.door.close()
        self.folder.cleanup()

    def ask(self, path, form=None, headers=None):
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            line.request(
                "POST" if form is not None else "GET", path,
                form and urllib.parse.urlencode(form, doseq=True), {
                    "Content-Type": "application/x-www-form-urlencoded",
                    **(headers or {})} if form is not None else {})
            answer = line.getresponse()
            return answer.status, answer.headers, answer.read().decode()
        finally:
            line.close()

    def sources(self):
        path = next(pathlib.Path(self.folder.name).glob("*.db"))
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as store:
            return store.execute(
                "SELECT url, title, language FROM source").fetchall()

    def offered(self, page):
        """{id: (label, how many)} of the check boxes."""
        return {html.unescape(i): (html.unescape(label), int(n))
                for i, label, n in re.findall(
                    r'name="list" value="([^"]+)"> (.*?) '
                    r'<span class="meta">(\d+)<', page)}

    def test_lists(self):
        status, _, page = self.ask("/")
        self.assertEqual(status, 200)
        self.assertIn("<legend>By language</legend>", page)
        self.assertIn("<legend>By region</legend>", page)
        self.assertLess(page.index("By language"), page.index("By region"))
        lists = self.offered(page)
        self.assertEqual(page.count("<fieldset>"), 2)
        self.assertEqual(lists["language-german"][0], "German")
        self.assertIn("region-africa", lists)
        for name in lists:
            self.assertRegex(name, r"^(language|region)-[a-z0-9-]+$")
        self.assertEqual(self.sources(), [])

        # nothing chosen, something that is not there, another site's form
        self.assertEqual(self.ask("/admin/starter", {"list": []})[0], 400)
        status, _, page = self.ask("/admin/starter", {"list": "language-x"})
        self.assertEqual(status, 400)
        self.assertIn("there is no list of this name", page)
        self.assertEqual(self.ask("/admin/starter", {
            "list": "language-german"}, {"Origin": "http://x.example"})[0],
            403)
        self.assertEqual(self.sources(), [])

        status, headers, _ = self.ask(
            "/admin/starter", {"list": ["language-german", "region-africa"]})
        self.assertEqual((status, headers["Location"]), (303, "/src"))
        followed = self.sources()
        self.assertEqual(len({url for url, _, _ in followed}), len(followed))
        self.assertEqual(
            len(followed),
            lists["language-german"][1] + lists["region-africa"][1])
        self.assertEqual(
            sum(language == "de" for _, _, language in followed),
            lists["language-german"][1])
        self.assertTrue(all(title for _, title, _ in followed))
        title = followed[0][1]
        self.assertIn(html.escape(title), html.unescape(self.ask("/src")[2]))

        # again: each source stays one
        self.assertEqual(self.ask(
            "/admin/starter", {"list": "region-africa"})[0], 303)
        self.assertEqual(len(self.sources()), len(followed))

        # the same list, read by the command
        opml = pathlib.Path(self.folder.name) / "x.opml"
        opml.write_text("<opml version='2.0'><body><outline text='Mine'>"
                        "<outline xmlUrl='http://mine.example/feed' "
                        "text='Mine'/></outline></body></opml>")
        subprocess.run([HEADWATER, "import", "opml", "--data",
                        self.folder.name, opml], check=True,
                       stdout=subprocess.DEVNULL)
        self.assertIn(("http://mine.example/feed", "Mine", ""),
                      self.sources())
        self.assertEqual(subprocess.run(
            [HEADWATER, "import", "opml", "--data", self.folder.name,
             opml.with_name("none")], stderr=subprocess.DEVNULL).returncode,
            1)

        # the engine was woken: sources are asked for
        self.door.accept()[0].close()


class Outlet(http.server.ThreadingHTTPServer):
    """Paths to (type, body); everything else is not there."""

    def __init__(self, pages):
        super().__init__(("127.0.0.1", 0), Answer)
        self.pages, self.asked = pages, []
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def close(self):
        self.shutdown()
        self.server_close()


class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        kind, body = self.server.pages.get(self.path, ("", b""))
        self.send_response(200 if kind else 404)
        self.send_header("Content-Type", kind or "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


FEED = (b"<rss version='2.0'><channel><title>Harbour &amp; Sons</title>"
        b"<link>http://harbour.example/</link><item><title>a</title>"
        b"<guid>1</guid></item></channel></rss>")


class Discovery(unittest.TestCase):
    """An address typed into the page, and what is found behind it."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.program = subprocess.Popen(
            [HEADWATER, "serve", "--data", self.folder.name, "--listen",
             "127.0.0.1:0", "--allow-net", "127.0.0.1", "--host-delay", "0",
             "--workers", "1"], stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True)
        said = self.program.stdout.readline()
        self.port = int(re.search(r":(\d+) ", said).group(1))

    def tearDown(self):
        self.program.terminate()
        self.program.wait(20)
        self.program.stdout.close()
        self.folder.cleanup()

    ask, sources = FirstRun.ask, FirstRun.sources

    def seek(self, url):
        """(status, page) once the search is over."""
        status, headers, _ = self.ask("/admin/sources", {"url": url})
        self.assertEqual(status, 303)
        place = headers["Location"]
        self.assertRegex(place, r"^/admin/seek\?n=\d+$")
        for _ in range(200):
            status, headers, page = self.ask(place)
            if not headers["Refresh"]:
                return status, html.unescape(page)
            self.assertIn("Looking for the feed", page)
            time.sleep(.1)
        self.fail("the search does not end")

    def test_the_page_names_its_feed(self):
        outlet = Outlet({
            "/": ("text/html", b"<!doctype html><title>Harbour</title><link "
                  b"rel=alternate type=application/rss+xml href=/news.rss>"),
            "/news.rss": ("application/rss+xml", FEED)})
        self.addCleanup(outlet.close)
        status, page = self.seek(outlet.url + "/")
        self.assertEqual(status, 200, page)
        self.assertIn("Harbour & Sons is followed", page)
        self.assertIn(f"{outlet.url}/news.rss (the page names it): a source",
                      page)
        self.assertEqual([s[0] for s in self.sources()],
                         [outlet.url + "/news.rss"])
        # once more: still one
        self.assertEqual(self.seek(outlet.url + "/news.rss")[0], 200)
        self.assertEqual(len(self.sources()), 1)

    def test_nothing_is_there(self):
        outlet = Outlet({"/": ("text/html", b"<!doctype html><p>Hello")})
        self.addCleanup(outlet.close)
        status, page = self.seek(outlet.url + "/")
        self.assertEqual(status, 422)
        self.assertIn("Nothing to follow was found", page)
        self.assertEqual(page.count("<li>" + outlet.url), 4, page)
        self.assertLessEqual(len(outlet.asked), 4)
        self.assertEqual(self.sources(), [])
        status, page = self.seek("http://127.0.0.1:1/")
        self.assertEqual(status, 422)
        self.assertIn("127.0.0.1", page)
        status, page = self.seek("http://10.1.2.3/")
        self.assertEqual(status, 422)
        self.assertIn("allow_net", page)

    def test_hostile_pages(self):
        """The bytes are parsed in a worker: whatever it comes to, the
        program stays up and says why."""
        deep = b"<html>" + b"<div>" * 1_000_000 + b"<p>" * 1_000_000
        feed = b"<rss version='2.0'><channel>" + b"<item>" * 1_000_000
        large = b"<html>" + b"<a href=/>x</a>" * (50 << 16)
        outlet = Outlet({
            "/deep": ("text/html", deep), "/large": ("text/html", large),
            "/feed.xml": ("text/xml", feed),
            "/nul": ("text/html", bytes(1 << 20)),
            "/named": ("text/html", b"<html><link rel=alternate "
                       b"type=application/rss+xml href=/deep>"),
            "/list": ("text/xml", b"<opml version='2.0'><body><outline "
                      b"text='A' xmlUrl='http://a.example/'/></body></opml>")})
        self.addCleanup(outlet.close)
        for path, status, why in (
                ("/deep", 422, "a page that names no feed"),
                ("/large", 422, "bytes"), ("/nul", 422, "no feed"),
                ("/named", 422, "/deep (the page names it): no feed"),
                ("/list", 422, "a list of feeds (OPML)"),
                ("/feed.xml", 200, "a source, rss20")):
            with self.subTest(path):
                got, page = self.seek(outlet.url + path)
                self.assertEqual(got, status, page)
                self.assertIn(why, page)
                self.assertIsNone(self.program.poll())
        self.assertEqual(self.ask("/healthz")[0], 200)
        self.assertEqual(len(self.sources()), 1)

    def test_the_command_says_what_it_tried(self):
        outlet = Outlet({
            "/": ("text/html", b"<html>" + b"<div>" * 1_000_000),
            "/feed": ("application/rss+xml", FEED)})
        self.addCleanup(outlet.close)

        def add(path):
            return subprocess.run(
                [HEADWATER, "add", "--data", self.folder.name, "--allow-net",
                 "127.0.0.1", "--host-delay", "0", outlet.url + path],
                capture_output=True, text=True)
        got = add("/")
        self.assertEqual(got.returncode, 0, got.stderr)
        self.assertIn(f"feed\t{outlet.url}/feed\tHarbour & Sons", got.stdout)
        outlet.pages = {"/": outlet.pages["/"]}
        got = add("/")
        self.assertEqual(got.returncode, 1)
        self.assertIn("(a usual path)", got.stderr)
        self.assertIn("names no feed", got.stderr)

    def test_pages_come_while_it_looks(self):
        silent = socket.create_server(("127.0.0.1", 0))
        self.addCleanup(silent.close)
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        place = self.ask("/admin/sources", {"url": url})[1]["Location"]
        begun = time.monotonic()
        for _ in range(10):
            self.assertEqual(self.ask("/src")[0], 200)
        self.assertLess(time.monotonic() - begun, 5)
        self.assertIn("Looking for the feed", self.ask(place)[2])

    def test_opml(self):
        body = (b'--b\r\nContent-Disposition: form-data; name="opml"; '
                b'filename="x.opml"\r\n\r\n<opml version="2.0"><body>'
                b'<outline text="Mine" xmlUrl="http://127.0.0.1:1/feed"/>'
                b'</body></opml>\r\n--b--\r\n')
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        line.request("POST", "/admin/opml", body, {
            "Content-Type": "multipart/form-data; boundary=b"})
        answer = line.getresponse()
        self.assertEqual((answer.status, answer.headers["Location"]),
                         (303, "/src"))
        line.close()
        self.assertIn(("http://127.0.0.1:1/feed", "Mine", ""), self.sources())


if __name__ == "__main__":
    unittest.main()
