"""The store from outside: commands, exit codes, backup while it is written,
the complaints desk beside a running owner, a disk that fills, damage."""

import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import tempfile
import threading
import time
import unittest

from test_kill9 import HEADWATER, Handler, Site, text_of


class Store(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.TemporaryDirectory(prefix="store-")
        self.db = f"{self.dir.name}/news.db"
        self.site = Site(("127.0.0.1", 0), Handler)
        self.site.base = f"http://127.0.0.1:{self.site.server_port}"
        threading.Thread(target=self.site.serve_forever, daemon=True).start()

    def tearDown(self):
        self.site.shutdown()
        self.site.server_close()
        self.dir.cleanup()

    def run_it(self, *args, code=0, stdin="", db=None):
        """Standard output; standard error is in self.err."""
        p = subprocess.run([HEADWATER, args[0], "--db", db or self.db,
                            *args[1:]], capture_output=True, text=True,
                           input=stdin, timeout=120)
        self.err = p.stderr
        self.assertEqual(p.returncode, code, p.stdout + p.stderr)
        return p.stdout

    def ingest_args(self, *more):
        return [HEADWATER, "ingest", "--db", self.db, "--feed",
                self.site.base + "/feed.xml", "--allow-net", "127.0.0.0/8",
                "--fulltext", "never", "--host-delay", "0", "--workers", "1",
                "--log", "error", *more]

    def take_in(self, count):
        self.site.count = count
        p = subprocess.run(self.ingest_args("--once"), capture_output=True,
                           text=True, timeout=120)
        self.err = p.stderr
        return p.returncode

    def test_answers(self):
        self.assertEqual(self.take_in(8), 0, self.err)
        hits = [json.loads(line) for line in
                self.run_it("search", "--json", "item 7").splitlines()]
        self.assertEqual([h["title"] for h in hits], ["Title of item 7"])
        self.assertTrue(hits[0]["url"].startswith(self.site.base))
        self.assertLessEqual(len(hits[0]["excerpt"]), 200)
        self.run_it("search", "walrus", code=1)
        self.run_it("search", "-walrus", code=2)
        self.run_it("search", "...", code=2)
        story = json.loads(self.run_it("story", "--json",
                                       str(hits[0]["story"])))
        self.assertIn(hits[0]["id"], [i["id"] for i in story["items"]])
        self.assertIn("Pages", self.run_it("story", str(hits[0]["story"])))
        self.run_it("story", "4000", code=1)
        self.run_it("story", "x", code=2)
        source = json.loads(self.run_it("source", "--json", "127.0.0.1"))
        self.assertEqual(source["items"], 8)
        self.assertEqual(source["title"], "Tide Table")
        self.run_it("source", "nobody.example", code=1)
        self.assertIn("<outline", self.run_it("export", "--format", "opml"))
        ninjs = [json.loads(line) for line in self.run_it(
            "export", "--format", "ninjs").splitlines()]
        self.assertEqual({n["pubstatus"] for n in ninjs}, {"usable"})
        self.run_it("export", "--format", "floppy", code=2)
        doctor = json.loads(self.run_it("doctor", "--json"))
        self.assertEqual(doctor["items"], 8)
        self.assertEqual(doctor["damaged"], 0)

    def test_desk_beside_a_running_owner(self):
        self.assertEqual(self.take_in(3), 0, self.err)
        owner = subprocess.Popen(self.ingest_args())
        try:
            time.sleep(1)
            self.assertIsNone(owner.poll())
            ticket, token, url = self.run_it(
                "complaint", "ingest", stdin="From: Ann <a@b.example>\n"
                "Subject: me\n\nPlease remove " + self.site.base +
                "/item/2.\n").split()
            self.assertEqual(url, self.site.base + "/item/2")
            self.run_it("complaint", "withhold", ticket, code=2)
            self.run_it("complaint", "withhold", token, "--reason", "privacy")
            self.run_it("search", '"title of item 2"', code=1)
            self.assertEqual(len(self.run_it("export").splitlines()), 2)
            self.run_it("complaint", "reject", ticket, "--reason", "x",
                        code=1)
            self.run_it("complaint", "restore", ticket, "--reason", "agreed")
            self.run_it("search", '"title of item 2"')
            # a second owner is refused, and told who has it
            p = subprocess.run(self.ingest_args("--once"),
                               capture_output=True, text=True, timeout=60)
            self.assertEqual(p.returncode, 4)
            self.assertIn(f"already open in process {owner.pid}", p.stderr)
        finally:
            owner.terminate()
            owner.wait(30)
        self.run_it("fsck")
        self.run_it("complaint", "show", "77", code=1)
        self.run_it("complaint", "ingest", code=1, stdin="no mail")
        self.run_it("complaint", "frown", code=2)

    def test_backup_while_written(self):
        self.assertEqual(self.take_in(4), 0, self.err)
        copies, done = [], threading.Event()

        def write():
            for n in range(8, 60, 4):
                self.take_in(n)
            done.set()
        writer = threading.Thread(target=write)
        writer.start()
        while not done.is_set():
            copies.append(f"{self.dir.name}/backup{len(copies)}")
            self.run_it("backup", copies[-1])
        writer.join()
        counts = []
        for copy in copies:
            self.run_it("fsck", db=copy)
            items = [json.loads(line) for line in
                     self.run_it("export", db=copy).splitlines()]
            counts.append(len(items))
            for i in items:
                n = int(i["guid"].removeprefix("item-"))
                self.assertEqual(i["text"].strip(), text_of(n))
        self.assertEqual(counts, sorted(counts))
        self.run_it("backup", copies[0], code=4)
        self.run_it("restore", copies[0])
        self.assertEqual(len(self.run_it("export").splitlines()), counts[0])
        self.assertTrue(os.path.exists(self.db + ".before-restore"))
        self.assertEqual(self.take_in(60), 0, self.err)
        self.run_it("fsck")

    def test_damage_is_told(self):
        self.assertEqual(self.take_in(30), 0, self.err)
        line = sqlite3.connect(self.db)
        line.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        line.execute("UPDATE article SET title = 'A lie' WHERE id = 3")
        line.commit()
        line.close()
        self.run_it("fsck", code=4)
        self.assertIn("article: row 3 is damaged", self.err)
        self.assertEqual(len(self.run_it("export", code=1).splitlines()), 29)
        self.assertIn("1 items are damaged", self.err)
        self.run_it("search", "lie", code=1)
        self.run_it("backup", f"{self.dir.name}/b", code=4)
        self.assertIn("the store is damaged", self.err)
        self.run_it("restore", f"{self.dir.name}/b", code=4)

    def test_what_is_no_store(self):
        for name, data in (("text", b"hello " * 400), ("empty", b"")):
            path = pathlib.Path(self.dir.name, name)
            path.write_bytes(data)
            self.run_it("doctor", code=4, db=str(path))
            self.assertIn(str(path), self.err)
        self.run_it("doctor", code=4, db=self.dir.name)
        self.assertIn("is no file", self.err)
        self.run_it("search", "x", code=4, db=self.dir.name + "/none")
        self.assertIn("there is no store yet", self.err)
        self.assertEqual(self.take_in(1), 0, self.err)
        line = sqlite3.connect(self.db)
        line.execute("PRAGMA user_version = 99")
        line.close()
        self.run_it("doctor", code=4)
        self.assertIn("newer headwater", self.err)
        self.assertEqual(self.take_in(2), 4)
        self.assertIn("newer headwater", self.err)

    def test_full_disk(self):
        """A small file system fills; reading goes on; room heals it."""
        small = pathlib.Path(self.dir.name, "small")
        small.mkdir()
        mount = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=5m", "tmpfs", str(small)],
            capture_output=True) if shutil.which("mount") else None
        if mount is None or mount.returncode:
            self.skipTest("no right to mount a small file system")
        self.db = str(small / "news.db")
        try:
            # the reserve first: nothing is taken in, and it says why
            self.assertEqual(self.take_in(3), 4, self.err)
            self.assertIn("kept in reserve", self.err)
            floor = ("--free-floor", "1")
            p = None
            for n in range(100, 3000, 100):
                self.site.count = n
                p = subprocess.run(self.ingest_args("--once", *floor),
                                   capture_output=True, text=True, timeout=60)
                if p.returncode:
                    break
            self.assertEqual(p.returncode, 4, "it never filled")
            self.assertRegex(p.stderr, "kept in reserve|disk full")
            kept = len(self.run_it("export").splitlines())
            self.assertGreater(kept, 0)
            self.run_it("search", "harbour")
            subprocess.run(["mount", "-o", "remount,size=30m", str(small)],
                           check=True)
            p = subprocess.run(self.ingest_args("--once", *floor),
                               capture_output=True, text=True, timeout=60)
            self.assertEqual(p.returncode, 0, p.stderr)
            self.assertEqual(len(self.run_it("export").splitlines()),
                             self.site.count)
            self.run_it("fsck")
        finally:
            subprocess.run(["umount", str(small)])


if __name__ == "__main__":
    unittest.main()
