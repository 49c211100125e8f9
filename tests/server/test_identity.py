"""What is the same item, what is an edit of it, and whom robots.txt keeps
away: feeds that change between runs of ingest and update."""

import html
import http.server
import json
import os
import pathlib
import subprocess
import tempfile
import threading
import unittest

HEADWATER = os.environ.get("HEADWATER", str(
    pathlib.Path(__file__).resolve().parents[2] / "build/headwater"))
SHIP = ("The harbour of Port Ellis was closed on Monday after the freighter "
        "Ana Rosa lost 340 containers in a storm off Cape Wren. Harbour "
        "master Ines Calder said that divers would look for the cargo as "
        "soon as the wind had dropped below 20 knots, which she did not "
        "expect before Thursday. The ship, built in 1998 in Gdansk and owned "
        "by Meridian Lines of Panama, had been on its way from Santos to "
        "Rotterdam with coffee, orange juice and machine parts when its "
        "engine failed on Sunday night. Two tugs from Westhaven reached it "
        "at dawn. Nobody was hurt, the coast guard said. The port, which "
        "handles a third of the grain exports of the region, has been shut "
        "twice this year, and traders warned of the price of bread.")
BOOKS = ("Mayor Tomas Brandt opened the new library of Westhaven with a "
         "speech on the uses of quiet, in which he thanked the 212 donors "
         "and the architect Lena Voss by name. The building holds 80,000 "
         "volumes, a garden on the roof, and a room for children. The "
         "library replaces a reading room that was flooded in 2011 and "
         "never repaired, for want of money, the council said.")


def item(guid, link, title, text):
    return (f"<item><guid isPermaLink='false'>{guid}</guid><link>{link}"
            f"</link><title>{title}</title><description>"
            f"{html.escape('<p>' + text + '</p>')}</description></item>")


class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        kind, body = self.server.pages.get(self.path, ("", ""))
        body = body.encode()
        self.send_response(200 if kind else 404)
        self.send_header("Content-Type", kind or "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Outlet(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), Answer)
        self.server.pages, self.server.asked = {}, []
        threading.Thread(target=self.server.serve_forever,
                         daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)

    def run_it(self, command, *more, net=True):
        if net:
            port = self.server.server_address[1]
            more += ("--allow-net", "127.0.0.1", "--host-delay", "0",
                     "--connect-to", f"*=127.0.0.1:{port}")
        return subprocess.run(
            [HEADWATER, command, "--data", self.folder.name, *more],
            capture_output=True, text=True)

    def feed(self, *items):
        self.server.pages["/feed"] = ("application/rss+xml", "<rss version="
                                      "'2.0'><channel><title>T</title>"
                                      + "".join(items) + "</channel></rss>")
        got = self.run_it("ingest", "--db", self.folder.name + "/s.db",
                          "--feed", "http://outlet.example/feed", "--once")
        self.assertEqual(got.returncode, 0, got.stderr)
        out = self.run_it("export", "--format", "ndjson", "--db",
                          self.folder.name + "/s.db", net=False).stdout
        return [json.loads(line) for line in out.splitlines()]


class Identity(Outlet):
    def test_an_edit_without_a_date_is_a_revision(self):
        link = "http://outlet.example/1"
        self.feed(item("g", link, "Freighter", SHIP))
        got = self.feed(item("g", link, "Freighter", SHIP.replace(
            "340", "350") + " Divers found ten on Friday."))
        self.assertEqual([x["revision"] for x in got], [2])
        self.assertIn("350 containers", got[0]["text"])
        # markup alone is no edit
        self.server.asked.clear()
        text = self.server.pages["/feed"][1]
        got = self.feed(item("g", link, "Freighter", SHIP.replace(
            "340", "350") + " Divers found ten on Friday.<br><img src=x>"))
        self.assertNotEqual(self.server.pages["/feed"][1], text)
        self.assertEqual([x["revision"] for x in got], [2])

    def test_the_ladder(self):
        for first, second in (
                (("http://outlet.example/?p=1", "http://outlet.example/a"),
                 ("https://www.outlet.example/?p=1",
                  "http://outlet.example/b")),
                (("1", "http://outlet.example/c?utm_source=rss"),
                 ("2", "http://outlet.example/c#more")),
                (("3", "http://outlet.example/d"),
                 ("4", "http://outlet.example/e"))):
            with self.subTest(second), \
                    tempfile.TemporaryDirectory() as folder:
                kept, self.folder.name = self.folder.name, folder
                self.feed(item(*first, "Freighter", SHIP))
                got = self.feed(item(*second, "Freighter", SHIP + " More."))
                self.folder.name = kept
                self.assertEqual(len(got), 1, [x["url"] for x in got])

    def test_other_texts_are_other_items(self):
        self.feed(item("1", "http://outlet.example/1", "Freighter", SHIP))
        got = self.feed(item("2", "http://outlet.example/2", "Library", BOOKS),
                        item("3", "http://outlet.example/3", "Freighter",
                             SHIP + " " + BOOKS))
        self.assertEqual(sorted(x["revision"] for x in got), [1, 1, 1])


class Robots(Outlet):
    def test_who_is_kept_away(self):
        page = ("text/html", "<!doctype html><title>World</title>" + "".join(
            f"<h2><a href=/story/{i}0000>A headline of story number {i}</a>"
            "</h2>" for i in range(8)))
        self.server.pages = {
            "/robots.txt": ("text/plain", "User-agent: *\nDisallow: /\n"),
            "/news.xml": ("text/xml", "<urlset><url><loc>http://"
                          "outlet.example/9</loc></url></urlset>"),
            "/world": page,
            "/f.rss": ("application/rss+xml", "<rss version='2.0'><channel>"
                      + item("1", "http://outlet.example/1", "Freighter",
                             SHIP + BOOKS) + "</channel></rss>")}
        self.run_it("add", "http://outlet.example/world")
        self.run_it("add", "http://outlet.example/f.rss")
        self.run_it("add", "http://outlet.example/news.xml")
        self.server.pages["/robots.txt"] = (
            "text/plain", "User-agent: *\nDisallow: /\n"
            "Sitemap: http://outlet.example/news.xml\n")
        self.server.asked.clear()
        done = self.run_it("update", "--once", "--now")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("/f.rss", self.server.asked)
        self.assertIn("/news.xml", self.server.asked)  # they name it
        self.assertNotIn("/9", self.server.asked)
        self.assertNotIn("/world", self.server.asked)
        told = self.run_it("source", "http://outlet.example/world",
                           net=False).stdout
        self.assertIn("robots.txt disallows it; follow a feed", told)

        self.server.asked.clear()
        self.run_it("update", "--once", "--now", "--robots-feeds", "1")
        self.assertNotIn("/f.rss", self.server.asked)


if __name__ == "__main__":
    unittest.main()
