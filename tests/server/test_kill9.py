"""Kill -9 in the middle of taking items in: what was acknowledged is there,
once and whole, and what was fetched is not forgotten.

HEADWATER_KILLS rounds (default 20).  Each round a source has new items, an
ingest is started and killed after a random time."""

import http.server
import json
import os
import pathlib
import random
import subprocess
import tempfile
import threading
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
HEADWATER = os.environ.get("HEADWATER", str(ROOT / "build" / "headwater"))
ROUNDS = int(os.environ.get("HEADWATER_KILLS", "20"))
NEW_ITEMS = 40          # a round
WINDOW = 3 * NEW_ITEMS  # items the feed shows


def text_of(n):
    words = random.Random(n).choices(
        "harbour strike council crane ship night island river pilot tide "
        "gull rope barge union talk vote storm light engine dock".split(),
        k=120)
    words[::9] = [f"{w}{n}" for w in words[::9]]
    return f"Item {n}. " + " ".join(words).capitalize() + "."


class Site(http.server.ThreadingHTTPServer):
    """A feed whose newest items change; honest about its ETag."""
    daemon_threads = True
    count = 0

    def handle_error(self, request, client):
        """The one who asked was killed."""

    def feed(self):
        items = "".join(
            f"<item><guid isPermaLink='false'>item-{n}</guid>"
            f"<title>Title of item {n}</title><link>{self.base}/item/{n}</link>"
            f"<description>{text_of(n)}</description></item>"
            for n in range(max(1, self.count - WINDOW + 1), self.count + 1))
        return ("<rss version='2.0'><channel><title>Tide Table</title>"
                f"<link>{self.base}/</link>{items}</channel></rss>").encode()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        etag = f'"{self.server.count}"'
        if self.path != "/feed.xml":
            self.reply(404, b"")
        elif self.headers.get("If-None-Match") == etag:
            self.reply(304, b"", etag)
        else:
            self.reply(200, self.server.feed(), etag)

    def reply(self, status, body, etag=None):
        self.send_response(status)
        if etag:
            self.send_header("ETag", etag)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Content-Type", "application/rss+xml")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


class Kill9(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.TemporaryDirectory(prefix="kill9-")
        self.db = f"{self.dir.name}/news.db"
        self.ack = f"{self.dir.name}/ack"
        self.site = Site(("127.0.0.1", 0), Handler)
        self.site.base = f"http://127.0.0.1:{self.site.server_port}"
        threading.Thread(target=self.site.serve_forever, daemon=True).start()

    def tearDown(self):
        self.site.shutdown()
        self.site.server_close()
        self.dir.cleanup()

    def start(self):
        return subprocess.Popen(
            [HEADWATER, "ingest", "--db", self.db, "--feed",
             self.site.base + "/feed.xml", "--ack-file", self.ack, "--once",
             "--allow-net", "127.0.0.0/8", "--fulltext", "never",
             "--host-delay", "0", "--workers", "1", "--log", "error"],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def run_to_end(self):
        p = self.start()
        _, err = p.communicate(timeout=120)
        self.assertEqual(p.returncode, 0, err.decode(errors="replace"))

    def items(self):
        out = subprocess.run([HEADWATER, "export", "--db", self.db],
                             capture_output=True, timeout=120)
        self.assertEqual(out.returncode, 0, out.stderr)
        return [json.loads(line) for line in out.stdout.splitlines()]

    def acknowledged(self):
        if not os.path.exists(self.ack):
            return set()
        data = pathlib.Path(self.ack).read_text()
        # a line that the kill cut short is no acknowledgement
        return set(data[:data.rfind("\n") + 1].split())

    def check(self):
        items = self.items()
        guids = [i["guid"] for i in items]
        self.assertEqual(len(guids), len(set(guids)), "doubled")
        lost = self.acknowledged() - set(guids)
        self.assertFalse(lost, "acknowledged and lost")
        for i in items:
            n = int(i["guid"].removeprefix("item-"))
            self.assertEqual(i["title"], f"Title of item {n}")
            self.assertEqual(i["text"].strip(), text_of(n), "torn")
            self.assertIsNotNone(i["story"])
        return set(guids)

    def wait_for_acknowledgement(self, p, rng):
        """Until some of the round's items are durable, and a moment more."""
        old = os.path.getsize(self.ack)
        want = old + rng.randrange(1, 10 * NEW_ITEMS)
        while p.poll() is None and os.path.getsize(self.ack) < want:
            time.sleep(0.0005)
        time.sleep(rng.uniform(0, 0.03))

    def fsck(self):
        out = subprocess.run([HEADWATER, "fsck", "--db", self.db],
                             capture_output=True, text=True, timeout=300)
        self.assertEqual(out.returncode, 0, out.stdout + out.stderr)

    def test_kill9(self):
        rng = random.Random(9)
        self.site.count = NEW_ITEMS
        began = time.monotonic()
        self.run_to_end()
        whole = time.monotonic() - began
        self.assertEqual(len(self.check()), NEW_ITEMS)
        midway = partly = 0
        for n in range(ROUNDS):
            before = len(self.acknowledged())
            self.site.count += NEW_ITEMS
            p = self.start()
            if rng.random() < 0.4:
                time.sleep(rng.uniform(0.1, 1.2) * whole)
            else:
                self.wait_for_acknowledgement(p, rng)
            running = p.poll() is None
            midway += running
            p.kill()
            p.communicate()
            got = len(self.acknowledged()) - before
            partly += running and got > 0
            if n % 5 == 4:  # what is lost, doubled or torn stays so
                self.check()
            if n % 20 == 19:
                self.fsck()
        # nothing that a poll saw is forgotten: the feed has not changed, so
        # only what the store remembers can bring these items
        self.run_to_end()
        guids = self.check()
        shown = {f"item-{n}" for n in range(self.site.count - WINDOW + 1,
                                            self.site.count + 1)}
        self.assertFalse(shown - guids, "fetched and forgotten")
        self.fsck()
        print(f"{ROUNDS} kills, {midway} of them midway, {partly} between "
              f"acknowledgements; {len(guids)} items")


if __name__ == "__main__":
    unittest.main()
