"""Servers of HTTP/2 that wear their clients out: frames written by hand.

Each of FLOODS is what a server does once it has the request on stream 1; all
but "honest" go on until the client hangs up.
"""

import struct
import threading
import time

import hostile

DATA, HEADERS, PRIORITY, RST_STREAM, SETTINGS = 0, 1, 2, 3, 4
PUSH_PROMISE, PING, GOAWAY, WINDOW_UPDATE, CONTINUATION = 5, 6, 7, 8, 9
END_STREAM, ACK, END_HEADERS = 1, 1, 4
PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
STATUS_200, STATUS_103 = b"\x88", b"\x08\x03103"
BATCH = 64  # frames a write
PATIENCE = 60  # seconds, should the client never hang up


def frame(kind, flags=0, stream=0, body=b""):
    return struct.pack(">I", len(body))[1:] + bytes((kind, flags)) + \
        struct.pack(">I", stream) + body


def field(name, value, keep=False):
    """A header field without Huffman; keep: into the dynamic table."""
    def text(s):
        n = len(s)
        if n < 127:
            return bytes((n,)) + s
        rest, out = n - 127, b"\x7f"
        while rest >= 128:
            out += bytes((rest % 128 + 128,))
            rest //= 128
        return out + bytes((rest,)) + s
    return (b"\x40" if keep else b"\x00") + text(name) + text(value)


def honest(send):
    send(frame(HEADERS, END_HEADERS, 1,
               STATUS_200 + field(b"content-type", b"text/plain")))
    send(frame(DATA, END_STREAM, 1, hostile.MARK))
    time.sleep(1)


def again(send, piece):
    while True:
        send(piece * BATCH)


def settings(send):
    again(send, frame(SETTINGS, 0, 0, struct.pack(">HI", 4, 65535) * 20))


def pings(send):
    again(send, frame(PING, 0, 0, b"8 octets"))


def continuation(send):
    """A header block that never ends, of small and of empty frames."""
    send(frame(HEADERS, 0, 1, STATUS_200))
    again(send, frame(CONTINUATION, 0, 1, field(b"x", b"y" * 400) * 20) +
          frame(CONTINUATION, 0, 1))


def empty_continuation(send):
    send(frame(HEADERS, 0, 1, STATUS_200))
    again(send, frame(CONTINUATION, 0, 1))


def hpack_bomb(send):
    """One field of 4,000 bytes, then a byte for each time it is meant."""
    send(frame(HEADERS, END_HEADERS, 1, STATUS_200 + field(
        b"x-bomb", b"b" * 3900, keep=True) + b"\xbe" * 16000))
    time.sleep(PATIENCE)


def informational(send):
    """103 Early Hints without end."""
    again(send, frame(HEADERS, END_HEADERS, 1,
                      STATUS_103 + field(b"link", b"</s.css>")))


def rapid_reset(send):
    """Every stream the client opens is refused at once."""
    for stream in range(1, 2001, 2):
        send(frame(RST_STREAM, 0, stream, struct.pack(">I", 7)))
        time.sleep(.001)
    time.sleep(PATIENCE)


def reset_half(send):
    send(frame(HEADERS, END_HEADERS, 1, STATUS_200))
    send(frame(DATA, 0, 1, b"half"))
    send(frame(RST_STREAM, 0, 1, struct.pack(">I", 2)))
    time.sleep(PATIENCE)


def empty_data(send):
    send(frame(HEADERS, END_HEADERS, 1, STATUS_200))
    again(send, frame(DATA, 0, 1))


def padded_data(send):
    """Nothing but padding."""
    send(frame(HEADERS, END_HEADERS, 1, STATUS_200))
    again(send, frame(DATA, 8, 1, b"\xff" + bytes(255)))


def beyond_window(send):
    send(frame(HEADERS, END_HEADERS, 1, STATUS_200))
    again(send, frame(DATA, 0, 1, bytes(16384)))


def window_updates(send):
    again(send, frame(WINDOW_UPDATE, 0, 0, struct.pack(">I", 1)))


def priorities(send):
    again(send, b"".join(
        frame(PRIORITY, 0, s, struct.pack(">IB", s + 2, 1))
        for s in range(3, 200, 2)))


def unknown(send):
    again(send, frame(0xbb, 0xff, 1, bytes(100)))


def pushes(send):
    again(send, b"".join(
        frame(PUSH_PROMISE, END_HEADERS, 1, struct.pack(">I", s) +
              b"\x82\x84\x87" + field(b":authority", b"good.test"))
        for s in range(2, 128, 2)))


def goaways(send):
    again(send, frame(GOAWAY, 0, 0, struct.pack(">II", 1, 0) + bytes(500)))


def huge_frame(send):
    send(b"\xff\xff\xff" + bytes((DATA, 0, 0, 0, 0, 1)))
    again(send, bytes(16384))


FLOODS = {f.__name__: f for f in (
    honest, settings, pings, continuation, empty_continuation, hpack_bomb,
    informational, rapid_reset, reset_half, empty_data, padded_data,
    beyond_window, window_updates, priorities, unknown, pushes, goaways,
    huge_frame)}


class Server(hostile.Server):
    """`flood` for who asks by HTTP/2; the plain page by HTTP/1.1.  deaf: what
    the client sends is not read."""

    def __init__(self, host, tls, flood, deaf=False):
        self.flood, self.deaf = flood, deaf
        super().__init__(host, 0, tls)

    def speak(self, conn):
        data = b""
        while not data.startswith(PREFACE) or \
                bytes((HEADERS,)) not in data[len(PREFACE) + 3::1]:
            more = conn.recv(8192)
            if not more:
                return
            data += more
        self.hits.append(("h2", b""))
        conn.sendall(frame(SETTINGS) + frame(SETTINGS, ACK))
        if not self.deaf:
            threading.Thread(target=self.drain, args=(conn,),
                             daemon=True).start()
        end = time.monotonic() + PATIENCE

        def send(piece):
            if time.monotonic() > end:
                raise OSError("the client never hung up")
            conn.sendall(piece)
        FLOODS[self.flood](send)

    @staticmethod
    def drain(conn):
        try:
            while conn.recv(65536):
                pass
        except (OSError, ValueError):
            pass
