"""CSV and JSON Lines stream: however large the input, memory stays small."""

import os
import subprocess
import sys
import unittest

from tool import TOOL, ToolTest

LIMIT = 32 << 20

HEADER = b"registration_number,service_name,audit_period_start,audit_period_end,registered_on\n"
LINE = 'C21-0001-2,"サービス, 名",2024-04-01,2025-03-31,2025-05-01\n'.encode()

# A fresh process starts the tool and tells its peak, for a process inherits that of the one which starts it.
MEASURE = """
import os, sys
null = [(os.POSIX_SPAWN_OPEN, 1, sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)]
tool = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ, file_actions=null)
_, status, usage = os.wait4(tool, 0)
print(os.waitstatus_to_exitcode(status), usage.ru_maxrss * 1024)
"""


class Memory(ToolTest):
    def measure(self, *args, out=os.devnull):
        """The tool's exit status and its peak memory in bytes."""
        run = subprocess.run([sys.executable, "-c", MEASURE, out, TOOL, *args], cwd=self.folder, check=True,
                             env=self.environment(), stdout=subprocess.PIPE, timeout=600)
        status, peak = run.stdout.split()
        return int(status), int(peak)

    def write_large(self, name, beginning, block, count, end=b""):
        with open(self.folder / name, "wb") as file:
            file.write(beginning)
            for _ in range(count):
                file.write(block)
            file.write(end)
        return name

    def test_many_rows(self):
        block = LINE * ((1 << 20) // len(LINE))
        self.write_large("many.csv", HEADER, block, 60)
        for name in ("csv", "jsonl"):
            with self.subTest(name):
                status, peak = self.measure("check", "many.csv", "--quiet", "--format", name, "--as-of", "2026-04-01")
                self.assertEqual(status, 0)
                self.assertLess(peak, LIMIT)

    # Short rows become long ones, in as many places at once as there are threads.
    def test_many_short_rows_by_many_threads(self):
        self.write_large("short.csv", b"audit_period_end\n", b"2025-03-31\n" * 1000, 300)
        self.write_large("w.csv", b"organisation_type,service_model,confidentiality\n", b"national_agency,PaaS,2\n" * 1000, 50)
        for command, name in (("check", "short.csv"), ("classify", "w.csv")):
            for form in ("csv", "jsonl"):
                for threads in ("2", "16", "64"):
                    with self.subTest((command, form, threads)):
                        status, peak = self.measure(command, name, "--quiet", "--format", form, "--as-of",
                                                    "2026-04-01", "--threads", threads, "--fail-on", "none")
                        self.assertEqual(status, 0)
                        self.assertLess(peak, LIMIT)

    def test_many_rows_into_a_file(self):
        block = LINE * ((1 << 20) // len(LINE))
        self.write_large("many.csv", HEADER, block, 60)
        status, peak = self.measure("check", "many.csv", "--quiet", "-o", "out.csv", "--as-of", "2026-04-01")
        self.assertEqual(status, 0)
        self.assertLess(peak, LIMIT)
        self.assertGreater((self.folder / "out.csv").stat().st_size, 60 << 20)

    def test_one_line_without_end(self):
        block = b"x" * (1 << 20)
        kinds = {"unquoted": (b"", b""), "quoted": (b'"', b'"\n'), "never closed": (b'"', b""),
                 "many fields": (b"", b"\n"), "many quotes": (b"", b"\n")}
        for kind, (opening, closing) in kinds.items():
            if kind == "many fields":
                block = b"xx,," * (1 << 18)
            if kind == "many quotes":
                block = b'"x",' * (1 << 18)
            self.write_large("long.csv", HEADER + LINE + opening, block, 100, closing)
            size = (self.folder / "long.csv").stat().st_size
            for name in ("csv", "jsonl"):
                with self.subTest((kind, name)):
                    out = str(self.folder / "out")
                    status, peak = self.measure("check", "long.csv", "--quiet", "--format", name, "--as-of",
                                                "2026-04-01", out=out)
                    self.assertEqual(status, 3)
                    self.assertLess(peak, LIMIT)
                    self.assert_kept(out, size if name == "csv" else 0)

    def assert_kept(self, out, least):
        """All bytes of the input came out, and the row after them tells that it was not read."""
        with open(out, "rb") as file:
            size = file.seek(0, os.SEEK_END)
            self.assertGreater(size, least)
            self.assertLess(size - least, 10_000)
            file.seek(-min(size, 1000), os.SEEK_END)
            self.assertRegex(file.read(), rb"record_too_long|unclosed_quote")

    def test_a_header_without_end(self):
        self.write_large("long.csv", b"", b"x" * (1 << 20), 100)
        status, peak = self.measure("check", "long.csv", "--quiet", "--format", "csv")
        self.assertEqual(status, 4)
        self.assertLess(peak, LIMIT)

    def test_blank_lines_without_end(self):
        self.write_large("blank.csv", HEADER + LINE, b"\n" * (1 << 20), 60)
        for name in ("csv", "jsonl"):
            status, peak = self.measure("check", "blank.csv", "--quiet", "--format", name, "--as-of", "2026-04-01")
            self.assertEqual(status, 0)
            self.assertLess(peak, LIMIT)


if __name__ == "__main__":
    unittest.main()
