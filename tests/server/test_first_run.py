"""The first run: an empty data folder, the lists the program carries, and
sources that are there after the form was sent."""

import html
import http.client
import os
import pathlib
import re
import socket
import sqlite3
import subprocess
import tempfile
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


if __name__ == "__main__":
    unittest.main()
