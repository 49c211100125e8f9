"""The newsstand of newsstand.c as a context for tests: fills a store with
invented stories and serves it on a free port of loopback."""

import http.client
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BUILD = ROOT / os.environ.get("HEADWATER_BUILD", "build/release")
PROGRAM = BUILD / "tests" / "server" / "newsstand"


class Stand:
    def __init__(self, stories=12, listen="127.0.0.1:0"):
        self.dir = tempfile.mkdtemp(prefix="newsstand-")
        self.process = subprocess.Popen(
            [PROGRAM, f"{self.dir}/store.db", listen, str(stories)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True)
        self.base = self.process.stdout.readline().strip()
        if not self.base:
            raise RuntimeError(self.process.stderr.read())
        if self.base.startswith("http"):
            host, port = self.base[len("http://"):].rsplit(":", 1)
            self.host, self.port = host, int(port)

    def close(self):
        """Ask it to stop; its exit status."""
        try:
            self.process.stdin.close()
            status = self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            status = None
        self.process.stdout.close()
        self.process.stderr.close()
        shutil.rmtree(self.dir, ignore_errors=True)
        return status

    def get(self, path, method="GET", headers=None, body=None):
        """(status, headers, body) of one request."""
        line = http.client.HTTPConnection(self.host, self.port, timeout=30)
        try:
            line.request(method, path, body, headers or {})
            reply = line.getresponse()
            return reply.status, reply.headers, reply.read()
        finally:
            line.close()

    def raw(self, data, timeout=30):
        """Send bytes, read until the other side closes."""
        with socket.create_connection((self.host, self.port), timeout) as s:
            s.settimeout(timeout)
            s.sendall(data)
            return read_all(s)


def read_all(s):
    out = b""
    try:
        while part := s.recv(65536):
            out += part
    except (ConnectionResetError, BrokenPipeError):
        pass
    return out
