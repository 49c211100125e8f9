"""WebSub through the whole program: a publisher and a hub of our own, the
subscription asked for, verified, and an item that comes without a poll."""

import hashlib
import hmac
import http.server
import json
import os
import pathlib
import socket
import sqlite3
import subprocess
import tempfile
import threading
import time
import unittest
import urllib.error
import urllib.parse
import urllib.request
import xml.etree.ElementTree

HEADWATER = os.environ.get("HEADWATER", str(
    pathlib.Path(__file__).resolve().parents[2] / "build/headwater"))
TEXT = " ".join("The harbour council met on Tuesday and decided to rebuild "
                "the old pier before the winter storms come." for _ in
                range(12))


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as s:
        return s.getsockname()[1]


class Publisher(http.server.ThreadingHTTPServer):
    """/feed with a hub link; /hub takes subscriptions."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.items, self.forms, self.polls = ["first"], [], 0
        self.fields = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def feed(self):
        items = "".join(
            f"<item><title>The {i} story of the harbour</title><guid "
            f"isPermaLink='false'>{i}</guid><link>{self.url}/{i}</link>"
            f"<description>{TEXT} {i}</description></item>"
            for i in self.items)
        return (f"<rss version='2.0' xmlns:a='http://www.w3.org/2005/Atom'>"
                f"<channel><title>Harbour</title><link>{self.url}/</link>"
                f"<a:link rel='hub' href='{self.url}/hub'/>"
                f"<a:link rel='self' href='{self.url}/feed'/>{items}"
                f"</channel></rss>").encode()


class Handler(http.server.BaseHTTPRequestHandler):
    def reply(self, status, body=b"", kind="text/plain"):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        if self.path == "/feed":
            self.server.polls += 1
            self.reply(200, self.server.feed(), "application/rss+xml")
        else:
            self.reply(404)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        fields = urllib.parse.parse_qsl(body.decode())
        self.server.fields.append(fields)
        self.server.forms.append(dict(fields))
        self.reply(202)

    def log_message(self, *_):
        pass


def wait_for(what, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = what()
        if found:
            return found
        time.sleep(.1)
    return what()


def get(url):
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def post(url, body, signature):
    request = urllib.request.Request(url, body, {
        "Content-Type": "application/rss+xml",
        "X-Hub-Signature": signature})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


class WebSub(unittest.TestCase):
    def setUp(self):
        self.publisher = Publisher()
        self.folder = tempfile.TemporaryDirectory()
        self.db = os.path.join(self.folder.name, "store.db")
        self.log = open(os.path.join(self.folder.name, "log"), "w+b")
        options = ["--db", self.db, "--allow-net", "127.0.0.1",
                   "--host-delay", "0", "--fulltext", "never"]
        subprocess.run([HEADWATER, "add", "--as-is", *options,
                        self.publisher.url + "/feed"], check=True,
                       stdout=subprocess.DEVNULL)
        self.options = options
        self.start()

    def start(self):
        port = free_port()
        self.program = subprocess.Popen(
            [HEADWATER, "serve", *self.options, "--listen",
             f"127.0.0.1:{port}", "--base-url", f"http://127.0.0.1:{port}",
             "--workers", "1"], stdout=self.log, stderr=self.log)
        self.port = port

    def stop(self):
        self.program.terminate()
        self.assertEqual(self.program.wait(20), 0, self.said())

    def tearDown(self):
        if self.program.poll() is None:
            self.program.kill()
            self.program.wait()
        self.publisher.shutdown()
        self.publisher.server_close()
        self.log.close()
        self.folder.cleanup()

    def said(self):
        self.log.seek(0)
        return self.log.read().decode(errors="replace")[-3000:]

    def titles(self):
        with sqlite3.connect(f"file:{self.db}?mode=ro", uri=True) as store:
            return {row[0] for row in store.execute(
                "SELECT title FROM article")}

    def memory(self):
        with sqlite3.connect(f"file:{self.db}?mode=ro", uri=True) as store:
            return json.loads(store.execute(
                "SELECT more FROM source").fetchone()[0] or "{}")

    def verify(self, form, **other):
        fields = {"hub.mode": form["hub.mode"],
                  "hub.topic": form["hub.topic"],
                  "hub.challenge": "c-42", "hub.lease_seconds": "864000",
                  **other}
        return get(form["hub.callback"] + "?" +
                   urllib.parse.urlencode(fields))

    def test_walk(self):
        form = wait_for(lambda: self.publisher.forms)
        self.assertTrue(form, self.said())
        form = form[0]
        self.assertEqual(form["hub.mode"], "subscribe")
        self.assertEqual(form["hub.topic"], self.publisher.url + "/feed")
        self.assertTrue(form["hub.callback"].startswith(
            f"http://127.0.0.1:{self.port}/websub/1-"))
        title = "The first story of the harbour"
        self.assertTrue(wait_for(lambda: title in self.titles()),
                        self.said())

        # nobody else's topic, token or wish is confirmed
        self.assertEqual(self.verify(form, **{"hub.topic": "http://x/"})[0],
                         404)
        self.assertEqual(self.verify(form, **{
            "hub.mode": "unsubscribe"})[0], 404)
        wrong = dict(form)
        wrong["hub.callback"] = form["hub.callback"][:-4] + "0000"
        self.assertEqual(self.verify(wrong)[0], 404)
        # without a lease nothing is accepted
        secret = form["hub.secret"].encode()
        self.publisher.items.append("early")
        body = self.publisher.feed()
        good = "sha256=" + hmac.new(secret, body, hashlib.sha256).hexdigest()
        post(form["hub.callback"], body, good)
        self.publisher.items.pop()

        self.assertEqual(self.verify(form), (200, b"c-42"))
        self.assertTrue(wait_for(lambda: "hub_until" in self.memory()),
                        self.said())

        polls = self.publisher.polls
        self.publisher.items.append("second")
        body = self.publisher.feed()
        good = "sha256=" + hmac.new(secret, body, hashlib.sha256).hexdigest()
        forged = self.publisher.feed().replace(b"second", b"forged")
        self.assertEqual(post(form["hub.callback"], forged, good), 202)
        self.assertEqual(post(form["hub.callback"], body, good), 202)
        self.assertTrue(wait_for(
            lambda: "The second story of the harbour" in self.titles()),
            self.said())
        self.assertEqual(self.publisher.polls, polls)
        self.assertFalse({t for t in self.titles()
                          if "forged" in t or "early" in t})

        # the lease outlives the process; so does the secret
        self.stop()
        self.start()
        self.assertTrue(wait_for(
            lambda: self.reachable(f"http://127.0.0.1:{self.port}/healthz")))
        callback = form["hub.callback"].replace(
            urllib.parse.urlsplit(form["hub.callback"]).netloc,
            f"127.0.0.1:{self.port}")
        self.publisher.items.append("third")
        body = self.publisher.feed()
        good = "sha1=" + hmac.new(secret, body, hashlib.sha1).hexdigest()
        self.assertEqual(post(callback, body, good), 202)
        self.assertTrue(wait_for(
            lambda: "The third story of the harbour" in self.titles()),
            self.said())
        self.assertEqual(self.publisher.polls, polls)
        self.stop()

    @staticmethod
    def reachable(url):
        try:
            return get(url)[0] == 200
        except OSError:
            return False


class Telling(unittest.TestCase):
    """Our own feeds name their hubs, and those are told of news, once."""

    def setUp(self):
        self.publisher = Publisher()
        self.folder = tempfile.TemporaryDirectory()
        self.log = open(os.path.join(self.folder.name, "log"), "w+b")
        self.options = ["--data", self.folder.name, "--allow-net",
                        "127.0.0.1", "--host-delay", "0", "--fulltext",
                        "never"]
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"

    def tearDown(self):
        self.publisher.shutdown()
        self.publisher.server_close()
        self.log.close()
        self.folder.cleanup()

    def test_hubs_are_told(self):
        hub = self.publisher.url + "/hub"
        self.publisher.items = ["first", "second", "third"]
        subprocess.run([HEADWATER, "add", "--as-is", *self.options,
                        self.publisher.url + "/feed"], check=True,
                       stdout=subprocess.DEVNULL)
        program = subprocess.Popen(
            [HEADWATER, "serve", *self.options, "--listen",
             f"127.0.0.1:{self.port}", "--base-url", self.base,
             "--workers", "1", "--hubs", f"{hub} http://127.0.0.1:1/hub"],
            stdout=self.log, stderr=self.log)
        try:
            told = wait_for(lambda: [
                f for f in self.publisher.fields
                if ("hub.mode", "publish") in f], 30)
            self.log.seek(0)
            self.assertTrue(told, self.log.read()[-2000:])
            for name in ("hub.url", "hub.topic"):
                self.assertEqual(
                    [v for k, v in told[0] if k == name],
                    [self.base + "/index.atom", self.base + "/index.json"])
            time.sleep(5)  # three items, one notice
            self.assertEqual(sum(("hub.mode", "publish") in f
                                 for f in self.publisher.fields), 1)
            self.feeds_name(hub)
        finally:
            program.terminate()
            program.wait(20)

    def feeds_name(self, hub):
        atom = "{http://www.w3.org/2005/Atom}link"
        with urllib.request.urlopen(self.base + "/index.atom") as answer:
            header, body = answer.headers["Link"], answer.read()
        links = {(e.get("rel"), e.get("href")) for e in
                 xml.etree.ElementTree.fromstring(body).findall(atom)}
        self.assertIn(("hub", hub), links)
        self.assertIn(("self", self.base + "/index.atom"), links)
        self.assertIn(f'<{hub}>; rel="hub"', header)
        self.assertIn(f'<{self.base}/index.atom>; rel="self"', header)
        with urllib.request.urlopen(self.base + "/index.json") as answer:
            header, body = answer.headers["Link"], json.load(answer)
        self.assertEqual(body["hubs"][0], {"type": "WebSub", "url": hub})
        self.assertEqual(body["feed_url"], self.base + "/index.json")
        self.assertIn(f'<{self.base}/index.json>; rel="self"', header)
        # of other lists they are not told
        for other in ("/src.atom", "/index.atom?lang=en"):
            with urllib.request.urlopen(self.base + other) as answer:
                self.assertIsNone(answer.headers["Link"])
                self.assertNotIn(hub.encode(), answer.read())

    def test_settings(self):
        for more, word in ((["--hubs", "http://127.0.0.1:1/"], "base_url"),
                           (["--hubs", "ftp://h/", "--base-url", self.base],
                            "ftp://h/")):
            run = subprocess.run(
                [HEADWATER, "serve", *self.options, "--listen",
                 f"127.0.0.1:{self.port}", *more], capture_output=True,
                text=True, timeout=30)
            self.assertEqual(run.returncode, 3)
            self.assertIn(word, run.stderr)


if __name__ == "__main__":
    unittest.main()
