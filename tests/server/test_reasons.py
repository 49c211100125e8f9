"""Whatever keeps a source from being read is said on its page and in its log:
what, where, and what to do. The earlier items of the source stay."""

import html
import http.client
import http.server
import os
import pathlib
import re
import socket
import ssl
import subprocess
import tempfile
import threading
import time
import unittest

HEADWATER = os.environ.get("HEADWATER", str(
    pathlib.Path(__file__).resolve().parents[2] / "build/headwater"))
PAGE = b"<!doctype html><html><title>Hello</title><p>Nothing here"
RSS = (b"<rss version='2.0'><channel><title>T</title><item><title>a</title>"
       b"<link>http://x.example/a</link></item></channel></rss>")

# host: (status, headers, body), and what a reader must find in the reason
CASES = {
    "gone.example": ((410, {}, b""), "410", "gone for good"),
    "lost.example": ((404, {}, b""), "404", "find|address"),
    "login.example": ((401, {}, b""), "401", "another address"),
    "paid.example": ((402, {}, b""), "402", "pay|paid"),
    "no.example": ((403, {}, b""), "403", "owner|ask"),
    "law.example": ((451, {}, b""), "451", "legal|law"),
    "often.example": ((429, {"Retry-After": "3600"}, b""), "429|fewer",
                      "next try|again"),
    "odd.example": ((418, {}, b""), "418", "address|owner|again"),
    "broken.example": ((500, {}, b""), "500", "again|later"),
    "busy.example": ((503, {"Retry-After": "600"}, b""), "503|fewer",
                     "again|next try"),
    "wall.example": ((403, {"Server": "cloudflare", "cf-mitigated":
                            "challenge"}, PAGE), "Cloudflare", "owner|ask"),
    "page.example": ((200, {"Content-Type": "text/html"}, PAGE), "feed",
                     "find|page|address"),
    "empty.example": ((200, {"Content-Type": "text/xml"}, b""), "empty|feed",
                      "address|again|find"),
    "pdf.example": ((200, {"Content-Type": "application/pdf"},
                     b"%PDF-1.4 \x00\x01"), "feed", "address|find"),
    "loop.example": ((302, {"Location": "/feed"}, b""), "circle", "owner|ask"),
    "away.example": ((302, {"Location": "http://10.0.0.1/feed"}, b""),
                     "10.0.0.1", "allow_net"),
    "scheme.example": ((302, {"Location": "ftp://a.example/"}, b""), "ftp",
                       "http"),
    "cut.example": ((200, {"Content-Length": "9999"}, RSS), "cut|short|ended",
                    "again|later"),
    "dead.example": (None, "refused|connect", "again|later"),
    "secret.example": (None, "TLS|certificate", "certificate"),
}


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        pass


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        host = self.headers["Host"].split(":")[0]
        status, headers, body = CASES[host][0] or (404, {}, b"")
        if self.path == "/robots.txt":
            status, headers, body = 404, {}, b""
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if "Content-Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    def log_message(self, *_):
        pass


def tls_server(folder):
    """With a certificate nobody vouches for; None without openssl."""
    key, crt = os.path.join(folder, "k.pem"), os.path.join(folder, "c.pem")
    try:
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048",
                        "-nodes", "-keyout", key, "-out", crt, "-days", "2",
                        "-subj", "/CN=other.example"], check=True,
                       capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    server = Server(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(crt, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    return server


class Reasons(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.server = Server(("127.0.0.1", 0), Handler)
        self.tls = tls_server(self.folder.name)
        for s in filter(None, (self.server, self.tls)):
            threading.Thread(target=s.serve_forever, daemon=True).start()
        with socket.create_server(("127.0.0.1", 0)) as s:
            closed = s.getsockname()[1]
        options = ["--data", self.folder.name, "--allow-net", "127.0.0.1",
                   "--host-delay", "0", "--workers", "1", "--log", "error"]
        self.urls = {}
        for host in CASES:
            if host == "secret.example" and not self.tls:
                continue
            port = {"dead.example": closed}.get(
                host, self.server.server_address[1])
            if host == "secret.example":
                port = self.tls.server_address[1]
            options += ["--connect-to", f"{host}=127.0.0.1:{port}"]
            scheme = "https" if host == "secret.example" else "http"
            self.urls[host] = f"{scheme}://{host}/feed"
        subprocess.run([HEADWATER, "add", "--as-is", *options,
                        *self.urls.values()], check=True,
                       stdout=subprocess.DEVNULL)
        self.program = subprocess.Popen(
            [HEADWATER, "serve", *options, "--listen", "127.0.0.1:0"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        said = self.program.stdout.readline()
        self.port = int(re.search(r":(\d+) ", said).group(1))

    def tearDown(self):
        self.program.terminate()
        self.program.wait(20)
        self.program.stdout.close()
        for s in filter(None, (self.server, self.tls)):
            s.shutdown()
            s.server_close()
        self.folder.cleanup()

    def page(self, host):
        """State, what to do and log as the page of the source says them."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        line.request("GET", f"/src/{host}")
        text = line.getresponse().read().decode()
        line.close()
        state = re.search(r'<dt>State</dt><dd dir="auto">(.*?)</dd>', text,
                          re.S)
        now = re.search(r"<dt>What now</dt><dd>(.*?)</dd>", text, re.S)
        log = re.search(r'<ol class="log">(.*?)</ol>', text, re.S)
        plain = [html.unescape(re.sub(r"<[^>]+>", "", m.group(1)))
                 if m else "" for m in (state, now, log)]
        return plain

    def test_reasons(self):
        for host in self.urls:
            _, what, remedy = CASES[host]
            end = time.monotonic() + 40
            state, now, log = self.page(host)
            while state.startswith("waiting") and time.monotonic() < end:
                time.sleep(.2)
                state, now, log = self.page(host)
            if os.environ.get("HEADWATER_VERBOSE"):
                print(f"{host}: {state}\n    {now}\n    {log}")
            with self.subTest(host=host, state=state):
                self.assertRegex(state, f"(?i){what}")
                self.assertRegex(state + now, f"(?i){remedy}")
                self.assertRegex(now, "looked at again by itself, .* 20")
                self.assertIn("What was read of it stays", now)
                self.assertRegex(log, f"(?i){what}")
                # words, no jargon of ours
                self.assertNotRegex(state, r"HW_|errno|CURLE|\(null\)|rc=")
                self.assertLess(len(state), 244)
                self.assertEqual(state, state.strip())


if __name__ == "__main__":
    unittest.main()
