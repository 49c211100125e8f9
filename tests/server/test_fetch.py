"""The fetcher against the worst servers we can think of.

Where the kernel lets us, in a network namespace of our own: nothing can leave
it, the forbidden addresses are ours and count their visitors, and the name
server lies. Elsewhere on loopback with fewer addresses. Slow cases run with
short limits; HEADWATER_HOSTILE=full runs them with the real ones.
"""

import concurrent.futures
import ctypes
import os
import pathlib
import ssl
import subprocess
import sys
import tempfile
import time
import unittest

import hostile
import http2

HEADWATER = os.environ.get("HEADWATER", str(
    pathlib.Path(__file__).resolve().parents[2] / "build/headwater"))
FULL = os.environ.get("HEADWATER_HOSTILE") == "full"
SLOW = [] if FULL else ["--timeout", "3"]
SANITIZED = "asan" in os.environ.get("HEADWATER_BUILD", "")
LIMIT_S, LIMIT_KB = 30, 64 << 10
GOOD = "203.0.113.10"
FORBIDDEN = ["10.0.0.1", "10.255.255.254", "100.64.0.1", "169.254.169.254",
             "172.16.0.1", "192.0.0.192", "192.0.2.1", "192.168.0.1",
             "198.18.0.1", "198.51.100.1", "203.0.113.99", "240.0.0.1",
             "fd00::1", "64:ff9b::a00:1", "2001:db8::1",
             "2002:a00:1::1", "fec0::1", "::2"]
PORT = 8080
NEWNET, NEWNS, NEWUSER = 0x40000000, 0x00020000, 0x10000000
NAMES = {
    ("good.test", "A"): [[GOOD]],
    ("private.test", "A"): [["10.0.0.1"]],
    ("metadata.test", "A"): [["169.254.169.254"]],
    ("loopback.test", "A"): [["127.0.0.1"]],
    ("zero.test", "A"): [["0.0.0.0"]],
    ("both.test", "A"): [["10.0.0.1", GOOD]],
    ("alias.test", "A"): [[("inside.test", "10.0.0.1")]],
    ("rebind.test", "A"): [[GOOD], ["10.0.0.1"]],
    ("mapped.test", "AAAA"): [["::ffff:10.0.0.1"]],
    ("loopback6.test", "AAAA"): [["::1"]],
    ("nat64.test", "AAAA"): [["64:ff9b::a00:1"]],
    ("unique.test", "AAAA"): [["fd00::1"]],
    ("silent.test", "A"): [None],
    ("wrong.test", "A"): [[GOOD]],
}
# every spelling of addresses that must not be reached
SPELLINGS = [
    "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.1",
    "0177.0.0.1", "0177.1", "017700000001", "0x7F.0x0.0x0.0x1",
    "127.0.0.1.", "127.000.000.001", "127.1.1.1", "127.255.255.254",
    "0", "0.0.0.0", "0x0", "00", "localhost", "LOCALHOST", "localhost.",
    "10.0.0.1", "10.1", "0xa.1", "012.0.0.1", "167772161", "0xa000001",
    "169.254.169.254", "0xA9FEA9FE", "2852039166", "0251.0376.0251.0376",
    "169.254.43518", "192.168.1", "192.0x.0.1", "172.16.1", "100.64.1",
    "198.18.0.1", "192.0.0.192", "198.51.100.1", "240.0.0.1",
    "255.255.255.255", "224.0.0.1", "[::1]", "[0:0:0:0:0:0:0:1]",
    "[0000::0001]", "[::]", "[::2]", "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]", "[::ffff:10.0.0.1]", "[::127.0.0.1]",
    "[64:ff9b::127.0.0.1]", "[64:ff9b::a00:1]", "[2002:7f00:1::]",
    "[2002:a00:1::1]", "[2001:0:a00:1::]", "[fd00::1]", "[fe80::5]",
    "[fe80::5%25lo]", "[fec0::1]", "[ff02::1]", "[2001:db8::1]", "[100::1]",
    "127。0。0。1", "①②⑦.0.0.1", "１２７.0.0.1", "⑩.0.0.1", "user@127.0.0.1",
    GOOD + "@10.0.0.1", GOOD + ":80@10.0.0.1", "%31%32%37.0.0.1",
    "10.0.0.1%2f@" + "10.0.0.1", "127.0.0.1%00.example", "127%2e1",
]

jail = {}


def write(path, text):
    with open(path, "w", encoding="ascii") as out:
        out.write(text)


def enter_namespace(folder):
    """A network of our own, with our resolver; False where not allowed."""
    libc = ctypes.CDLL(None, use_errno=True)
    uid = os.getuid()
    if libc.unshare(NEWNET | NEWNS | (NEWUSER if uid else 0)):
        return False
    try:
        if uid:
            write("/proc/self/setgroups", "deny")
            write("/proc/self/uid_map", f"0 {uid} 1")
            write("/proc/self/gid_map", f"0 {os.getgid()} 1")
        subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
        for a in [GOOD] + FORBIDDEN:
            # nodad: an IPv6 address cannot be bound to before it was checked
            subprocess.run(
                ["ip", "addr", "add", a + ("/128" if ":" in a else "/32"),
                 "dev", "lo", *(["nodad"] if ":" in a else [])], check=True,
                stderr=subprocess.DEVNULL)
        libc.mount(b"none", b"/", None, 0x44000, None)  # private, recursive
        for name, text in (("resolv.conf", "nameserver 127.0.0.1\n"
                            "options timeout:2 attempts:1\n"),
                           ("hosts", "127.0.0.1 localhost\n::1 localhost\n"),
                           ("nsswitch.conf", "hosts: files dns\n")):
            write(os.path.join(folder, name), text)
            if libc.mount(os.path.join(folder, name).encode(),
                          f"/etc/{name}".encode(), None, 4096, None):
                return False
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


def make_certificates(folder):
    """A root, and what a server may show under it."""
    def openssl(*words, text=None):
        subprocess.run(["openssl", *words], cwd=folder, check=True,
                       input=text, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, text=True)
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30",
            "-subj", "/CN=Test Root", "-keyout", "root.key", "-out",
            "root.pem")
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30",
            "-subj", "/CN=good.test", "-addext",
            "subjectAltName=DNS:good.test", "-keyout", "self.key", "-out",
            "self.pem")
    for name, host, days in (("good", "good.test", "30"),
                             ("other", "other.test", "30"),
                             ("expired", "good.test", "-1")):
        openssl("req", "-new", "-newkey", "rsa:2048", "-nodes", "-subj",
                f"/CN={host}", "-keyout", f"{name}.key", "-out",
                f"{name}.csr")
        write(os.path.join(folder, "ext"),
              f"subjectAltName=DNS:{host},IP:{jail['good']}\n"
              if name == "good" else f"subjectAltName=DNS:{host}\n")
        openssl("x509", "-req", "-in", f"{name}.csr", "-CA", "root.pem",
                "-CAkey", "root.key", "-CAcreateserial", "-days", days,
                "-extfile", "ext", "-out", f"{name}.pem")


def tls_context(folder, name, alpn=None):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(os.path.join(folder, name + ".pem"),
                            os.path.join(folder, name + ".key"))
    if alpn:
        context.set_alpn_protocols(alpn)
    return context


def tls_server(folder, name, alpn=None):
    return hostile.Server(jail["good"], 0, tls_context(folder, name, alpn))


def setUpModule():
    folder = tempfile.mkdtemp()
    jail["folder"] = folder
    jail["inside"] = enter_namespace(folder)
    jail["good"] = GOOD if jail["inside"] else "127.0.0.1"
    jail["server"] = hostile.Server(jail["good"],
                                    PORT if jail["inside"] else 0)
    port = jail["server"].port
    places = FORBIDDEN + ["127.0.0.1"] if jail["inside"] else ["127.0.0.2"]
    jail["canaries"] = [hostile.Server(a, port) for a in places + ["::1"]]
    if jail["inside"]:
        jail["names"] = hostile.Names(NAMES)
    make_certificates(folder)
    warm_up()


def warm_up():
    """The largest bomb takes seconds to make: not while a client waits."""
    hostile.once("gzip", lambda: hostile.gzip_zeros(hostile.LARGE))


def canary_hits():
    return [(c.host, path) for c in jail["canaries"] for path, _ in c.hits]


# Peak memory is inherited over fork and exec: measure from a small process.
MEASURE = """
import os, sys
pid = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ)
_, status, usage = os.wait4(pid, 0)
with open(sys.argv[1], "w") as out:
    print(os.waitstatus_to_exitcode(status), usage.ru_maxrss, file=out)
"""


def fetch(url, *more, allow=True, env=None):
    """(exit status, body, messages, seconds, peak memory in KB)"""
    words = [HEADWATER, "fetch", *more, url]
    if allow:
        words[2:2] = ["--allow-net", jail["good"]]
    begun = time.monotonic()
    with tempfile.NamedTemporaryFile() as note:
        done = subprocess.run(
            [sys.executable, "-S", "-c", MEASURE, note.name, *words],
            capture_output=True, stdin=subprocess.DEVNULL, check=False,
            env=dict(os.environ, **(env or {})))
        status, memory = map(int, note.read().split())
        return (status, done.stdout, done.stderr.decode(errors="replace"),
                time.monotonic() - begun, memory)


def here(path):
    return f"http://{jail['good']}:{jail['server'].port}{path}"


class Hostile(unittest.TestCase):
    def check(self, name, want, got, base):
        status, body, messages, took, memory = got
        code = {"ok": 0, "error": 1, "refused": 5}[want]
        with self.subTest(name):
            self.assertEqual(status, code, messages)
            self.assertLessEqual(took, LIMIT_S)
            if not SANITIZED:
                self.assertLessEqual(memory - base, LIMIT_KB)
            if want == "ok":
                self.assertEqual(body, hostile.MARK, messages)
            else:
                self.assertIn("headwater fetch: ", messages)
                if want == "refused":
                    self.assertEqual(body, b"")

    def run_all(self, jobs, workers=4):
        base = fetch("http://127.0.0.9/", allow=False)[4]
        worst = [0, 0]
        with concurrent.futures.ThreadPoolExecutor(workers) as pool:
            running = [(name, want, pool.submit(fetch, *words))
                       for name, want, words in jobs]
            for name, want, future in running:
                got = future.result()
                worst = [max(worst[0], got[3]), max(worst[1], got[4] - base)]
                self.check(name, want, got, base)
        self.assertEqual(canary_hits(), [])
        print(f"{len(jobs)} cases, worst {worst[0]:.1f} s, "
              f"{worst[1] / 1024:.1f} MB over base", file=sys.stderr)

    def test_cases(self):
        jobs = [(path, want, [here(path)])
                for path, (want, slow, _) in hostile.CASES.items()
                if not slow]
        self.run_all(jobs)

    def test_slow_cases(self):
        jobs = [(path, want, [here(path), *SLOW])
                for path, (want, slow, _) in hostile.CASES.items() if slow]
        self.run_all(jobs, 16)

    def test_forbidden_addresses(self):
        port = jail["server"].port
        self.run_all([(f"direct {s}", "refused", [f"http://{s}:{port}/x"])
                      for s in SPELLINGS])

    def test_forbidden_redirects(self):
        port = jail["server"].port
        jobs = []
        for s in SPELLINGS:
            if s.isascii():
                jobs.append((f"redirect to {s}", "refused",
                             [here(f"/to?http://{s}:{port}/x")]))
        for odd in ("//10.0.0.1:{p}/x", "http:\\\\10.0.0.1:{p}\\x",
                    "/\\10.0.0.1:{p}/x", "\\\\10.0.0.1:{p}/x",
                    "http:/10.0.0.1:{p}/x", "http:10.0.0.1:{p}/x",
                    "HTTP://10.0.0.1:{p}/x",
                    "http://10.0.0.1:{p}\\@{g}/x",
                    "http://{g}#@10.0.0.1:{p}/../../../",
                    "http://{g}:80:{p}@10.0.0.1:{p}/"):
            jobs.append((f"redirect to {odd}", "refused", [here("/to?" + (
                odd.format(p=port, g=jail["good"])))]))
        # these two are relative, or a fragment: they stay on the good host
        jobs = [(name, "error" if "http:10." in name else want, words)
                for name, want, words in jobs]
        self.run_all(jobs)

    def test_schemes(self):
        self.run_all([(url, "refused", [url]) for url in (
            "file:///etc/passwd", "ftp://" + jail["good"], "gopher://x/",
            "dict://x/", "ldap://x", "data:,x", "javascript:1", "", "news",
            "//" + jail["good"], "http://", "http:///x", "http://:80/",
            "http://[::1", "http://a b/", "http://" + "a" * 9000,
            "http://a..b/", "http://x:y/", "http://\x01/")])

    def test_names(self):
        if not jail["inside"]:
            self.skipTest("no namespace")
        names = [("good.test", "ok"), ("both.test", "ok"),
                 ("missing.test", "refused"), ("silent.test", "refused")]
        names += [(n, "refused") for n in (
            "private.test", "metadata.test", "loopback.test", "zero.test",
            "alias.test", "mapped.test", "loopback6.test", "nat64.test",
            "unique.test")]
        self.run_all([(n, want, [f"http://{n}:{PORT}/plain", *SLOW])
                      for n, want in names])

    def test_rebinding(self):
        """The second look-up within one chain finds another address."""
        if not jail["inside"]:
            self.skipTest("no namespace")
        for _ in range(3):
            fetch(f"http://rebind.test:{PORT}/to?http://rebind.test:{PORT}/x")
        got = fetch(f"http://rebind.test:{PORT}/plain")
        self.assertEqual(got[0], 5, got[2])
        self.assertIn("10.0.0.1", got[2])
        self.assertEqual(canary_hits(), [])

    def test_tls(self):
        root = {"SSL_CERT_FILE": os.path.join(jail["folder"], "root.pem")}
        host = "good.test" if jail["inside"] else jail["good"]
        for name, want in (("good", 0), ("self", 5), ("other", 5),
                           ("expired", 5)):
            server = tls_server(jail["folder"], name)
            url = f"https://{host}:{server.port}/plain"
            with self.subTest(name):
                got = fetch(url, env=root)
                self.assertEqual(got[0], want, got[2])
                self.assertIn("certificate" if want else "200 ", got[2])
            with self.subTest(name + " without the root"):
                self.assertEqual(fetch(url)[0], 5)
        got = fetch(f"https://{host}:{jail['server'].port}/plain", env=root)
        self.assertEqual(got[0], 5, got[2])

    def test_http2_falls_back(self):
        root = {"SSL_CERT_FILE": os.path.join(jail["folder"], "root.pem")}
        server = tls_server(jail["folder"], "good", ["h2", "http/1.1"])
        host = "good.test" if jail["inside"] else jail["good"]
        got = fetch(f"https://{host}:{server.port}/plain", env=root)
        self.assertEqual(got[:2], (0, hostile.MARK), got[2])
        self.assertEqual([p for p, _ in server.hits], ["h2", "/plain"])

    def test_http2_floods(self):
        """Frames without end: the line is cut, whatever the time limit, and
        what was not a whole answer is none (or HTTP/1.1 gave one)."""
        root = {"SSL_CERT_FILE": os.path.join(jail["folder"], "root.pem")}
        host = "good.test" if jail["inside"] else jail["good"]
        context = tls_context(jail["folder"], "good", ["h2"])
        cases = [(name, False) for name in http2.FLOODS] + \
            [("settings", True), ("pings", True)]
        worst = [0, 0]

        def one(case):
            server = http2.Server(jail["good"], context, *case)
            url = f"https://{host}:{server.port}/plain"
            return case, server, fetch(url, env=root)
        base = fetch(f"https://{host}:{jail['server'].port}/x")[4]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            for case, server, got in pool.map(one, cases):
                paths = [p for p, _ in server.hits]
                worst = [max(worst[0], got[3]), max(worst[1], got[4] - base)]
                with self.subTest(case):
                    self.assertIn("h2", paths)
                    self.assertLessEqual(got[3], LIMIT_S)
                    if not SANITIZED:
                        self.assertLessEqual(got[4] - base, LIMIT_KB)
                    if case[0] == "honest" or "/plain" in paths:
                        self.assertEqual(got[:2], (0, hostile.MARK), got[2])
                    else:
                        self.assertEqual(got[0], 5, got[2])
                    self.assertNotIn("did not finish within", got[2])
        print(f"{len(cases)} cases of HTTP/2, worst {worst[0]:.1f} s, "
              f"{worst[1] / 1024:.1f} MB over base", file=sys.stderr)

    def test_requests_are_honest(self):
        before = len(jail["server"].hits)
        fetch(here("/plain"), "--contact", "https://club.example/bot",
              "--etag", '"x\u00fc"', "--last-modified", "yesterday")
        fetch(here("/found"), "--etag", '"a"\r\nX-Evil: 1')
        asked = [r for p, r in jail["server"].hits[before:]]
        self.assertIn(b"\r\nUser-Agent: Headwater/", asked[0])
        self.assertIn(b" (+https://club.example/bot)\r\n", asked[0])
        self.assertIn(b'\r\nIf-None-Match: "x', asked[0])
        self.assertIn(b"\r\nIf-Modified-Since: yesterday\r\n", asked[0])
        for request in asked:
            for never in (b"\r\ncookie:", b"\r\nreferer:", b"x-evil"):
                self.assertNotIn(never, request.lower())

    def test_robots(self):
        """RFC 9309: what follows from each way to have no robots.txt."""
        rules = b"User-agent: headwater\nDisallow: /wall\n"
        cases = [
            ("rules", hostile.whole(rules), 0, 5),
            ("two hundred pages", hostile.whole(b"<html>no such page"), 0, 1),
            ("404", hostile.whole(b"x", status="404 No"), 0, 1),
            ("403", hostile.whole(b"x", status="403 No"), 0, 1),
            ("410", hostile.whole(b"x", status="410 No"), 0, 1),
            ("429", hostile.whole(b"x", status="429 No"), 5, 5),
            ("500", hostile.whole(b"x", status="500 No"), 5, 5),
            ("503", hostile.whole(b"x", status="503 No"), 5, 5),
            ("cut short", hostile.head("200 OK", "Content-Length: 99"), 5, 5),
            ("moved", hostile.to("/robots-moved"), 0, 5),
            ("loop", hostile.to("/robots.txt"), 5, 5),
            ("far", hostile.to("/ten-2"), 0, 1),
            ("large", hostile.whole(rules + b"# x\n" * (1 << 20)), 0, 5),
            ("too late", hostile.whole(b"# xx\n" * (100 << 10) + rules),
             0, 1),
        ]
        hostile.CASES["/robots-moved"] = ("ok", False, cases[0][1])
        for name, answer, plain, wall in cases:
            hostile.CASES["/robots.txt"] = ("ok", False, answer)
            with self.subTest(name):
                got = fetch(here("/plain"), "--robots")
                self.assertEqual(got[0], plain, got[2])
                got = fetch(here("/wall"), "--robots")
                self.assertEqual(got[0], wall, got[2])
        del hostile.CASES["/robots.txt"], hostile.CASES["/robots-moved"]

    def test_proxy_of_the_environment_is_not_used(self):
        env = {n: f"http://127.0.0.1:{jail['server'].port}" for n in
               ("http_proxy", "https_proxy", "all_proxy", "ALL_PROXY")}
        got = fetch(here("/plain"), env=env)
        self.assertEqual(got[:2], (0, hostile.MARK), got[2])

    def test_usage(self):
        for words in ([], ["a", "b"], ["--bogus", "x", "http://a/"],
                      ["--max-bytes", "lots", "http://a/"],
                      ["--allow-net", "10/8", "http://a/"]):
            done = subprocess.run([HEADWATER, "fetch", *words],
                                  capture_output=True, check=False)
            self.assertIn(done.returncode, (2, 3), words)
            self.assertTrue(done.stderr)


if __name__ == "__main__":
    unittest.main()
