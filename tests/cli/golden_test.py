"""A register as Japanese Excel leaves it, checked into every format: the outputs are those in tests/golden.

After a change that is meant, `ISMAP_TOOL=... tests/cli/golden_test.py --write` writes them anew; look at the difference.
"""

import os
import pathlib
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden"
RUNS = {
    "register-excel.csv": ["--format", "csv"],
    "register-excel-utf8.csv": ["--format", "csv", "--output-encoding", "UTF-8"],
    "register-excel.json": ["--format", "json"],
    "register-excel.jsonl": ["--format", "jsonl"],
    "register-excel.txt": ["--format", "table"],
    "register-excel-ja.txt": ["--format", "table", "--lang", "ja"],
    "register-excel.ics": ["--format", "ics"],
    "register-excel-ja.ics": ["--format", "ics", "--lang", "ja"],
    "register-excel.md": ["--format", "markdown", "--lang", "ja"],
}


def output_of(args):
    command = [os.path.abspath(os.environ["ISMAP_TOOL"]), "check", "tools/samples/register-excel-cp932.csv",
               "--as-of", "2026-04-01", *args]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, env={"LC_ALL": "C.UTF-8"}).stdout


class Golden(unittest.TestCase):
    maxDiff = None

    def test_outputs_are_those_that_were_looked_at(self):
        for name, args in RUNS.items():
            with self.subTest(name):
                self.assertEqual(output_of(args), (GOLDEN / name).read_bytes())


if __name__ == "__main__":
    if "--write" in sys.argv:
        for each, arguments in RUNS.items():
            (GOLDEN / each).write_bytes(output_of(arguments))
    else:
        unittest.main()
