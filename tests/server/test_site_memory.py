"""Memory of a site: a paragraph that stands in article after article of a
host is no part of them from the third one on, and that outlives a restart."""

import http.server
import os
import pathlib
import sqlite3
import subprocess
import tempfile
import threading
import unittest

HEADWATER = os.environ.get("HEADWATER", str(
    pathlib.Path(__file__).resolve().parents[2] / "build/headwater"))

PLEA = ("The Valley Gazette is written by people who live here, and it is "
        "paid for by nobody but its readers, who tell their friends of it.")
TOPICS = ("bridge", "harbour", "library", "orchard", "railway", "theatre")


def story(topic):
    lines = [
        f"The {topic} of Upper Brook will be closed from the first of May, "
        f"the council said on Monday, because its roof has been leaking.",
        f"Engineers who looked at the {topic} in winter had found cracks in "
        f"eleven places, and two of those were wide enough for a hand.",
        f"A new {topic} will cost about four million crowns, which the "
        f"county has promised to lend the town at no interest for ten years.",
        f"Ann Lee, who has kept the keys of the {topic} since 2004, said "
        f"that she would miss the sound of the rain on its windows."]
    body = "".join(f"<p>{line}</p>" for line in lines[:3])
    return (f"<!doctype html><title>Old {topic} to close</title><article>"
            f"<h1>Old {topic} to close</h1>{body}<p>{PLEA}</p>"
            f"<p>{lines[3]}</p></article>")


class Gazette(http.server.ThreadingHTTPServer):
    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.topics = []
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        name = self.path.strip("/")
        if name in self.server.topics:
            kind, body = "text/html", story(name)
        elif name == "feed":
            items = "".join(
                f"<item><title>Old {t} to close</title>"
                f"<link>{self.server.url}/{t}</link></item>"
                for t in self.server.topics)
            kind = "application/rss+xml"
            body = (f"<rss version='2.0'><channel><title>Gazette</title>"
                    f"{items}</channel></rss>")
        else:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", kind + "; charset=utf-8")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_):
        pass


class SiteMemory(unittest.TestCase):
    def setUp(self):
        self.gazette = Gazette()
        self.folder = tempfile.TemporaryDirectory()
        self.db = os.path.join(self.folder.name, "store.db")
        self.options = ["--db", self.db, "--allow-net", "127.0.0.1",
                        "--host-delay", "0"]
        self.run_headwater("add", "--as-is", *self.options,
                           self.gazette.url + "/feed")

    def tearDown(self):
        self.gazette.shutdown()
        self.gazette.server_close()
        self.folder.cleanup()

    def run_headwater(self, *args):
        done = subprocess.run([HEADWATER, *args], capture_output=True,
                              text=True, timeout=60, check=False)
        self.assertEqual(done.returncode, 0, done.stderr[-2000:])
        return done.stdout

    def publish(self, topic):
        """The text of a story that was read after it was published."""
        self.gazette.topics.append(topic)
        self.run_headwater("update", "--once", "--now", *self.options)
        found = self.run_headwater("export", "--format", "ndjson",
                                   "--db", self.db)
        return next(line for line in found.splitlines()
                    if f"/{topic}\"" in line)

    def notes(self):
        with sqlite3.connect(f"file:{self.db}?mode=ro", uri=True) as store:
            return store.execute("SELECT key, length(value) FROM note "
                                 "WHERE kind = 'site'").fetchall()

    def test_third_article(self):
        for i, topic in enumerate(TOPICS):
            text = self.publish(topic)
            self.assertIn(f"the keys of the {topic}", text)
            self.assertEqual("written by people who live here" in text, i < 2,
                             f"article {i + 1}: {text}")
        (host, size), = self.notes()
        self.assertEqual(host, "127.0.0.1")
        self.assertLess(size, 1000)


if __name__ == "__main__":
    unittest.main()
