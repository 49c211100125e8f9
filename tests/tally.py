"""What every test runner shares: where things are, and the closing line.

A runner is an executable tests/run-PART. It prints what it likes, and last
"N passed, N failed" or "N passed, N failed, N skipped"; it exits 1 if
anything failed. tests/run adds the parts up.
"""

import os
import pathlib
import re
import signal
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = pathlib.Path(os.environ.get("HEADWATER_SHARED", ROOT.parent / "shared"))
CLOSING = re.compile(r"^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$")


def binary():
    """The program under test: $HEADWATER, else the release build."""
    return os.environ.get("HEADWATER") or str(ROOT / "build" / "headwater")


def build_folder():
    """Where the test programs are: $HEADWATER_BUILD, else the release build."""
    return ROOT / os.environ.get("HEADWATER_BUILD", "build/release")


def environment(**more):
    """The environment tests run in: one locale, one time zone, loud sanitizers."""
    env = dict(os.environ, LC_ALL="C.UTF-8", TZ="UTC", HEADWATER=binary(), **more)
    env.setdefault("UBSAN_OPTIONS", "print_stacktrace=1")
    if SHARED.is_dir():
        env["HEADWATER_SHARED"] = str(SHARED)
    return env


def patience(seconds):
    """A time limit, stretched for sanitizers (and by $HEADWATER_PATIENCE)."""
    slow = "build/release" not in str(build_folder())
    return seconds * float(os.environ.get("HEADWATER_PATIENCE", 5 if slow else 1))


def run(command, limit, stdin=b"", **more):
    """Run to the end, or for limit seconds: (status, stdout, stderr), bytes.

    Whatever the command started goes with it. After the limit the status is
    words that say so.
    """
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, start_new_session=True,
                          **more) as child:
        try:
            out, err = child.communicate(stdin, timeout=limit)
            status = child.returncode
        except subprocess.TimeoutExpired:
            status = f"no end after {limit:.0f} s"
        try:
            os.killpg(child.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        if isinstance(status, str):
            out, err = child.communicate()
        return status, out, err


class Tally:
    """Counts; prints what did not pass; closes."""

    def __init__(self):
        self.passed = self.failed = self.skipped = 0

    def ok(self, count=1):
        self.passed += count

    def fail(self, name, why="", count=1):
        self.failed += count
        print(f"FAILED {name}", flush=True)
        for line in why.rstrip().splitlines():
            print(f"    {line}", flush=True)

    def skip(self, name, why, count=1):
        self.skipped += count
        print(f"skipped {name}: {why}", flush=True)

    def line(self):
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return f"{self.passed} passed, {self.failed} failed{skipped}"

    def close(self):
        print(self.line(), flush=True)
        raise SystemExit(1 if self.failed else 0)
