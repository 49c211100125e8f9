"""Pages that are none, or that mean harm: each ends in a record, with an error
where there is nothing to read, within two seconds of CPU and 128 MB.  The
fetcher hands over no page of more than sixteen megabytes."""

import base64
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import unittest

HEADWATER = os.environ.get("HEADWATER", str(
    pathlib.Path(__file__).resolve().parents[2] / "build/headwater"))
SANITIZED = "asan" in HEADWATER or "tsan" in HEADWATER
CPU_S, MEMORY_MB = 2.0, 128
MB = 1 << 20

STORY = (b"<!doctype html><title>Old bridge to close</title><article>"
         b"<h1>Old bridge to close</h1>" + b"".join(
             b"<p>The council of Upper Brook will close bridge number %d in "
             b"May, because engineers found a crack in its second arch.</p>"
             % i for i in range(8)) + b"</article>")


def filled(piece, size):
    return piece * (size // len(piece) + 1)


# name: bytes, or a function that makes them; what may come of it
PAGES = {
    "empty": b"",
    "blanks": b" \r\n\t" * 1000,
    "binary": lambda: random.Random(7).randbytes(2 * MB),
    "zeros": bytes(2 * MB),
    "png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 400,
    "script only": b"<html><body><script>" + filled(
        b"var a = '<p>never shown to anybody who reads';", MB) +
        b"</script></body>",
    "sixteen megabytes of prose": lambda: filled(STORY, 16 * MB),
    "sixteen megabytes of one word": lambda: filled(b"word ", 16 * MB),
    "sixteen megabytes of one tag": lambda: b"<p " + filled(b"a=b ", 16 * MB),
    "a million nested": b"<div>" * 1000000 + b"text",
    "a million nested, closed": b"<b>" * 500000 + b"x" + b"</b>" * 500000,
    "a million links": b"<a href=x>" * 1000000,
    "a million forms": b"<form><table>" * 500000,
    "a million headings": b"<h2>Headline of this page" * 300000,
    "a million cells": b"<table><tr>" + b"<td>cell one " * 500000,
    "a million entities": b"<p>" + b"&amp;&notin;&#x41;&bogus;" * 200000,
    "a million attributes": b"<p " + b" ".join(
        b"a%d=1" % i for i in range(300000)) + b">",
    "unclosed comment": b"<!--" + b"-" * MB,
    "unclosed title": b"<title>" + filled(b"title ", 2 * MB),
    "half a tag": b"<p><a href='" + b"x" * MB,
    "broken json-ld": b"<script type=application/ld+json>" +
        b"[" * 500000 + b"</script><p>x",
    "state of brackets": b"<script type=application/json>" +
        b'{"body":' * 200000 + b"</script><p>x",
    "templates in templates": b"<script type=text/template>" +
        b"<div>" * 300000 + b"</script><p>x",
    "dates": b"<p>" + b"1 May 2020, 2 June 2021 12:30 - " * 60000,
    "a title of dashes": b"<title>" + filled(b"Bridge - ", MB) +
        b"</title><meta property=og:title content='" +
        filled(b"Bridge | ", MB) + b"'><p>x",
    "a million figures": b"<article><h1>Old bridge</h1>" +
        b"<figure><img src=a><figcaption>Photo: (c) " * 300000,
    "a million dated headings": b"<h1>Old bridges</h1>" + b"".join(
        b"<h2>Bridge %d</h2><p>1 May 2020</p><p>The council of Brook will "
        b"close it in May.</p>" % i for i in range(60000)),
    "twice utf-8": filled(STORY, 4 * MB) + filled(
        "Ã©â‚¬Ã".encode(), 4 * MB),
    "one word without end": b"<h1>Bridge</h1><p>" + b"x" * (8 * MB),
    "hours ago": b"<h1>Bridge</h1>" + b"<p>2 hours ago by Jane" * 300000,
    "lying utf-16": b"\xff\xfe" + STORY,
}
WHOLE = {  # half a page and one whose charset lies are still articles
    "half a page": STORY[:len(STORY) * 2 // 3],
    "lying charset": STORY.replace(
        b"<title>", b"<meta charset=utf-16be><title>") + b"\xe9\xff\x80",
}


# A process of its own: what a child used counts from its fork, with all that
# this program holds.
MEASURE = """
import os, resource, subprocess, sys
code = subprocess.call(sys.argv[1:], stderr=subprocess.DEVNULL)
u = resource.getrusage(resource.RUSAGE_CHILDREN)
print(code, u.ru_utime + u.ru_stime, u.ru_maxrss / 1024, file=sys.stderr)
"""


def read(data):
    """(record, exit status, CPU seconds, MB) of one page in a worker."""
    line = b'{"id":"page","url":"http://gazette.example/a","html_base64":"' + \
        base64.b64encode(data) + b'"}\n'
    with tempfile.TemporaryFile() as given:
        given.write(line)
        given.seek(0)
        done = subprocess.run(
            [sys.executable, "-c", MEASURE, HEADWATER, "extract",
             "--annotate", "--jobs", "0"], stdin=given, capture_output=True,
            check=True)
    code, seconds, memory = (float(x) for x in done.stderr.split())
    lines = done.stdout.splitlines()
    record = json.loads(lines[0]) if len(lines) == 1 else None
    return record, code, seconds, memory


class BadPages(unittest.TestCase):
    def look(self, name, data):
        record, code, seconds, memory = read(data() if callable(data)
                                             else data)
        self.assertIn(code, (0, 1), name)
        if os.environ.get("HEADWATER_FIGURES"):
            print(f"{name:30} {seconds:5.2f} s {memory:6.1f} MB "
                  f"{record and (record.get('error') or record['confidence'])}")
        if not SANITIZED:
            self.assertLessEqual(seconds, CPU_S, name)
            self.assertLessEqual(memory, MEMORY_MB, name)
        self.assertIsNotNone(record, name)
        return record

    def test_no_articles(self):
        for name, data in PAGES.items():
            with self.subTest(name):
                self.look(name, data)

    def test_file_too_large(self):
        with tempfile.NamedTemporaryFile(suffix=".html") as page:
            page.write(filled(STORY, 50 * MB))
            page.flush()
            done = subprocess.run(
                [sys.executable, "-c", MEASURE, HEADWATER, "extract",
                 "--input", "html", page.name], capture_output=True,
                check=True)
        code, seconds, memory = (float(x) for x in done.stderr.split())
        self.assertEqual(code, 1)
        self.assertIn("larger than", json.loads(done.stdout)["error"])
        if not SANITIZED:
            self.assertLessEqual(seconds, CPU_S)
            self.assertLessEqual(memory, MEMORY_MB)

    def test_records_too_long(self):
        """Each is a record that says so, for the filter and for the worker
        alone; the next one is read."""
        page = base64.b64encode(filled(STORY, 50 * MB))
        for command, key, jobs in (
                ("parse", b"body_base64", "1"), ("parse", b"body_base64", "0"),
                ("extract", b"html_base64", "1"),
                ("extract", b"html_base64", "0"),
                ("annotate", b"text", "1"), ("sanitize", b"html", "0")):
            for n in (46 * MB, 50 * MB, len(page)):
                with self.subTest(f"{command} --jobs {jobs}, {n} bytes"), \
                        tempfile.TemporaryFile() as given:
                    given.write(b'{"id":"long","%s":"%s"}\n{"id":"next"}\n'
                                % (key, page[:n]))
                    given.seek(0)
                    done = subprocess.run(
                        [sys.executable, "-c", MEASURE, HEADWATER, command,
                         "--jobs", jobs], stdin=given, capture_output=True,
                        check=True)
                    first, second = map(json.loads, done.stdout.splitlines())
                    _, seconds, memory = map(float, done.stderr.split())
                    self.assertEqual(first["id"], "long")
                    self.assertRegex(first["error"], "longer than|has about")
                    self.assertEqual(second["id"], "next")
                    if not SANITIZED:
                        self.assertLessEqual(seconds, CPU_S)
                        self.assertLessEqual(memory, MEMORY_MB)

    def test_nothing(self):
        for name in ("empty", "blanks", "binary", "zeros", "png",
                     "script only"):
            with self.subTest(name):
                self.assertTrue(self.look(name, PAGES[name]).get("error"))

    def test_damaged_articles(self):
        for name, data in WHOLE.items():
            with self.subTest(name):
                record = self.look(name, data)
                self.assertIn("bridge number 3", record["text"])
                self.assertEqual(record["title"], "Old bridge to close")


if __name__ == "__main__":
    unittest.main()
