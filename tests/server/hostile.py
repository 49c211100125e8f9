"""A web server that does to a client what the worst servers do.

Standard library only. Every case is a path; `CASES` says what must become of
it: "ok" (the body is MARK), "error" (the server answers, but with an error
status) or "refused" (no answer is accepted). Compressed bodies that Python
cannot make are made with the shared libraries the client links anyway.

    python3 hostile.py 127.0.0.1 8000      serve, to look at cases by hand
"""

import ctypes
import gzip
import os
import socket
import ssl
import struct
import sys
import threading
import time
import zlib

MARK = b"<rss><channel><title>the news</title></channel></rss>\n"
CASES = {}
FULL = os.environ.get("HEADWATER_HOSTILE") == "full"
LARGE = 1 << (30 if FULL else 27)  # unpacked size of a bomb
MAX_SENT = LARGE  # an endless case ends here: the client failed long ago


def case(want, path=None, slow=False):
    def add(function):
        name = path or "/" + function.__name__.replace("_", "-")
        CASES[name] = (want, slow, function)
        return function
    return add


# ---- answers ---------------------------------------------------------------

def head(status="200 OK", *lines):
    text = [f"HTTP/1.1 {status}", *lines, "Connection: close", "", ""]
    return "\r\n".join(text).encode("latin-1")


def whole(body, *lines, status="200 OK"):
    return head(status, "Content-Type: application/rss+xml",
                f"Content-Length: {len(body)}", *lines) + body


def packed(body, coding):
    return whole(body, f"Content-Encoding: {coding}")


def chunk(data):
    return b"%x\r\n%s\r\n" % (len(data), data)


def to(url, status="302 Found", *more):
    return head(status, f"Location: {url}", "Content-Length: 0", *more)


def endless(conn, block):
    sent = 0
    while sent < MAX_SENT:
        conn.sendall(block)
        sent += len(block)


def drip(conn, data, pause=0.5):
    for i in range(len(data)):
        conn.sendall(data[i:i + 1])
        time.sleep(pause)


# ---- packing ---------------------------------------------------------------

def raw_deflate(data):
    z = zlib.compressobj(9, zlib.DEFLATED, -15)
    return z.compress(data) + z.flush()


def gzip_zeros(n, first=b""):
    z = zlib.compressobj(9, zlib.DEFLATED, 31)
    block, out = bytes(1 << 20), [z.compress(first)]
    for _ in range(n >> 20):
        out.append(z.compress(block))
    return b"".join(out) + z.flush()


def zstd(data, window=0):
    lib = ctypes.CDLL("libzstd.so.1")
    lib.ZSTD_createCCtx.restype = ctypes.c_void_p
    lib.ZSTD_compressBound.restype = ctypes.c_size_t
    lib.ZSTD_compressBound.argtypes = [ctypes.c_size_t]
    lib.ZSTD_compressStream2.restype = ctypes.c_size_t

    class Part(ctypes.Structure):
        _fields_ = [("p", ctypes.c_char_p), ("size", ctypes.c_size_t),
                    ("pos", ctypes.c_size_t)]

    context = ctypes.c_void_p(lib.ZSTD_createCCtx())
    if window:
        lib.ZSTD_CCtx_setParameter(context, 101, window)
    room = ctypes.create_string_buffer(lib.ZSTD_compressBound(len(data)))
    out = Part(ctypes.cast(room, ctypes.c_char_p), len(room), 0)
    # two calls, so that the frame does not state its length
    for piece, end in ((data, 1), (b"", 2)):
        lib.ZSTD_compressStream2(context, ctypes.byref(out), ctypes.byref(
            Part(piece, len(piece), 0)), end)
    lib.ZSTD_freeCCtx(context)
    return room.raw[:out.pos]


def brotli(data):
    lib = ctypes.CDLL("libbrotlienc.so.1")
    lib.BrotliEncoderMaxCompressedSize.restype = ctypes.c_size_t
    size = ctypes.c_size_t(len(data) // 2 + 65536)
    out = ctypes.create_string_buffer(size.value)
    if not lib.BrotliEncoderCompress(5, 22, 0, ctypes.c_size_t(len(data)),
                                     data, ctypes.byref(size), out):
        raise OSError("brotli")
    return out.raw[:size.value]


CACHE = {}
CACHE_LOCK = threading.Lock()


def once(key, make):
    with CACHE_LOCK:
        if key not in CACHE:
            CACHE[key] = make()
        return CACHE[key]


# ---- honest answers --------------------------------------------------------

FIXED = {
    "/plain": whole(MARK),
    "/until-close": head() + MARK,
    "/http10": b"HTTP/1.0 200 OK\r\n\r\n" + MARK,
    "/bare-newlines": b"HTTP/1.1 200 OK\nContent-Length: %d\n\n%s"
                      % (len(MARK), MARK),
    "/chunked": head("200 OK", "Transfer-Encoding: chunked")
    + b"".join(chunk(MARK[i:i + 7]) for i in range(0, len(MARK), 7))
    + b"0\r\nX-Trailer: 1\r\n\r\n",
    "/continue": b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
                 + whole(MARK),
    "/gzip": packed(gzip.compress(MARK), "gzip"),
    "/x-gzip": packed(gzip.compress(MARK), "x-gzip"),
    "/gzip-members": packed(gzip.compress(MARK[:9]) + gzip.compress(MARK[9:]),
                            "gzip"),
    "/gzip-tail": packed(gzip.compress(MARK) + bytes(64), "gzip"),
    "/gzip-twice": packed(gzip.compress(gzip.compress(MARK)), "gzip, gzip"),
    "/deflate": packed(zlib.compress(MARK), "deflate"),
    "/deflate-bare": packed(raw_deflate(MARK), "deflate"),
    "/identity": packed(MARK, "identity"),
    "/same-length-twice": whole(MARK, f"Content-Length: {len(MARK)}"),
    "/moved": to("/plain", "301 Moved Permanently"),
    "/found": to("/plain"),
    "/see-other": to("plain", "303 See Other"),
    "/temporary": to("./x/../plain", "307 Temporary Redirect"),
    "/permanent": to("?x#y", "308 Permanent Redirect"),
    "/permanent?x": whole(MARK),
    "/spaces": to("/a b", "302 Found"),
    "/a%20b": whole(MARK),
    "/redirect-body": head("302 Found", "Location: /plain",
                           "Content-Length: 5") + b"hello",
}
for name, answer in FIXED.items():
    CASES[name] = ("ok", False, answer)
for i in range(10):
    CASES[f"/ten-{i}"] = ("ok", False, to(f"/ten-{i + 1}" if i < 9
                                           else "/plain"))


@case("ok")
def br(conn, request):
    conn.sendall(packed(brotli(MARK), "br"))


@case("ok")
def zst(conn, request):
    conn.sendall(packed(zstd(MARK), "zstd"))


@case("ok")
def cookie_wall(conn, request):
    if b"\r\ncookie: pass=1\r\n" in request.lower():
        conn.sendall(whole(MARK))
    else:
        conn.sendall(to("/cookie-wall", "302 Found", "Set-Cookie: pass=1"))


# ---- errors that are answers -----------------------------------------------

for status in ("400 Bad", "401 Who", "403 No", "404 Not Found", "410 Gone",
               "429 Slow", "451 Law", "500 Oops", "502 Gate", "503 Busy",
               "599 Odd"):
    CASES["/status-" + status[:3]] = ("error", False, whole(
        MARK, status=status))
CASES["/injection"] = ("error", False, to("/no\rX-Evil: 1\r"))
CASES["/status-304"] = ("error", False, head("304 Not Modified"))
CASES["/status-206"] = ("error", False, whole(MARK, status="206 Part"))
CASES["/status-300"] = ("error", False, whole(MARK, status="300 Many"))
CASES["/status-302-nowhere"] = ("error", False, whole(MARK, status="302 Hm"))
CASES["/wall"] = ("error", False, whole(
    b"<title>Just a moment...</title>", "cf-mitigated: challenge",
    "Server: cloudflare", status="403 Forbidden"))


@case("error")
def bomb_in_404(conn, request):
    bomb = once("gzip", lambda: gzip_zeros(LARGE))
    conn.sendall(whole(bomb, "Content-Encoding: gzip", status="404 No"))


@case("error")
def endless_404(conn, request):
    conn.sendall(head("404 Not Found"))
    endless(conn, bytes(65536))


# ---- bombs -----------------------------------------------------------------

@case("refused")
def bomb_gzip(conn, request):
    conn.sendall(packed(once("gzip", lambda: gzip_zeros(LARGE)), "gzip"))


@case("refused")
def bomb_gzip_late(conn, request):
    # honest for its first half megabyte
    noise = bytes((i * 7919 >> 3) & 255 for i in range(1 << 19))
    conn.sendall(packed(once("late", lambda: gzip_zeros(LARGE, noise)),
                        "gzip"))


@case("refused")
def bomb_deflate(conn, request):
    conn.sendall(packed(once("deflate", lambda: zlib.compress(
        bytes(LARGE >> 2), 9)), "deflate"))


@case("refused")
def bomb_gzip_twice(conn, request):
    conn.sendall(packed(once("twice", lambda: gzip.compress(
        once("gzip", lambda: gzip_zeros(LARGE)))), "gzip, gzip"))


@case("refused")
def bomb_br(conn, request):
    conn.sendall(packed(once("br", lambda: brotli(bytes(LARGE >> 2))), "br"))


@case("refused")
def bomb_zstd(conn, request):
    conn.sendall(packed(once("zstd", lambda: zstd(bytes(LARGE >> 2))), "zstd"))


@case("refused")
def wide_zstd(conn, request):
    """Noise of 20 MB, so that the ratio is 1, in a window of 128 MB."""
    conn.sendall(packed(once("wide", lambda: zstd(
        zlib.compress(b"x") + __import__("random").Random(1).randbytes(
            20 << 20), 27)), "zstd"))


@case("refused")
def bomb_transfer_coding(conn, request):
    bomb = once("gzip", lambda: gzip_zeros(LARGE))
    conn.sendall(head("200 OK", "Transfer-Encoding: gzip, chunked")
                 + chunk(bomb) + b"0\r\n\r\n")


@case("refused")
def large_gzip(conn, request):
    """An honest ratio, but 64 MB of it."""
    def make():
        rows = (b"%032x" % (i * 0x9E3779B97F4A7C15 % 2 ** 128)
                for i in range(1 << 21))
        return gzip.compress(b"".join(rows), 1)
    conn.sendall(packed(once("large", make), "gzip"))


# ---- endless ---------------------------------------------------------------

@case("refused")
def endless_body(conn, request):
    conn.sendall(head())
    endless(conn, b"<item>news</item>" * 4096)


@case("refused")
def endless_chunks(conn, request):
    conn.sendall(head("200 OK", "Transfer-Encoding: chunked"))
    endless(conn, chunk(b"<item/>" * 4096))


@case("refused")
def endless_header_lines(conn, request):
    conn.sendall(b"HTTP/1.1 200 OK\r\n")
    endless(conn, b"X-News: yes\r\n" * 100)


@case("refused")
def endless_header(conn, request):
    conn.sendall(b"HTTP/1.1 200 OK\r\nX-News: ")
    endless(conn, b"y" * 65536)


@case("refused")
def endless_status_line(conn, request):
    conn.sendall(b"HTTP/1.1 200 ")
    endless(conn, b"O" * 65536)


@case("refused")
def endless_continue(conn, request):
    endless(conn, b"HTTP/1.1 100 Continue\r\n\r\n" * 100)


@case("refused")
def endless_chunk_extension(conn, request):
    conn.sendall(head("200 OK", "Transfer-Encoding: chunked") + b"5;")
    endless(conn, b"x" * 65536)


@case("refused")
def endless_trailers(conn, request):
    conn.sendall(head("200 OK", "Transfer-Encoding: chunked")
                 + chunk(MARK) + b"0\r\n")
    endless(conn, b"X-Trailer: 1\r\n" * 100)


@case("refused")
def endless_gzip_members(conn, request):
    conn.sendall(head("200 OK", "Content-Encoding: gzip"))
    endless(conn, gzip.compress(b"") * 2048)


@case("refused", "/endless-redirects")
def endless_redirects(conn, request):
    n = int(request.split(b"?", 1)[1].split()[0]) if b"?" in request else 0
    conn.sendall(to(f"/endless-redirects?{n + 1}"))


@case("ok")
def endless_redirect_body(conn, request):
    conn.sendall(head("302 Found", "Location: /plain"))
    endless(conn, bytes(65536))


# ---- slow ------------------------------------------------------------------

@case("refused", slow=True)
def silence(conn, request):
    time.sleep(60)


@case("refused", slow=True)
def drip_headers(conn, request):
    drip(conn, b"HTTP/1.1 200 OK\r\nX-Slow: " + b"y" * 1000)


@case("refused", slow=True)
def drip_body(conn, request):
    conn.sendall(head("200 OK", "Content-Length: 1000"))
    drip(conn, MARK * 20)


@case("refused", slow=True)
def drip_chunks(conn, request):
    conn.sendall(head("200 OK", "Transfer-Encoding: chunked"))
    drip(conn, chunk(b"x") * 1000)


@case("refused", slow=True)
def drip_gzip(conn, request):
    conn.sendall(head("200 OK", "Content-Encoding: gzip"))
    drip(conn, once("slow", lambda: gzip_zeros(64 << 20)))


@case("refused", slow=True)
def body_then_silence(conn, request):
    conn.sendall(head("200 OK", "Content-Length: 1000") + MARK)
    time.sleep(60)


@case("refused", "/drip-redirects", slow=True)
def drip_redirects(conn, request):
    n = int(request.split(b"?", 1)[1].split()[0]) if b"?" in request else 0
    time.sleep(8)
    conn.sendall(to(f"/drip-redirects?{n + 1}"))


@case("refused", slow=True)
def above_min_rate(conn, request):
    """Fast enough for the rate, endless for the clock."""
    conn.sendall(head())
    for _ in range(600):
        conn.sendall(b"x" * 50)
        time.sleep(0.1)


# ---- malformed -------------------------------------------------------------

MALFORMED = {
    "/http09": MARK,
    "/garbage": bytes(range(256)) * 40,
    "/no-status": b"HTTP/1.1\r\n\r\n" + MARK,
    "/status-word": b"HTTP/1.1 OK\r\n\r\n" + MARK,
    "/version-9": b"HTTP/9.9 200 OK\r\nContent-Length: 0\r\n\r\n",
    "/only-continue": b"HTTP/1.1 100 Continue\r\n\r\n",
    "/switching": b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n",
    "/empty": b"",
    "/half-header": b"HTTP/1.1 200 OK\r\nContent-Le",
    "/short-body": head("200 OK", "Content-Length: 9999") + MARK,
    "/short-chunk": head("200 OK", "Transfer-Encoding: chunked")
    + b"ffff\r\n" + MARK,
    "/no-last-chunk": head("200 OK", "Transfer-Encoding: chunked")
    + chunk(MARK),
    "/chunk-word": head("200 OK", "Transfer-Encoding: chunked")
    + b"news\r\n" + MARK,
    "/chunk-huge": head("200 OK", "Transfer-Encoding: chunked")
    + b"ffffffffffffffffff\r\n" + MARK,
    "/length-negative": head("200 OK", "Content-Length: -1") + MARK,
    "/length-huge": head("200 OK", "Content-Length: 99999999999999") + MARK,
    "/length-overflow": head("200 OK", "Content-Length: " + "9" * 40) + MARK,
    "/two-lengths": head("200 OK", "Content-Length: 5",
                         "Content-Length: 50") + MARK,
    "/gzip-short": packed(gzip.compress(MARK * 9)[:-12], "gzip"),
    "/gzip-damaged": packed(gzip.compress(MARK * 9)[:20] + b"\xff" * 30,
                            "gzip"),
    "/gzip-bad-crc": packed(gzip.compress(MARK)[:-8] + bytes(8), "gzip"),
    "/gzip-lie": packed(MARK, "gzip"),
    "/deflate-lie": packed(MARK, "deflate"),
    "/zstd-lie": packed(MARK, "zstd"),
    "/br-lie": packed(b"\xff" * 50, "br"),
    "/coding-unknown": packed(MARK, "rot13"),
    "/coding-many": packed(MARK, ", ".join(["gzip"] * 30)),
    "/headers-many": head("200 OK", *[f"X-{i}: y" for i in range(5000)])
    + MARK,
    "/headers-large": head("200 OK", *[f"X-{i}: " + "y" * 4000
                                       for i in range(100)]) + MARK,
    "/cookies-many": head("200 OK", *[f"Set-Cookie: c{i}=" + "y" * 4000
                                      for i in range(300)]) + MARK,
    "/nul-header": head("200 OK", "X-Nul: a\0b") + MARK,
}
for name, answer in MALFORMED.items():
    CASES[name] = ("refused", False, answer)

# ---- redirect games --------------------------------------------------------

GAMES = {
    "/loop": to("/loop"),
    "/loop-a": to("/loop-b"),
    "/loop-b": to("/loop-a"),
    "/loop-fragment": to("/loop-fragment#x"),
    "/loop-cookie": to("/loop-cookie", "302 Found", "Set-Cookie: a=1"),
    "/eleven": to("/ten-0"),
    "/two-places": to("/plain", "302 Found", "Location: /gzip"),
    "/no-host": to("http:///plain"),
    "/port-25": to("http://{host}:25/"),
    "/port-0": to("http://{host}:0/"),
    "/port-99999": to("http://{host}:99999/"),
    "/long-location": to("/" + "x" * 60000),
}
for scheme in ("file:///etc/passwd", "gopher://{host}/1x", "ftp://{host}/x",
               "dict://{host}/x", "ldap://{host}/", "smb://{host}/x",
               "tftp://{host}/x", "scp://{host}/x", "sftp://{host}/x",
               "telnet://{host}/", "imap://{host}/", "pop3://{host}/",
               "smtp://{host}/", "rtsp://{host}/", "mqtt://{host}/x",
               "ws://{host}/", "data:text/plain,news", "javascript:alert(1)",
               "about:blank", "jar:http://{host}/x!/y", "view-source:x",
               "unix:///run/x", "FILE:///etc/passwd", "file:/etc/passwd"):
    GAMES["/to-" + scheme.split(":")[0] + "-" + str(len(GAMES))] = to(scheme)
for name, answer in GAMES.items():
    CASES[name] = ("refused", False, answer)


# ---- the server ------------------------------------------------------------

def read_request(conn):
    data = b""
    while b"\r\n\r\n" not in data and len(data) < 65536:
        more = conn.recv(8192)
        if not more:
            break
        data += more
    return data


class Server(threading.Thread):
    """Serves CASES, and /to?URL which redirects there."""

    def __init__(self, host, port=0, tls=None, alpn=None):
        super().__init__(daemon=True)
        self.sock = socket.create_server(
            (host, port), family=socket.AF_INET6 if ":" in host
            else socket.AF_INET, backlog=256)
        self.host, self.port = self.sock.getsockname()[:2]
        self.tls, self.alpn = tls, alpn
        self.hits = []  # (path, the whole request)
        self.start()

    def run(self):
        while True:
            try:
                conn, _ = self.sock.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(conn,),
                             daemon=True).start()

    def serve(self, conn):
        try:
            conn.settimeout(90)
            if self.tls:
                conn = self.tls.wrap_socket(conn, server_side=True)
                if conn.selected_alpn_protocol() == "h2":
                    self.speak(conn)
                    return
            self.answer(conn, read_request(conn))
        except (OSError, ssl.SSLError):
            pass
        finally:
            conn.close()

    def speak(self, conn):
        """HTTP/2 was agreed on."""
        self.hits.append(("h2", b""))
        conn.recv(100)
        conn.sendall(b"this is not HTTP/2\r\n" * 10)

    def answer(self, conn, request):
        if not request:
            return
        path = request.split()[1].decode("latin-1")
        self.hits.append((path, request))
        if path.startswith("/to?"):
            conn.sendall(to(path[4:].replace("%5C", "\\")))
            return
        plain = path if path in CASES else path.split("?")[0]
        what = CASES.get(plain, ("", 0, whole(b"?", status="404 None")))[2]
        if isinstance(what, bytes):
            conn.sendall(what.replace(b"{host}", self.host.encode()))
        else:
            what(conn, request)
        conn.shutdown(socket.SHUT_WR)
        conn.settimeout(2)
        conn.recv(1)


class Names(threading.Thread):
    """A name server for the tests: `table` has lists of answers by name and
    type, one list a query, the last for ever; a name without an entry does
    not exist; None does not answer."""

    def __init__(self, table, host="127.0.0.1", port=53):
        super().__init__(daemon=True)
        self.table, self.asked = table, {}
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.bind((host, port))
        self.start()

    def run(self):
        while True:
            query, peer = self.sock.recvfrom(512)
            answer = self.reply(query)
            if answer:
                self.sock.sendto(answer, peer)

    def reply(self, query):
        labels, at = [], 12
        while query[at]:
            labels.append(query[at + 1:at + 1 + query[at]].decode().lower())
            at += query[at] + 1
        name, kind = ".".join(labels), query[at + 2]
        question = query[12:at + 5]
        key = (name, {1: "A", 28: "AAAA"}.get(kind, ""))
        if name not in {n for n, _ in self.table}:
            return query[:2] + struct.pack("!5H", 0x8183, 1, 0, 0, 0) + question
        rounds = self.table.get(key, [[]])
        n = self.asked.get(key, 0)
        self.asked[key] = n + 1
        rows = rounds[min(n, len(rounds) - 1)]
        if rows is None:
            return None
        out = b""
        for row in rows:
            owner = b"\xc0\x0c"
            if isinstance(row, tuple):  # a CNAME and its address
                alias = b"".join(bytes([len(p)]) + p.encode()
                                 for p in row[0].split(".")) + b"\0"
                out += owner + struct.pack("!HHIH", 5, 1, 0, len(alias)) + alias
                owner, row = alias, row[1]
            data = socket.inet_pton(socket.AF_INET6 if ":" in row
                                    else socket.AF_INET, row)
            out += owner + struct.pack("!HHIH", kind, 1, 0, len(data)) + data
        count = sum(2 if isinstance(r, tuple) else 1 for r in rows)
        return query[:2] + struct.pack("!5H", 0x8180, 1, count, 0, 0) \
            + question + out


if __name__ == "__main__":
    server = Server(sys.argv[1], int(sys.argv[2]))
    for path, (want, slow, _) in sorted(CASES.items()):
        print(f"http://{server.host}:{server.port}{path}  {want}")
    server.join()
