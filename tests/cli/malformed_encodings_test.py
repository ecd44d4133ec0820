"""Malformed CSV, and the files of csv-spectrum, in every encoding, by one thread and by several."""

import json
import unittest

from tool import ROOT, ToolTest

SPECTRUM = ROOT / "tests" / "node_modules" / "csv-spectrum"
AS_OF = "2026-04-01"
ENCODINGS = {"utf-8": b"", "utf-8-sig": b"", "cp932": b"", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}

# The second bytes of these characters in CP932 are a backslash, a vertical line and other ASCII signs.
HEADER = "サービス名,audit_period_end,registered_on,備考\n"
FIRST = "表ソ能ポ,2025-03-31,2025-05-01,―\n"

MALFORMED = {
    "a short row": "a,2025-03-31\nb,2025-03-31,2025-05-01,\n",
    "a row with too many fields": "a,2025-03-31,2025-05-01,x,y,z\nb,2025-03-31,2025-05-01,\n",
    "a quote within a field": 'a "quoted" name,2025-03-31,2025-05-01,5" disk\n',
    "text after a closing quote": '"表"ソ,2025-03-31,2025-05-01,"a" \n',
    "spaces before a quote": ' "a,b",2025-03-31,2025-05-01,\n',
    "doubled quotes": '"表 ""ソ""",2025-03-31,2025-05-01,""""\n',
    "a quote of three": '"""a""",2025-03-31,"""2025-05-01""",\n',
    "line breaks in quotes": '"表\nソ\r\n能",2025-03-31,2025-05-01,"\n"\n',
    "delimiters in quotes": '"表,ソ;能\t",2025-03-31,2025-05-01,","\n',
    "a quote that is never closed": 'a,2025-03-31,2025-05-01,"表\nb,2025-03-31,2025-05-01,\n',
    "two quotes that are never closed": 'a,"2025-03-31\nb,2025-03-31,2025-05-01,"表',
    "a quote that is never closed in the last field of all": 'a,2025-03-31,2025-05-01,"',
    "CR alone": "a\rb,2025-03-31,2025-05-01,\r\nc,2025-03-31,2025-05-01,\r\n",
    "both line ends": "a,2025-03-31,2025-05-01,\r\nb,2025-03-31,2025-05-01,\n",
    "blank lines": "\n\r\n,,,\na,2025-03-31,2025-05-01,\n\n",
    "no last line end": "表,2025-03-31,2025-05-01,ソ",
    "NUL": "a\0b,2025-03-31,2025-05-01,\0\n",
    "delimiters of other files": "a;b\tc,2025-03-31,2025-05-01,d;e\n",
    "full-width quotes and commas": "＂a，b＂,２０２５－０３－３１,2025-05-01,\n",
}


def can_say(encoding, text):
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


class EveryEncoding(ToolTest):
    def results(self, text, *args):
        """What comes of a register in every encoding that can say it, by so many threads: the rows' lines, cells and
        findings, the CSV output as text, the exit status."""
        for encoding, mark in ENCODINGS.items():
            if not can_say(encoding, text):
                self.assertEqual(encoding, "cp932")
                continue
            self.write("r.csv", mark + text.encode(encoding))
            for threads in ("1", "2", "3"):
                with self.subTest((text, encoding, threads)):
                    more = ["r.csv", "--as-of", AS_OF, "--fail-on", "none", "--threads", threads, *args]
                    more += ["--encoding", encoding.removesuffix("-sig")] if not mark else []
                    rows = self.run_tool("check", "--format", "jsonl", *more)
                    out = self.run_tool("check", "--format", "csv", *more)
                    self.assertEqual((rows.status, rows.err.count("\n") > 0), (out.status, True))
                    written = out.out.removeprefix(mark).decode(encoding)
                    yield [(row["line"], row["input"], row["findings"]) for row in rows.rows], written, out.status

    def test_malformed_rows_come_to_the_same(self):
        for what, rows in MALFORMED.items():
            expected = None
            for result in self.results(HEADER + FIRST + rows):
                expected = expected or result
                self.assertEqual(result, expected, what)
            self.assertGreater(len(expected[0]), 1, what)
            self.assertIn("表ソ能ポ,2025-03-31,2025-05-01,―,2026-04-01,2026-07-31", expected[1])

    def test_the_files_of_csv_spectrum_come_to_what_they_say(self):
        files = sorted((SPECTRUM / "csvs").glob("*.csv"))
        self.assertGreater(len(files), 10)
        for path in files:
            text = path.read_bytes().decode("utf-8")
            first = text.replace("\r", "\n").split("\n")[0].split(",")[0]
            expected = self.corrected(path.stem, json.loads((SPECTRUM / "json" / f"{path.stem}.json").read_text("utf-8")))
            for rows, _, _ in self.results(text, "--column", f"expires_on={first}"):
                cells = [list(row[1].values()) for row in rows]
                self.assertEqual(cells, [list(row.values()) for row in expected], path.stem)

    @staticmethod
    def corrected(name, expected):
        """Of csv-spectrum 2.0.0: this file's JSON is one object, not a list, and has another number than its CSV."""
        if name != "location_coordinates":
            return expected
        return [expected | {"Contact Phone Number": "2095257564"}]


if __name__ == "__main__":
    unittest.main()
