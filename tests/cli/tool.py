"""Runs the tool as a user would: each test in a folder of its own, in a fixed environment."""

import csv
import io
import json
import os
import pathlib
import subprocess
import tempfile
import unittest
from typing import NamedTuple

TOOL = os.path.abspath(os.environ["ISMAP_TOOL"])
ROOT = pathlib.Path(__file__).resolve().parents[2]

# The day on which the tests judge unless they say otherwise.
AS_OF = "2026-04-01"

APPENDED = [
    "ismap_as_of", "ismap_expires_on", "ismap_valid_until", "ismap_status", "ismap_days_left", "ismap_standing",
    "ismap_findings",
]


class Run(NamedTuple):
    """What a run of the tool came to."""

    status: int
    out: bytes
    err: str

    @property
    def text(self):
        return self.out.decode("utf-8")

    @property
    def lines(self):
        return self.text.splitlines()

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def rows(self):
        """The rows of JSON Lines."""
        return [json.loads(line) for line in self.text.split("\n") if line]

    @property
    def cells(self):
        """The rows of CSV, each a dictionary by header."""
        return list(csv.DictReader(io.StringIO(self.text.removeprefix("\ufeff"), newline="")))


def register(*rows):
    """The bytes of a register: a row for each dictionary of cells by column, with all columns that occur."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")


def row(service="", end="2025-03-31", registered="2025-05-01", **cells):
    """One row; as of AS_OF it has 121 days left and nothing is wrong with it."""
    return {"registration_number": "C21-0001-2", "service_name": service, "audit_period_end": end,
            "registered_on": registered} | cells


# A row for each status that does without --link, as of AS_OF.
ROW_OF = {
    "invalid": row("i", end="2025-02-30"),
    "withdrawn": row("w", withdrawn_on="2026-03-31"),
    "upcoming": row("u", registered="2026-05-01"),
    "renewal_pending": row("p", end="2024-09-30", registered="2024-11-01", renewal_applied_on="2026-01-15"),
    "expired": row("e", end="2024-11-30", registered="2025-01-31"),
    "expiring": row("x", end="2025-02-28"),
    "valid": row("v"),
}

# The two generations of one service; with --link the first is superseded.
GENERATIONS = [row("first", end="2024-09-30", registered="2024-11-01"), row("second", end="2025-09-30",
                                                                          registered="2025-12-01")]


class ToolTest(unittest.TestCase):
    """A test that runs the tool in a temporary folder of its own."""

    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="ismap-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, content):
        """A file in the test's folder; its name."""
        (self.folder / name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return name

    def environment(self, more=None):
        """A fixed environment and what is more; None takes a variable away."""
        named = {"LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]} | (more or {})
        return {name: value for name, value in named.items() if value is not None}

    def run_tool(self, *args, stdin=b"", env=None, **more):
        done = subprocess.run([TOOL, *args], input=stdin, capture_output=True, cwd=self.folder, timeout=120,
                              env=self.environment(env), **more)
        return Run(done.returncode, done.stdout, done.stderr.decode("utf-8", "surrogateescape"))

    def start_tool(self, *args, env=None, **more):
        return subprocess.Popen([TOOL, *args], cwd=self.folder, env=self.environment(env), **more)

    def check(self, *args, content=None, as_of=AS_OF, **more):
        """`ismap check` of a register with the given content, or of what the arguments name."""
        if content is not None:
            args = (self.write("register.csv", content), *args)
        return self.run_tool("check", *args, *(["--as-of", as_of] if as_of else []), **more)

    def names(self):
        """The files in the test's folder, hidden ones too."""
        return sorted(os.listdir(self.folder))

    def read(self, name):
        return (self.folder / name).read_bytes()
